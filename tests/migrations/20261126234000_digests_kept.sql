-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into digest_posts (guild, occurrence, channel, made_at, from_at, until_at, language, shown, lines, other)
values (100, '2026-11-23T09:00', 500, '2026-11-23T14:00:00+00:00', '2026-11-16T14:00:00+00:00', '2026-11-23T14:00:00+00:00', 'en-US',
        '["promises-kept"]', '[{"section":"Wins","key":"promises-kept","text":"**2 promises kept**","button":null}]',
        '[{"section":"Wins","key":"promises-kept","text":"**2 promesas cumplidas**","button":null}]');
