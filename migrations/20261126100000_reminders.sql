-- Reminders: what a person asked to be told, or to have said in a channel, once or again and again.
--
-- Local times are on the coalition's wall clock, whatever its zone is; instants are UTC.
create table reminders (
    id       integer primary key not null,
    guild    integer  not null,
    number   integer  not null,
    maker    integer  not null,
    -- Where it was asked for: there it is said that a message waits, if its maker takes no direct messages.
    made_in  integer  not null,
    -- Where it is posted; empty: a direct message to its maker.
    channel  integer,
    -- Who is pinged there, beside it.
    role     integer,
    what     text     not null,
    -- From when the rule counts; without a rule, the only time. The name of an occurrence is its local start by the rule, for ever.
    starts   text     not null,
    rule     text,
    -- JSON: the occurrences that are left out, and those that were moved, with where to.
    changes  text     not null default '{}',
    -- The newest occurrence that came at the time its rule gives.
    told     text,
    state    text     not null check (state in ('active', 'ended')),
    -- The occurrence that is owed, and when.
    next_original text,
    next_at  datetime,
    made_at  datetime not null,
    ended_at datetime,
    unique (guild, number),
    check (role is null or channel is not null),
    check ((state = 'active') = (next_at is not null)),
    check ((next_at is null) = (next_original is null))
);
create index reminders_maker on reminders (guild, maker, state, next_at);
create index reminders_channels on reminders (guild, next_at) where channel is not null and state = 'active';

-- A reminder brings its item with it, and its item follows it. What a person asked for themselves is nobody else's to read, so the
-- item of a personal reminder has no title.
create trigger reminders_enter after insert on reminders begin
    insert into items (guild, kind, number, title, status, made_at)
    values (new.guild, 'R', new.number, case when new.channel is null then '' else new.what end, 'open', new.made_at);
end;
create trigger reminders_follow after update of state on reminders when new.state <> old.state begin
    update items set status = case new.state when 'active' then 'open' else 'closed' end
    where guild = new.guild and kind = 'R' and number = new.number;
end;
