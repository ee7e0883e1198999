-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into reminders (guild, number, maker, made_in, what, starts, rule, changes, told, state, next_original, next_at, made_at)
values (100, 1, 8, 500, 'Take the pills', '2026-11-18 21:00:00', 'FREQ=DAILY', '{"except":["2026-11-20T21:00:00"],"moved":{"2026-11-19T21:00:00":"2026-11-19T22:00:00"}}',
        '2026-11-18 21:00:00', 'active', '2026-11-19 21:00:00', '2026-11-20T03:00:00+00:00', '2026-11-18T15:20:00+00:00');
insert into reminders (guild, number, maker, made_in, channel, role, what, starts, state, made_at, ended_at)
values (100, 2, 7, 500, 500, 600, 'Chairs', '2026-11-18 18:00:00', 'ended', '2026-11-18T15:20:00+00:00', '2026-11-18T23:00:00+00:00');
insert into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'R-1', '2026-11-19T21:00', 1, 'person:8', 'remind', '2026-11-20T03:00:00+00:00', '2026-11-21T03:00:00+00:00', '2026-11-20T03:00:00+00:00');
