-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into decisions (guild, number, proposer, channel, title, body, method, electorate, rules, version, towards, opened_at, closes_at)
values (100, 3, 8, 500, 'Open the clinic on Saturdays?', 'From nine to one.', 'consent', '"members"',
        '{"quorum":{"at_least":[1,2]},"aside_limit":25,"open_hours":24,"window_days":7,"extension_days":3,"review_months":6}', 2, 'D-2',
        '2026-11-18T15:00:00+00:00', '2026-11-25T15:00:00+00:00');
insert into decision_versions (decision, version, body, author, at)
values (1, 1, null, 8, '2026-11-18T15:00:00+00:00'), (1, 2, 'From nine to one.', 8, '2026-11-18T16:00:00+00:00');
insert into decision_answers (decision, version, person, position, reason, at)
values (1, 1, 7, 'agree', null, '2026-11-18T15:30:00+00:00'), (1, 2, 8, 'block', 'Too early', '2026-11-18T16:30:00+00:00');
insert into decision_concerns (decision, person, kind, harm, change, opened_at)
values (1, 8, 'block', 'Too early', 'Start in spring', '2026-11-18T16:30:00+00:00');
insert into decision_posts (decision, post) values (1, 'changed-1');
insert into decision_words (rowid, title, body) values (1, 'open the clinic on saturdays?', 'from nine to one.');
insert into decision_news (decision, person, what, round, made_at) values (1, 7, 'changed', 2, '2026-11-18T16:00:00+00:00');
insert into decisions (guild, number, proposer, channel, title, method, electorate, rules, opened_at, closes_at, state, ended_at, review_at)
values (100, 4, 8, 500, 'Buy chairs?', 'majority', '"members"',
        '{"quorum":{"at_least":[1,2]},"aside_limit":25,"open_hours":24,"window_days":7,"extension_days":3,"review_months":6}',
        '2026-11-10T15:00:00+00:00', '2026-11-17T15:00:00+00:00', 'adopted', '2026-11-17T15:00:00+00:00', '2027-05-17T15:00:00+00:00');
insert into decision_versions (decision, version, body, author, at) values (2, 1, null, 8, '2026-11-10T15:00:00+00:00');
insert into decision_book (decision, guild, number, result, title, version, closing, ended_at, review_at)
values (2, 100, 4, 'adopted', 'Buy chairs?', 1,
        '{"outcome":"adopted","tally":{"agree":1,"reserve":0,"aside":0,"abstain":0,"recuse":0,"block":0,"against":0,"residents_answered":0,"residents_aside":0},"tests":[{"support":{"support":1,"counted":1}}],"fallback":false}',
        '2026-11-17T15:00:00+00:00', '2027-05-17T15:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'D-3 (close)', 'close', 'channel:500', 'decision-close', '2026-11-25T15:00:10+00:00', '2026-11-26T15:00:10+00:00',
        '2026-11-25T15:00:10+00:00');
