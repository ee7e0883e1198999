-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, state, next_try_at, claimed_at, payload, form)
values (100, 'welcome', 'again', 'channel:500', 'welcome', '2026-11-23T14:00:00+00:00', '2026-11-24T14:00:00+00:00', 'frozen',
        '2026-11-23T14:00:00+00:00', '2026-11-23T14:00:00+00:00', '{}', 'card');
update outbox set state = 'sent', channel = 500, made = 9000, ended_at = '2026-11-23T14:00:01+00:00'
where guild = 100 and occurrence = 'again';
