-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into meeting_topics (meeting, person, topic, occurrence, added_at, carried, carried_at, known)
values (1, 7, 'A door', '2026-12-08T18:00', '2026-11-17T15:00:00+00:00', 1, '2026-11-19T15:00:00+00:00', false);
