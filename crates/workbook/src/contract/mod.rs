//! The contract across the window: what the interface asks and what it gets. TypeScript is generated from here.

mod calendar;
mod common;
mod compare;
mod documents;
mod exchange;
mod failure;
mod grid;
mod history;
mod home;
mod panel;
mod practice;
mod record;
mod reminders;
mod request;
mod review;
mod search;
mod start;

pub use calendar::*;
pub use common::*;
pub use compare::*;
pub use documents::*;
pub use exchange::*;
pub use failure::*;
pub use grid::*;
pub use history::*;
pub use home::*;
pub use panel::*;
pub use practice::*;
pub use record::*;
pub use reminders::*;
pub use request::*;
pub use review::*;
pub use search::*;
pub use start::*;
