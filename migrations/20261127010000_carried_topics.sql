-- What is on an agenda may come from another meeting's: through how many meetings it was carried before, since when it is on this one, and
-- in the brief of which instant its person heard of that; who carried their own knows.
alter table meeting_topics add column carried integer not null default 0 check (carried >= 0);
alter table meeting_topics add column carried_at datetime;
alter table meeting_topics add column carried_told_at datetime;
create index meeting_topics_carried on meeting_topics (person) where carried_at is not null;
