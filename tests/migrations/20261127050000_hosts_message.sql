-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'M-90 (host)', '2026-12-12T10:00', 'person:8', 'meeting-host', '2026-12-12T14:00:00+00:00', '2026-12-12T15:00:00+00:00',
        '2026-12-12T14:00:00+00:00');
