-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into people (guild, person, name, language, seen_at, chosen_language, away_until, discreet)
values (100, 9, 'Tomás', 'es', '2026-11-26T15:10:00+00:00', 'en-GB', '2026-12-06T04:59:59+00:00', true);
