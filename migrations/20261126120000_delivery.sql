-- Delivery to its end: what is tried when, where the bot may not post, and what keeps failing.

-- When sending was last begun: within a few minutes of it Discord itself lets no second copy through.
alter table outbox add column tried_at datetime;
-- Whether the notification says only that something waits; the text opens on a press.
alter table outbox add column discreet boolean not null default false;

-- For holding back what a guild is owed, and for counting it.
create index outbox_open on outbox (guild, next_try_at) where state in ('waiting', 'frozen');
-- What was too late to be sent, and is told another way.
create index outbox_too_late on outbox (guild, ended_at) where trouble = 'too late';

-- Channels in which the bot could not post: nothing is tried there until something changes, or a day has passed, since each
-- refusal counts with Discord.
create table closed_places (
    channel   integer  primary key not null,
    guild     integer  not null,
    -- Discord's own code of the refusal.
    code      integer  not null,
    closed_at datetime not null
);

-- Items whose messages failed for good, occurrence by occurrence; from three on they pause until a coordinator resumes them.
create table failing_items (
    guild     integer  not null,
    item      text     not null,
    failures  integer  not null,
    paused_at datetime,
    primary key (guild, item)
) without rowid;
