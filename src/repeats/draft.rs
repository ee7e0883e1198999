//! Every way to split the tokens into pieces.

use chrono::{Weekday, WeekdaySet};

use super::numbers::Numbers;
use super::pieces::{Found, Piece, Unit, pieces_at};
use super::vocabulary::{FILLER_MARKS, FILLERS};
use crate::when::scan::Scan;
use crate::when::{Clock, Part};

/// Drafts kept, and places visited, at most: a text with more splits than this is no phrase a person means.
const MAX_DRAFTS: usize = 32;
const MAX_VISITS: usize = 4_000;

/// One way the whole text splits; each slot is filled at most once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Draft {
    pub every: bool,
    pub cadence: Option<(u32, Unit)>,
    pub days: Option<WeekdaySet>,
    pub nth: Option<(Numbers, Weekday)>,
    pub dates: Option<Numbers>,
    pub of_month: bool,
    pub year_day: Option<(u32, u32)>,
    pub note: bool,
    pub clock: Option<Clock>,
    pub part: Option<Part>,
    pub cost: u32,
}

/// All drafts that use every token; none when some word is not understood.
pub(super) fn drafts(scan: Scan, martes: bool) -> Vec<Draft> {
    let mut splitting = Splitting { martes, visits: 0, out: Vec::new() };
    splitting.split(scan, Draft::default());
    splitting.out
}

struct Splitting {
    martes: bool,
    visits: usize,
    out: Vec<Draft>,
}

impl Splitting {
    fn split(&mut self, scan: Scan, draft: Draft) {
        self.visits += 1;
        if self.out.len() >= MAX_DRAFTS || self.visits > MAX_VISITS {
            return;
        }
        if scan.is_end() {
            self.out.push(draft);
            return;
        }
        let found = pieces_at(scan, self.martes);
        // A filler is one only where nothing better stands, or what begins with an article and may do without.
        let dated = |(piece, ..): &Found| matches!(piece, Piece::Dates(_) | Piece::YearDay(..));
        if found.iter().all(dated)
            && let Some(next) = filler(scan, &draft)
        {
            self.split(next, draft);
        }
        for (piece, cost, next) in found {
            if let Some(draft) = draft.with(piece, cost) {
                self.split(next, draft);
            }
        }
    }
}

fn filler<'a>(scan: Scan<'a>, draft: &Draft) -> Option<Scan<'a>> {
    if let Some((_, next)) = scan.any_mark(FILLER_MARKS) {
        return Some(next);
    }
    let (word, next) = scan.word()?;
    // "every 3 hours from 2:30"
    let from = matches!(word, "from" | "desde") && matches!(draft.cadence, Some((_, Unit::Hour)));
    (from || FILLERS.contains(&word)).then_some(next)
}

impl Draft {
    /// The draft with the piece in its slot; `None` when the slot is taken.
    fn with(mut self, piece: Piece, cost: u32) -> Option<Self> {
        self.cost += cost;
        match piece {
            Piece::Every if self.names_days() => return None,
            Piece::Every => mark(&mut self.every)?,
            Piece::OfMonth => mark(&mut self.of_month)?,
            Piece::Note => mark(&mut self.note)?,
            Piece::Cadence(count, unit) => fill(&mut self.cadence, (count, unit))?,
            Piece::WeeksOn(count, days) => {
                fill(&mut self.cadence, (count, Unit::Week))?;
                fill(&mut self.days, days)?;
            }
            Piece::DailyPart(part) => {
                fill(&mut self.cadence, (1, Unit::Day))?;
                fill(&mut self.part, part)?;
            }
            Piece::Days(days) => fill(&mut self.days, days)?,
            Piece::Nth(nths, weekday) => fill(&mut self.nth, (nths, weekday))?,
            Piece::Dates(days) => fill(&mut self.dates, days)?,
            Piece::YearDay(month, day) => fill(&mut self.year_day, (month, day))?,
            Piece::Clock(clock) => fill(&mut self.clock, clock)?,
            Piece::Part(part) => fill(&mut self.part, part)?,
        }
        Some(self)
    }

    fn names_days(&self) -> bool {
        self.days.is_some() || self.nth.is_some() || self.dates.is_some() || self.year_day.is_some()
    }
}

fn mark(slot: &mut bool) -> Option<()> {
    (!std::mem::replace(slot, true)).then_some(())
}

fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}
