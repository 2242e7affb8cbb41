//! Amounts of money as a record holds them: whole hundredths with a currency, never a float. Hundredths whatever the currency,
//! so that an amount means the same when ISO 4217 changes a currency's minor unit.

use crate::{Value, words};

/// Currencies without a minor unit, which nobody writes with cents (ISO 4217, list one, 2024).
const WHOLE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF",
];

/// An amount in hundredths of a currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Money<'a> {
    /// Hundredths; 120050 EUR is € 1,200.50.
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

    /// For people: `1,200.50 EUR`, `1,200 JPY`.
    pub fn shown(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, cents) = (
            self.minor.unsigned_abs() / 100,
            self.minor.unsigned_abs() % 100,
        );
        let whole = words::thousands(i64::try_from(whole).unwrap_or(i64::MAX));
        if cents == 0 && WHOLE.contains(&self.currency) {
            return format!("{sign}{whole}\u{a0}{}", self.currency);
        }
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

    #[test]
    fn a_currency_without_a_minor_unit_is_shown_in_whole_units() {
        let yen = Money {
            minor: 120_000,
            currency: "JPY",
        };
        assert_eq!(yen.shown(), "1,200\u{a0}JPY");
        assert_eq!(yen.with(120_050).shown(), "1,200.50\u{a0}JPY");
    }
}
