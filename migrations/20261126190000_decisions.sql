-- Decisions: a question with its text, open until a time; who answered what; what came of it.

-- `electorate` and `rules` are JSON, copied when it opens: later changes of the charter do not touch it. `closes_at` is when its answers
-- end: the deadline, and while it is blocked the end of the time to talk. `revision` grows each time that time changes.
create table decisions (
    id         integer primary key not null,
    guild      integer  not null,
    -- Polls and decisions are counted together, as D-n.
    number     integer  not null,
    proposer   integer  not null,
    -- Where it is posted.
    channel    integer  not null,
    title      text     not null,
    body       text,
    method     text     not null check (method in ('consent', 'majority', 'two_thirds', 'lazy')),
    electorate text     not null,
    rules      text     not null,
    version    integer  not null default 1,
    -- Why it is open for less than three days.
    urgent     text,
    -- The reference of what it is for, in the same guild.
    towards    text,
    opened_at  datetime not null,
    closes_at  datetime not null,
    revision   integer  not null default 0,
    state      text     not null default 'open' check (state in
        ('open', 'blocked', 'awaiting', 'adopted', 'not_ready', 'lapsed', 'postponed', 'put_aside', 'withdrawn', 'ended')),
    extended   boolean  not null default false,
    -- When somebody asked for more time: once a decision.
    held_at    datetime,
    -- Who chose what comes next, the last time that a block stood to the end of its time.
    chosen_by  integer,
    ended_at   datetime,
    review_at  datetime,
    -- When the question whether to keep it was opened, as long as nobody answered it.
    review_asked_at datetime,
    unique (guild, number),
    check ((state in ('open', 'blocked', 'awaiting')) = (ended_at is null))
);
create index decisions_open on decisions (guild, closes_at) where state in ('open', 'blocked', 'awaiting');

-- Every text it ever had.
create table decision_versions (
    decision integer  not null references decisions (id),
    version  integer  not null,
    body     text,
    author   integer  not null,
    at       datetime not null,
    primary key (decision, version)
) without rowid;

-- Every answer ever given, append-only; the newest of each person is in force. Only the words of a reason can be taken back.
create table decision_answers (
    id       integer primary key not null,
    decision integer  not null references decisions (id),
    version  integer  not null,
    person   integer  not null,
    position text     not null check (position in ('agree', 'reserve', 'aside', 'abstain', 'recuse', 'block', 'against')),
    reason   text,
    taken_back boolean not null default false,
    at       datetime not null
);
create index decision_answers_person on decision_answers (decision, person, id);

-- Concerns: each block opens one, and so does what somebody brings up after the decision was adopted.
create table decision_concerns (
    id        integer primary key not null,
    decision  integer  not null references decisions (id),
    person    integer  not null,
    kind      text     not null check (kind in ('block', 'after')),
    harm      text     not null,
    change    text     not null,
    talk      text,
    taken_back boolean not null default false,
    opened_at datetime not null,
    ended_at  datetime,
    -- How it ended: its person changed the answer or accepts a new text; it stood when the decision was counted, put aside or
    -- withdrawn; the review was answered.
    ending    text check (ending in ('changed', 'accepted', 'counted', 'put_aside', 'withdrawn', 'reviewed')),
    check ((ended_at is null) = (ending is null))
);
create index decision_concerns_decision on decision_concerns (decision, id);

-- The book: one row a final result, never changed.
create table decision_book (
    decision  integer primary key not null references decisions (id),
    guild     integer  not null,
    number    integer  not null,
    result    text     not null check (result in ('adopted', 'not_ready', 'lapsed', 'postponed', 'put_aside')),
    title     text     not null,
    body      text,
    version   integer  not null,
    -- JSON: the counts, and each test of the rule with its numbers.
    closing   text     not null,
    -- Who chose it, where a facilitator did.
    chosen_by integer,
    ended_at  datetime not null,
    review_at datetime
);
create trigger decision_book_keeps before update on decision_book begin
    select raise(abort, 'the book is only added to');
end;
create trigger decision_book_stays before delete on decision_book begin
    select raise(abort, 'the book is only added to');
end;

-- What was posted about it beside its card (`result-3`): these too change when words that stand in them are taken back.
create table decision_posts (
    decision integer not null references decisions (id),
    post     text    not null,
    primary key (decision, post)
) without rowid;

-- What people search: title and text, folded by the program. The row is the decision's.
create virtual table decision_words using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');

-- What a person is to hear of in their next brief.
create table decision_news (
    id       integer primary key not null,
    decision integer  not null references decisions (id),
    person   integer  not null,
    what     text     not null check (what in ('result', 'blocked', 'awaiting', 'changed', 'review', 'concern', 'call')),
    -- Which of several: a version, or a revision; for a call, who asks for it.
    round    integer  not null,
    made_at  datetime not null,
    told_at  datetime,
    -- When they opened the decision after it.
    seen_at  datetime,
    unique (decision, person, what, round)
);
create index decision_news_untold on decision_news (person) where told_at is null;
create index decision_news_told on decision_news (person, told_at);

-- A decision brings its item with it, and its item closes when it does.
create trigger decisions_enter after insert on decisions begin
    insert into items (guild, kind, number, title, status, towards, shared, made_at)
    values (new.guild, 'D', new.number, new.title, 'open', new.towards, true, new.opened_at);
end;
create trigger decisions_close after update of state on decisions when new.state <> old.state begin
    update items set status = case when new.state in ('open', 'blocked', 'awaiting') then 'open'
                                   when new.state = 'adopted' then 'adopted' else 'closed' end
    where guild = new.guild and kind = 'D' and number = new.number;
end;
