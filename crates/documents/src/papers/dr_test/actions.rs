//! What a test gave rise to: the actions about it, done ones first, then by their day.

use super::super::fields::{Fields, When};
use crate::parts::Said;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Action {
    text: String,
    owner: Said,
    #[serde(flatten)]
    pub(super) when: When,
}

pub(super) fn about(test: Fields<'_>) -> Vec<Action> {
    let mut all = test.naming("action");
    all.sort_by_key(|action| {
        (
            action.record.day("done_on").is_none(),
            action.record.day("due").is_none(),
            action.record.day("due"),
        )
    });
    all.into_iter()
        .map(|action| Action {
            text: action.title(),
            owner: action.said("owner", "no owner"),
            when: action.when("due"),
        })
        .collect()
}
