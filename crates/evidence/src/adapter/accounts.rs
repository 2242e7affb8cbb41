//! Lists of accounts as grants: one row for each account that still opens something. What each program calls its columns is data.

use super::{Adapted, AdaptedRow, LeftOut, columns::Columns};
use crate::{Row, Table, day};
use blueprint_model::words::listed;

/// How a program lists its accounts.
struct Accounts {
    name: &'static str,
    /// Columns that must all be there, each in its spellings.
    marks: &'static [&'static [&'static str]],
    /// Names of the person, in the order in which they are tried; the cells of one entry are joined by a blank.
    person: &'static [&'static [&'static [&'static str]]],
    system: System,
    /// The column of the role; `usual` when there is none or it is empty.
    role: &'static [&'static str],
    usual_role: &'static str,
    /// Roles, or names of accounts, that may do everything.
    administrators: &'static [&'static str],
    granted_on: &'static [&'static str],
    /// The latest of these days counts.
    last_used: &'static [&'static [&'static str]],
    status: &'static [&'static str],
    /// States of accounts that open nothing any more.
    closed: &'static [&'static str],
    /// Columns that are named in the note when they hold one of the words behind them.
    notes: &'static [(
        &'static [&'static str],
        &'static [&'static str],
        &'static str,
    )],
}

/// Which system the accounts are of.
enum System {
    Named(&'static str),
    /// The account number in an ARN, `arn:aws:iam::123456789012:user/ada`.
    AwsAccount(&'static [&'static str]),
}

/// What programs write where there is no date.
const NO_DATE: [&str; 6] = [
    "",
    "n/a",
    "no_information",
    "not_supported",
    "never logged in",
    "never",
];

