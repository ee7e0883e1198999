-- Polls that everybody could see are everyone's, as meetings are; a meeting knows what it came of; what is not posted for a meeting has an
-- item of its own.

-- Whether every member of the guild could see the channel when it was asked. Of older ones nobody knows, so they stay with their channel.
alter table polls add column open boolean not null default false;
drop trigger polls_enter;
create trigger polls_enter after insert on polls begin
    insert into items (guild, kind, number, title, status, shared, made_at)
    values (new.guild, 'D', new.number, new.question, 'open', new.open, new.asked_at);
end;

-- The reference of what it came of, in the same guild. It is in the chain if everybody may read that.
alter table meetings add column towards text;
create index meetings_towards on meetings (guild, towards) where towards is not null;
drop trigger meetings_enter;
create trigger meetings_enter after insert on meetings begin
    insert into items (guild, kind, number, title, status, towards, shared, made_at)
    values (new.guild, 'M', new.number, new.title, 'open',
            (select new.towards from items o where o.guild = new.guild and o.kind = substr(new.towards, 1, 1)
             and o.number = cast(substr(new.towards, 3) as integer) and o.shared),
            new.open, new.made_at);
end;

-- Posts that fail pause their item: the turn to the next date and the guild's event go on all the same, also where they were held.
update outbox set next_try_at = due_at where kind in ('meeting-turn', 'meeting-event') and state = 'waiting' and exists (
    select 1 from failing_items f where f.guild = outbox.guild and f.item = outbox.item and f.paused_at is not null);
update outbox set item = item || ' (turn)' where kind = 'meeting-turn';
update outbox set item = item || ' (event)' where kind = 'meeting-event';
