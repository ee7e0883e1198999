//! What a brief looks like: one matter alone, several in lines, the others under an answer, all of them page by page.

use chrono::Datelike;

use crate::feature::{BriefLine, Reader, Warns};
use crate::message::{Block, Button, Card, Choice, Message, Notice, Offer, Press, Select};
use crate::say;
use crate::text::{Words, plain};

use super::NAME;

/// Lines in one brief, and on a page; the rest is behind *Show all*.
pub const LINES_MAX: usize = 8;
/// Buttons of a notice, as Discord allows side by side.
const BUTTONS_MAX: usize = 5;
/// Characters of a button, as Discord allows.
const LABEL_MAX: usize = 80;
/// Rows in its select, as Discord allows.
const CHOICES_MAX: usize = 25;
/// Characters of the lines in a message of 2,000; the rest is for what stands below.
const LINES_ROOM: usize = 1_400;
/// References that are said with one consequence.
const ITEMS_MAX: usize = 20;

/// One matter is its own notice, also under the week at a glance, which asks nothing; several are a line each, what is asked of them, what
/// is only told apart from that, and a select that opens one. `all`: the week, what waits, what is only told.
pub fn notice(reader: &Reader, all: Vec<BriefLine>, late: Option<String>) -> Notice {
    let words = reader.words;
    let late = late.map(|late| format!("\n-# {late}")).unwrap_or_default();
    let mut all = all;
    if all.len() == 1 {
        let line = all.remove(0);
        return Notice { content: alone(words, &line) + &late, buttons: line.buttons, ..Notice::default() };
    }
    if all.len() == 2 && all[0].open.feature == NAME {
        let (line, week) = (all.remove(1), all.remove(0));
        let more = week.buttons.into_iter().find(|button| button.press.feature == NAME);
        // Under both, they say what they are about.
        let named = |button: &Button| Button {
            label: plain(&format!("{} · {}", button.label, line.reference), LABEL_MAX),
            ..button.clone()
        };
        let buttons = line.buttons.iter().map(named).chain(more).take(BUTTONS_MAX).collect();
        let content = format!("{}\n{}{late}", week.sentence, alone(words, &line));
        return Notice { content, buttons, ..Notice::default() };
    }
    let (mut content, shown) = bullets(words, &all);
    let waits = all.iter().any(|line| line.waits);
    let told_from = all.iter().take_while(|line| line.waits || line.open.feature == NAME).count();
    let told = content.split_off(if waits && told_from < shown { told_from } else { content.len() });
    content.extend(asks_many(words, &all));
    content.extend(warnings(words, &all, all.len()));
    if !told.is_empty() {
        content.push(say!(words, "brief-rest-told"));
    }
    content.extend(told);
    let content = content.join("\n");
    let buttons = if shown < all.len() { vec![show_all(words)] } else { Vec::new() };
    let prompt = if waits { say!(words, "brief-choose") } else { say!(words, "brief-choose-look") };
    Notice { content: content + &late, buttons, select: Some(select(reader, prompt, &all)), ..Notice::default() }
}

