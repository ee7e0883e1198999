//! Commitments: who promised what, for when, and what came of it.
//!
//! Here are the rules, as pure functions of values and `now`. PRODUCT's words for them: a promise is *kept*, *kept late* or *not
//! kept*; before its date it can be moved or withdrawn with a reason; after it, it is done, given a new date as a fresh promise,
//! or let go. Nothing public ever names who is late.

mod acts;
mod agenda;
mod brief;
pub(crate) mod commands;
mod digest;
mod forms;
mod home;
mod list;
pub mod presses;
mod store;
mod together;
mod view;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::act::Act;
use crate::charter::{Charter, LADDER};
use crate::feature::{CreateFrom, Feature};
use crate::ids::{ChannelId, CommitmentId, GuildId, PersonId};
use crate::items::{Kind, Reference};
use crate::outbox::{self, Owed};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    create_from: Some(CreateFrom { makes: Kind::Commitment, form: forms::from }),
    rezoned: Some(|connection, charter, now| Box::pin(brief::rezoned(connection, charter, now))),
    brief_lines: Some(|connection, reader| Box::pin(brief::lines(connection, reader))),
    asked: Some(|connection, reader, at| Box::pin(brief::asked(connection, reader, at))),
    next_brief: Some(|connection, reader| Box::pin(brief::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    digest_lines: Some(|connection, reader| Box::pin(digest::lines(connection, reader))),
    agenda_lines: Some(|connection, agenda| Box::pin(agenda::lines(connection, agenda))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
pub const NAME: &str = "commit";

/// Characters at most in what is promised.
pub const WHAT_MAX: usize = 200;
/// Characters at most in a note or in what "done" means.
pub const NOTE_MAX: usize = 1_500;
/// Characters at most in a reason.
pub const REASON_MAX: usize = 200;
/// A rate, and what got in the way, is shown only from so many on.
const RATE_FROM: i64 = 5;
/// The same promise within this time is one promise.
const SAME_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// No rung of the ladder comes this soon after a date was given.
const REST_AFTER_DATING: TimeDelta = TimeDelta::hours(24);
/// Days after the last rung was told on which a coordinator hears that nothing was heard: 24 h for the supporter, 48 h more.
const HANDED_AFTER_DAYS: i64 = 3;

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Open.
    Promised,
    /// Done.
    Delivered,
    /// Taken back before its date.
    Withdrawn,
    /// Let go after its date, or followed by a fresh promise.
    NotKept,
}

/// What counts in the end. Withdrawals have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Outcome {
    /// By its date.
    Kept,
    /// After its date.
    KeptLate,
    /// Not at all.
    NotKept,
}

/// A promise, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Commitment {
    /// Its row.
    pub id: CommitmentId,
    /// Its guild.
    pub guild: GuildId,
    /// Its reference is `C-number`.
    pub number: i64,
    /// Who promised.
    pub owner: PersonId,
    /// Where.
    pub channel: ChannelId,
    /// What; at most 200 characters.
    pub what: String,
    /// What "done" means; at most 1,500 characters.
    pub done_means: Option<String>,
    /// The date in force.
    pub due_at: DateTime<Utc>,
    /// How it stands.
    pub state: State,
    /// What counts, once it is closed.
    pub outcome: Option<Outcome>,
    /// When it was promised.
    pub made_at: DateTime<Utc>,
    /// When the date in force was given.
    pub dated_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How often it was moved.
    pub moves: i64,
    /// How often its date changed.
    pub revision: i64,
    /// The newest rung that was told.
    pub told_rung: Option<i64>,
    /// When it was told, as long as its owner has not answered.
    pub asked_at: Option<DateTime<Utc>>,
    /// The rung that *On track* lets pass.
    pub skip_rung: Option<i64>,
    /// When a coordinator was told.
    pub handed_at: Option<DateTime<Utc>>,
    /// Whether the owner may still say, once, why it was not kept.
    pub reason_open: bool,
    /// What its owner said of it with *Done*.
    pub note: Option<String>,
    /// The promise that this one follows.
    pub follows: Option<CommitmentId>,
    /// The reference of what it is for; everybody in the guild may read a promise that is for something.
    pub towards: Option<String>,
}

impl Commitment {
    /// Its short name.
    #[must_use]
    pub fn reference(&self) -> Reference {
        Reference { kind: Kind::Commitment, number: self.number }
    }

    /// Whether it is open and its date has passed.
    #[must_use]
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Promised && self.due_at < now
    }
}

