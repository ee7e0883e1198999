//! Moving and cancelling. A [`Change`] is worked out, shown, and, when it is confirmed, made: what was shown is what is done.

mod told;
mod view;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::schedule::{Schedule, Unmovable};
use super::store::{self, Changed, people as answers, rows, topics};
use super::{Meeting, NEWS, Scope, Which, acts, list, parse_original, plan};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::{MeetingId, PersonId};
use crate::message::Card;
use crate::repeats::{Coming, Moved};
use crate::when::{to_local, to_utc};
use crate::{outbox, people, say};

pub(super) use told::{morning, number};
pub(super) use view::news;

/// A change that is to be made; it fits into a custom id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The version of the meeting that was shown.
    pub version: i64,
    pub scope: Scope,
    /// The first occurrence that it is about.
    pub original: NaiveDateTime,
    /// Where to; `None`: it is cancelled.
    pub to: Option<Moved>,
}

impl Change {
    /// As the id of a press: `12.3.o.20261208T1800.20261209T1900`.
    pub fn id(self, meeting: MeetingId) -> String {
        let Self { version, scope, original, to } = self;
        let to = match to {
            None => "x".to_owned(),
            Some(Moved::At(at)) => format!("@{}", at.timestamp()),
            Some(Moved::Wall(local)) => local.format(Which::FORMAT).to_string(),
        };
        format!("{meeting}.{version}.{}.{}.{to}", scope.letter(), original.format(Which::FORMAT))
    }

    /// Reads what [`Self::id`] wrote after the meeting.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let version = parts.next()?.parse().ok()?;
        let scope = Scope::of_letter(parts.next()?)?;
        let original = parse_original(parts.next()?)?;
        let to = match parts.next()? {
            "x" => None,
            at => Some(match at.strip_prefix('@') {
                Some(seconds) => Moved::At(DateTime::from_timestamp(seconds.parse().ok()?, 0)?),
                None => Moved::Wall(parse_original(at)?),
            }),
        };
        parts.next().is_none().then_some(Self { version, scope, original, to })
    }
}

/// What a change comes to.
pub(super) struct Outcome {
    pub change: Change,
    /// The occurrence as it is.
    pub was: Coming,
    /// When it is instead.
    pub now_at: Option<DateTime<Utc>>,
    pub schedule: Schedule,
    pub renamed: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// Who said that they come to what is changed.
    pub people: Vec<PersonId>,
    /// What is left on its agenda, if nothing comes any more.
    pub left: Left,
    /// How many topics go over to which date, if the one that is cancelled was to have them.
    pub over: Option<(usize, Coming)>,
}

/// What is left on the agenda of a meeting of which nothing comes any more.
#[derive(Clone, Copy, Default)]
pub(super) struct Left {
    /// How many topics there are; none as long as something comes.
    pub topics: usize,
    /// Whether there is another meeting to come, among those that the asker sees, to put them on.
    pub elsewhere: bool,
}

/// The widest that a scope can be for an occurrence: *all* begins with what comes next, and what comes once is one.
pub(super) fn narrowed(
    meeting: &Meeting,
    zone: Tz,
    (original, scope): (NaiveDateTime, Scope),
    now: DateTime<Utc>,
) -> Scope {
    if !meeting.schedule.repeats_at(zone, original) {
        return Scope::One;
    }
    let is_next = meeting.after(zone, now).is_some_and(|next| next.original == original);
    if scope == Scope::All && !is_next { Scope::After } else { scope }
}

