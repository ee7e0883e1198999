-- Indicators: what a coalition counts to see whether life gets better, what was reported for each period, and who is asked when.

-- A draft has what was filled in so far; once it is in use, all of it is there and nothing of it changes.
create table indicators (
    id          integer primary key not null,
    guild       integer  not null,
    -- Counted from 1 in each guild, as I-n.
    number      integer  not null,
    name        text     not null,
    direction   text     not null check (direction in ('higher', 'lower')),
    period      text     not null check (period in ('week', 'month', 'quarter', 'half', 'year')),
    unit        text,
    maker       integer  not null,
    -- Who is asked for the figures.
    steward     integer  not null,
    -- Where it was made: there it is said that a private message waits, if none can be brought.
    channel     integer  not null,
    state       text     not null default 'draft' check (state in ('draft', 'active', 'dropped')),
    made_at     datetime not null,
    -- The first form. With a numerator there is a denominator, and the figure is their share in percent.
    what        text,
    source      text,
    numerator   text,
    denominator text,
    -- The second.
    baseline    real,
    baseline_on date,
    -- The third; reports are due so many days after a period.
    target      real,
    target_on   date,
    due_days    integer check (due_days between 1 and 90),
    -- How it stands by its last report, for lists and for the chain; null before the first.
    standing    text check (standing in ('met', 'improving', 'same', 'worse')),
    unique (guild, number),
    check ((numerator is null) = (denominator is null)),
    check (state <> 'active' or (what is not null and source is not null and baseline is not null and baseline_on is not null
           and target is not null and target_on is not null and due_days is not null and target <> baseline))
);
create index indicators_steward on indicators (guild, steward) where state = 'active';

-- What was reported, never changed: what corrects a row is another with the next version, and a reason.
create table indicator_reports (
    id          integer primary key not null,
    indicator   integer  not null references indicators (id),
    -- The first day of the period.
    period      date     not null,
    version     integer  not null check (version > 0),
    kind        text     not null check (kind in ('value', 'not_collected')),
    value       real,
    numerator   real,
    denominator real,
    -- What was said with it; of a correction, the reason.
    note        text,
    person      integer  not null,
    reported_at datetime not null,
    unique (indicator, period, version),
    check ((kind = 'value') = (value is not null)),
    check ((numerator is null) = (denominator is null)),
    check (version = 1 or note is not null)
);
create trigger indicator_reports_stay before update on indicator_reports begin
    select raise(abort, 'reports are corrected by new rows');
end;

-- How often the steward was asked for a period, and when next.
create table indicator_asks (
    indicator integer not null references indicators (id),
    period    date    not null,
    -- Messages so far: the question and two reminders.
    told      integer not null default 0 check (told between 0 and 3),
    told_at   datetime,
    -- How often they asked for a few more days.
    more      integer not null default 0 check (more between 0 and 2),
    -- The local day on whose brief's hour the next message comes; null: none.
    next_on   date,
    -- Grows with each change of that day.
    revision  integer not null default 0,
    primary key (indicator, period)
) without rowid;

-- The story behind the curve: what people think is going on.
create table indicator_stories (
    id        integer primary key not null,
    indicator integer  not null references indicators (id),
    story     text     not null,
    person    integer  not null,
    told_at   datetime not null
);
create index indicator_stories_of on indicator_stories (indicator);

-- An indicator brings its item with it; everybody in the guild may read it once it is in use.
create trigger indicators_enter after insert on indicators begin
    insert into items (guild, kind, number, title, status, shared, made_at)
    values (new.guild, 'I', new.number, new.name, 'draft', false, new.made_at);
end;
create trigger indicators_stand after update of state, standing on indicators
when new.state is not old.state or new.standing is not old.standing begin
    update items set shared = new.state = 'active',
           status = case new.state when 'active' then coalesce(new.standing, 'open') when 'draft' then 'draft' else 'closed' end
    where guild = new.guild and kind = 'I' and number = new.number;
end;
