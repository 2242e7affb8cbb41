//! Amounts of money as a record holds them: whole minor units with a currency, never a float.

use crate::{Value, words};

/// An amount in minor units (cents) of a currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Money<'a> {
    /// Minor units; 120050 EUR is € 1,200.50.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: &'a str,
}

impl<'a> Money<'a> {
    /// Reads the stored form of a money field.
    pub fn of_value(value: &'a Value) -> Option<Self> {
        Some(Self {
            minor: value.get("minor")?.as_i64()?,
            currency: value.get("currency")?.as_str()?,
        })
    }

    /// The same currency, another amount.
    #[must_use]
    pub fn with(self, minor: i64) -> Self {
        Self { minor, ..self }
    }

    /// For people: `1,200.50 EUR`.
    pub fn shown(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, cents) = (
            self.minor.unsigned_abs() / 100,
            self.minor.unsigned_abs() % 100,
        );
        let whole = words::thousands(i64::try_from(whole).unwrap_or(i64::MAX));
        format!("{sign}{whole}.{cents:02}\u{a0}{}", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_cents_below_nothing_keep_their_sign() {
        let cents = Money {
            minor: -5,
            currency: "EUR",
        };
        assert_eq!(cents.shown(), "-0.05\u{a0}EUR");
        assert_eq!(cents.with(120_050).shown(), "1,200.50\u{a0}EUR");
    }
}
