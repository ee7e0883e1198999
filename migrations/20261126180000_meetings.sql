-- Meetings: when, where, who comes, what is to be talked of, and what was changed.
--
-- Local times are on the coalition's wall clock, whatever its zone is; instants are UTC. The name of an occurrence is its local start
-- by the rule ("2026-12-08T18:00"), for ever.
create table meetings (
    id        integer primary key not null,
    guild     integer  not null,
    number    integer  not null,
    host      integer  not null,
    -- Where it was asked for: its messages go there if its channel is closed to us.
    made_in   integer  not null,
    -- Where its card stands and its reminders come, and what that was called.
    channel   integer  not null,
    channel_name text  not null,
    -- Whether every member of the guild could see that channel: then everyone may see the meeting, and the guild's events show it.
    open      boolean  not null,
    title     text     not null,
    place     text,
    minutes   integer  not null check (minutes between 1 and 1440),
    -- JSON: stretches of dates, each with its rule, what is left out of it and what was moved.
    schedule  text     not null,
    -- Counts the changes of its times: who confirms a change has seen how it stood.
    version   integer  not null default 0,
    state     text     not null default 'active' check (state in ('active', 'ended')),
    cancelled_at datetime,
    -- What comes next, or goes on now.
    next_original text,
    next_at   datetime,
    -- What the guild's events were last told of.
    mirrored_original text,
    mirrored_at datetime,
    made_at   datetime not null,
    ended_at  datetime,
    unique (guild, number),
    check ((next_at is null) = (next_original is null)),
    check ((mirrored_at is null) = (mirrored_original is null)),
    check ((state = 'ended') = (ended_at is not null))
);
create index meetings_next on meetings (guild, next_at) where state = 'active';

-- The answer in force of each person to each occurrence.
create table meeting_answers (
    meeting    integer not null references meetings (id),
    occurrence text    not null,
    person     integer not null,
    answer     text    not null check (answer in ('going', 'remote', 'maybe', 'cannot')),
    primary key (meeting, occurrence, person)
) without rowid;

-- What people put on the agenda. It stays until it is taken off.
create table meeting_topics (
    id         integer primary key not null,
    meeting    integer not null references meetings (id),
    person     integer not null,
    topic      text    not null,
    -- The occurrence for which it was added.
    occurrence text    not null,
    added_at   datetime not null,
    off_at     datetime
);
create index meeting_topics_of on meeting_topics (meeting) where off_at is null;

-- Each change of times: who made it, and who had said they would come.
create table meeting_changes (
    id         integer primary key not null,
    meeting    integer not null references meetings (id),
    person     integer not null,
    scope      text    not null check (scope in ('one', 'after', 'all')),
    occurrence text    not null,
    was_at     datetime not null,
    -- Empty: it was cancelled.
    now_at     datetime,
    -- JSON: a list of people.
    people     text    not null,
    made_at    datetime not null
);
create index meeting_changes_of on meeting_changes (meeting);

-- A meeting brings its item with it, and its item follows it. What only some may see is not shared.
create trigger meetings_enter after insert on meetings begin
    insert into items (guild, kind, number, title, status, shared, made_at)
    values (new.guild, 'M', new.number, new.title, 'open', new.open, new.made_at);
end;
create trigger meetings_follow after update of state on meetings when new.state <> old.state begin
    update items set status = case new.state when 'active' then 'open' else 'closed' end
    where guild = new.guild and kind = 'M' and number = new.number;
end;
