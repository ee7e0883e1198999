-- The chain: what an item came from. Only what everybody in the guild may read is named to everybody: a promise joins the chain when
-- its owner says what it is for; a reminder or a poll may stand where not everyone reads.
alter table items add column shared boolean not null default true;
update items set shared = false where kind in ('C', 'R') or exists (
    select 1 from polls where polls.guild = items.guild and items.kind = 'D' and polls.number = items.number);
create index items_towards on items (guild, towards) where towards is not null;

-- The reference of what the promise is for, in the same guild.
alter table commitments add column towards text;
drop trigger commitments_enter;
create trigger commitments_enter after insert on commitments begin
    insert into items (guild, kind, number, title, status, towards, shared, made_at)
    values (new.guild, 'C', new.number, new.what, 'open', new.towards, new.towards is not null, new.made_at);
end;
drop trigger commitments_close;
create trigger commitments_close after update of state on commitments when new.state <> 'promised' begin
    update items set status = case new.state when 'delivered' then 'done' else 'closed' end
    where guild = new.guild and kind = 'C' and number = new.number;
end;
update items set status = 'done' where kind = 'C' and exists (
    select 1 from commitments c where c.guild = items.guild and c.number = items.number and c.state = 'delivered');

drop trigger reminders_enter;
create trigger reminders_enter after insert on reminders begin
    insert into items (guild, kind, number, title, status, shared, made_at)
    values (new.guild, 'R', new.number, case when new.channel is null then '' else new.what end, 'open', false, new.made_at);
end;
drop trigger polls_enter;
create trigger polls_enter after insert on polls begin
    insert into items (guild, kind, number, title, status, shared, made_at)
    values (new.guild, 'D', new.number, new.question, 'open', false, new.asked_at);
end;
