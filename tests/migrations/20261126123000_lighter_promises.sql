-- References are checked at the commit: an event may stand before its promise.
begin;
insert into commitment_events (commitment, person, event, at) values (99, 1, 'on_track', '2026-11-20T14:00:00+00:00');
insert into commitments (id, guild, number, owner, channel, what, due_at, state, made_at, dated_at)
values (99, 1, 99, 1, 1, 'Chairs', '2026-12-20T14:00:00+00:00', 'promised', '2026-11-20T14:00:00+00:00', '2026-11-20T14:00:00+00:00');
commit;
