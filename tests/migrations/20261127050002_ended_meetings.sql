-- Rows as the program writes them after this migration: the next ones must carry them along.
insert into meetings (guild, number, host, made_in, channel, channel_name, open, title, minutes, schedule, made_at)
values (100, 92, 8, 500, 500, 'general', true, 'Choir', 60, '[{"uid":0,"starts":"2026-12-13T10:00:00","changes":{}}]',
        '2026-11-18T15:00:00+00:00');
update meetings set state = 'ended', version = 1, cancelled_at = '2026-11-19T15:00:00+00:00', ended_at = '2026-11-19T15:00:00+00:00',
                    schedule = '[{"uid":0,"starts":"2026-12-13T10:00:00","changes":{"except":["2026-12-13T10:00:00"]}}]'
where guild = 100 and number = 92;
