-- What a digest said is kept as it was composed, in both languages: the buttons of its message read it as long as it stands.
create table digest_posts (
    guild      integer  not null,
    -- Of its row in the outbox: the local start, or `h…` for one that was posted by hand.
    occurrence text     not null,
    channel    integer  not null,
    -- When it was read first.
    made_at    datetime not null,
    from_at    datetime not null,
    until_at   datetime not null,
    -- The coalition's then.
    language   text     not null check (language in ('en-US', 'en-GB', 'es')),
    -- The keys of what stood on the screen; all lines in that language, and in the other.
    shown      text     not null,
    lines      text     not null,
    other      text     not null,
    primary key (guild, occurrence)
);

-- A row is about its kind, so that a digest that fails pauses neither people's own nor those that are posted by hand.
update outbox set item = kind where kind in ('digest-now', 'digest-own') and state in ('waiting', 'frozen');
