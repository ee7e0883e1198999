insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state, form, payload, made)
values (1, 'M-1', '2026-12-02T18:00', 'guild:1', 'event', '2026-11-20T14:00:00+00:00', '2026-11-21T14:00:00+00:00',
        '2026-11-20T14:00:00+00:00', 'sent', 'event', '{"Event":"CalledOff"}', null),
       (1, 'D-1', '2026-12-02T18:00', 'channel:7', 'thread', '2026-11-20T14:00:00+00:00', '2026-11-21T14:00:00+00:00',
        '2026-11-20T14:00:00+00:00', 'sent', 'thread', '{"Thread":{"name":"Talk","message":null,"archives_after":"Week"}}', 9);
