-- Digests: what everyone hears of the coalition's work, at a time on its wall clock; and a person's own.

-- When and where. A paused one has nothing owed.
create table digest_schedules (
    guild    integer  not null,
    edition  text     not null check (edition in ('members')),
    channel  integer  not null,
    -- Where it was asked for: it goes there if its channel is closed to us.
    made_in  integer  not null,
    -- From when the rule counts, on the wall clock.
    starts   text     not null,
    rule     text     not null,
    state    text     not null check (state in ('active', 'paused')),
    -- The newest occurrence that was handled: neither it nor one before it comes again.
    told     text,
    -- The occurrence that is owed, and when.
    next_original text,
    next_at  datetime,
    primary key (guild, edition),
    check ((next_at is null) = (next_original is null)),
    check (state = 'active' or next_at is null)
) without rowid;

-- One row a period, so that none is told twice. `period` is the local start of its occurrence.
create table digest_periods (
    guild    integer  not null,
    edition  text     not null,
    period   text     not null,
    due_at   datetime not null,
    from_at  datetime not null,
    until_at datetime not null,
    -- said · empty: there was nothing to say · missed: too late to be said · passed: a newer one was due as well.
    state    text     not null check (state in ('said', 'empty', 'missed', 'passed')),
    primary key (guild, edition, period)
) without rowid;

-- What was said last of each matter that still stands: it is said again when it changed.
create table digest_told (
    guild    integer  not null,
    edition  text     not null,
    matter   text     not null,
    standing text     not null,
    primary key (guild, edition, matter)
) without rowid;

-- Who wants a digest of their own, in a direct message.
create table digest_own (
    guild    integer  not null,
    person   integer  not null,
    -- Where they asked for it: there it is said that a message waits, if they take none.
    made_in  integer  not null,
    -- Until when the last one told.
    since    datetime not null,
    -- A hash of what the last one said.
    said     integer,
    told     text,
    next_original text,
    next_at  datetime,
    primary key (guild, person),
    check ((next_at is null) = (next_original is null))
) without rowid;

-- Whether a frozen row was rendered before it is due: it is looked at again then.
alter table outbox add column early boolean not null default false;
