//! Reads what other programs wrote: tables as CSV in the encodings and habits they come in, and the exports people have.

mod adapter;
mod date;
mod delimiter;
mod encoding;
mod error;
mod formula;
mod heading;
mod limits;
mod number;
mod say;
mod scan;
mod table;
mod write;

pub use adapter::{Adapted, AdaptedRow, Context, LeftOut, aliases, recognise};
pub use date::{day, moment, month};
pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use error::TableError;
pub use formula::{is_formula, neutralised, restored};
pub use heading::heading;
pub use limits::Limits;
pub use number::{DecimalMark, amount, number};
pub use say::{plain, quoted};
pub use table::{Reading, Row, Table};
pub use write::write;
