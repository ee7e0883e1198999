//! Lines of the daily brief. Without seats nobody is nudged to answer: who proposed a decision hears what came of it, coordinators hear
//! of what waits for them, and who answered an earlier text is asked whether they keep their answer, up to three times.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::news::{self, Told, What};
use super::store::{self, answers, book};
use super::{Decision, NAME, State, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::ids::PersonId;
use crate::message::{Button, Look, Press};
use crate::text::{plain, said, said_within, stamp, stamp_day};
use crate::{people, say};

/// The last brief before the end comes within so long before it.
const LAST_DAY: TimeDelta = TimeDelta::hours(24);
/// Characters of a new text in a brief, which holds 2,000 in all.
const TEXT_ROOM: usize = 400;
/// So many of those who ask for a call are named in one message, which holds 2,000 characters.
const CALLERS_MAX: usize = 25;
/// Characters of one of their names.
const CALLER_ROOM: usize = 40;

/// What a person is to hear today. It counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    ask_again(connection, reader).await?;
    news::tell(connection, (reader.charter.guild, reader.person), reader.now).await?;
    asked(connection, reader, reader.now).await
}

/// What was told at that instant and still waits: they did not open it since, and it stands like that.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let mut lines = Vec::new();
    for Told { decision, news, callers } in news::told_at(connection, (reader.charter.guild, reader.person), at).await?
    {
        // One line a decision, since a line is chosen by it.
        let (mut sentences, mut buttons) = (Vec::new(), vec![view::open_button(reader.words, &decision)]);
        // Who asks for a call waits for one.
        let (mut waits, mut text) = (!callers.is_empty(), None);
        if !callers.is_empty() {
            sentences.push(calls(connection, reader, &callers, &decision).await?);
        }
        if let Some(what) = newest(connection, reader, news, &decision).await? {
            let chooses = what == What::Awaiting && facilitates(connection, reader).await?;
            // In a direct message only a granted role counts: the server's owner chooses in the server.
            let here = chooses && is_granted(connection, reader).await?;
            waits |= chooses || matches!(what, What::Changed | What::Review);
            let quiet = what == What::Concern && !answers::has_open_words(connection, decision.id).await?;
            sentences.push(match what {
                What::Result => result(connection, reader, &decision).await?,
                What::Awaiting if chooses => {
                    if here {
                        buttons.extend(view::choices(reader.words, &decision));
                    }
                    for_them_to_choose(reader, &decision, here)
                }
                // There is nothing to read any more.
                What::Concern if quiet => {
                    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
                    say!(reader.words, "decide-news-concern-quiet", title = title, reference = reference)
                }
                what => sentence(reader, what, &decision),
            });
            if what == What::Changed {
                let keep = Press::new(NAME, "keep", decision.id_now());
                let label = say!(reader.words, "button-decide-keep");
                buttons.insert(0, Button::new(label, keep).look(Look::Primary));
                // Nobody keeps an answer to what they did not see.
                let body = decision.body.as_deref().map(|body| said_within(body, TEXT_ROOM));
                text = body.map(|body| say!(reader.words, "decide-news-changed-text", text = body));
            }
        }
        if !sentences.is_empty() {
            // Each on a line of its own: who asks for a call is not said to be who sees harm.
            lines.push(BriefLine { waits, asks: text, ..line(&decision, sentences.join("\n"), buttons) });
        }
    }
    Ok(lines)
}

/// Of all that happened the newest that is still to be told.
async fn newest(
    connection: &mut SqliteConnection,
    reader: &Reader,
    news: Vec<(What, i64)>,
    decision: &Decision,
) -> Result<Option<What>> {
    for (what, round) in news {
        if stands(connection, reader, (what, round), decision).await? {
            return Ok(Some(what));
        }
    }
    Ok(None)
}

