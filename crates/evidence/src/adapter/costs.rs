//! Lists of what was spent as one entry a day, summed exactly and then rounded to cents.

use super::{Adapted, AdaptedRow, Context, LeftOut, columns::Columns};
use crate::{DecimalMark, Row, Table, amount, day};
use blueprint_model::Day;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// A table of costs: where its days and amounts stand.
struct Costs {
    name: &'static str,
    /// What the entries are called, so that the next import of the same table finds them again.
    note: &'static str,
    day: usize,
    amount: usize,
    /// The column of the currency.
    currency: Option<usize>,
    /// The currency when no column and no cell says it.
    usual: Option<String>,
    /// Whether rows without a day, such as totals, are passed over in silence.
    skips_others: bool,
}

/// Columns of FOCUS: specification 1.2 of the FinOps Open Cost and Usage Specification (focus.finops.org/focus-specification):
/// `ChargePeriodStart` is the inclusive begin of the charge, `BilledCost` the basis of the invoice, `BillingCurrency` its currency.
const FOCUS: &[&[&str]] = &[
    &["billedcost", "billed cost"],
    &["billingcurrency", "billing currency"],
    &["chargeperiodstart", "charge period start"],
];

pub(super) fn recognise(table: &Table, columns: &Columns, context: &Context) -> Option<Adapted> {
    // A table with the program's own ids, or with notes, is read entry by entry.
    if columns.have(&[&["id"]]) {
        return None;
    }
    let costs = focus(columns)
        .or_else(|| explorer(table, columns))
        .or_else(|| plain(columns, context))?;
    Some(costs.read(table, context))
}

fn focus(columns: &Columns) -> Option<Costs> {
    let [amount, currency, day] = FOCUS else {
        return None;
    };
    Some(Costs {
        name: "FOCUS cost and usage",
        note: "All charges (FOCUS)",
        amount: columns.find(amount)?,
        currency: Some(columns.find(currency)?),
        day: columns.find(day)?,
        usual: None,
        skips_others: false,
    })
}

/// The CSV that AWS Cost Explorer lets one download: the first heading names the grouping (`Service`), one column each for what
/// is grouped, each with its currency (`EC2-Instances($)`), `Total costs($)` last; a row `Service total`, then a row a day or month
/// that begins with its date. The layout is described, with samples, in public readers of that file; AWS documents the download
/// (“Downloading the cost data CSV file”, AWS Cost Management User Guide) and not its columns.
fn explorer(table: &Table, columns: &Columns) -> Option<Costs> {
    let last = table
        .heading
        .len()
        .checked_sub(1)
        .filter(|last| *last > 0)?;
    if !matches!(columns.name(last), "total costs" | "total cost") {
        return None;
    }
    let group = columns.name(0).trim_end_matches(" name").to_owned();
    let has_total = table.rows.iter().take(3).any(|row| {
        let first = row.cells.first().map(|cell| crate::heading(cell));
        first.is_some_and(|first| first == format!("{group} total"))
    });
    let unit = table.heading[last]
        .rsplit_once('(')
        .map_or("", |(_, unit)| unit.trim_end_matches(')').trim());
    has_total.then(|| Costs {
        name: "AWS Cost Explorer",
        note: "All charges (AWS Cost Explorer)",
        day: 0,
        amount: last,
        currency: None,
        // The dollar of AWS is the one of the United States.
        usual: Some(if unit == "$" { "USD" } else { unit }.to_owned())
            .filter(|unit| !unit.is_empty()),
        skips_others: true,
    })
}

/// A table of days and amounts and nothing that would tell two entries of a day apart.
fn plain(columns: &Columns, context: &Context) -> Option<Costs> {
    let spellings = |field: &'static str| [&[field], super::aliases("spend", field)].concat();
    if columns.find(&spellings("note")).is_some() || columns.have(&[&["source"]]) {
        return None;
    }
    Some(Costs {
        name: "Table of days and amounts",
        note: "Total of the day",
        day: columns.find(&spellings("on"))?,
        amount: columns.find(&spellings("amount"))?,
        currency: columns.find(&["currency", "currency code"]),
        usual: context.currency.clone(),
        skips_others: false,
    })
}

