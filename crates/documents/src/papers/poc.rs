//! A proof of concept: three slides, never more, never fewer.

use super::{Paper, Source, fields::Fields, furniture::Furniture, hypothesis};
use crate::{DocumentError, Set, blueprint::Prose, parts::Said, set::short};
use blueprint_model::{
    Record,
    rules::poc::{self as rules, PARTS},
};
use serde::Serialize;

pub(super) const PAPER: Paper = Paper {
    id: "poc",
    name: "Proof of concept",
    purpose: "Three slides for the room: what we tested, what we learned, what is next.",
    kind: Some("poc"),
    one_page: true,
};

/// What the slides are called, in their order.
const TITLES: [&str; 3] = ["What we tested", "What we learned", "What is next"];

#[derive(Serialize)]
struct Deck {
    #[serde(flatten)]
    furniture: Furniture,
    by: Said,
    /// `Shown 30 October 2026`.
    shared: String,
    slides: Vec<Slide>,
}

#[derive(Serialize)]
struct Slide {
    title: &'static str,
    /// Its one idea.
    heading: Option<String>,
    /// Whether that idea is what was asked, which stands first; a finding stands last.
    question: bool,
    body: Prose,
    /// Beside the text: what it rests on.
    notes: Vec<String>,
    picture: Option<Picture>,
}

#[derive(Serialize)]
struct Picture {
    /// Its hash.
    #[serde(skip)]
    hash: String,
    /// What the templates call it.
    file: String,
    name: String,
    alt: String,
}

pub(super) fn set(source: &Source<'_>, record: &Record) -> Result<Set, DocumentError> {
    let poc = source.fields(record);
    let own = rules::slides(source.book, record);
    let slides: Vec<Slide> = own
        .into_iter()
        .zip(PARTS)
        .zip(TITLES)
        .map(|((own, part), title)| slide(poc, own.map(|own| poc.of(own)), part, title))
        .collect();
    let files: Vec<String> = slides
        .iter()
        .filter_map(|slide| slide.picture.as_ref().map(|picture| picture.hash.clone()))
        .collect();
    let data = Deck {
        furniture: source.furniture(Some(record), "proof-of-concept-sharing"),
        by: poc.said("owner", "no owner"),
        shared: record.day("shared_on").map_or_else(
            || "Not shown yet".to_owned(),
            |day| {
                if day > source.today {
                    format!("To be shown {}", day.long())
                } else {
                    format!("Shown {}", day.long())
                }
            },
        ),
        slides,
    };
    Ok(Set::new("papers/poc.typ", &data, source.today)?.wanting(files))
}

fn slide(poc: Fields<'_>, own: Option<Fields<'_>>, part: &str, title: &'static str) -> Slide {
    Slide {
        title,
        heading: own.and_then(|slide| slide.shown("heading")),
        question: part == "tested",
        body: own.map(|slide| slide.prose("body")).unwrap_or_default(),
        notes: notes(poc, part),
        picture: own.and_then(|slide| picture(slide, title)),
    }
}

fn notes(poc: Fields<'_>, part: &str) -> Vec<String> {
    let sheets = poc.named("hypothesis_sheet");
    let briefs = poc.named("brief");
    match part {
        "tested" => {
            let sheet = sheets
                .iter()
                .map(|sheet| format!("Tests the hypotheses of “{}”.", sheet.title()));
            let audience = poc
                .shown("audience")
                .map(|who| format!("Audience: {}.", who.trim_end_matches('.')));
            sheet.chain(audience).collect()
        }
        "learned" if !sheets.is_empty() => {
            vec![format!(
                "The sheet has {}.",
                lower(&hypothesis::standing(&sheets))
            )]
        }
        "next" => briefs
            .iter()
            .map(|brief| format!("Goes into the brief “{}”.", brief.title()))
            .collect(),
        _ => Vec::new(),
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

fn picture(slide: Fields<'_>, title: &str) -> Option<Picture> {
    let value = slide.record.value("picture")?;
    let name = slide.shown("picture").unwrap_or_else(|| "picture".into());
    let about = slide.shown("heading").unwrap_or_default();
    let hash = value.get("sha256")?.as_str()?;
    Some(Picture {
        hash: hash.to_owned(),
        file: short(hash).to_owned(),
        alt: format!("Picture “{name}” of the slide “{title}”. {about}")
            .trim_end()
            .to_owned(),
        name,
    })
}