/// Whether what happened is still to be told: it stands like that.
async fn stands(
    connection: &mut SqliteConnection,
    reader: &Reader,
    (what, round): (What, i64),
    decision: &Decision,
) -> Result<bool> {
    Ok(match what {
        // Who asked for a call is told in any case.
        What::Result | What::Call => true,
        What::Blocked => decision.state == State::Blocked,
        What::Awaiting => decision.state == State::Awaiting,
        What::Review => decision.review_asked_at.is_some(),
        What::Concern => answers::has_open_concern(connection, decision.id, PersonId(round)).await?,
        What::Changed => {
            let answer = answers::of(connection, decision.id, reader.person).await?;
            decision.takes_answers(reader.now) && answer.is_some_and(|answer| answer.version < decision.version)
        }
    })
}

/// Tomorrow, if something was not told yet; else the next day on which it is asked again whether an answer stays.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let Reader { charter, person, now, .. } = reader;
    let mut next = None;
    if news::has_untold(connection, charter.guild, *person).await? {
        next = Some(charter.local(*now).date() + TimeDelta::days(1));
    }
    for decision in answers::unconfirmed_by(connection, (charter.guild, *person), *now).await? {
        let day = asks_again(connection, (charter, *person), &decision, *now).await?;
        next = next.into_iter().chain(day).min();
    }
    Ok(next)
}

/// At half time, and in the last brief before the end, those are asked once more who did not say whether an answer to an earlier text
/// stays. In a brief that was held back, as soon as it comes.
async fn ask_again(connection: &mut SqliteConnection, reader: &Reader) -> Result<()> {
    let Reader { charter, person, now, .. } = reader;
    for decision in answers::unconfirmed_by(connection, (charter.guild, *person), *now).await? {
        let times = times(connection, (charter, *person), &decision).await?;
        if times.into_iter().any(|at| at <= *now) {
            let news = (What::Changed, decision.version);
            news::add(connection, (decision.id, *person), news, *now).await?;
        }
    }
    Ok(())
}

