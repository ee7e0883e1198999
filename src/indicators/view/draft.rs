//! A draft: what is known so far, and what opens each form.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::super::{Indicator, NAME, ready};
use super::{direction, figure};
use crate::message::{Button, Card, Look, Press};
use crate::say;
use crate::text::{Words, said, said_within, stamp_day};
use crate::when::to_utc;

/// Characters of what is counted, and of a shorter text.
const WHAT_ROOM: usize = 700;
const SHORT_ROOM: usize = 250;

/// The draft as it stands; nothing of it is posted.
pub fn of(words: Words, zone: Tz, (draft, steward): (&Indicator, &str)) -> Card {
    let (reference, name) = (draft.reference().to_string(), said(&draft.name));
    let mut lines = vec![say!(words, "indicator-draft", reference = reference, name = name)];
    let every = draft.period.every(words);
    lines.push(say!(words, "indicator-draft-how", better = direction(words, draft.direction), every = every));
    let what = draft.what.as_ref().zip(draft.source.as_ref()).map(|(what, source)| {
        let (what, source) = (said_within(what, WHAT_ROOM), said_within(source, SHORT_ROOM));
        let mut said =
            vec![say!(words, "indicator-what", what = what), say!(words, "indicator-source", source = source)];
        said.extend(parts(words, draft, SHORT_ROOM));
        said.join("\n")
    });
    let aim = |value: Option<f64>| value.map(|value| figure(words, draft, value));
    let on = |day: Option<NaiveDate>| day.map(|day| shown_day(zone, day)).unwrap_or_default();
    let baseline =
        aim(draft.baseline).map(|value| say!(words, "indicator-baseline", figure = value, on = on(draft.baseline_on)));
    let target = aim(draft.target).map(|value| {
        let days = draft.due_days.unwrap_or_default();
        say!(words, "indicator-target", figure = value, on = on(draft.target_on), days = days)
    });
    let ready = [&what, &baseline, &target].into_iter().all(Option::is_some);
    let forms = [
        ("what", say!(words, "button-indicator-what"), what),
        ("baseline", say!(words, "button-indicator-baseline"), baseline),
        ("target", say!(words, "button-indicator-target"), target),
    ];
    let mut buttons = Vec::new();
    let mut first_open = true;
    for (action, label, said) in forms {
        let press = Press::new(NAME, action, draft.id);
        let done = said.is_some();
        lines.extend(said);
        let label = if done { format!("✓ {label}") } else { label };
        let next = !done && std::mem::replace(&mut first_open, false);
        buttons.push(Button::new(label, press).look(if next { Look::Primary } else { Look::Secondary }));
    }
    if steward.is_empty() {
        lines.push(say!(words, "indicator-draft-you"));
    } else {
        lines.push(say!(words, "indicator-draft-steward", name = steward));
    }
    if draft.what.is_none() && ready::find(&draft.name).is_some() {
        lines.push(say!(words, "indicator-draft-suggests"));
    }
    lines.push(if ready { say!(words, "indicator-draft-ready") } else { say!(words, "indicator-draft-open") });
    let mut last = Vec::new();
    if ready {
        last.push(
            Button::new(say!(words, "button-indicator-start"), Press::new(NAME, "start", draft.id)).look(Look::Success),
        );
    }
    let drop = Button::new(say!(words, "button-indicator-drop"), Press::new(NAME, "drop", draft.id));
    last.push(drop.look(Look::Danger));
    Card::new(lines.join("\n")).buttons(buttons).buttons(last)
}

/// What stands above and below, of a share.
pub(super) fn parts(words: Words, indicator: &Indicator, room: usize) -> Option<String> {
    let (above, below) = indicator.numerator.as_ref().zip(indicator.denominator.as_ref())?;
    let (above, below) = (said_within(above, room), said_within(below, room));
    Some(say!(words, "indicator-parts", above = above, below = below))
}

/// A day, as each reader's app writes it: noon in the coalition's zone, which is the same day for nearly everyone who reads it.
pub(super) fn shown_day(zone: Tz, day: NaiveDate) -> String {
    stamp_day(to_utc(zone, day.and_time(NaiveTime::MIN) + TimeDelta::hours(12)).0)
}

/// The answer to *Throw away*.
pub fn dropped(words: Words, draft: &Indicator) -> Card {
    Card::new(say!(words, "indicator-dropped", reference = draft.reference().to_string(), name = said(&draft.name)))
}
