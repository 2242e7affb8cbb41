//! Pages: what each screen shows, as pure functions of the book, its catalogue and today.
//! History, search and the frame are the exceptions that also read the store.

mod calendar;
mod chips;
mod choices;
mod compare;
mod digest;
mod documents;
mod due;
mod fields;
mod finding_list;
mod fit;
mod frame;
mod grid;
mod history;
mod home;
mod kin;
mod leaver;
pub(crate) mod links;
mod namesakes;
mod panel;
mod people;
mod pillar;
mod practice;
mod put_off;
mod questions;
mod record;
mod registers;
mod reminders;
mod review;
mod reviews;
mod search;
mod shelf;
mod trash;

use finding_list::FindingList;

pub use calendar::calendar;
pub use choices::choices;
pub(crate) use compare::between;
pub use compare::compare;
pub use digest::{DigestFormat, digest, digest_text};
pub use documents::documents;
pub(crate) use documents::{BLUEPRINT, Known, known as known_documents};
pub use fit::{Fitting, fitting};
pub use frame::{frame, late};
pub use grid::grid;
pub use history::history;
pub use home::home;
pub use kin::kin;
pub use leaver::leaver;
pub use namesakes::{namesakes, namesakes_in_words};
pub use people::people;
pub use pillar::pillar;
pub use practice::practice;
pub(crate) use put_off::mark as mark_put_off;
pub use questions::questions;
pub use record::record;
pub use registers::registers;
pub(crate) use reminders::page_of;
pub use reminders::{Works, reminders};
pub use review::review;
pub use reviews::reviews;
pub use search::search;
pub use trash::trash;

/// How far ahead "if nothing is done" looks, in days.
const OUTLOOK_DAYS: i64 = 60;
