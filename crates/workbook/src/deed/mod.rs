//! Deeds: what can be done to a record beyond editing its fields. One file per kind, one line in [`DEEDS`].

mod access_review;
mod hand_over;
mod launch;
pub(crate) mod review;
mod signing;

use crate::{
    Workbook,
    consequence::Moment,
    contract::{self, Done, Failure, FailureCode},
    target,
};
use blueprint_model::{Book, Day, Op, Record, RecordId};
use blueprint_store::Tx;

/// Whether a deed can be done now.
pub(crate) enum Stands {
    /// It has no meaning for the record as it stands.
    Hidden,
    /// It can be done.
    Open,
    /// It cannot, for this reason, with the way out.
    Refused(String),
}

/// A deed.
pub(crate) struct Deed {
    kind: &'static str,
    id: &'static str,
    words: &'static str,
    help: &'static str,
    op: Op,
    /// What is asked before it is done, when it cannot be taken back.
    asks: Option<fn(book: &Book, record: &Record) -> String>,
    stands: fn(book: &Book, record: &Record, today: Day) -> Stands,
    /// Gives the record to show afterwards.
    perform: fn(tx: &mut Tx<'_>, record: &Record, moment: &Moment) -> Result<RecordId, Failure>,
}

/// Every deed, in the order in which a panel offers them.
const DEEDS: &[Deed] = &[
    access_review::START,
    signing::ACCESS_REVIEW,
    signing::DR_TEST,
    signing::PROCESS_REVIEW,
    hand_over::MAKE,
    launch::GATES,
    launch::READY,
    launch::CHECKPOINTS,
    review::START,
    review::SIGN,
    review::LOCK,
    review::CORRECT,
];

/// The deeds a record offers today.
pub(crate) fn offered(book: &Book, record: &Record, today: Day) -> Vec<contract::Deed> {
    let of_kind = DEEDS.iter().filter(|deed| record.kind == *deed.kind);
    of_kind
        .filter_map(|deed| {
            let refused = match (deed.stands)(book, record, today) {
                Stands::Hidden => return None,
                Stands::Open => None,
                Stands::Refused(reason) => Some(reason),
            };
            Some(contract::Deed {
                id: deed.id.to_owned(),
                words: deed.words.to_owned(),
                help: deed.help.to_owned(),
                asks: deed.asks.map(|asks| asks(book, record)),
                refused,
            })
        })
        .collect()
}

impl Workbook {
    /// Does a deed that a record offers.
    ///
    /// # Errors
    /// When the record offers no such deed, or it cannot be done now, with the way out.
    pub fn perform(&mut self, named: &str, deed: &str) -> Result<Done, Failure> {
        let today = self.today();
        let person = self.actor()?.person;
        let record = target::find(self.book(), named)?.clone();
        let found = DEEDS
            .iter()
            .find(|known| record.kind == *known.kind && known.id == deed);
        let not_now = || {
            Failure::new(
                FailureCode::NotFound,
                format!(
                    "“{}” offers no “{deed}” as it stands.",
                    self.book().title(&record)
                ),
            )
        };
        let found = found.ok_or_else(not_now)?;
        match (found.stands)(self.book(), &record, today) {
            Stands::Hidden => return Err(not_now()),
            Stands::Refused(reason) => return Err(Failure::new(FailureCode::Refused, reason)),
            Stands::Open => {}
        }
        let moment = Moment { today, person };
        self.write(found.op, None, |tx| (found.perform)(tx, &record, &moment))
    }
}
