-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into polls (guild, number, asker, channel, question, options, method, asked_at, closes_at, state, closed_at)
values (100, 1, 8, 500, 'Where shall we meet?', '["Clinic","Library"]', 'one', '2026-11-18T15:00:00+00:00',
        '2026-11-25T15:00:00+00:00', 'open', null),
       (100, 2, 7, 500, 'Which first?', '["Flyers","Chairs","Food"]', 'ranked', '2026-11-18T15:00:00+00:00',
        '2026-11-19T15:00:00+00:00', 'closed', '2026-11-19T15:00:00+00:00');
insert into poll_ballots (poll, person, choices) values (1, 7, 'b'), (1, 8, 'a'), (2, 7, 'cab'), (2, 8, 'b');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'D-1', 'close', 'channel:500', 'poll-close', '2026-11-25T15:00:00+00:00', '2026-11-26T15:00:00+00:00',
        '2026-11-25T15:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state, form, payload, channel, made)
values (100, 'D-1', 'card', 'channel:500', 'poll-card', '2026-11-18T15:01:00+00:00', '2026-11-19T15:01:00+00:00',
        '2026-11-18T15:01:00+00:00', 'sent', 'card', '{"Edit":{"row":1,"channel":500,"message":9,"card":{"blocks":[{"Text":"D-1"}]}}}', null, 9);
