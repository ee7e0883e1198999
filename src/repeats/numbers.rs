//! A small set of small numbers: days of a month, which of a month's Tuesdays, the fields of a cron line.

/// Numbers from 0 to 63.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Numbers(u64);

impl Numbers {
    pub fn one(number: u32) -> Self {
        Self::default().with(number)
    }

    /// Both ends included.
    pub fn range(first: u32, last: u32) -> Self {
        (first..=last).collect()
    }

    /// A number above 63 changes nothing.
    pub fn with(self, number: u32) -> Self {
        Self(self.0 | 1_u64.checked_shl(number).unwrap_or(0))
    }

    pub fn without(self, number: u32) -> Self {
        Self(self.0 & !Self::one(number).0)
    }

    pub fn has(self, number: u32) -> bool {
        self.0 & Self::one(number).0 != 0
    }

    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Ascending.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (0..64).filter(move |number| self.has(*number))
    }

    pub fn first(self) -> Option<u32> {
        self.iter().next()
    }

    pub fn last(self) -> Option<u32> {
        self.iter().last()
    }

    /// The only one.
    pub fn single(self) -> Option<u32> {
        self.first().filter(|_| self.len() == 1)
    }

    /// As in cron lines and calendars: "1,15".
    pub fn listed(self) -> String {
        self.iter().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        numbers.into_iter().fold(Self::default(), Self::with)
    }
}
