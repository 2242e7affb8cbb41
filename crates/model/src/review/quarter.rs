//! A quarter of a calendar year, as people write it: `2026 Q4`.

use crate::Day;
use std::fmt;

/// A quarter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    nth: u32,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Day) -> Self {
        let nth = (1..=4).find(|nth| {
            let quarter = Self {
                year: day.year(),
                nth: *nth,
            };
            day <= quarter.last()
        });
        Self {
            year: day.year(),
            nth: nth.unwrap_or(4),
        }
    }

    /// Reads `2026 Q4`, `Q4 2026` or `2026-Q4`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split([' ', '-', '/']).filter(|part| !part.is_empty());
        let (one, other) = (parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (year, nth) = if one.starts_with(['Q', 'q']) {
            (other, one)
        } else {
            (one, other)
        };
        let nth = nth.strip_prefix(['Q', 'q'])?.parse().ok()?;
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        (1..=4).contains(&nth).then_some(Self { year, nth })
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::new(self.year, self.nth * 3 - 2, 1).unwrap_or(Day::EPOCH)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.first().plus_months(3).plus_days(-1)
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        Self::of(self.first().plus_days(-1))
    }

    /// `Q4`, for where the year stands beside it.
    pub fn short(self) -> String {
        format!("Q{}", self.nth)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Q{}", self.year, self.nth)
    }
}
