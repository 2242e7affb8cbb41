//! Columns by the names that programs give them.

use crate::{Table, heading};

/// The headings of a table, ready for comparing.
pub(super) struct Columns(Vec<String>);

impl Columns {
    pub fn of(table: &Table) -> Self {
        Self(table.heading.iter().map(|name| heading(name)).collect())
    }

    /// The place of the first column that has one of these names; the earlier name wins.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names
            .iter()
            .find_map(|name| self.0.iter().position(|column| column == name))
    }

    /// Whether each of these is there, in one of its spellings.
    pub fn have(&self, all: &[&[&str]]) -> bool {
        all.iter().all(|names| self.find(names).is_some())
    }

    /// The heading of a place.
    pub fn name(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }
}

/// Names other than its own under which tables carry a field, in the form that [`heading`] gives: those of lists of who may do
/// what in which system, and of lists of what was spent on which day.
pub fn aliases(kind: &str, field: &str) -> &'static [&'static str] {
    match (kind, field) {
        ("grant", "person") => &[
            "user",
            "user name",
            "username",
            "full name",
            "display name",
            "name",
            "member",
            "employee",
            "account",
            "email",
            "email address",
            "e mail",
            "login",
            "principal",
            "identity",
        ],
        ("grant", "system") => &[
            "application",
            "app",
            "app name",
            "application name",
            "service",
            "resource",
            "target",
            "product",
        ],
        ("grant", "role") => &[
            "permission",
            "permissions",
            "entitlement",
            "access",
            "access level",
            "privilege",
            "group",
            "group name",
            "role name",
            "profile",
        ],
        ("grant", "granted_on") => &[
            "granted at",
            "granted",
            "since",
            "assigned",
            "assigned on",
            "assigned at",
            "created",
            "created at",
            "created on",
            "start date",
        ],
        ("grant", "last_used") => &[
            "last login",
            "last sign in",
            "last access",
            "last accessed",
            "last activity",
            "last active",
            "last seen",
        ],
        ("grant", "removed_on") => &[
            "removed at",
            "revoked",
            "revoked on",
            "revoked at",
            "end date",
        ],
        ("grant", "scope") => &["environment"],
        ("spend", "on") => &[
            "date",
            "day",
            "usage date",
            "usage day",
            "charge date",
            "invoice date",
        ],
        ("spend", "amount") => &[
            "cost",
            "costs",
            "spend",
            "total",
            "total cost",
            "total costs",
            "price",
            "charge",
        ],
        ("spend", "note") => &["description", "service", "comment", "item"],
        ("person", "email") => &["e mail", "email address", "mail"],
        ("person", "role") => &["job title", "position", "title"],
        ("person", "name") => &["full name", "display name", "employee"],
        _ => &[],
    }
}
