-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into polls (guild, number, asker, channel, open, question, options, method, asked_at, closes_at, state, closed_at, told_at)
values (100, 91, 8, 500, true, 'Which day?', '["Saturday","Sunday"]', 'one', '2026-11-18T15:00:00+00:00',
        '2026-11-19T15:00:00+00:00', 'closed', '2026-11-19T15:00:00+00:00', null),
       (100, 92, 8, 500, true, 'Which room?', '["Hall","Kitchen"]', 'one', '2026-11-18T15:00:00+00:00',
        '2026-11-19T15:00:00+00:00', 'closed', '2026-11-19T15:00:00+00:00', '2026-11-20T14:00:00+00:00');
