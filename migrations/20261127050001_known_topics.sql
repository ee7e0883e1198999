-- What somebody else carried to a meeting that not everyone may see is told only to whom may know of that meeting; of what was carried there
-- before, nobody knows that.
alter table meeting_topics add column known boolean not null default true;
update meeting_topics set known = false where carried_at is not null and meeting in (select id from meetings where not open);