/// Works a change out, if the asker may make it and it can be made.
pub(super) async fn work_out(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    change: Change,
) -> Result<Outcome> {
    let (words, zone) = (act.words(), act.charter.zone);
    let reference = || meeting.reference().to_string();
    refuse_others(connection, act, meeting).await?;
    let was = meeting.ahead(zone, change.original, act.now).filter(|was| was.at > act.now);
    let was = was.ok_or_else(|| acts::over(act, meeting))?;
    let scope = narrowed(meeting, zone, (change.original, change.scope), act.now);
    let change = Change { scope, version: meeting.version, ..change };
    let now_at = change.to.map(|to| to.at(zone));
    if now_at.is_some_and(|at| at <= act.now) {
        return Err(Error::Refusal(say!(words, "meeting-move-past")));
    }
    if now_at == Some(was.at) {
        return Err(Error::Refusal(say!(words, "meeting-move-same", reference = reference())));
    }
    let (schedule, renamed) = match change.to {
        None => {
            let left = meeting.schedule.without(zone, change.original, scope, act.now);
            (left.ok_or_else(|| acts::over(act, meeting))?, Vec::new())
        }
        Some(to) => {
            let moved = meeting.schedule.with_moved(zone, change.original, to, scope);
            let moved = moved.map_err(|why| match why {
                Unmovable::Gone => acts::over(act, meeting),
                Unmovable::Rule => Error::Refusal(say!(words, "meeting-move-rule")),
                Unmovable::Order => Error::Refusal(say!(words, "meeting-move-order")),
                Unmovable::Taken => Error::Refusal(say!(words, "meeting-move-taken", reference = reference())),
            })?;
            (moved.schedule, moved.renamed)
        }
    };
    let people = who_comes(connection, meeting, (change.original, scope)).await?;
    let ends = change.to.is_none() && schedule.next_after(zone, act.now - meeting.length()).is_none();
    let left = if ends { left(connection, act, meeting).await? } else { Left::default() };
    let over = if change.to.is_none() { over(connection, act, (meeting, was), &schedule).await? } else { None };
    Ok(Outcome { change, was, now_at, schedule, renamed, people, left, over })
}

/// What is on the agenda of the date that is cancelled, and to which one of what is left it goes.
async fn over(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, was): (&Meeting, Coming),
    schedule: &Schedule,
) -> Result<Option<(usize, Coming)>> {
    let zone = act.charter.zone;
    if meeting.current(zone, act.now) != Some(was) {
        return Ok(None);
    }
    let Some(next) = schedule.next_after(zone, act.now - meeting.length()) else { return Ok(None) };
    let topics = topics::all(connection, meeting.id).await?.len();
    Ok((topics > 0).then_some((topics, next)))
}

/// The host and coordinators change a meeting.
pub(super) async fn refuse_others(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<()> {
    if acts::may_change(connection, act, meeting).await? {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "meeting-not-yours", reference = meeting.reference().to_string())))
}

