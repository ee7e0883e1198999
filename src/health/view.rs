//! The card of `/health`: all well in one line, or what needs a look, then each thing in a sentence.

use chrono::TimeDelta;

use super::{Health, LATE_FROM, NAME};
use crate::db::backups::Reason;
use crate::feature::Lacks;
use crate::ids::ChannelId;
use crate::items;
use crate::message::{Button, Card, Press};
use crate::outbox::stats::Failure;
use crate::say;
use crate::text::{Language, Words, stamp, stamp_relative};

/// The whole card.
pub fn card(words: Words, health: &Health) -> Card {
    let heading = match health.to_mend() {
        0 if health.was_late() => say!(words, "health-well-again"),
        0 => say!(words, "health-well"),
        count => say!(words, "health-to-mend", count = count),
    };
    let look = Button::new(say!(words, "button-look-again"), Press::new(NAME, "look", health.guild));
    Card::new(heading)
        .line()
        .text(delivery(words, health))
        .text(channels(words, health))
        .text(backup(words, health))
        .text(say!(
            words,
            "health-host",
            size = size(words, health.database_bytes),
            version = env!("CARGO_PKG_VERSION"),
            since = stamp(health.started_at)
        ))
        .buttons(vec![look])
}

fn delivery(words: Words, health: &Health) -> String {
    let mut lines = vec![queue(words, health), failures(words, health), lateness(words, health)];
    if !health.paused.is_empty() {
        let items: Vec<String> = health.paused.iter().map(|item| items::named(words, item)).collect();
        lines.push(say!(words, "health-paused", count = items.len(), items = items.join(", ")));
    }
    lines.join("\n")
}

fn queue(words: Words, health: &Health) -> String {
    let queue = &health.queue;
    let waiting = match queue.late_since.map(|since| health.now - since) {
        None => say!(words, "health-queue-none"),
        Some(late) if late <= LATE_FROM => say!(words, "health-queue-going", count = queue.late),
        Some(late) => say!(words, "health-queue-late", count = queue.late, late = span(words, late)),
    };
    match queue.next_at {
        Some(next) => {
            let next = stamp_relative(next);
            format!("{waiting} {}", say!(words, "health-planned", count = queue.planned, next = next))
        }
        None => waiting,
    }
}

fn failures(words: Words, health: &Health) -> String {
    // Who takes no direct messages finds them all the same: they are not lost.
    let (waiting, failed): (Vec<_>, Vec<_>) =
        health.failures.iter().partition(|(failure, _)| *failure == Failure::Closed);
    let all: i64 = failed.iter().map(|(_, count)| count).sum();
    let mut lines = if all == 0 {
        vec![say!(words, "health-failed-none")]
    } else {
        vec![say!(words, "health-failed", count = all)]
    };
    lines.extend(waiting.into_iter().chain(failed).map(|(failure, count)| match failure {
        Failure::Closed => say!(words, "health-waiting", count = count),
        Failure::NotAllowed => say!(words, "health-failed-not-allowed", count = count),
        Failure::Gone => say!(words, "health-failed-gone", count = count),
        Failure::NoAnswer => say!(words, "health-failed-no-answer", count = count),
        Failure::Other => say!(words, "health-failed-other", count = count),
    }));
    lines.join("\n")
}

fn lateness(words: Words, health: &Health) -> String {
    let Some(lateness) = health.lateness else { return say!(words, "health-sent-none") };
    say!(words, "health-sent", count = lateness.sent, most = span(words, lateness.most))
}

fn channels(words: Words, health: &Health) -> String {
    let Some(channels) = &health.channels else { return say!(words, "health-channels-unknown") };
    if channels.is_empty() {
        return say!(words, "health-channels-none");
    }
    let lines: Vec<String> = channels.iter().flat_map(|(id, lacks)| channel(words, *id, lacks)).collect();
    if lines.is_empty() {
        let names: Vec<String> = channels.iter().map(|(id, _)| format!("<#{id}>")).collect();
        return say!(words, "health-channels-well", channels = names.join(", "));
    }
    format!("{}\n{}", say!(words, "health-channels"), lines.join("\n"))
}

