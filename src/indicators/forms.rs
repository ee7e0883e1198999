//! The forms of indicators: only text fields, five at most.

use chrono::NaiveDate;

use super::draft::DUE_DAYS_USUAL;
use super::{Indicator, NAME, NOTE_MAX, PART_MAX, Report, SOURCE_MAX, STORY_MAX, WHAT_MAX, day, number, ready};
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::{Words, plain};

/// Characters at most in a typed number, and in a typed day.
const NUMBER_MAX: u16 = 40;
const DAY_MAX: u16 = 40;
/// Characters in a form's title, and in a field's label.
const TITLE_MAX: usize = 45;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, fields) = match action {
        "what" => (say!(words, "form-indicator-what"), what(words)),
        "baseline" => (say!(words, "form-indicator-baseline"), baseline(words)),
        "target" => (say!(words, "form-indicator-target"), target(words)),
        "number" => (say!(words, "form-indicator-report"), vec![value(words), note(words)]),
        "share" => {
            let [above, below] = parts(words);
            (say!(words, "form-indicator-report"), vec![above, below, note(words)])
        }
        "fixnumber" => (say!(words, "form-indicator-correct"), vec![value(words), reason(words)]),
        "fixshare" => {
            let [above, below] = parts(words);
            (say!(words, "form-indicator-correct"), vec![above, below, reason(words)])
        }
        "story" => (say!(words, "form-indicator-story"), vec![story(words)]),
        _ => return None,
    };
    Some(Form { title, press: Press::new(NAME, &format!("{action}-sent"), &press.id), fields })
}

/// A form of a draft, filled in with what is known: what was typed before, else what is ready-made. Where the figure comes from only its
/// people know, so that is not filled in for them.
pub fn of_draft(words: Words, draft: &Indicator, press: &Press) -> Option<Form> {
    let shown = |figure: Option<f64>| figure.map(|figure| number::typed(words, figure)).unwrap_or_default();
    let date = |on: Option<NaiveDate>| on.map(day::typed).unwrap_or_default();
    let ready = ready::find(&draft.name).filter(|_| draft.what.is_none());
    let typed = match press.action.trim_end_matches("-sent") {
        "what" => {
            let text =
                |own: &Option<String>, other: Option<&str>| own.as_deref().or(other).unwrap_or_default().to_owned();
            let share = ready.and_then(|ready| ready.share);
            vec![
                ("what", text(&draft.what, ready.map(|ready| ready.what))),
                ("source", text(&draft.source, None)),
                ("numerator", text(&draft.numerator, share.map(|(above, _)| above))),
                ("denominator", text(&draft.denominator, share.map(|(_, below)| below))),
            ]
        }
        "baseline" => vec![("value", shown(draft.baseline)), ("on", date(draft.baseline_on))],
        "target" => vec![
            ("value", shown(draft.target)),
            ("on", date(draft.target_on)),
            ("days", draft.due_days.unwrap_or(DUE_DAYS_USUAL).to_string()),
        ],
        _ => return None,
    };
    let typed: Vec<(String, String)> = typed.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let mut form = form(words, press)?.filled(&typed);
    // Of which nothing is known may become a share.
    let hint = if draft.is_share() || (draft.what.is_none() && draft.unit.is_none()) {
        say!(words, "field-indicator-share-hint")
    } else {
        say!(words, "field-indicator-figure-hint", example = draft.example(words))
    };
    for field in &mut form.fields {
        match (field.name, ready) {
            ("value", _) => field.hint.clone_from(&hint),
            ("source", Some(ready)) => {
                field.hint = say!(words, "field-indicator-figure-hint", example = ready.source);
            }
            _ => {}
        }
    }
    Some(form)
}

/// What opens the form for a figure of a period; of one that has a figure, for correcting it.
pub fn press(indicator: &Indicator, period: NaiveDate, corrects: bool) -> Press {
    let kind = if indicator.is_share() { "share" } else { "number" };
    let action = if corrects { format!("fix{kind}") } else { kind.to_owned() };
    Press::new(NAME, &action, format!("{}.{period}", indicator.id))
}

