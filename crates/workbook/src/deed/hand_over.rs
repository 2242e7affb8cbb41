//! Making the hand-over of someone who leaves: a line for everything that would be left without a name.

use super::{Deed, Moment, Stands};
use crate::contract::Failure;
use blueprint_model::{
    Op, Record, RecordId,
    leaver::{hand_over_items, leaver},
    text::{LINE_LIMIT, shortened},
};
use blueprint_store::{NewRecord, Tx};

pub(super) const MAKE: Deed = Deed {
    kind: "person",
    id: "hand-over",
    words: "Make the hand-over list",
    help: "A checklist with a line for everything that would be left without a name.",
    op: Op::Add,
    asks: None,
    stands: |book, person, _| {
        let made = book
            .referred_by(person.id)
            .any(|(record, field)| record.kind == "hand-over" && field == "person");
        if made {
            Stands::Refused(
                "There is a hand-over for this person already. Open it, or put it into the trash first."
                    .into(),
            )
        } else {
            Stands::Open
        }
    },
    perform,
};

fn perform(tx: &mut Tx<'_>, person: &Record, moment: &Moment) -> Result<RecordId, Failure> {
    let last_day = person.day("left_on");
    let items = {
        let last_day = last_day.unwrap_or(moment.today);
        hand_over_items(&leaver(tx.book(), person, last_day, moment.today))
    };
    let mut new = NewRecord::of("hand-over").with("person", person.id.to_string());
    if let Some(last_day) = last_day {
        new = new.with("last_day", last_day.to_string());
    }
    let hand_over = tx.create(new)?;
    for item in items {
        let text = shortened(&item.text, LINE_LIMIT);
        let mut line = NewRecord::of("hand-over-item")
            .under(hand_over)
            .with("text", text)
            .with("was", item.was);
        if let Some(about) = item.about {
            line = line.with("about", about.to_string());
        }
        tx.create(line)?;
    }
    Ok(hand_over)
}
