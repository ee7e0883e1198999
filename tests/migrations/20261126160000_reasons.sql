update commitments set state = 'not_kept', outcome = 'not_kept', closed_at = due_at, reason_open = true where id = 99;
