//! How an indicator stands, and where it goes if nothing changes: pure arithmetic.

use chrono::NaiveDate;

use super::number::{DECIMALS, rounded, rounded_to, rounded_towards};

/// Less progress than this many percent of the way, either way, is little or no change.
const LITTLE: f64 = 10.0;
/// Reports that a forecast needs at least.
pub const FORECAST_FROM: usize = 3;
/// Reports that a forecast looks at, at most: what was before says little of what comes.
pub const LOOKED_AT: usize = 24;

/// How an indicator stands by its last report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Standing {
    /// The target is reached or passed.
    Met,
    /// On the way from the baseline to the target.
    Improving,
    /// About where it began.
    Same,
    /// Further from the target than it began.
    Worse,
}

/// Where an indicator began, and where it is to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// The figure at the beginning.
    pub baseline: f64,
    /// When that was.
    pub baseline_on: NaiveDate,
    /// The figure to reach.
    pub target: f64,
    /// By when.
    pub target_on: NaiveDate,
}

/// What a straight line through the reports says of the target's date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The figure on that date.
    pub value: f64,
    /// Whether that is the target or better.
    pub meets: bool,
}

impl Forecast {
    /// The figure to show: a forecast is not known to the hundredth. It never looks like the target without reaching it.
    #[must_use]
    pub fn rough(&self, aim: &Aim) -> f64 {
        let places = if self.value.abs() >= 100.0 { 1.0 } else { 10.0 };
        let rough = (self.value * places).round() / places;
        if aim.reaches(rough) == self.meets { rough } else { self.value }
    }
}

impl Aim {
    /// How much of the way is done, in percent: 0 at the baseline, 100 at the target. `None` if there is no way.
    #[must_use]
    pub fn progress(&self, latest: f64) -> Option<f64> {
        let way = self.target - self.baseline;
        (way != 0.0).then(|| 100.0 * (latest - self.baseline) / way)
    }

    /// How a figure stands. Reached means reached: rounding makes no target met.
    #[must_use]
    pub fn standing(&self, latest: f64) -> Standing {
        if self.reaches(latest) {
            return Standing::Met;
        }
        match self.progress(latest) {
            Some(progress) if progress > LITTLE => Standing::Improving,
            Some(progress) if progress < -LITTLE => Standing::Worse,
            _ => Standing::Same,
        }
    }

    /// The figure to show: one that does not reach the target never looks as if it did.
    #[must_use]
    pub fn honest(&self, value: f64) -> f64 {
        if self.reaches(value) || !self.reaches(rounded(value)) {
            return value;
        }
        rounded_towards(value, self.target < self.baseline)
    }

    /// Decimals of a share that are shown: one, unless the target has two itself or the share would look as if it reached it.
    #[must_use]
    pub fn decimals(&self, share: f64) -> usize {
        let one = |value: f64| rounded_to(value, 1);
        let whole = one(self.target) == rounded(self.target);
        if whole && (self.reaches(share) || !self.reaches(one(share))) { 1 } else { DECIMALS }
    }

    fn reaches(&self, value: f64) -> bool {
        if self.target > self.baseline { value >= self.target } else { value <= self.target }
    }

    /// A straight line through these figures by least squares, at the target's date; `None` with fewer than three, or once the date
    /// has come. A share stays within 0 and 100.
    #[must_use]
    pub fn forecast(&self, reports: &[(NaiveDate, f64)], is_share: bool) -> Option<Forecast> {
        let (last, _) = reports.last()?;
        if reports.len() < FORECAST_FROM || *last >= self.target_on {
            return None;
        }
        let newest = reports.get(reports.len().saturating_sub(LOOKED_AT)..).unwrap_or(reports);
        // Counted from the last report, so that the numbers are small.
        let days = |day: NaiveDate| f64::from(i32::try_from((day - *last).num_days()).unwrap_or_default());
        let count = newest.iter().fold(0.0, |count, _| count + 1.0);
        let mean_x = newest.iter().map(|(day, _)| days(*day)).sum::<f64>() / count;
        let mean_y = newest.iter().map(|(_, value)| value / count).sum::<f64>();
        let spread = newest.iter().map(|(day, _)| (days(*day) - mean_x).powi(2)).sum::<f64>();
        let together = newest.iter().map(|(day, value)| (days(*day) - mean_x) * (value - mean_y)).sum::<f64>();
        if spread == 0.0 {
            return None;
        }
        let value = mean_y + together / spread * (days(self.target_on) - mean_x);
        let value = if is_share { value.clamp(0.0, 100.0) } else { value };
        // Equal figures give a line that is level but for the last digits.
        let size = self.target.abs().max(self.baseline.abs()).max(1e-9);
        let level = if (value - self.target).abs() < size * 1e-9 { self.target } else { value };
        Some(Forecast { value: level, meets: self.reaches(level) })
    }
}