const ALL: &[Accounts] = &[
    // Columns and values: “Generate credential reports for your AWS account”, AWS IAM User Guide
    // (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html).
    Accounts {
        name: "AWS IAM credential report",
        marks: &[
            &["arn"],
            &["user creation time"],
            &["password enabled"],
            &["access key 1 active"],
        ],
        person: &[&[&["user"]]],
        system: System::AwsAccount(&["arn"]),
        role: &[],
        usual_role: "IAM user",
        administrators: &["<root_account>"],
        granted_on: &["user creation time"],
        last_used: &[
            &["password last used"],
            &["access key 1 last used date"],
            &["access key 2 last used date"],
        ],
        status: &[],
        closed: &[],
        notes: &[
            (&["password enabled"], &["true"], "password"),
            (&["access key 1 active"], &["true"], "access key 1"),
            (&["access key 2 active"], &["true"], "access key 2"),
            (&["mfa active"], &["false"], "no second factor"),
        ],
    },
    // Contents: “Exporting member information for your organization”, GitHub Docs
    // (docs.github.com/en/organizations/managing-membership-in-your-organization). It describes the columns without naming them,
    // so the names of GitHub's API and their plain words are all taken.
    Accounts {
        name: "GitHub organisation members",
        marks: &[
            &["login", "username", "github com login", "user login"],
            &["role", "organization role", "org role"],
            &[
                "tfa enabled",
                "two factor enabled",
                "two factor authentication",
                "2fa",
                "is public",
                "public",
                "visibility",
                "last active",
            ],
        ],
        person: &[
            &[&["saml name id", "saml nameid", "github com saml name id"]],
            &[&["name", "display name", "github com name"]],
            &[&["login", "username", "github com login", "user login"]],
        ],
        system: System::Named("GitHub"),
        role: &["role", "organization role", "org role"],
        usual_role: "member",
        administrators: &["owner", "admin"],
        granted_on: &[],
        last_used: &[&["last active", "last activity", "last activity date"]],
        status: &[],
        closed: &[],
        notes: &[(
            &[
                "tfa enabled",
                "two factor enabled",
                "two factor authentication",
                "2fa",
            ],
            &["false", "disabled", "no"],
            "no second factor",
        )],
    },
    // Columns of the report: “Okta Password Health Report”, Okta help (help.okta.com). Of exported profiles and states: the user
    // object of the Okta management API (firstName, lastName, login, status ACTIVE to DEPROVISIONED, lastLogin).
    Accounts {
        name: "Okta users",
        marks: &[
            &["login", "okta username", "username"],
            &["status", "okta user status", "user status"],
            &[
                "activation date",
                "activated",
                "authentication source",
                "last password change",
                "last login",
                "lastlogin",
                "status change date",
            ],
        ],
        person: &[
            &[&["email", "primary email"]],
            &[&["login", "okta username", "username"]],
            &[&[
                "user",
                "user fullname",
                "full name",
                "displayname",
                "display name",
            ]],
            &[&["firstname", "first name"], &["lastname", "last name"]],
        ],
        system: System::Named("Okta"),
        role: &["role", "admin role"],
        usual_role: "user",
        administrators: &[
            "super admin",
            "super administrator",
            "org admin",
            "organization administrator",
        ],
        granted_on: &["activation date", "activated", "created"],
        last_used: &[&["last login", "lastlogin"]],
        status: &["status", "okta user status", "user status"],
        closed: &["deprovisioned", "deactivated", "staged"],
        notes: &[
            (
                &["status", "okta user status", "user status"],
                &["suspended"],
                "suspended",
            ),
            (
                &["status", "okta user status", "user status"],
                &["locked_out", "locked out"],
                "locked out",
            ),
        ],
    },
    // Columns: the file of “Download users” in the Google Admin console, the same as of its bulk upload: “Add or update multiple
    // users from a CSV file”, Google Workspace Admin Help (support.google.com/a/answer/40057).
    Accounts {
        name: "Google Workspace users",
        marks: &[
            &["email address required", "email address"],
            &["last sign in read only", "last sign in"],
            &[
                "status read only",
                "status",
                "org unit path required",
                "org unit path",
            ],
        ],
        person: &[
            &[&["email address required", "email address"]],
            &[
                &["first name required", "first name"],
                &["last name required", "last name"],
            ],
        ],
        system: System::Named("Google Workspace"),
        role: &["admin role", "role"],
        usual_role: "user",
        administrators: &["super admin"],
        granted_on: &["creation time", "created"],
        last_used: &[&["last sign in read only", "last sign in"]],
        status: &["status read only", "status"],
        closed: &["deleted"],
        notes: &[
            (&["status read only", "status"], &["suspended"], "suspended"),
            (&["status read only", "status"], &["archived"], "archived"),
            (
                &["2sv enrolled read only", "2sv enrolled"],
                &["false"],
                "no second factor",
            ),
        ],
    },
];

pub(super) fn recognise(table: &Table, columns: &Columns) -> Option<Adapted> {
    // A table that says person, system and role itself is no list of accounts of one system.
    if columns.have(&[&["person"], &["system"], &["role"]]) {
        return None;
    }
    let accounts = ALL.iter().find(|accounts| columns.have(accounts.marks))?;
    Some(accounts.read(table, columns))
}

impl Accounts {
    fn read(&self, table: &Table, columns: &Columns) -> Adapted {
        let mut adapted = Adapted {
            name: self.name,
            columns: self.used(columns),
            rows: Vec::new(),
            note_words: self.notes.iter().map(|(.., words)| *words).collect(),
            left_out: Vec::new(),
            wrong: Vec::new(),
        };
        let mut closed = 0;
        for row in &table.rows {
            let state = cell(row, columns.find(self.status)).to_lowercase();
            if self.closed.contains(&state.replace('_', " ").as_str()) {
                closed += 1;
                continue;
            }
            match self.row(row, columns) {
                Ok(read) => adapted.rows.push(read),
                Err((column, message)) => adapted.wrong.push((row.line, column + 1, message)),
            }
        }
        if closed > 0 {
            adapted.left_out.push(LeftOut {
                rows: closed,
                why: "of accounts that open nothing".to_owned(),
            });
        }
        adapted
    }

