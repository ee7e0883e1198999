-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into meetings (guild, number, host, made_in, channel, channel_name, open, title, place, minutes, schedule, version, state,
                      cancelled_at, next_original, next_at, mirrored_original, mirrored_at, made_at, ended_at)
values (100, 1, 8, 500, 500, 'general', true, 'Assembly', 'City Hall', 60,
        '[{"uid":0,"starts":"2026-12-08T18:00:00","rule":"FREQ=WEEKLY;BYDAY=TU","changes":{"except":["2026-12-22T18:00:00"]}}]', 1, 'active',
        null, '2026-12-08 18:00:00', '2026-12-08T23:00:00+00:00', '2026-12-08 18:00:00', '2026-12-08T23:00:00+00:00',
        '2026-11-18T15:00:00+00:00', null),
       (100, 2, 7, 500, 501, 'board', false, 'Board', null, 90, '[]', 1, 'ended', '2026-11-19T15:00:00+00:00', null, null, null, null,
        '2026-11-18T15:00:00+00:00', '2026-11-19T15:00:00+00:00');
insert into meeting_answers (meeting, occurrence, person, answer)
values (1, '2026-12-08T18:00', 7, 'going'), (1, '2026-12-08T18:00', 8, 'cannot');
insert into meeting_topics (meeting, person, topic, occurrence, added_at)
values (1, 7, 'Flyers', '2026-12-08T18:00', '2026-11-18T15:00:00+00:00');
insert into meeting_changes (meeting, person, scope, occurrence, was_at, now_at, people, made_at)
values (1, 8, 'one', '2026-12-22T18:00', '2026-12-22T23:00:00+00:00', null, '[7]', '2026-11-18T15:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'M-1', '2026-12-08T18:00', 'channel:500', 'meeting-day', '2026-12-07T23:00:00+00:00', '2026-12-08T23:10:00+00:00',
        '2026-12-07T23:00:00+00:00');
