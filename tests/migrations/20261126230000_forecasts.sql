-- Rows as the program writes them after this migration: the next ones must carry them along.
update meetings set forecast_for = next_at, forecast_told_at = '2026-12-06T14:00:00+00:00' where number = 1;
