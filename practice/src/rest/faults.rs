//! Faults on purpose: a share of the calls goes wrong, always the same ones.

use std::sync::Mutex;

use crate::locked;

/// How calls go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FaultMode {
    /// All is well.
    #[default]
    None,
    /// 429, without the work being done.
    RateLimited,
    /// 500, without the work being done.
    ServerError,
    /// Answered late.
    Slow {
        /// By how many milliseconds.
        ms: u64,
    },
    /// The connection ends before the work is done.
    Dropped,
    /// The work is done, then the connection ends without an answer.
    DroppedAfter,
}

/// Which calls go wrong, and how.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Fault {
    /// How.
    pub mode: FaultMode,
    /// Which share of the calls, 0 to 1.
    pub share: f64,
    /// Only calls whose route contains this.
    pub only: Option<String>,
}

/// The faults in force.
#[derive(Default)]
pub struct Faults {
    state: Mutex<(Fault, f64)>,
    refusals: Mutex<Vec<(String, u16, u64)>>,
    held: Mutex<Vec<&'static str>>,
}

/// A call that is being held back; dropped, it is so no longer.
pub struct Held<'a>(&'a Faults, &'static str);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let mut held = locked(&self.0.held);
        if let Some(at) = held.iter().position(|route| *route == self.1) {
            held.swap_remove(at);
        }
    }
}

impl Faults {
    /// Refuses the next call whose route contains `only`.
    pub fn refuse_next(&self, only: &str, status: u16, code: u64) {
        locked(&self.refusals).push((only.to_owned(), status, code));
    }

    /// The refusal ordered for this route, which is then spent.
    pub fn refusal(&self, route: &str) -> Option<(u16, u64)> {
        let mut refusals = locked(&self.refusals);
        let at = refusals.iter().position(|(only, _, _)| route.contains(only.as_str()))?;
        let (_, status, code) = refusals.remove(at);
        Some((status, code))
    }

    /// Counts a call as held back, for as long as what is given back lives.
    pub fn hold(&self, route: &'static str) -> Held<'_> {
        locked(&self.held).push(route);
        Held(self, route)
    }

    /// How many calls whose route contains `only` are being held back.
    pub fn held(&self, only: &str) -> usize {
        locked(&self.held).iter().filter(|route| route.contains(only)).count()
    }

    /// Sets the faults from now on.
    pub fn set(&self, fault: Fault) {
        *locked(&self.state) = (fault, 0.0);
    }

    /// The faults in force.
    pub fn get(&self) -> Fault {
        locked(&self.state).0.clone()
    }

    /// How the next call on this route goes wrong. Shares add up, so that of four calls with a share of a half the
    /// second and the fourth go wrong.
    pub fn next(&self, route: &str) -> FaultMode {
        let mut state = locked(&self.state);
        let (fault, sum) = &mut *state;
        if fault.mode == FaultMode::None || fault.only.as_ref().is_some_and(|only| !route.contains(only.as_str())) {
            return FaultMode::None;
        }
        *sum += fault.share.clamp(0.0, 1.0);
        if *sum < 1.0 - 1e-9 {
            return FaultMode::None;
        }
        *sum -= 1.0;
        fault.mode
    }
}