/// Who said that they come to an occurrence, or to it and what follows; each once.
async fn who_comes(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    (original, scope): (NaiveDateTime, Scope),
) -> Result<Vec<PersonId>> {
    let key = outbox::occurrence(original);
    let said = answers::answers_from(connection, meeting.id, original).await?;
    let said = said.into_iter().filter(|(of, _, answer)| answer.is_reminded() && (scope != Scope::One || *of == key));
    let mut people: Vec<PersonId> = said.map(|(_, person, _)| person).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Shows what will happen, with a button that has it happen.
pub(super) async fn preview(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    change: Change,
) -> Result<Card> {
    let outcome = work_out(connection, act, meeting, change).await?;
    Ok(view::preview(act, meeting, &outcome))
}

/// Makes a change that was confirmed. If the meeting was changed since it was shown, nothing is done and what would happen now is shown.
pub(super) async fn make(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: Meeting,
    change: Change,
) -> Result<Card> {
    refuse_others(connection, act, &meeting).await?;
    if change.version != meeting.version {
        if is_so(act, &meeting, change) {
            let was_at = was_at(connection, act, &meeting, change).await?;
            let left = left_if_ended(connection, act, &meeting).await?;
            return Ok(view::made(act, &meeting, (change, was_at, left)));
        }
        let change = of_what_is_left(act, &meeting, change);
        let first = changed_since(connection, act, &meeting).await?;
        return Ok(match work_out(connection, act, &meeting, change).await {
            Ok(outcome) => view::preview_again(act, &meeting, (&outcome, first)),
            Err(Error::Refusal(why)) => view::only_open(act, &meeting, format!("{first}\n{why}")),
            Err(error) => return Err(error),
        });
    }
    let outcome = work_out(connection, act, &meeting, change).await?;
    let Outcome { change, was, now_at, schedule, renamed, people, .. } = outcome;
    let mut meeting = Meeting { schedule: Json(schedule), version: meeting.version + 1, ..meeting };
    if !renamed.is_empty() {
        answers::rename(connection, meeting.id, change.original, &renamed).await?;
        topics::rename(connection, meeting.id, &renamed).await?;
    }
    if change.to.is_none() && meeting.current(act.charter.zone, act.now).is_none() {
        meeting.cancelled_at = Some(act.now);
    }
    rows::withdraw(connection, &meeting, (change.original, change.scope), act.now).await?;
    plan::plan(connection, &mut meeting, &act.charter, (act.now, None)).await?;
    people::remember(connection, &act.asker, act.now).await?;
    let people = Json(told_people(act, &meeting, people));
    let mut changed = Changed {
        meeting: meeting.id,
        person: act.asker.person,
        scope: change.scope,
        was_at: was.at,
        now_at,
        people,
        made_at: act.now,
    };
    let told_at = told::instead(connection, act, &meeting, &mut changed).await?;
    let number = store::note_change(connection, &changed, &outbox::occurrence(change.original)).await?;
    if let Some(at) = told_at {
        outbox::owe(connection, &plan::owed(&meeting, (NEWS, &told::key(number)), at)).await?;
    }
    acts::redraw_now(connection, act, &meeting).await?;
    let left = left_if_ended(connection, act, &meeting).await?;
    Ok(view::made(act, &meeting, (change, was.at, left)))
}

/// What is on the agenda of a meeting, and whether there is another one to put it on.
async fn left(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<Left> {
    let seen = list::seen(connection, act).await?;
    Ok(Left {
        topics: topics::all(connection, meeting.id).await?.len(),
        elsewhere: store::has_another(connection, seen, meeting.id).await?,
    })
}

/// The same, if nothing of it comes any more.
async fn left_if_ended(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<Left> {
    match meeting.current(act.charter.zone, act.now) {
        Some(_) => Ok(Left::default()),
        None => left(connection, act, meeting).await,
    }
}

/// Who hears of a change: who said that they come, and the host, whatever she said. Who did it knows.
fn told_people(act: &Act, meeting: &Meeting, mut people: Vec<PersonId>) -> Vec<PersonId> {
    if !people.contains(&meeting.host) {
        people.push(meeting.host);
    }
    people.retain(|person| *person != act.asker.person);
    people
}

/// Whether a change stands already: it was pressed twice, or somebody did the same.
fn is_so(act: &Act, meeting: &Meeting, change: Change) -> bool {
    let zone = act.charter.zone;
    let pending = |original| meeting.schedule.pending(zone, original);
    match (change.to, change.scope) {
        (None, Scope::One) => pending(change.original).is_none(),
        // That one date is left out does not say that those after it are.
        (None, Scope::After) => pending(change.original).is_none() && !meeting.schedule.goes_on(change.original),
        (None, Scope::All) => meeting.after(zone, act.now).is_none(),
        (Some(to), Scope::One) => pending(change.original).is_some_and(|found| found.at == to.at(zone)),
        (Some(to), _) => {
            let starts = to_local(zone, to.at(zone));
            pending(starts).is_some_and(|found| found.at == to.at(zone))
                && meeting.schedule.stretches.last().is_some_and(|last| last.starts == starts)
        }
    }
}

/// The same cancelling from the first date that is left on, where the one that it was to begin with was left out meanwhile.
fn of_what_is_left(act: &Act, meeting: &Meeting, change: Change) -> Change {
    if change.to.is_some() || change.scope == Scope::One {
        return change;
    }
    let first = meeting.schedule.first_named(act.charter.zone, change.original, act.now);
    first.map_or(change, |first| Change { original: first.original, ..change })
}

/// When it was that a change moved which stands already: as the change says that was made last, or by the rule.
async fn was_at(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    change: Change,
) -> Result<DateTime<Utc>> {
    let zone = act.charter.zone;
    let last = store::last_change(connection, meeting.id).await?;
    let same = last.filter(|last| change.to.is_some() && last.now_at == change.to.map(|to| to.at(zone)));
    Ok(same.map_or_else(|| to_utc(zone, change.original).0, |last| last.was_at))
}

/// Who changed it since, and how it stands.
async fn changed_since(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<String> {
    let last = store::last_change(connection, meeting.id).await?;
    let name = match &last {
        Some(last) => people::known(connection, meeting.guild, last.person).await?.map(|known| known.name),
        None => None,
    };
    Ok(view::changed_since(act, meeting, name.as_deref()))
}
