-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into coalitions (guild, name, owner, time_zone, language, joined_at, set_up_at)
values (100, 'Riverside', 7, 'America/New_York', 'es', '2026-11-18T15:00:00+00:00', '2026-11-18T15:05:00.250+00:00');
insert into charter_log (guild, rule, old_value, new_value, changed_by, changed_at)
values (100, 'time_zone', 'UTC', 'America/New_York', 7, '2026-11-18T15:05:00+00:00');
insert into people (guild, person, name, language, seen_at) values (100, 8, 'Ana', 'en-US', '2026-11-18T15:10:00+00:00');
insert into roles (guild, person, role, granted_by, granted_at) values (100, 7, 'coordinator', 7, '2026-11-18T15:05:00+00:00');
insert into direct_channels (person, channel) values (8, 900);
insert into commitments (guild, number, owner, channel, what, due_at, state, made_at, dated_at)
values (100, 1, 8, 500, 'Flyers', '2026-11-24T22:00:00+00:00', 'promised', '2026-11-18T15:10:00+00:00', '2026-11-18T15:10:00+00:00');
insert into not_kept_reasons (guild, month, reason, count) values (100, '2026-11', 'forgot', 2);
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'brief', '2026-11-23T09:00', 'person:8', 'brief', '2026-11-23T14:00:00+00:00', '2026-11-24T14:00:00+00:00', '2026-11-23T14:00:00+00:00');
insert into drafts (person, press, fields, kept_at) values (8, '1:commit:move-sent:1', '[]', '2026-11-18T15:10:00+00:00');
