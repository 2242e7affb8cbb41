//! A budget for a month: spend against its marks, the forecast, what was crossed when, and what jumped.

use super::{Paper, Source, fields::Fields, findings, furniture::Furniture};
use crate::{
    DocumentError, Set,
    parts::{Cell, Said},
};
use blueprint_model::{
    Record,
    rules::budget::{self, Basis, FORECAST_FROM_DAY, MARKS, Month, percent, shown},
    words,
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "budget",
    name: "Budget",
    purpose: "A month of spend against 50, 75 and 90 %, with the forecast and the causes, for those who are told.",
    kind: Some("budget"),
    one_page: false,
};

/// Entries that are listed; the latest.
const MOST_ENTRIES: usize = 7;

#[derive(Serialize)]
struct Budget {
    #[serde(flatten)]
    furniture: Furniture,
    lead: String,
    month: Said,
    owner: Said,
    amount: Said,
    told: Said,
    drawing: Option<Drawing>,
    figures: Vec<(&'static str, Said, Said)>,
    findings: Vec<findings::Told>,
    crossings: Vec<Crossing>,
    days: Option<Days>,
    entries: Vec<(Said, Said, Said)>,
    more: Option<String>,
}

/// The bar against its marks; shares of its whole length.
#[derive(Serialize)]
struct Drawing {
    spent: f64,
    spent_words: String,
    forecast: Option<f64>,
    forecast_words: String,
    budget: f64,
    marks: Vec<(f64, String)>,
    alt: String,
}

/// Spend by day; shares of the highest.
#[derive(Serialize)]
struct Days {
    length: i64,
    bars: Vec<(i64, f64)>,
    /// What each day may cost for the budget to last.
    even: Option<f64>,
    even_words: String,
    highest: String,
    alt: String,
}

#[derive(Serialize)]
struct Crossing {
    mark: String,
    basis: &'static str,
    on: Said,
    amount: Said,
    cause: Cell,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let own = source.fields(record);
    let month = budget::month(source.book, record);
    let mut entries: Vec<Fields<'_>> = own.children("spend").collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.record.day("on")));
    let more = entries.len().saturating_sub(MOST_ENTRIES);
    entries.truncate(MOST_ENTRIES);
    let scope: Vec<String> = [own.shown("level"), own.shown("team"), own.shown("system")]
        .into_iter()
        .flatten()
        .collect();
    let data = Budget {
        lead: if scope.is_empty() {
            "Nobody has said what this budget is for.".to_owned()
        } else {
            format!("{}.", words::capitalised(&scope.join(", ")))
        },
        month: own.said("month", "no month"),
        owner: own.said("owner", "no owner"),
        amount: own.said("amount", "no amount"),
        told: own.said("recipients", "nobody is told"),
        drawing: month
            .as_ref()
            .and_then(|month| drawing(source, record, month)),
        figures: month
            .as_ref()
            .map(|month| figures(source, record, month))
            .unwrap_or_default(),
        findings: findings::of(source, record),
        crossings: month
            .as_ref()
            .map(|month| crossings(source, own, month))
            .unwrap_or_default(),
        days: month.as_ref().and_then(|month| days(source, record, month)),
        entries: entries
            .iter()
            .map(|entry| {
                (
                    entry.said("on", "no day"),
                    entry.said("amount", "no amount"),
                    entry
                        .shown("note")
                        .or_else(|| entry.shown("source"))
                        .map_or(Said::NotApplicable, Said::Text),
                )
            })
            .collect(),
        more: (more > 0).then(|| format!("The latest; {more} more in the workbook.")),
        furniture: source.furniture(Some(record), "cost-alerts"),
    };
    Set::new("papers/budget.typ", &data, source.today)
}

/// A share of the bar; money becomes a length here and nowhere else.
fn share(minor: i64, whole: i64) -> f64 {
    (minor.max(0) as f64 / whole.max(1) as f64).min(1.0)
}

fn drawing(source: &Source<'_>, record: &Record, month: &Month) -> Option<Drawing> {
    if month.amount <= 0 {
        return None;
    }
    let today = source.today.min(month.last);
    let spent = month.spent(today);
    let forecast = month.forecast(today).filter(|_| month.runs(source.today));
    // Room beyond the budget for what goes over it.
    let whole = (month.amount + month.amount / 12)
        .max(spent)
        .max(forecast.unwrap_or(0));
    let marks: Vec<(f64, String)> = MARKS
        .iter()
        .map(|mark| {
            (
                share(month.amount / 100 * mark, whole),
                format!("{mark}\u{a0}%"),
            )
        })
        .collect();
    let spent_words = format!("{} spent, {}", shown(record, spent), percent(month, spent));
    let forecast_words = forecast.map_or_else(String::new, |minor| {
        format!(
            "{} by the end of the month, {}",
            shown(record, minor),
            percent(month, minor)
        )
    });
    Some(Drawing {
        alt: format!(
            "Spend against the budget of {}: {spent_words}{}.",
            shown(record, month.amount),
            if forecast.is_some() {
                format!("; forecast {forecast_words}")
            } else {
                String::new()
            }
        ),
        spent: share(spent, whole),
        spent_words,
        forecast: forecast.map(|minor| share(minor, whole)),
        forecast_words,
        budget: share(month.amount, whole),
        marks,
    })
}

fn figures(source: &Source<'_>, record: &Record, month: &Month) -> Vec<(&'static str, Said, Said)> {
    let today = source.today.min(month.last);
    let spent = month.spent(today);
    let elapsed = month.elapsed(source.today);
    let money = |minor: i64| Said::Text(shown(record, minor));
    let of_budget = |minor: i64| Said::Text(percent(month, minor));
    let mut all = vec![
        ("Budget", money(month.amount), Said::NotApplicable),
        ("Spent", money(spent), of_budget(spent)),
    ];
    if month.runs(source.today) {
        all.push(match month.forecast(source.today) {
            Some(minor) => ("Forecast", money(minor), of_budget(minor)),
            None => (
                "Forecast",
                Said::Missing(format!("from day {FORECAST_FROM_DAY}")),
                Said::NotApplicable,
            ),
        });
    }
    all.push((
        "Days",
        Said::Text(format!("{elapsed} of {}", month.length())),
        Said::NotApplicable,
    ));
    if let Some(jump) = budget::day_jump(month, source.today) {
        all.push((
            "Latest jump",
            Said::Text(format!(
                "{} on {}",
                shown(record, jump.minor),
                jump.on.near(source.today)
            )),
            Said::Text(format!("usually {}", shown(record, jump.mean))),
        ));
    }
    if let Some(jump) = budget::month_jump(source.book, record, source.today) {
        all.push((
            "Jump on the months before",
            money(jump.minor),
            Said::Text(format!("usually {}", shown(record, jump.mean))),
        ));
    }
    all
}

/// Every mark that was reached, with what its record says of the cause.
fn crossings(source: &Source<'_>, own: Fields<'_>, month: &Month) -> Vec<Crossing> {
    let records: Vec<Fields<'_>> = own.children("crossing").collect();
    month
        .crossings(source.today)
        .into_iter()
        .map(|crossed| {
            let record = records.iter().find(|it| {
                it.record.text("threshold") == Some(crossed.mark.to_string().as_str())
                    && it.record.text("basis") == Some(crossed.basis.id())
            });
            // Whoever stands in the strip of facts is not named again.
            let everybody = own.record.references("recipients");
            let told = record
                .map(|it| it.record.references("told"))
                .unwrap_or_default();
            let all = !told.is_empty() && everybody.iter().all(|id| told.contains(id));
            let told = record.and_then(|it| it.shown("told"));
            Crossing {
                mark: format!("{}\u{a0}%", crossed.mark),
                basis: match crossed.basis {
                    Basis::Actual => "actual spend",
                    Basis::Forecast => "forecast",
                },
                on: Said::Text(crossed.on.near(source.today).replace(' ', "\u{a0}")),
                amount: Said::Text(shown(own.record, crossed.minor)),
                cause: Cell::of(Said::or_missing(
                    record.and_then(|it| it.shown("cause")),
                    "no cause written down",
                ))
                .with_note(match told {
                    Some(_) if all => None,
                    Some(told) => Some(Said::Text(format!("told only {told}"))),
                    None => Some(Said::Missing("nobody told".into())),
                }),
            }
        })
        .collect()
}

fn days(source: &Source<'_>, record: &Record, month: &Month) -> Option<Days> {
    let known: Vec<_> = month
        .days
        .iter()
        .filter(|(day, _)| *day <= source.today)
        .collect();
    let highest = known
        .iter()
        .map(|(_, minor)| *minor)
        .max()
        .filter(|most| *most > 0)?;
    let even = month.amount / month.length().max(1);
    let told: Vec<String> = known
        .iter()
        .map(|(day, minor)| format!("{} {}", day.near(source.today), shown(record, *minor)))
        .collect();
    Some(Days {
        length: month.length(),
        bars: known
            .iter()
            .map(|(day, minor)| (month.first.days_until(*day), share(*minor, highest)))
            .collect(),
        even: (even > 0 && even <= highest).then(|| share(even, highest)),
        even_words: shown(record, even),
        highest: shown(record, highest),
        alt: format!("Spend by day: {}.", told.join(", ")),
    })
}
