-- What a person chose for themselves in a coalition, under *My settings*: nobody else is shown any of it.

-- What they read, whatever their Discord app speaks; empty: as their app. (`language` stays what their app last spoke.)
alter table people add column chosen_language text check (chosen_language in ('en-US', 'en-GB', 'es'));
-- Until then their briefs are held.
alter table people add column away_until datetime;
-- Notices say only that there is something; the text opens on a press.
alter table people add column discreet boolean not null default false;
-- The few who chose a language are found without reading everyone.
create index people_chosen_language on people (guild) where chosen_language is not null;
