//! Sheets as tables: out to a file that a person reads and changes, and in from one, seen before it is done.

mod csv_in;
mod csv_out;
mod input;
mod judge;
mod keys;
mod layout;
mod missing;
mod names;
mod own;
mod plan;
mod preview;
mod problem;
mod read;
mod values;

pub use csv_in::Import;
pub use csv_out::ByteOrderMark;
pub use layout::merge_mapping;
pub use read::read_table_file;

use crate::contract::{Failure, FailureCode};
use blueprint_model::{Book, Kind};

fn kind<'a>(book: &'a Book, id: &str) -> Result<&'a Kind, Failure> {
    book.catalogue().kind(id).ok_or_else(|| {
        Failure::new(
            FailureCode::NotFound,
            format!("There is no kind “{id}”. The command `blueprint kinds` lists them."),
        )
    })
}
