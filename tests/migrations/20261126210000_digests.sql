-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into digest_schedules (guild, edition, channel, made_in, starts, rule, state, told, next_original, next_at)
values (100, 'members', 500, 500, '2026-11-23 09:00:00', 'FREQ=WEEKLY;BYDAY=MO', 'active', '2026-11-23 09:00:00', '2026-11-30 09:00:00',
        '2026-11-30T14:00:00+00:00');
insert into digest_periods (guild, edition, period, due_at, from_at, until_at, state)
values (100, 'members', '2026-11-23T09:00', '2026-11-23T14:00:00+00:00', '2026-11-16T14:00:00+00:00', '2026-11-23T14:00:00+00:00', 'said');
insert into digest_told (guild, edition, matter, standing) values (100, 'members', 'overdue', '3');
insert into digest_own (guild, person, made_in, since, said, told, next_original, next_at)
values (100, 8, 500, '2026-11-23T14:00:00+00:00', 12, '2026-11-23 09:00:00', '2026-11-30 09:00:00', '2026-11-30T14:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state, form, payload, early)
values (100, 'digest', '2026-11-30T09:00', 'channel:500', 'digest', '2026-11-30T14:00:00+00:00', '2026-12-01T14:00:00+00:00',
        '2026-11-30T14:00:00+00:00', 'frozen', 'card', '{"Card":{"blocks":[{"Text":"Our week"}]}}', true);
