-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into indicators (guild, number, name, direction, period, unit, maker, steward, channel, state, made_at, what, source, numerator,
                        denominator, baseline, baseline_on, target, target_on, due_days, standing)
values (100, 1, 'Families in stable housing', 'higher', 'month', null, 7, 8, 500, 'active', '2026-08-18T15:00:00+00:00',
        'Families who stayed housed all month', 'The housing authority', 'Families who stayed', 'Families we follow', 71.0, '2026-01-31',
        80.0, '2027-12-31', 10, 'improving'),
       (100, 2, 'Overdose deaths', 'lower', 'quarter', 'people', 7, 7, 500, 'draft', '2026-11-18T15:00:00+00:00', null, null, null, null,
        null, null, null, null, null, null);
update indicators set standing = 'same' where number = 1;
insert into indicator_reports (indicator, period, version, kind, value, numerator, denominator, note, person, reported_at)
values (1, '2026-08-01', 1, 'value', 73.5, 147.0, 200.0, null, 8, '2026-09-10T13:00:00+00:00'),
       (1, '2026-08-01', 2, 'value', 74.0, 148.0, 200.0, 'One family was counted twice', 8, '2026-09-11T13:00:00+00:00'),
       (1, '2026-09-01', 1, 'not_collected', null, null, null, null, 8, '2026-10-10T13:00:00+00:00');
insert into indicator_asks (indicator, period, told, told_at, more, next_on, revision)
values (1, '2026-10-01', 1, '2026-11-10T14:00:00+00:00', 0, '2026-11-13', 1);
insert into indicator_stories (indicator, story, person, told_at) values (1, 'Rents went up.', 8, '2026-10-11T13:00:00+00:00');
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
values (100, 'I-1', '2026-10-01.1', 'person:8', 'checkin', '2026-11-13T14:00:00+00:00', '2026-11-14T14:00:00+00:00',
        '2026-11-13T14:00:00+00:00');
