//! A launch: its gates are laid out, it is marked ready, and its checkpoints are set.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{Book, Op, Record, RecordId, kind::ChoiceOption};
use blueprint_store::{NewRecord, Tx};

pub(super) const GATES: Deed = Deed {
    kind: "launch",
    id: "gates",
    words: "Lay out the gates",
    help: "Adds the gates that are not there yet, all red until someone has seen to them.",
    op: Op::Add,
    asks: None,
    stands: |book, launch, _| {
        if missing(book, launch, "gate", "gate").is_empty() {
            Stands::Hidden
        } else {
            Stands::Open
        }
    },
    perform: |tx, launch, _| {
        for gate in missing(tx.book(), launch, "gate", "gate") {
            let new = NewRecord::of("gate").under(launch.id).with("gate", gate);
            tx.create(new.with("state", "red"))?;
        }
        Ok(launch.id)
    },
};

pub(super) const READY: Deed = Deed {
    kind: "launch",
    id: "ready",
    words: "Mark ready",
    help: "Says that everything is ready. With a hard gate that is red, missing or without a state it needs a name and a reason that override it.",
    op: Op::Edit,
    asks: None,
    stands: |_, launch, _| {
        if launch.value("ready_on").is_some() {
            Stands::Hidden
        } else {
            Stands::Open
        }
    },
    perform: |tx, launch, moment| {
        tx.set(launch.id, "ready_on", Some(moment.today.to_string().into()))?;
        Ok(launch.id)
    },
};

pub(super) const CHECKPOINTS: Deed = Deed {
    kind: "launch",
    id: "checkpoints",
    words: "Set the checkpoints",
    help: "Adds a checkpoint 30, 60 and 90 days after the launch.",
    op: Op::Add,
    asks: None,
    stands: |book, launch, _| {
        if launch.value("date").is_none() || missing(book, launch, "checkpoint", "after").is_empty()
        {
            Stands::Hidden
        } else {
            Stands::Open
        }
    },
    perform: checkpoints,
};

fn checkpoints(tx: &mut Tx<'_>, launch: &Record, _: &Moment) -> Result<RecordId, Failure> {
    for after in missing(tx.book(), launch, "checkpoint", "after") {
        let new = NewRecord::of("checkpoint").under(launch.id);
        tx.create(new.with("after", after))?;
    }
    Ok(launch.id)
}

/// The options of a child's choice field that no child has yet.
fn missing(book: &Book, launch: &Record, kind: &str, field: &str) -> Vec<String> {
    let there: Vec<&str> = book
        .children(launch.id, kind)
        .filter_map(|child| child.text(field))
        .collect();
    let options = book
        .catalogue()
        .kind(kind)
        .and_then(|kind| kind.field(field))
        .map(|field| field.options.as_slice());
    options
        .unwrap_or_default()
        .iter()
        .map(ChoiceOption::id)
        .filter(|option| !there.contains(option))
        .map(str::to_owned)
        .collect()
}
