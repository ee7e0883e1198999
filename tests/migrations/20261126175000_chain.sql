-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into commitments (guild, number, owner, channel, what, due_at, state, made_at, dated_at, towards)
values (100, 3, 8, 500, 'Chairs', '2026-11-25T22:00:00+00:00', 'promised', '2026-11-18T15:10:00+00:00', '2026-11-18T15:10:00+00:00', 'D-2');
