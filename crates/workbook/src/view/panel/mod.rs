//! What stands above the form of a record that computes something. One file per kind, one line in [`PANELS`].

use crate::{contract::Panel, deed};
use blueprint_model::{Book, Day, Record};

type Draw = fn(book: &Book, record: &Record, today: Day, panel: &mut Panel);

/// The kind each panel is of, and what fills it.
const PANELS: &[(&str, Draw)] = &[];

/// The panel of a record.
pub(super) fn panel(book: &Book, record: &Record, today: Day) -> Panel {
    let view = book.kind_of(record).and_then(|kind| kind.view.clone());
    let mut panel = Panel {
        view,
        deeds: deed::offered(book, record, today),
        ..Panel::default()
    };
    for (_, draw) in PANELS.iter().filter(|(kind, _)| record.kind == **kind) {
        draw(book, record, today, &mut panel);
    }
    panel
}
