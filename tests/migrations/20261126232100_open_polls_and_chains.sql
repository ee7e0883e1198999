-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into polls (guild, number, asker, channel, open, question, options, method, asked_at, closes_at)
values (100, 90, 8, 500, true, 'When for the picnic?', '["Sat 10am","Sun 10am"]', 'one', '2026-11-18T15:00:00+00:00',
        '2026-11-25T15:00:00+00:00');
insert into meetings (guild, number, host, made_in, channel, channel_name, open, title, minutes, schedule, towards, next_original, next_at,
                      mirrored_original, mirrored_at, made_at)
values (100, 90, 8, 500, 500, 'general', true, 'Picnic', 60, '[{"uid":0,"starts":"2026-12-12T10:00:00","changes":{}}]', 'D-90',
        '2026-12-12 10:00:00', '2026-12-12T15:00:00+00:00', '2026-12-12 10:00:00', '2026-12-12T15:00:00+00:00', '2026-11-18T15:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'M-90 (turn)', '2026-12-12T10:00', 'channel:500', 'meeting-turn', '2026-12-12T16:00:00+00:00', '2026-12-13T16:00:00+00:00',
        '2026-12-12T16:00:00+00:00'),
       (100, 'M-90 (event)', '2026-12-12T10:00', 'guild:100', 'meeting-event', '2026-11-18T15:00:00+00:00', '2026-11-19T15:00:00+00:00',
        '2026-11-18T15:00:00+00:00');
