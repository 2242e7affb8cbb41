//! Checks templates against each other: references that lead somewhere, ids given once, ladders with five rungs.

use super::{
    Catalogue, TemplateError, TemplateFile,
    read::{at, at_second},
};
use crate::{FieldType, Kind, guard::SIGN, practice::PracticeTemplate, question::Source};
use std::collections::BTreeSet;

pub(super) fn all(catalogue: &Catalogue, files: &[TemplateFile]) -> Vec<TemplateError> {
    let mut errors = Vec::new();
    for file in files {
        let id = file
            .path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".toml"))
            .unwrap_or_default();
        if let Some(kind) = catalogue
            .kind(id)
            .filter(|_| file.path.starts_with("kinds/"))
        {
            Check {
                file,
                errors: &mut errors,
            }
            .kind(catalogue, kind);
        } else if let Some(practice) = catalogue
            .practice(id)
            .filter(|_| file.path.starts_with("practices/"))
        {
            Check {
                file,
                errors: &mut errors,
            }
            .practice(catalogue, practice);
        } else if catalogue
            .question_groups()
            .iter()
            .any(|group| group.id == id)
            && file.path.starts_with("questions/")
        {
            Check {
                file,
                errors: &mut errors,
            }
            .questions(catalogue, id);
        } else {
            errors.push(at(
                file,
                "id = ",
                "The id must be the name of the file without “.toml”. Rename one of them.".into(),
            ));
        }
    }
    errors
}

struct Check<'a> {
    file: &'a TemplateFile,
    errors: &'a mut Vec<TemplateError>,
}

