//! What a digest tells of decisions: those that end soon, with how many have answered; what was decided; and what was adopted and still
//! has nobody who takes the first step. To one person, what waits for their answer.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::store::{self, answers, digest as told};
use super::{Decision, NAME, State, view};
use crate::error::Result;
use crate::ids::{DecisionId, PersonId};
use crate::message::{Button, Press};
use crate::news::{DigestLine, DigestReader, OVERLAP, Section};
use crate::text::{Words, said_within};
use crate::{pages, people, say};

/// Characters shown of a title.
const TITLE_MAX: usize = 70;
/// What ends within so long is named.
const SOON: TimeDelta = TimeDelta::days(8);
/// So long after it was adopted the first step is asked for.
const STEP_FOR: TimeDelta = TimeDelta::days(60);
/// Named of what waits for one person.
const WAITING_MAX: i64 = 20;

/// See the module.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    if let Some(person) = reader.person {
        return waiting(connection, reader, person).await;
    }
    let (words, guild) = (reader.words, reader.charter.guild);
    let blocked = answers::with_block(connection, guild).await?;
    let mut lines = Vec::new();
    for (decision, answered) in told::open(connection, guild, (reader.now, reader.now + SOON)).await? {
        let how = say!(words, "digest-decision-answered", count = answered);
        let button = Button::new(say!(words, "button-digest-answer"), Press::new(NAME, "mine", decision.id));
        lines.push(DigestLine {
            section: Section::Decisions,
            key: decision.reference().to_string(),
            state: state(&decision, &blocked),
            text: format!("◷ {} · {how}", view::line_that_stays(words, &decision, &blocked)),
            button: Some(button),
            weight: 60,
        });
    }
    for decision in told::decided(connection, guild, (reader.from - OVERLAP, reader.until)).await? {
        lines.push(DigestLine {
            section: Section::Decisions,
            key: decision.reference().to_string(),
            state: state(&decision, &[]),
            text: format!("• {}", view::line_that_stays(words, &decision, &[])),
            button: None,
            weight: 50,
        });
    }
    for decision in told::without_step(connection, guild, reader.now - STEP_FOR).await? {
        lines.push(step(words, &decision));
    }
    Ok(lines)
}

fn state(decision: &Decision, blocked: &[DecisionId]) -> String {
    let block = if blocked.contains(&decision.id) { ":block" } else { "" };
    format!("{:?}:{}:{}{block}", decision.state, decision.closes_at.timestamp(), decision.version)
}

/// It was adopted, and nobody has promised anything for it yet.
fn step(words: Words, decision: &Decision) -> DigestLine {
    let (reference, title) = (decision.reference().to_string(), said_within(&decision.title, TITLE_MAX));
    let text = say!(words, "digest-decision-step", reference = reference.as_str(), title = title);
    let will = Button::new(say!(words, "button-decide-will"), Press::new(NAME, "will", decision.id));
    DigestLine {
        section: Section::Help,
        key: format!("{reference}-step"),
        state: "none".to_owned(),
        text,
        button: Some(will),
        weight: 50,
    }
}

async fn waiting(
    connection: &mut SqliteConnection,
    reader: &DigestReader,
    person: PersonId,
) -> Result<Vec<DigestLine>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let facilitates = people::coordinators(connection, &reader.charter, reader.now).await?.contains(&person);
    let (_, waiting) = store::waiting(connection, (guild, person, facilitates), WAITING_MAX, reader.now).await?;
    let blocked = answers::with_block(connection, guild).await?;
    let line = |decision: &Decision| DigestLine {
        section: Section::Waiting,
        key: decision.reference().to_string(),
        state: state(decision, &blocked),
        text: view::line_that_stays(words, decision, &blocked),
        button: Some(pages::opens(words, decision.reference(), view::open_button(words, decision))),
        weight: if decision.state == State::Awaiting { 60 } else { 50 },
    };
    Ok(waiting.iter().map(line).collect())
}