/// What is lacked in one channel, and what works without it.
fn channel(words: Words, id: ChannelId, lacks: &Lacks) -> Vec<String> {
    let channel = format!("<#{id}>");
    if lacks.gone {
        return vec![say!(words, "health-channel-gone", channel = channel)];
    }
    let named = |all: &[String]| format!("*{}*", all.join("*, *"));
    let mut lines = Vec::new();
    if !lacks.to_post.is_empty() {
        // What else is lacked matters once it can post.
        let lacks = named(&lacks.to_post);
        return vec![say!(words, "health-channel-post", channel = channel, lacks = lacks)];
    }
    if !lacks.to_look_back.is_empty() {
        let lacks = named(&lacks.to_look_back);
        lines.push(say!(words, "health-channel-look-back", channel = channel.clone(), lacks = lacks));
    }
    if !lacks.for_more.is_empty() {
        let lacks = named(&lacks.for_more);
        lines.push(say!(words, "health-channel-more", channel = channel, lacks = lacks));
    }
    lines
}

fn backup(words: Words, health: &Health) -> String {
    let last = match &health.backup {
        Some(made) => say!(words, "health-backup", at = stamp(made.at), size = size(words, made.bytes)),
        None => say!(words, "health-backup-none"),
    };
    let Some(failed) = health.backup_failed else { return last };
    let at = stamp_relative(failed.at);
    let why = match failed.reason {
        Reason::NoRoom => say!(words, "health-backup-no-room"),
        Reason::NotWritable => say!(words, "health-backup-not-writable"),
        Reason::Damaged => say!(words, "health-backup-damaged"),
        Reason::Other => say!(words, "health-backup-other"),
    };
    format!("{last}\n{}", say!(words, "health-backup-failed", at = at, why = why))
}

/// How long, in the largest whole unit.
fn span(words: Words, span: TimeDelta) -> String {
    let seconds = span.num_seconds();
    let (minutes, hours, days) = ((seconds + 30) / 60, (seconds + 1_800) / 3_600, (seconds + 43_200) / 86_400);
    match seconds {
        ..1 => say!(words, "span-moment"),
        1..90 => say!(words, "span-seconds", count = seconds),
        90..5_400 => say!(words, "span-minutes", count = minutes),
        5_400..129_600 => say!(words, "span-hours", count = hours),
        _ => say!(words, "span-days", count = days),
    }
}

/// "1.2 MB".
fn size(words: Words, bytes: u64) -> String {
    let mut tenths = bytes.div_ceil(100);
    let mut unit = "kB";
    for next in ["MB", "GB"] {
        if tenths >= 10_000 {
            tenths /= 1_000;
            unit = next;
        }
    }
    let point = if words.language() == Language::Es { ',' } else { '.' };
    if tenths >= 100 {
        format!("{} {unit}", tenths / 10)
    } else {
        format!("{}{point}{} {unit}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_spans_are_said_in_their_largest_unit() {
        let (english, spanish) = (Language::EnUs.words(), Language::Es.words());
        let check = |bytes: u64, expected: &str| assert_eq!(size(english, bytes), expected);
        check(0, "0.0 kB");
        check(4_096, "4.1 kB");
        check(98_304, "98 kB");
        check(1_234_567, "1.2 MB");
        check(340_000_000, "340 MB");
        check(5_100_000_000, "5.1 GB");
        assert_eq!(size(spanish, 1_234_567), "1,2 MB");
        let check = |seconds: i64, expected: &str| assert_eq!(span(english, TimeDelta::seconds(seconds)), expected);
        check(0, "a second");
        check(1, "1 second");
        check(89, "89 seconds");
        check(90, "2 minutes");
        check(7_200, "2 hours");
        check(86_400 * 3, "3 days");
    }
}
