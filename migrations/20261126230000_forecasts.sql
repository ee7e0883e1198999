-- The host hears two days before a meeting who comes: of which time they were told last, and in the brief of which instant.
alter table meetings add column forecast_for datetime;
alter table meetings add column forecast_told_at datetime;
