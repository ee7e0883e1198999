-- Figures are asked for in the daily brief, with everything else that the bot has to say to one person.

-- Since when the steward knows that they are asked; null: they are to be told.
alter table indicators add column steward_knows_at datetime;
update indicators set steward_knows_at = made_at;

-- What waits goes into the brief of that day, which has the same hour.
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
select o.guild, 'brief', a.next_on || 'T09:00', o.recipient, 'brief', o.due_at, o.grace_until, o.due_at
from indicator_asks a join indicators i on i.id = a.indicator
join outbox o on o.guild = i.guild and o.item = 'I-' || i.number and o.kind = 'checkin' and o.occurrence = a.period || '.' || a.told
where o.state = 'waiting' and a.next_on is not null
-- The newest revision counts.
order by o.revision desc
on conflict do nothing;
update outbox set state = 'skipped', trouble = 'asked in the brief' where kind = 'checkin' and state = 'waiting';
alter table indicator_asks drop column revision;
