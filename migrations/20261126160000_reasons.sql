-- Whether the owner may still say, once, why a promise was not kept: it got a new date, and the reason is asked beside it.
alter table commitments add column reason_open boolean not null default false;