/// The form for a figure, filled in with the one that is there. Named by what is counted, with the last figure as a hint.
pub fn report(
    words: Words,
    (indicator, period): (&Indicator, NaiveDate),
    press: &Press,
    (there, last): (Option<&Report>, Option<&Report>),
) -> Option<Form> {
    let mut form = form(words, press)?;
    let named = indicator.period.named(words, period);
    form.title = plain(&format!("{} · {named}", indicator.reference()), TITLE_MAX);
    for field in &mut form.fields {
        let (label, figure) = match field.name {
            "value" => (Some(&indicator.name), last.and_then(|last| last.value)),
            "numerator" => (indicator.numerator.as_ref(), last.and_then(|last| last.numerator)),
            "denominator" => (indicator.denominator.as_ref(), last.and_then(|last| last.denominator)),
            _ => continue,
        };
        if let Some(label) = label {
            field.label = plain(label, TITLE_MAX);
        }
        if let Some(figure) = figure {
            field.hint = say!(words, "field-indicator-last", figure = number::shown(words, figure));
        } else if field.name == "value" {
            field.hint = say!(words, "field-indicator-counted-hint", example = indicator.example(words));
        }
    }
    let shown = |figure: Option<f64>| figure.map(|figure| number::typed(words, figure)).unwrap_or_default();
    let typed = there.map(|there| {
        let figures = [("value", there.value), ("numerator", there.numerator), ("denominator", there.denominator)];
        figures.map(|(name, figure)| (name.to_owned(), shown(figure)))
    });
    Some(match typed {
        Some(typed) => form.filled(&typed),
        None => form,
    })
}

fn what(words: Words) -> Vec<Field> {
    let what = Field::line(
        "what",
        limit(WHAT_MAX),
        say!(words, "field-indicator-what"),
        say!(words, "field-indicator-what-hint"),
    );
    let source = (say!(words, "field-indicator-source"), say!(words, "field-indicator-source-hint"));
    let above = (say!(words, "field-indicator-above"), say!(words, "field-indicator-above-hint"));
    let below = (say!(words, "field-indicator-below"), say!(words, "field-indicator-below-hint"));
    vec![
        what.long(),
        Field::line("source", limit(SOURCE_MAX), source.0, source.1),
        Field::line("numerator", limit(PART_MAX), above.0, above.1).optional(),
        Field::line("denominator", limit(PART_MAX), below.0, below.1).optional(),
    ]
}

fn baseline(words: Words) -> Vec<Field> {
    let value = (say!(words, "field-indicator-baseline"), say!(words, "field-indicator-figure-hint", example = "50"));
    let on = (say!(words, "field-indicator-baseline-on"), say!(words, "field-indicator-day-hint"));
    vec![Field::line("value", NUMBER_MAX, value.0, value.1), Field::line("on", DAY_MAX, on.0, on.1)]
}

fn target(words: Words) -> Vec<Field> {
    let value = (say!(words, "field-indicator-target"), say!(words, "field-indicator-figure-hint", example = "50"));
    let on = (say!(words, "field-indicator-target-on"), say!(words, "field-indicator-day-hint"));
    let days = (say!(words, "field-indicator-days"), say!(words, "field-indicator-days-hint"));
    vec![
        Field::line("value", NUMBER_MAX, value.0, value.1),
        Field::line("on", DAY_MAX, on.0, on.1),
        Field::line("days", 3, days.0, days.1),
    ]
}

fn value(words: Words) -> Field {
    let hint = say!(words, "field-indicator-counted-hint", example = "50");
    Field::line("value", NUMBER_MAX, say!(words, "field-indicator-value"), hint)
}

fn parts(words: Words) -> [Field; 2] {
    let above = (say!(words, "field-indicator-counted"), say!(words, "field-indicator-counted-hint", example = "50"));
    let below = (say!(words, "field-indicator-out-of"), say!(words, "field-indicator-counted-hint", example = "200"));
    [Field::line("numerator", NUMBER_MAX, above.0, above.1), Field::line("denominator", NUMBER_MAX, below.0, below.1)]
}

fn note(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-indicator-note"), say!(words, "field-indicator-note-hint"));
    Field::line("note", limit(NOTE_MAX), label, hint).optional()
}

fn reason(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-indicator-reason"), say!(words, "field-indicator-reason-hint"));
    Field::line("note", limit(NOTE_MAX), label, hint)
}

fn story(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-indicator-story"), say!(words, "field-indicator-story-hint"));
    Field::line("story", limit(STORY_MAX), label, hint).long()
}

fn limit(max: usize) -> u16 {
    u16::try_from(max).unwrap_or(u16::MAX)
}
