-- When the newest rung of the ladder was told, as long as its owner has not answered: coordinators hear three days after the last,
-- and a brief shows what of it is still open.
alter table commitments add column asked_at datetime;
update commitments set asked_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', due_at, told_rung || ' days')
where state = 'promised' and told_rung is not null;
-- When its recipient read a private message that could not be brought to them.
alter table outbox add column read_at datetime;
