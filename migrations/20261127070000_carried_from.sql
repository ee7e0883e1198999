-- What was carried to another agenda was on which meeting's before; null where whose it is may not know of that one. What the other agenda
-- had already is off at the instant at which it was carried.
alter table meeting_topics add column carried_from integer references meetings (id);
