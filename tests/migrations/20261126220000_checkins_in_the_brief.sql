-- Rows as the program writes them after this migration: the next ones must carry them along.
update indicators set steward_knows_at = null where number = 2;
update indicator_asks set told = 2, told_at = '2026-11-13T14:00:00+00:00', next_on = '2026-11-17';
