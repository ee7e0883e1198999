-- What a meeting's host hears alone has an item of its own: posts that fail do not pause it, and what the host refuses does not pause them.
update outbox set item = item || ' (host)' where kind = 'meeting-host';
