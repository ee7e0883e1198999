update commitments set told_rung = 5, asked_at = '2026-11-20T14:00:00+00:00' where id = 1;
update outbox set read_at = '2026-11-20T14:00:00+00:00' where id = 1;
