//! A codebase standard on one page, and which repositories follow it.

use super::{Paper, Source, fields::Fields, furniture::Furniture};
use crate::{
    DocumentError, Set,
    blueprint::Prose,
    parts::{Cell, Ring, Said},
    say,
};
use blueprint_model::{Record, rules::standard as rules, words};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "standards",
    name: "Codebase standard",
    purpose: "How code is written here, on one page, for everyone who writes some: pin it up, send it to newcomers.",
    kind: Some("standard"),
    one_page: true,
};

/// Repositories named for each state; the rest is a number.
const MOST_NAMES: usize = 14;

#[derive(Serialize)]
struct Standard {
    #[serde(flatten)]
    furniture: Furniture,
    owner: Said,
    published: Said,
    /// The address, where it is one.
    link: Option<String>,
    in_onboarding: Said,
    reviewed: Cell,
    sections: Vec<Section>,
    adoption: Vec<Adoption>,
    adoption_note: String,
}

#[derive(Serialize)]
struct Section {
    name: String,
    text: Prose,
}

#[derive(Serialize)]
struct Adoption {
    ring: Ring,
    count: usize,
    words: &'static str,
    names: String,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let standard = source.fields(record);
    let section = |id: &str, name: &str| Section {
        name: name.to_owned(),
        text: standard.prose(id),
    };
    let link = record.text("published_at");
    let shown = link.map(|link| {
        link.trim_start_matches("https://")
            .trim_end_matches('/')
            .to_owned()
    });
    let in_onboarding = record.value("in_onboarding").and_then(|it| it.as_bool());
    let (adoption, adoption_note) = adoption(source, standard);
    let data = Standard {
        furniture: source.furniture(Some(record), "codebase-standards"),
        owner: standard.said("owner", "no owner"),
        published: Said::or_missing(shown, "not published"),
        link: link.map(str::to_owned),
        in_onboarding: Said::Text(
            if in_onboarding == Some(true) {
                "yes"
            } else {
                "no"
            }
            .into(),
        ),
        reviewed: Cell::of(standard.said("reviewed_on", "never")).with_chip(
            rules::next_review(source.book, record, source.today)
                .and_then(|day| say::due_chip(day, source.today)),
        ),
        sections: vec![
            section("naming", "Naming"),
            section("file_organisation", "File organisation"),
            section("comments", "Comments"),
            section("testing", "Testing expectations"),
            section("code_review", "Code review"),
        ],
        adoption,
        adoption_note,
    };
    Set::new("papers/standards.typ", &data, source.today)
}

/// Repositories by what they made of the standard, and a note that counts them.
fn adoption(source: &Source<'_>, standard: Fields<'_>) -> (Vec<Adoption>, String) {
    let all: Vec<Fields<'_>> = standard.children("adoption").collect();
    let of = |state: &str| -> Vec<String> {
        all.iter()
            .filter(|it| it.record.text("state") == Some(state))
            .map(|it| {
                let name = it.shown("repository").unwrap_or_default();
                match it.record.text("note").filter(|_| state == "exception") {
                    Some(note) => format!("{name} ({})", note.trim_end_matches('.')),
                    None => name,
                }
            })
            .collect()
    };
    let adoption = rules::adoption(source.book, standard.record);
    let silent = adoption.silent.iter().filter_map(|id| source.book.get(*id));
    let open: Vec<String> = silent
        .map(|repository| source.book.title(repository))
        .collect();
    let rows = [
        (Ring::Full, "adopted", of("adopted")),
        (Ring::Half, "reviewed", of("reviewed")),
        (Ring::Empty, "excepted", of("exception")),
        (Ring::Empty, "not decided", open),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, words, names)| !names.is_empty() || *words == "adopted");
    let rows = rows.map(|(ring, words, names)| Adoption {
        ring,
        count: names.len(),
        words,
        names: cut(&names),
    });
    let share = adoption.adopted;
    let note = match (share.of, adoption.exceptions) {
        (0, _) => "No repository is listed.".to_owned(),
        (of, 0) => format!("Adopted by {} of {of} repositories.", share.part),
        (of, n) => format!(
            "Adopted by {} of {of} repositories, {} left out.",
            share.part,
            words::counted(n, "exception", "exceptions")
        ),
    };
    (rows.collect(), note)
}

fn cut(names: &[String]) -> String {
    match names.len().checked_sub(MOST_NAMES) {
        None | Some(0) => names.join(", "),
        Some(more) => format!("{} and {more} more", names[..MOST_NAMES].join(", ")),
    }
}
