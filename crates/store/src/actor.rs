//! Who writes: a profile with a name that is copied into each entry.

use blueprint_model::RecordId;
use uuid::Uuid;

/// A profile, optionally tied to a person of the workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// The profile.
    pub id: Uuid,
    /// The name shown in the history.
    pub name: String,
    /// The person record that is the same human; kept as the author of each entry.
    pub person: Option<RecordId>,
}
