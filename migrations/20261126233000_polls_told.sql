-- Who asked a poll hears in their daily brief what came out.

-- When they were told, or looked at it themselves.
alter table polls add column told_at datetime;
-- What closed before is old news.
update polls set told_at = closed_at where state = 'closed';
create index polls_asker on polls (guild, asker, told_at, number) where state = 'closed';
