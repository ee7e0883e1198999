-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into meeting_topics (meeting, person, topic, occurrence, added_at, off_at, carried, carried_at, carried_from)
values (1, 8, 'Songs', '2026-12-08T18:00', '2026-11-17T15:00:00+00:00', null, 1, '2026-11-19T15:00:00+00:00', 1),
       (1, 7, 'SONGS', '2026-12-08T18:00', '2026-11-17T15:00:00+00:00', '2026-11-19T15:00:00+00:00', 1, '2026-11-19T15:00:00+00:00', 1);
