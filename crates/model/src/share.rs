//! Shares of a whole: how many of how many, and as a percentage that is rounded once and only for people.

use rust_decimal::{Decimal, RoundingStrategy};

/// So many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Those that are so.
    pub part: usize,
    /// All of them.
    pub of: usize,
}

impl Share {
    /// Counts those of `items` that are so.
    pub fn count<T>(items: impl IntoIterator<Item = T>, is_so: impl Fn(&T) -> bool) -> Self {
        let mut share = Self::default();
        for item in items {
            share.of += 1;
            share.part += usize::from(is_so(&item));
        }
        share
    }

    /// Whether it is all of them, and there are any.
    pub fn is_whole(self) -> bool {
        self.of > 0 && self.part == self.of
    }

    /// Whether it is at least this percentage, compared exactly: 50 of 100 is at least 50. Of nothing, no.
    pub fn is_at_least(self, percent: usize) -> bool {
        self.of > 0 && self.part * 100 >= percent * self.of
    }

    /// In percent to one decimal place, half rounded up; `None` when there is nothing to take a share of.
    pub fn percent(self) -> Option<Decimal> {
        if self.of == 0 {
            return None;
        }
        let exact = Decimal::from(self.part) * Decimal::ONE_HUNDRED / Decimal::from(self.of);
        let rounded = exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        Some(rounded.normalize())
    }

    /// In words: `3 of 4, 75 %`; of nothing, `none of none`.
    pub fn words(self) -> String {
        self.percent().map_or_else(
            || "none of none".to_owned(),
            |percent| format!("{} of {}, {percent}\u{a0}%", self.part, self.of),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_half_and_thirds_are_rounded_once() {
        let share = |part, of| Share { part, of };
        assert_eq!(share(1, 2).words(), "1 of 2, 50\u{a0}%");
        assert_eq!(share(2, 3).words(), "2 of 3, 66.7\u{a0}%");
        assert!(share(50, 100).is_at_least(50) && !share(499, 1_000).is_at_least(50));
        assert_eq!(share(0, 0).percent(), None);
        assert!(!share(0, 0).is_at_least(0) && !share(0, 0).is_whole());
        assert_eq!(Share::count([1, 2, 3], |n| *n > 1), share(2, 3));
    }
}