impl Costs {
    fn read(&self, table: &Table, context: &Context) -> Adapted {
        let mut adapted = Adapted {
            name: self.name,
            columns: [(self.day, "on"), (self.amount, "amount")]
                .into_iter()
                .chain(self.currency.map(|at| (at, "amount")))
                .collect(),
            rows: Vec::new(),
            note_words: Vec::new(),
            left_out: Vec::new(),
            wrong: Vec::new(),
        };
        let cells = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(self.amount));
        let mark = DecimalMark::of(cells.map(String::as_str), table.delimiter);
        let mut days: BTreeMap<Day, Sum> = BTreeMap::new();
        let mut other_months = 0;
        for row in &table.rows {
            let on = match day(cell(row, self.day)) {
                Ok(on) => on,
                Err(_) if self.skips_others => continue,
                Err(message) => {
                    adapted
                        .wrong
                        .push((row.line, self.day + 1, format!("{message}.")));
                    continue;
                }
            };
            let in_month = |month: &String| on.to_string().starts_with(month.as_str());
            if !context.month.as_ref().is_none_or(in_month) {
                other_months += 1;
                continue;
            }
            let spent = self.spent(row, mark).and_then(|(value, currency)| {
                let sum = days.entry(on).or_insert_with(|| Sum {
                    line: row.line,
                    value: Decimal::ZERO,
                    currency: currency.clone(),
                });
                sum.add(value, &currency)
            });
            if let Err(message) = spent {
                adapted.wrong.push((row.line, self.amount + 1, message));
            }
        }
        if other_months > 0 {
            adapted.left_out.push(LeftOut {
                rows: other_months,
                why: "of days outside the month of the budget".to_owned(),
            });
        }
        adapted.rows = days
            .into_iter()
            .map(|(on, sum)| self.entry(on, &sum))
            .collect();
        adapted
    }

    fn spent(&self, row: &Row, mark: DecimalMark) -> Result<(Decimal, String), String> {
        let text = cell(row, self.amount);
        let named = self
            .currency
            .map(|at| cell(row, at))
            .filter(|text| !text.is_empty());
        let usual = named.or(self.usual.as_deref());
        let text = if text.is_empty() { "0" } else { text };
        // Billing data holds fractions of a cent such as 8.3E-7.
        if let (Ok(value), Some(currency)) = (Decimal::from_scientific(text), usual) {
            return Ok((value, currency.to_uppercase()));
        }
        let read = amount(text, mark, usual).map_err(|message| format!("{message}."))?;
        let (value, currency) = read.split_once(' ').unwrap_or((&read, ""));
        let value = value
            .parse()
            .map_err(|_| format!("“{text}” is not an amount; write it as in 1234.50 EUR."))?;
        Ok((value, currency.to_owned()))
    }

    fn entry(&self, on: Day, sum: &Sum) -> AdaptedRow {
        let cents = sum
            .value
            .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let typed = |text: String| vec![text];
        AdaptedRow {
            line: sum.line,
            fields: vec![
                ("on", typed(on.to_string())),
                ("amount", typed(format!("{cents:.2} {}", sum.currency))),
                ("note", typed(self.note.to_owned())),
                ("source", typed(self.name.to_owned())),
            ],
        }
    }
}

/// What was spent on one day.
struct Sum {
    line: usize,
    value: Decimal,
    currency: String,
}

impl Sum {
    fn add(&mut self, value: Decimal, currency: &str) -> Result<(), String> {
        if self.currency != currency {
            return Err(format!(
                "The day has amounts in {} and in {currency}, which cannot be added. Import a table of one currency.",
                self.currency
            ));
        }
        self.value = self
            .value
            .checked_add(value)
            .ok_or("The sum of the day is too large. Check the amounts.")?;
        Ok(())
    }
}

fn cell(row: &Row, at: usize) -> &str {
    row.cells.get(at).map_or("", |cell| cell.trim())
}
