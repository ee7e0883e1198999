//! Lines of the daily brief. Without seats nobody is nudged to answer: who proposed a decision hears what came of it, coordinators hear
//! of what waits for them, and who answered an earlier text is asked whether they keep their answer.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::answers;
use super::store::news::{self, What};
use super::{Decision, NAME, State, view};
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::ids::PersonId;
use crate::message::{Button, Look, Press};
use crate::text::{plain, said, stamp, stamp_day};
use crate::{people, say};

/// What a person is to hear today. It counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    news::tell(connection, (reader.charter.guild, reader.person), reader.now).await?;
    asked(connection, reader, reader.now).await
}

/// What was told at that instant and still waits: they did not open it since, and it stands like that.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let mut lines = Vec::new();
    for (what, round, decision) in news::told_at(connection, (reader.charter.guild, reader.person), at).await? {
        let stands = match what {
            What::Result => true,
            What::Blocked => decision.state == State::Blocked,
            What::Awaiting => decision.state == State::Awaiting,
            What::Review => decision.review_asked_at.is_some(),
            What::Concern => answers::has_open_concern(connection, decision.id, PersonId(round)).await?,
            What::Call => decision.state.is_open(),
            What::Changed => {
                let answer = answers::of(connection, decision.id, reader.person).await?;
                decision.takes_answers(reader.now) && answer.is_some_and(|answer| answer.version < decision.version)
            }
        };
        if stands {
            lines.push(line(connection, reader, (what, round), &decision).await?);
        }
    }
    Ok(lines)
}

/// Tomorrow, if something was not told yet.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let untold = news::has_untold(connection, reader.charter.guild, reader.person).await?;
    Ok(untold.then(|| reader.charter.local(reader.now).date() + TimeDelta::days(1)))
}

async fn line(
    connection: &mut SqliteConnection,
    reader: &Reader,
    (what, round): (What, i64),
    decision: &Decision,
) -> Result<BriefLine> {
    let words = reader.words;
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    let until = stamp(decision.closes_at);
    let r = || reference.clone();
    let t = || title.clone();
    let sentence = match what {
        What::Result => result(reader, decision),
        What::Blocked => say!(words, "decide-news-blocked", title = t(), reference = r(), at = until),
        What::Awaiting => say!(words, "decide-news-awaiting", title = t(), reference = r()),
        What::Changed => say!(words, "decide-news-changed", title = t(), reference = r(), at = until),
        What::Review => say!(words, "decide-news-review", title = t(), reference = r()),
        What::Concern => say!(words, "decide-news-concern", title = t(), reference = r()),
        What::Call => {
            let name = people::known(connection, decision.guild, PersonId(round)).await?.map(|known| known.name);
            let name = said(&name.unwrap_or_else(|| say!(words, "somebody")));
            say!(words, "decide-news-call", name = name, title = t(), reference = r())
        }
    };
    let mut buttons = vec![view::open_button(words, decision)];
    if what == What::Changed {
        let keep = Press::new(NAME, "keep", decision.id_now());
        buttons.insert(0, Button::new(say!(words, "button-decide-keep"), keep).look(Look::Primary));
    }
    Ok(BriefLine {
        channel: decision.channel,
        due_at: decision.closes_at,
        reference: r(),
        sentence,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{reference} · {}", decision.title), 100),
        buttons,
        open: Press::new(NAME, "open", decision.id),
    })
}

fn result(reader: &Reader, decision: &Decision) -> String {
    let words = reader.words;
    let (reference, title) = (decision.reference().to_string(), said(&decision.title));
    match decision.state {
        State::Adopted => {
            let review = decision.review_at.map(stamp_day).unwrap_or_default();
            say!(words, "decide-news-adopted", title = title, reference = reference, review = review)
        }
        State::NotReady => say!(words, "decide-news-not-ready", title = title, reference = reference),
        State::PutAside => say!(words, "decide-news-put-aside", title = title, reference = reference),
        _ => say!(words, "decide-news-ended", title = title, reference = reference),
    }
}