impl Standing {
    /// Whether it asks for the story behind the curve and an action; `forecast` is where it goes if nothing changes, `over` whether the
    /// target's date has come.
    #[must_use]
    pub fn is_off_target(self, forecast: Option<Forecast>, over: bool) -> bool {
        match self {
            Self::Met => false,
            Self::Improving => over || forecast.is_some_and(|forecast| !forecast.meets),
            Self::Same | Self::Worse => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn aim(baseline: f64, target: f64) -> Aim {
        Aim { baseline, baseline_on: day("2026-01-31"), target, target_on: day("2027-01-31") }
    }

    #[test]
    fn how_a_figure_stands() {
        use Standing::{Improving, Met, Same, Worse};
        let check = |(baseline, target): (f64, f64), latest: f64, expected: Standing| {
            assert_eq!(aim(baseline, target).standing(latest), expected, "{baseline} → {target}: {latest}");
        };
        // Higher is better.
        check((70.0, 80.0), 80.0, Met);
        check((70.0, 80.0), 95.0, Met);
        check((70.0, 80.0), 79.999, Improving);
        check((70.0, 80.0), 71.01, Improving);
        check((70.0, 80.0), 71.0, Same);
        check((70.0, 80.0), 70.0, Same);
        check((70.0, 80.0), 69.0, Same);
        check((70.0, 80.0), 68.99, Worse);
        // Lower is better.
        check((40.0, 20.0), 20.0, Met);
        check((40.0, 20.0), 0.0, Met);
        check((40.0, 20.0), 37.0, Improving);
        check((40.0, 20.0), 38.0, Same);
        check((40.0, 20.0), 42.0, Same);
        check((40.0, 20.0), 43.0, Worse);
        // Below zero, through zero, and huge.
        check((-30.0, -10.0), -10.0, Met);
        check((-30.0, -10.0), -35.0, Worse);
        check((-5.0, 5.0), 0.0, Improving);
        check((0.0, 1e15), 1e15, Met);
        check((0.0, 1e15), 2e14, Improving);
        check((1e15, -1e15), 1e15, Same);
        // Baseline and target alike are refused before; nothing breaks if they come all the same.
        check((5.0, 5.0), 5.0, Met);
        check((5.0, 5.0), 6.0, Same);
    }

    #[test]
    fn a_straight_line_through_three_points_at_least() {
        let check = |values: &[f64], expected: Option<(f64, bool)>| {
            let months = ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"];
            let reports: Vec<_> = months.iter().map(|month| day(month)).zip(values.iter().copied()).collect();
            let found = aim(70.0, 80.0).forecast(&reports, true);
            assert_eq!(found.map(|found| ((found.value * 10.0).round() / 10.0, found.meets)), expected, "{values:?}");
        };
        check(&[], None);
        check(&[71.0], None);
        check(&[71.0, 72.0], None);
        check(&[71.0, 72.0, 73.0], Some((77.0, false)));
        check(&[71.0, 73.0, 75.0, 77.0], Some((83.0, true)));
        check(&[75.0, 75.0, 75.0], Some((75.0, false)));
        check(&[80.0, 80.0, 80.0], Some((80.0, true)));
        check(&[60.0, 80.0, 100.0], Some((100.0, true)));
        check(&[40.0, 20.0, 0.0], Some((0.0, false)));
    }

    #[test]
    fn no_forecast_once_the_date_has_come_and_huge_numbers_hold() {
        let reports = |last: &str| vec![(day("2026-11-30"), 1e15), (day("2026-12-31"), -1e15), (day(last), 1e15)];
        assert_eq!(aim(0.0, 1.0).forecast(&reports("2027-01-31"), false), None);
        let found = aim(0.0, 1.0).forecast(&reports("2027-01-30"), false).unwrap();
        assert!(found.value.is_finite());
    }

    #[test]
    fn what_asks_for_the_story() {
        let forecast = |meets| Some(Forecast { value: 1.0, meets });
        let check = |standing: Standing, (forecast, over): (Option<Forecast>, bool), expected: bool| {
            assert_eq!(standing.is_off_target(forecast, over), expected, "{standing:?} {forecast:?} {over}");
        };
        check(Standing::Met, (forecast(false), false), false);
        check(Standing::Met, (None, true), false);
        check(Standing::Improving, (None, false), false);
        check(Standing::Improving, (None, true), true);
        check(Standing::Improving, (forecast(true), false), false);
        check(Standing::Improving, (forecast(false), false), true);
        check(Standing::Same, (forecast(true), false), true);
        check(Standing::Worse, (None, false), true);
    }

    #[test]
    fn what_does_not_reach_the_target_does_not_look_so() {
        let check = |(baseline, target): (f64, f64), value: f64, expected: f64| {
            assert_eq!(rounded(aim(baseline, target).honest(value)), expected, "{baseline} → {target}: {value}");
        };
        check((70.0, 80.0), 79.996, 79.99);
        check((70.0, 80.0), 79.994, 79.99);
        check((70.0, 80.0), 80.0, 80.0);
        check((70.0, 80.0), 80.004, 80.0);
        check((70.0, 80.0), 70.0, 70.0);
        check((90.0, 80.0), 80.004, 80.01);
        check((-30.0, -10.0), -10.004, -10.01);
        check((-10.0, -30.0), -29.996, -29.99);
        check((0.0, 0.5), 0.4999, 0.49);
        let decimals = |(baseline, target): (f64, f64), share: f64| aim(baseline, target).decimals(share);
        assert_eq!(decimals((71.0, 80.0), 100.0 * 142.0 / 190.0), 1);
        assert_eq!(decimals((71.0, 80.0), 79.96), 2);
        assert_eq!(decimals((71.0, 80.0), 80.04), 1);
        assert_eq!(decimals((90.0, 80.0), 80.04), 2);
        assert_eq!(decimals((60.0, 14_200.0 / 190.0), 70.0), 2);
        // A target that is itself shown rounded.
        check((60.0, 14_200.0 / 190.0), 74.736, 74.73);
        check((0.0, 1e15), 1e15, 1e15);
    }
}
