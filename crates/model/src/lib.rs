//! The pure core: what a workbook is and what follows from it. No file, clock, database or window is known here.

pub mod book;
pub mod cadence;
pub mod catalogue;
pub mod day;
pub mod decimal;
pub mod duty;
pub mod field;
pub mod finding;
pub mod guard;
pub mod history;
pub mod id;
pub mod kind;
pub mod leaver;
pub mod lock;
pub mod maturity;
pub mod money;
pub mod position;
pub mod practice;
pub mod prose;
pub mod question;
pub mod record;
pub mod remind;
pub mod review;
pub mod rules;
pub mod scene;
pub mod share;
pub mod standings;
pub mod status;
#[cfg(test)]
mod testing;
pub mod text;
pub mod words;

pub use book::{Book, Changed};
pub use catalogue::Catalogue;
pub use day::{Day, Timestamp};
pub use finding::{Finding, Severity};
pub use history::{Change, Op};
pub use id::{KindId, RecordId};
pub use kind::{Field, FieldType, Kind};
pub use money::Money;
pub use record::Record;
pub use share::Share;
pub use standings::Standings;

/// A stored field value: JSON without floats, in the form its field type prescribes.
pub type Value = serde_json::Value;
