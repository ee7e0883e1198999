-- Coalitions, people, promises, and what is owed to whom.
--
-- Instants are UTC in RFC 3339 as chrono writes them, to the millisecond, so that their text sorts as time does. SQL never
-- asks for the time: `now` is always bound. Ids of Discord (guild, person, channel, message) are its snowflakes.

-- One guild is one coalition. A row is made when the bot first meets the guild; `set_up_at` stays empty until setup.
create table coalitions (
    guild          integer primary key not null,
    name           text     not null,
    owner          integer  not null,
    time_zone      text     not null default 'UTC',
    language       text     not null default 'en-US' check (language in ('en-US', 'en-GB', 'es')),
    announcements  integer,
    coordinator_role integer,
    system_channel integer,
    joined_at      datetime not null,
    left_at        datetime,
    set_up_at      datetime,
    set_up_by      integer
);

-- Every change of a coalition's own rules: who, when, from what, to what.
create table charter_log (
    id         integer primary key not null,
    guild      integer  not null references coalitions (guild),
    rule       text     not null,
    old_value  text,
    new_value  text     not null,
    changed_by integer  not null,
    changed_at datetime not null
);
create index charter_log_guild on charter_log (guild, id);

-- What the bot knows of a person in a guild: what to call them, and the language they read. Only from their own acts.
create table people (
    guild     integer  not null,
    person    integer  not null,
    name      text     not null,
    language  text     not null check (language in ('en-US', 'en-GB', 'es')),
    seen_at   datetime not null,
    primary key (guild, person)
) without rowid;

-- Roles live in the bot: coordinator, facilitator, data steward, each with an optional end.
create table roles (
    guild      integer  not null,
    person     integer  not null,
    role       text     not null check (role in ('coordinator', 'facilitator', 'data_steward')),
    granted_by integer  not null,
    granted_at datetime not null,
    ends_at    datetime,
    primary key (guild, person, role)
) without rowid;

-- The channel of a person's direct messages, once Discord has opened it.
create table direct_channels (
    person  integer primary key not null,
    channel integer not null
);

-- Every item of every feature: it numbers references, draws the chain, and feeds autocomplete.
create table items (
    guild   integer not null,
    kind    text    not null check (kind in ('C', 'M', 'D', 'I', 'R')),
    number  integer not null check (number > 0),
    title   text    not null,
    status  text    not null,
    towards text,
    made_at datetime not null,
    primary key (guild, kind, number)
) without rowid;

-- A promise. `due_at` is the date in force; `revision` grows each time it moves.
create table commitments (
    id         integer primary key not null,
    guild      integer  not null,
    number     integer  not null,
    owner      integer  not null,
    channel    integer  not null,
    what       text     not null,
    done_means text,
    due_at     datetime not null,
    state      text     not null check (state in ('promised', 'delivered', 'withdrawn', 'not_kept')),
    outcome    text     check (outcome in ('kept', 'kept_late', 'not_kept')),
    made_at    datetime not null,
    -- When the date in force was given: at the promise, or at the last move.
    dated_at   datetime not null,
    closed_at  datetime,
    moves      integer  not null default 0,
    revision   integer  not null default 0,
    -- The newest rung of the ladder (days from the due day) that was told, and the one that *On track* lets pass.
    told_rung  integer,
    skip_rung  integer,
    -- When a coordinator was told that the ladder brought no answer.
    handed_at  datetime,
    -- A note given before it was said whether it was done in time.
    note       text,
    follows    integer references commitments (id),
    unique (guild, number)
);
create index commitments_owner on commitments (guild, owner, state, due_at);
create index commitments_open on commitments (guild, state, due_at);

-- The history of a promise, append-only.
create table commitment_events (
    id         integer primary key not null,
    commitment integer  not null references commitments (id),
    person     integer  not null,
    event      text     not null check (event in ('made', 'moved', 'delivered', 'withdrawn', 'on_track', 'let_go')),
    note       text,
    old_due_at datetime,
    new_due_at datetime,
    at         datetime not null
);
create index commitment_events_commitment on commitment_events (commitment, id);

-- A promise brings its item and its first event with it, and its item closes when it does: in the same statement, so that they
-- never part, and so that a promise costs one command (each command is a hand-over to the database's thread and back).
create trigger commitments_enter after insert on commitments begin
    insert into items (guild, kind, number, title, status, made_at)
    values (new.guild, 'C', new.number, new.what, 'open', new.made_at);
    insert into commitment_events (commitment, person, event, new_due_at, at)
    values (new.id, new.owner, 'made', new.due_at, new.made_at);
end;
create trigger commitments_close after update of state on commitments when new.state <> 'promised' begin
    update items set status = 'closed' where guild = new.guild and kind = 'C' and number = new.number;
end;

-- Why promises were not kept: counted by month, without a name and without a link to the promise.
create table not_kept_reasons (
    guild  integer not null,
    month  text    not null check (length(month) = 7),
    reason text    not null check (reason in ('waiting', 'too_big', 'no_means', 'need_changed', 'unclear', 'forgot', 'emergency')),
    count  integer not null,
    primary key (guild, month, reason)
) without rowid;

-- What the bot owes to somebody: one row a message part. The only timer there is.
--   waiting: not due, or due and not yet claimed · frozen: rendered once, to be sent as it stands · sent · skipped: no longer
--   wanted when it fell due · failed: given up, told to a coordinator, never deleted.
create table outbox (
    id          integer primary key not null,
    guild       integer  not null,
    item        text     not null,
    occurrence  text     not null,
    revision    integer  not null default 0,
    recipient   text     not null,
    kind        text     not null,
    part        integer  not null default 0,
    due_at      datetime not null,
    grace_until datetime not null,
    state       text     not null default 'waiting' check (state in ('waiting', 'frozen', 'sent', 'skipped', 'failed')),
    next_try_at datetime not null,
    attempts    integer  not null default 0,
    claimed_at  datetime,
    -- Whether a copy may have arrived although we have no answer: then we look for it before we send again.
    unsure      boolean  not null default false,
    payload     text,
    form        text     check (form in ('card', 'notice')),
    -- Where it is said that a private message waits, if the recipient takes none.
    fallback    integer,
    channel     integer,
    message     integer,
    ended_at    datetime,
    trouble     text,
    -- The order serves the question whether a newer row of the same matter is due to the same recipient.
    unique (guild, recipient, item, kind, occurrence, revision, part)
);
create index outbox_due on outbox (next_try_at) where state in ('waiting', 'frozen');

-- What was typed into a form that could not be read: kept for a day, so that it can be opened again filled in.
create table drafts (
    id      integer primary key not null,
    person  integer  not null,
    press   text     not null,
    fields  text     not null,
    kept_at datetime not null
);
create index drafts_kept on drafts (kept_at);