    fn row(&self, row: &Row, columns: &Columns) -> Result<AdaptedRow, (usize, String)> {
        let role = Some(cell(row, columns.find(self.role)))
            .filter(|role| !role.is_empty())
            .unwrap_or(self.usual_role);
        let people = self.people(row, columns);
        let all_may = |names: &[&str], word: &str| names.contains(&word.to_lowercase().as_str());
        let administrator = all_may(self.administrators, role)
            || people.iter().any(|name| all_may(self.administrators, name));
        let mut fields = vec![("person", people), ("role", vec![role.to_owned()])];
        let mut put = |field: &'static str, value: String| {
            if !value.is_empty() {
                fields.push((field, vec![value]));
            }
        };
        put("system", self.system(row, columns));
        if administrator {
            put("scope", "administrator".to_owned());
        }
        put("granted_on", date(row, columns.find(self.granted_on))?);
        let mut latest = String::new();
        for names in self.last_used {
            latest = latest.max(date(row, columns.find(names))?);
        }
        put("last_used", latest);
        put("source", self.name.to_owned());
        // Also when it is empty: what an earlier export noted no longer holds.
        fields.push(("note", vec![self.note(row, columns)]));
        Ok(AdaptedRow {
            line: row.line,
            fields,
        })
    }

    /// The names by which to look for the person.
    fn people(&self, row: &Row, columns: &Columns) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for parts in self.person {
            let cells: Vec<&str> = parts
                .iter()
                .map(|part| cell(row, columns.find(part)))
                .filter(|part| !part.is_empty())
                .collect();
            let name = cells.join(" ");
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn system(&self, row: &Row, columns: &Columns) -> String {
        match self.system {
            System::Named(name) => name.to_owned(),
            System::AwsAccount(names) => {
                let account = cell(row, columns.find(names)).split(':').nth(4);
                account.filter(|number| !number.is_empty()).map_or_else(
                    || "AWS".to_owned(),
                    |number| format!("AWS account {number}"),
                )
            }
        }
    }

    fn note(&self, row: &Row, columns: &Columns) -> String {
        let said = self.notes.iter().filter(|(names, values, _)| {
            values.contains(&cell(row, columns.find(names)).to_lowercase().as_str())
        });
        let said: Vec<String> = said.map(|(_, _, words)| (*words).to_owned()).collect();
        listed(&said)
    }

    fn used(&self, columns: &Columns) -> Vec<(usize, &'static str)> {
        let mut used: Vec<(usize, &'static str)> = Vec::new();
        let parts = self.person.iter().flat_map(|parts| parts.iter());
        let dates = self.last_used.iter();
        let all = parts
            .map(|names| (*names, "person"))
            .chain([(self.role, "role"), (self.granted_on, "granted_on")])
            .chain(dates.map(|names| (*names, "last_used")))
            .chain(self.notes.iter().map(|(names, ..)| (*names, "note")));
        let system = match self.system {
            System::AwsAccount(names) => Some((names, "system")),
            System::Named(_) => None,
        };
        for (names, field) in all.chain(system) {
            if let Some(at) = columns.find(names)
                && !used.iter().any(|(other, _)| *other == at)
            {
                used.push((at, field));
            }
        }
        used.sort_unstable();
        used
    }
}

fn cell(row: &Row, at: Option<usize>) -> &str {
    at.and_then(|at| row.cells.get(at))
        .map_or("", |cell| cell.trim())
}

/// The day of a cell, `YYYY-MM-DD`, or nothing; an error carries the column.
fn date(row: &Row, at: Option<usize>) -> Result<String, (usize, String)> {
    let text = cell(row, at);
    match at {
        Some(at) if !NO_DATE.contains(&text.to_lowercase().as_str()) => day(text)
            .map(|day| day.to_string())
            .map_err(|message| (at, format!("{message}."))),
        _ => Ok(String::new()),
    }
}