/// One matter with what is asked about it and what happens if nothing is heard.
pub fn alone(words: Words, line: &BriefLine) -> String {
    let warning = line.warns.map(|warns| warning(words, warns, None));
    let said = [Some(line.sentence.as_str()), line.asks.as_deref(), warning.as_deref()];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is asked once about those that wait: what fits them all, for one question about promises fits nothing else, nor one alone.
fn asks_many(words: Words, all: &[BriefLine]) -> Option<String> {
    let asks: Vec<_> = all.iter().filter(|line| line.waits).map(|line| line.asks_many.as_deref()).collect();
    match asks.as_slice() {
        [] => None,
        [Some(first), others @ ..] if !others.is_empty() && others.iter().all(|other| *other == Some(*first)) => {
            Some((*first).to_owned())
        }
        _ => Some(say!(words, "brief-asks-mixed")),
    }
}

/// A matter of which an answer speaks: what opens it, and what people call it.
pub struct Matter {
    pub open: Press,
    pub reference: String,
}

/// Whether a press is about the matter that another opens. It may say more than which matter it is: a version, a period.
pub fn is_about(press: &Press, (feature, id): (&str, &str)) -> bool {
    let rest = press.id.strip_prefix(id).filter(|_| press.feature == feature);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The matter of a press on a brief: its select has each, answered or not.
pub fn matter(brief: &Message, press: &Press) -> Option<Matter> {
    let Message::Notice(Notice { select: Some(Select { offer: Offer::Choices(choices), .. }), .. }) = brief else {
        return None;
    };
    choices.iter().find_map(|choice| {
        let (feature, id) = choice.value.split_once(':').filter(|of| is_about(press, *of))?;
        let (reference, _) = choice.label.split_once(" · ")?;
        Some(Matter { open: Press::new(feature, "open", id), reference: reference.to_owned() })
    })
}

/// The answer to one matter, and under it the others: those that still wait, then those that are only told. Its buttons come below
/// theirs, so each says whose it is: nobody is to mark the wrong promise as done.
pub fn with_others(reader: &Reader, card: Card, matter: Option<&Matter>, others: &[BriefLine]) -> Card {
    let words = reader.words;
    if others.is_empty() {
        return card;
    }
    let card = match matter {
        Some(matter) => with_names(card, matter),
        None => card,
    };
    if card.blocks.iter().any(|block| matches!(block, Block::Select(_))) {
        // A message has one select, and this one is in the middle of its question.
        let label = say!(words, "button-show-others", count = others.len());
        let page = Page { number: 0, but: matter.map(|matter| (matter.open.feature.clone(), matter.open.id.clone())) };
        return card.buttons(vec![Button::new(label, Press::new(NAME, "all", page.id()))]);
    }
    let (mut lines, shown) = bullets(words, others);
    let waiting = others.iter().filter(|line| line.waits).count();
    if waiting < shown {
        lines.insert(waiting, say!(words, "brief-rest-told"));
    }
    if waiting > 0 {
        lines.insert(0, say!(words, "brief-rest"));
    }
    // Above them stands another matter.
    lines.extend(warnings(words, others, others.len() + 1));
    // Where none of them asks anything, there is nothing more to answer.
    let prompt = if waiting > 0 { say!(words, "brief-choose-other") } else { say!(words, "brief-choose-look") };
    let card = card.text(format!("\n{}", lines.join("\n"))).select(select(reader, prompt, others));
    if shown < others.len() { card.buttons(vec![show_all(words)]) } else { card }
}

/// The card with the name of the matter on each of its buttons: "Done · C-2".
fn with_names(mut card: Card, matter: &Matter) -> Card {
    let of = (matter.open.feature.as_str(), matter.open.id.as_str());
    for block in &mut card.blocks {
        let Block::Buttons(buttons) = block else { continue };
        for button in buttons.iter_mut().filter(|button| is_about(&button.press, of)) {
            button.label = plain(&format!("{} · {}", button.label, matter.reference), LABEL_MAX);
        }
    }
    card
}

/// Which page of what still stands.
pub struct Page {
    /// From 0.
    pub number: usize,
    /// The matter that is being asked about just then, by what opens it: its feature and its id. It is not among the others.
    pub but: Option<(String, String)>,
}

impl Page {
    /// As the id of a press: `0`, or `0.<feature>.<id>`.
    fn id(&self) -> String {
        match &self.but {
            Some((feature, id)) => format!("{}.{feature}.{id}", self.number),
            None => self.number.to_string(),
        }
    }

    /// Reads what [`Self::id`] wrote; `None` for what it did not.
    pub fn parse(id: &str) -> Option<Self> {
        let (number, but) = match id.split_once('.') {
            Some((number, but)) => (number, Some(but.split_once('.')?)),
            None => (id, None),
        };
        let number = number.parse().ok().filter(|number| *number < 1_000)?;
        Some(Self { number, but: but.map(|(feature, id)| (feature.to_owned(), id.to_owned())) })
    }

    /// Whether a line is among them. The week is behind its own button.
    pub fn has(&self, line: &BriefLine) -> bool {
        let but = self.but.as_ref().is_some_and(|(feature, id)| is_about(&line.open, (feature, id)));
        line.open.feature != NAME && !but
    }
}

/// What still stands of a brief, a page of it.
pub fn page(reader: &Reader, all: &[BriefLine], page: Page) -> Card {
    let (words, number) = (reader.words, page.number);
    let pages = all.len().div_ceil(LINES_MAX);
    let waiting = all.iter().filter(|line| line.waits).count();
    let title = say!(words, "brief-all", count = waiting);
    let shown = number + 1;
    let page_of = say!(words, "page-of", page = shown, pages = pages);
    let mut card = Card::new(if pages < 2 { title } else { format!("{title} · {page_of}") });
    let here = || all.iter().skip(number * LINES_MAX).take(LINES_MAX);
    let first_told = here().position(|line| !line.waits).filter(|_| waiting > 0);
    for (at, line) in here().enumerate() {
        if first_told == Some(at) {
            card = card.text(say!(words, "brief-rest-told"));
        }
        let label = say!(words, "button-open-one", reference = line.reference.as_str());
        card = card.row(line.sentence.clone(), Button::new(label, line.open.clone()));
    }
    let turn = |label, number| Button::new(label, Press::new(NAME, "all", Page { number, but: page.but.clone() }.id()));
    let mut buttons = Vec::new();
    if number > 0 {
        buttons.push(turn(say!(words, "button-earlier-page"), number - 1));
    }
    if shown < pages {
        buttons.push(turn(say!(words, "button-next-page"), shown));
    }
    card.buttons(buttons)
}

/// What is said when nothing of a brief waits any more.
pub fn nothing_left(reader: &Reader) -> Card {
    Card::new(say!(reader.words, "brief-nothing-left"))
        .buttons(vec![super::my_things(reader.words, reader.charter.guild)])
}

/// A line a matter, and how many there are more; and how many stand there.
fn bullets(words: Words, all: &[BriefLine]) -> (Vec<String>, usize) {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for line in all.iter().take(LINES_MAX) {
        let said = format!("• {}", line.sentence);
        length += said.chars().count() + 1;
        if length > LINES_ROOM {
            break;
        }
        lines.push(said);
    }
    let shown = lines.len();
    let hidden = all.len() - shown;
    if hidden > 0 {
        lines.push(say!(words, "brief-more", count = hidden));
    }
    (lines, shown)
}

/// What happens if nothing is heard, each once, with what it is about where it is not about all of so many.
fn warnings(words: Words, all: &[BriefLine], among: usize) -> Vec<String> {
    let mut warnings: Vec<(Warns, Vec<&str>)> = Vec::new();
    for line in all {
        let Some(warns) = line.warns else { continue };
        match warnings.iter_mut().find(|(known, _)| *known == warns) {
            Some((_, items)) => items.push(&line.reference),
            None => warnings.push((warns, vec![&line.reference])),
        }
    }
    warnings
        .into_iter()
        .map(|(warns, items)| {
            if items.len() == among {
                return warning(words, warns, None);
            }
            let named = match items.as_slice() {
                &[ref most @ .., last] if !most.is_empty() && items.len() <= ITEMS_MAX => {
                    say!(words, "and", one = most.join(", "), other = last)
                }
                few if few.len() <= ITEMS_MAX => few.concat(),
                many => format!("{}…", many[..ITEMS_MAX].join(", ")),
            };
            warning(words, warns, Some((named, items.len())))
        })
        .collect()
}

/// What happens if nothing is heard; with what it is about, and how many these are, where it is not about all that is said.
fn warning(words: Words, warns: Warns, about: Option<(String, usize)>) -> String {
    match (warns, about) {
        (Warns::On(day), about) => {
            let by = say!(words, "weekday", day = day.weekday().number_from_monday());
            match about {
                None => say!(words, "brief-warns", by = by),
                Some((items, _)) => say!(words, "brief-warns-of", items = items, by = by),
            }
        }
        (Warns::Next, None) => say!(words, "brief-warns-today"),
        (Warns::Next, Some((items, _))) => say!(words, "brief-warns-today-of", items = items),
        (Warns::NoMore, None) => say!(words, "brief-warns-alone"),
        (Warns::NoMore, Some((items, count))) => say!(words, "brief-warns-alone-of", items = items, count = count),
    }
}

fn select(reader: &Reader, prompt: String, all: &[BriefLine]) -> Select {
    let waits = all.iter().any(|line| line.waits);
    let choice = |line: &BriefLine| choice(line, (waits && !line.waits).then_some(reader.words));
    Select {
        prompt,
        offer: Offer::Choices(all.iter().take(CHOICES_MAX).map(choice).collect()),
        press: Press::new(NAME, "choose", reader.charter.guild),
        chosen: None,
        optional: false,
    }
}

/// One row. Among others that wait, one that is only told says so, in these words: behind its reference, which is read from there.
fn choice(line: &BriefLine, told: Option<Words>) -> Choice {
    let Press { feature, id, .. } = &line.open;
    let label = match (told, line.label.split_once(" · ")) {
        (Some(words), Some((reference, rest))) => {
            say!(words, "brief-choice-told", reference = reference, title = rest)
        }
        _ => line.label.clone(),
    };
    Choice { label: plain(&label, 100), value: format!("{feature}:{id}") }
}

fn show_all(words: Words) -> Button {
    Button::new(say!(words, "button-show-all"), Press::new(NAME, "all", 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ChannelId;

    #[test]
    fn what_is_being_asked_is_not_among_the_others() {
        let line = |feature: &str, id: &str| BriefLine {
            channel: ChannelId(1),
            due_at: chrono::DateTime::UNIX_EPOCH,
            reference: String::new(),
            sentence: String::new(),
            waits: true,
            asks: None,
            asks_many: None,
            warns: None,
            label: String::new(),
            buttons: Vec::new(),
            open: Press::new(feature, "open", id),
        };
        let check = |id: &str, expected: &[&str]| {
            let page = Page::parse(id).unwrap();
            assert_eq!(page.id(), id);
            let all = [("commit", "1"), ("commit", "12"), ("meeting", "1"), (NAME, "1")];
            let kept = all.into_iter().map(|(feature, id)| line(feature, id)).filter(|line| page.has(line));
            let kept: Vec<String> = kept.map(|line| format!("{} {}", line.open.feature, line.open.id)).collect();
            assert_eq!(kept, expected, "{id}");
        };
        check("0", &["commit 1", "commit 12", "meeting 1"]);
        check("2.commit.1", &["commit 12", "meeting 1"]);
        check("0.meeting.1", &["commit 1", "commit 12"]);
        check("0.indicator.1.2026-11-01", &["commit 1", "commit 12", "meeting 1"]);
        for forged in ["", "x", "-1", "1000", "0.", "0.commit", ".commit.1"] {
            assert!(Page::parse(forged).is_none(), "{forged}");
        }
    }
}
