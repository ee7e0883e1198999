-- Quick polls: a question with options, open until a time; and who answered what.
--
-- Options are named by letters, `a` the first, whatever they say: a ballot is a word of them, in a ranking the best first.
create table polls (
    id        integer primary key not null,
    guild     integer  not null,
    -- Polls and decisions are counted together, as D-n.
    number    integer  not null,
    asker     integer  not null,
    -- Where it is posted.
    channel   integer  not null,
    question  text     not null,
    -- JSON: a list of texts, 2 to 20.
    options   text     not null,
    method    text     not null check (method in ('one', 'several', 'ranked')),
    asked_at  datetime not null,
    closes_at datetime not null,
    state     text     not null default 'open' check (state in ('open', 'closed')),
    closed_at datetime,
    unique (guild, number),
    check ((state = 'closed') = (closed_at is not null))
);
create index polls_open on polls (guild, closes_at) where state = 'open';

-- The answer in force of each person; taken back, there is none.
create table poll_ballots (
    poll    integer not null references polls (id),
    person  integer not null,
    choices text    not null check (length(choices) between 1 and 20),
    primary key (poll, person)
) without rowid;

-- A poll brings its item with it, and its item closes when it does.
create trigger polls_enter after insert on polls begin
    insert into items (guild, kind, number, title, status, made_at)
    values (new.guild, 'D', new.number, new.question, 'open', new.asked_at);
end;
create trigger polls_close after update of state on polls when new.state = 'closed' and old.state <> 'closed' begin
    update items set status = 'closed' where guild = new.guild and kind = 'D' and number = new.number;
end;
