-- A row may carry a thread or a scheduled event as well as a message, and keeps the id of what came of it, whichever it is.
alter table outbox rename column form to form_before;
alter table outbox add column form text check (form in ('card', 'notice', 'thread', 'event'));
update outbox set form = form_before where form_before is not null;
alter table outbox drop column form_before;
alter table outbox rename column message to made;
