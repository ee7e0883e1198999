update outbox set tried_at = '2026-11-20T14:00:00+00:00' where id = 1;
insert into closed_places (channel, guild, code, closed_at) values (7, 1, 50013, '2026-11-20T14:00:00+00:00');
insert into failing_items (guild, item, failures, paused_at) values (1, 'R-1', 3, '2026-11-20T14:00:00+00:00');