/// Why it was not kept: counted, never with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKeptReason {
    /// Waiting on someone.
    Waiting,
    /// Too big.
    TooBig,
    /// No time or money.
    NoMeans,
    /// The need changed; counts on neither side of the rate.
    NeedChanged,
    /// It was unclear.
    Unclear,
    /// Forgot.
    Forgot,
    /// An emergency; counts on neither side of the rate.
    Emergency,
}

impl NotKeptReason {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::TooBig, Self::NoMeans, Self::NeedChanged, Self::Unclear, Self::Forgot, Self::Emergency];

    /// Its word in the database and in custom ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::TooBig => "too_big",
            Self::NoMeans => "no_means",
            Self::NeedChanged => "need_changed",
            Self::Unclear => "unclear",
            Self::Forgot => "forgot",
            Self::Emergency => "emergency",
        }
    }

    /// What counts in the end: "need changed" and "emergency" count on neither side.
    const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::NeedChanged | Self::Emergency => None,
            _ => Some(Outcome::NotKept),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// The days, counted from the due day, on which this date's owner will be asked at brief time.
///
/// Rungs up to the due day need the brief to come before the due instant; no rung comes within a day of the date being given.
fn rungs<'a>(
    charter: &'a Charter,
    dated_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> impl Iterator<Item = (i64, NaiveDate)> + 'a {
    let due_day = charter.local(due_at).date();
    LADDER.into_iter().filter_map(move |rung| {
        let day = due_day + TimeDelta::days(rung);
        let (_, at) = charter.brief_on(day);
        let fits = if rung <= 0 { at < due_at } else { at > due_at };
        (fits && at >= dated_at + REST_AFTER_DATING).then_some((rung, day))
    })
}

/// The rung that the owner should be asked about in the brief at `now`: the newest that has come and was not told.
fn rung_to_tell(commitment: &Commitment, charter: &Charter, now: DateTime<Utc>) -> Option<i64> {
    if commitment.state != State::Promised {
        return None;
    }
    let today = charter.local(now).date();
    let before_due = now < commitment.due_at;
    rungs(charter, commitment.dated_at, commitment.due_at)
        .filter(|(rung, day)| *day <= today && (*rung <= 0) == before_due)
        .map(|(rung, _)| rung)
        .last()
        .filter(|rung| commitment.told_rung.is_none_or(|told| told < *rung) && commitment.skip_rung != Some(*rung))
}

/// The rung that *On track* lets pass: the next one still ahead, up to the due day.
fn rung_to_skip(commitment: &Commitment, charter: &Charter, now: DateTime<Utc>) -> Option<i64> {
    rungs(charter, commitment.dated_at, commitment.due_at)
        .find(|(rung, day)| *rung <= 0 && charter.brief_on(*day).1 > now)
        .map(|(rung, _)| rung)
}

/// When the owner will first be asked, and until when they are away, if that is why it is later than it would be.
type FirstReminder = (DateTime<Utc>, Option<DateTime<Utc>>);

/// The brief in which the owner will first be asked before the date; none if the date is too close for that. What comes while they
/// are away is held: they are asked in the first brief after it, or by a later rung.
fn first_reminder(commitment: &Commitment, act: &Act) -> Option<FirstReminder> {
    let charter = &act.charter;
    let all =
        || rungs(charter, commitment.dated_at, commitment.due_at).map(|(rung, day)| (rung, charter.brief_on(day).1));
    // One that is over, or that *On track* lets pass, is not promised.
    let to_come = |rung: i64, at: DateTime<Utc>| at > act.now && commitment.skip_rung != Some(rung);
    let first = all().find(|(rung, at)| *rung <= 0 && to_come(*rung, *at)).map(|(_, at)| at)?;
    let back = act.away_until().map(|until| (until, charter.brief_from(until).1)).filter(|(_, back)| first < *back);
    let Some((until, back)) = back else { return Some((first, None)) };
    // A rung that was held is told if it is still on the same side of the date.
    let told = all().filter_map(|(rung, at)| {
        if at >= back { Some(at) } else { ((rung <= 0) == (back < commitment.due_at)).then_some(back) }
    });
    told.min().map(|at| (at, Some(until)))
}

/// The next brief in which `owner` is to be asked about a promise (when its date was given, the date), as a row to be owed. One is
/// enough: each brief owes the one after it (see [`Feature::next_brief`]).
fn next_brief(
    owner: PersonId,
    (dated_at, due_at): (DateTime<Utc>, DateTime<Utc>),
    charter: &Charter,
    now: DateTime<Utc>,
) -> Option<Owed> {
    rungs(charter, dated_at, due_at).find_map(|(_, day)| outbox::brief(charter, owner, day, now))
}

#[cfg(test)]
mod tests;