impl Check<'_> {
    fn wrong(&mut self, needle: &str, reason: String) {
        self.errors.push(at(self.file, needle, reason));
    }

    fn unique<'t>(&mut self, what: &str, ids: impl Iterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                let reason =
                    format!("The {what} id “{id}” is given twice. Give one of them another id.");
                self.errors
                    .push(at_second(self.file, &format!("id = \"{id}\""), reason));
            }
        }
    }

    fn kind(&mut self, catalogue: &Catalogue, kind: &Kind) {
        self.unique("field", kind.fields.iter().map(|field| field.id.as_str()));
        let named = [&kind.title]
            .into_iter()
            .chain(&kind.columns)
            .chain(&kind.key)
            .chain(&kind.group);
        let sorted = kind.sort.iter().map(|name| name.trim_start_matches('-'));
        let fields: Vec<&str> = named
            .map(String::as_str)
            .chain(sorted)
            .chain(kind.lock.as_ref().map(|lock| lock.when.as_str()))
            .collect();
        for name in fields {
            if kind.field(name).is_none() {
                self.wrong(
                    &format!("\"{name}\""),
                    format!("There is no field “{name}” in this kind. Name one of its fields."),
                );
            }
        }
        for other in kind
            .parent
            .iter()
            .chain(&kind.children)
            .chain(kind.fields.iter().flat_map(|field| &field.to))
        {
            if catalogue.kind(other.as_str()).is_none() {
                self.wrong(
                    &format!("\"{other}\""),
                    format!("There is no kind “{other}”. Name one of the kinds."),
                );
            }
        }
        let children: Vec<&Kind> = kind
            .children
            .iter()
            .filter_map(|child| catalogue.kind(child.as_str()))
            .collect();
        for open in kind.lock.iter().flat_map(|lock| &lock.open) {
            if !children.iter().any(|child| child.field(open).is_some()) {
                self.wrong(
                    &format!("\"{open}\""),
                    format!("“{open}” stays open after the lock, and no kind of its children has such a field. Name one of theirs."),
                );
            }
        }
        for field in &kind.fields {
            let needle = format!("id = \"{}\"", field.id);
            if let Some(when) = field.required_at.as_deref().filter(|when| *when != SIGN) {
                self.wrong(
                    &format!("required_at = \"{when}\""),
                    format!(
                        "Nothing asks for “{}” at “{when}”. Write “{SIGN}”, the only transition there is.",
                        field.id
                    ),
                );
            }
            let refers = matches!(field.kind, FieldType::Ref | FieldType::Refs);
            if refers == field.to.is_empty() {
                self.wrong(
                    &needle,
                    format!(
                        "“{}” needs “to” exactly when it is a ref or refs.",
                        field.id
                    ),
                );
            }
            if (field.kind == FieldType::Choice) == field.options.is_empty() {
                self.wrong(
                    &needle,
                    format!(
                        "“{}” needs “options” exactly when it is a choice.",
                        field.id
                    ),
                );
            }
            if field.id.starts_with('@') {
                self.wrong(
                    &needle,
                    "A field id cannot begin with “@”; those names belong to the history.".into(),
                );
            }
            if field.tick && field.kind != FieldType::Date {
                self.wrong(
                    &needle,
                    format!("“{}” is set by ticking, so it must be a date.", field.id),
                );
            }
        }
    }

    fn practice(&mut self, catalogue: &Catalogue, practice: &PracticeTemplate) {
        self.unique("step", practice.steps.iter().map(|step| step.id.as_str()));
        self.unique(
            "measure",
            practice.measures.iter().map(|measure| measure.id.as_str()),
        );
        let rungs: Vec<u8> = practice.levels.iter().map(|level| level.level).collect();
        if rungs != [1, 2, 3, 4, 5] {
            self.wrong(
                "[[level]]",
                "The ladder has five levels, 1 to 5, in order.".into(),
            );
        }
        for kind in &practice.sheets {
            if catalogue.kind(kind.as_str()).is_none() {
                self.wrong(
                    &format!("\"{kind}\""),
                    format!("There is no kind “{kind}”. Name one of the kinds."),
                );
            }
        }
        for question in &practice.questions {
            if catalogue.question(question).is_none() {
                self.wrong(
                    &format!("\"{question}\""),
                    format!("There is no question “{question}”. Name one of the questions."),
                );
            }
        }
        if catalogue
            .practices()
            .iter()
            .filter(|other| other.id == practice.id || other.number == practice.number)
            .count()
            > 1
        {
            self.wrong(
                "id = ",
                format!(
                    "“{}” shares its id or number with another practice. Change one of them.",
                    practice.id
                ),
            );
        }
        if !practice.review_cadence().is_sound() {
            self.wrong(
                "cadence",
                "The cadence is every 1 to 3650 days, or every 1 to 120 months.".into(),
            );
        }
    }

    fn questions(&mut self, catalogue: &Catalogue, group: &str) {
        let own = catalogue
            .question_groups()
            .iter()
            .find(|other| other.id == group)
            .map(|group| group.questions.clone())
            .unwrap_or_default();
        self.unique("question", own.iter().map(|question| question.id.as_str()));
        for question in &own {
            let everywhere = catalogue
                .question_groups()
                .iter()
                .flat_map(|g| &g.questions)
                .filter(|other| other.id == question.id)
                .count();
            let here = own.iter().filter(|other| other.id == question.id).count();
            if everywhere > here {
                let needle = format!("id = \"{}\"", question.id);
                self.wrong(&needle, format!("The question id “{}” is used in another file. Give one of them another id.", question.id));
            }
            for source in &question.answered_by {
                self.source(catalogue, source);
            }
        }
    }

    fn source(&mut self, catalogue: &Catalogue, source: &Source) {
        match source {
            Source::Practice { practice, field } => {
                if catalogue.practice(practice).is_none() {
                    self.wrong(
                        &format!("\"{practice}\""),
                        format!("There is no practice “{practice}”. Name one of the practices."),
                    );
                }
                if catalogue
                    .kind("practice")
                    .is_some_and(|kind| kind.field(field).is_none())
                {
                    self.wrong(
                        &format!("\"{field}\""),
                        format!("A practice has no field “{field}”. Name one of its fields."),
                    );
                }
            }
            Source::Register { register, field } => match catalogue.kind(register.as_str()) {
                None => self.wrong(
                    &format!("\"{register}\""),
                    format!("There is no kind “{register}”. Name one of the kinds."),
                ),
                Some(kind) if kind.field(field).is_none() => {
                    self.wrong(
                        &format!("\"{field}\""),
                        format!(
                            "A {} has no field “{field}”. Name one of its fields.",
                            kind.name.one
                        ),
                    );
                }
                Some(_) => {}
            },
        }
    }
}