/// The day of the next brief in which that is asked, if there is one.
pub async fn asks_again(
    connection: &mut SqliteConnection,
    (charter, person): (&Charter, PersonId),
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<Option<NaiveDate>> {
    let first = times(connection, (charter, person), decision).await?.into_iter().min();
    let brief = first.map(|at| if at > now { charter.brief_from(at) } else { charter.next_brief(now) });
    Ok(brief.map(|(local, _)| local.date()))
}

/// When that is to be asked, after the last time that it was. What was never told goes into the next brief anyway.
async fn times(
    connection: &mut SqliteConnection,
    (charter, person): (&Charter, PersonId),
    decision: &Decision,
) -> Result<Vec<DateTime<Utc>>> {
    let Some(text) = store::version(connection, decision.id, decision.version).await? else { return Ok(Vec::new()) };
    let news = (What::Changed, decision.version);
    let asked = match news::told_of(connection, (decision.id, person), news).await? {
        Some(Some(at)) => at,
        Some(None) => return Ok(Vec::new()),
        None => text.at,
    };
    let times = nudges(charter, (text.at, decision.closes_at)).into_iter();
    Ok(times.filter(|at| asked < *at && *at < decision.closes_at).collect())
}

/// The first brief after half time, and the one of the last day.
fn nudges(charter: &Charter, (since, until): (DateTime<Utc>, DateTime<Utc>)) -> [DateTime<Utc>; 2] {
    [since + (until - since) / 2, until - LAST_DAY].map(|at| charter.brief_from(at).1)
}

fn sentence(reader: &Reader, what: What, decision: &Decision) -> String {
    let words = reader.words;
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    let until = stamp(decision.closes_at);
    let r = || reference.clone();
    let t = || title.clone();
    match what {
        What::Blocked => say!(words, "decide-news-blocked", title = t(), reference = r(), at = until),
        What::Awaiting => say!(words, "decide-news-awaiting", title = t(), reference = r()),
        What::Changed => say!(words, "decide-news-changed", title = t(), reference = r(), at = until),
        What::Review => say!(words, "decide-news-review", title = t(), reference = r()),
        What::Concern => say!(words, "decide-news-concern", title = t(), reference = r()),
        // Said by `result` and `calls`.
        What::Result | What::Call => String::new(),
    }
}

/// Whether the reader facilitates: coordinators do, as long as nobody else is granted it.
async fn facilitates(connection: &mut SqliteConnection, reader: &Reader) -> Result<bool> {
    Ok(people::coordinators(connection, &reader.charter, reader.now).await?.contains(&reader.person))
}

async fn is_granted(connection: &mut SqliteConnection, reader: &Reader) -> Result<bool> {
    people::is_granted_coordinator(connection, (reader.charter.guild, reader.person), reader.now).await
}

fn for_them_to_choose(reader: &Reader, decision: &Decision, here: bool) -> String {
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    if here {
        say!(reader.words, "decide-news-choose", title = title, reference = reference)
    } else {
        say!(reader.words, "decide-news-choose-there", title = title, reference = reference)
    }
}

/// Who asks for a call, each by name.
async fn calls(
    connection: &mut SqliteConnection,
    reader: &Reader,
    callers: &[PersonId],
    decision: &Decision,
) -> Result<String> {
    let words = reader.words;
    let mut names = Vec::new();
    for caller in callers.iter().take(CALLERS_MAX) {
        let known = people::known(connection, decision.guild, *caller).await?.map(|known| known.name);
        names.push(said_within(&known.unwrap_or_else(|| say!(words, "somebody")), CALLER_ROOM));
    }
    if callers.len() > CALLERS_MAX {
        let more: usize = callers.len() - CALLERS_MAX;
        names.push(say!(words, "decide-callers-more", count = more));
    }
    let name = match names.as_slice() {
        [most @ .., last] if !most.is_empty() => say!(words, "and", one = most.join(", "), other = last.as_str()),
        others => others.concat(),
    };
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    Ok(say!(words, "decide-news-call", count = callers.len(), name = name, title = title, reference = reference))
}

fn line(decision: &Decision, sentence: String, buttons: Vec<Button>) -> BriefLine {
    let reference = decision.reference().to_string();
    BriefLine {
        channel: decision.channel,
        due_at: decision.closes_at,
        sentence,
        waits: false,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{reference} · {}", decision.title), 100),
        reference,
        buttons,
        open: Press::new(NAME, "open", decision.id),
    }
}

async fn result(connection: &mut SqliteConnection, reader: &Reader, decision: &Decision) -> Result<String> {
    let words = reader.words;
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    let entry = book::entry(connection, decision.id).await?;
    let nobody = entry.is_some_and(|entry| entry.closing.tally.is_empty());
    let not_kept = nobody && decision.version > 1 && answers::not_kept(connection, decision).await? > 0;
    Ok(match decision.state {
        State::Adopted => {
            let review = decision.review_at.map(stamp_day).unwrap_or_default();
            say!(words, "decide-news-adopted", title = title, reference = reference, review = review)
        }
        State::NotReady if not_kept => say!(words, "decide-news-nobody-new", title = title, reference = reference),
        State::NotReady if nobody => say!(words, "decide-news-nobody", title = title, reference = reference),
        State::NotReady => say!(words, "decide-news-not-ready", title = title, reference = reference),
        State::PutAside => say!(words, "decide-news-put-aside", title = title, reference = reference),
        _ => say!(words, "decide-news-ended", title = title, reference = reference),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::GuildId;

    #[test]
    fn it_is_asked_again_at_half_time_and_on_the_last_day() {
        let charter = Charter { zone: chrono_tz::America::New_York, ..Charter::unknown(GuildId(1)) };
        let check = |since: &str, until: &str, expected: [&str; 2]| {
            let times = nudges(&charter, (since.parse().unwrap(), until.parse().unwrap()));
            assert_eq!(times, expected.map(|at| at.parse::<DateTime<Utc>>().unwrap()), "{since} {until}");
        };
        check("2026-11-18T15:00:00Z", "2026-11-25T15:00:00Z", ["2026-11-22T14:00:00Z", "2026-11-25T14:00:00Z"]);
        check("2026-11-18T15:00:00Z", "2026-11-25T13:00:00Z", ["2026-11-22T14:00:00Z", "2026-11-24T14:00:00Z"]);
        // Too short for a half time: its brief comes when all is over.
        check("2026-11-18T15:00:00Z", "2026-11-20T14:00:00Z", ["2026-11-20T14:00:00Z", "2026-11-19T14:00:00Z"]);
    }
}
