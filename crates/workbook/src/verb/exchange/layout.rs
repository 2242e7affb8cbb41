//! Which column is which field.

use super::problem::CellError;
use crate::contract::{Failure, FailureCode, ImportMapping, OptionView};
use blueprint_evidence::{aliases, heading};
use blueprint_model::{Catalogue, Kind, words::capitalised};

/// What a column gives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Target {
    /// The number of the record.
    Id,
    /// The record it belongs to.
    Parent,
    /// The field of that place in its kind.
    Field(usize),
}

/// The heading of the first column: the number of the record.
const ID: &str = "id";

/// A kind as a table: its columns in order with their headings, each different from the others.
pub(super) fn headings(catalogue: &Catalogue, kind: &Kind) -> Vec<(Target, String)> {
    let parent = kind
        .parent
        .as_ref()
        .and_then(|id| catalogue.kind(id.as_str()));
    let labels: Vec<String> = kind
        .fields
        .iter()
        .map(|field| heading(&field.label))
        .collect();
    let taken = |name: &str| name == ID || labels.iter().filter(|label| *label == name).count() > 0;
    let mut all = vec![(Target::Id, ID.to_owned())];
    if let Some(parent) = parent {
        let name = capitalised(&parent.name.one);
        let name = if taken(&heading(&name)) {
            "Belongs to".to_owned()
        } else {
            name
        };
        all.push((Target::Parent, name));
    }
    for (at, field) in kind.fields.iter().enumerate() {
        let name = heading(&field.label);
        let twice = labels.iter().filter(|label| **label == name).count() > 1;
        let clashes = twice || all.iter().any(|(_, other)| heading(other) == name);
        let name = if clashes {
            format!("{} ({})", field.label, field.id)
        } else {
            field.label.clone()
        };
        all.push((Target::Field(at), name));
    }
    all
}

/// What a column may be, for choosing.
pub(super) fn targets(catalogue: &Catalogue, kind: &Kind) -> Vec<OptionView> {
    let all = headings(catalogue, kind).into_iter();
    all.map(|(target, label)| OptionView {
        id: target_id(kind, target),
        label: match target {
            Target::Id => format!("Number ({}-1)", kind.id),
            _ => label,
        },
    })
    .collect()
}

/// The id of a target in the contract.
pub(super) fn target_id(kind: &Kind, target: Target) -> String {
    match target {
        Target::Id => "@id".to_owned(),
        Target::Parent => "@parent".to_owned(),
        Target::Field(at) => kind.fields[at].id.clone(),
    }
}

/// Adds choices to those made before; a choice for a heading takes the place of an earlier one for the same heading.
pub fn merge_mapping(made: &mut ImportMapping, more: &ImportMapping) {
    let headings: Vec<String> = more.keys().map(|name| heading(name)).collect();
    made.retain(|name, _| !headings.contains(&heading(name)));
    made.extend(more.clone());
}

/// The target of each column, as chosen, else by heading, else by a name that tables commonly have. Two columns for one target
/// are an error of the first line.
pub(super) fn of_columns(
    catalogue: &Catalogue,
    kind: &Kind,
    columns: &[String],
    chosen: &ImportMapping,
) -> Result<(Vec<Option<Target>>, Vec<CellError>), Failure> {
    let chosen = chosen
        .iter()
        .map(|(column, target)| {
            let target = target.as_deref().map(|id| by_id(kind, id)).transpose()?;
            Ok((heading(column), target))
        })
        .collect::<Result<Vec<(String, Option<Target>)>, Failure>>()?;
    let known = headings(catalogue, kind);
    let names: Vec<String> = columns.iter().map(|column| heading(column)).collect();
    let mut found: Vec<Option<Target>> = names
        .iter()
        .map(|name| {
            if name.is_empty() {
                return None;
            }
            let by_choice = chosen.iter().find(|(column, _)| column == name);
            by_choice.map_or_else(
                || by_name(catalogue, kind, &known, name),
                |(_, target)| *target,
            )
        })
        .collect();
    let open = |name: &String| !chosen.iter().any(|(column, _)| column == name);
    for (at, field) in kind.fields.iter().enumerate() {
        let target = Some(Target::Field(at));
        if found.contains(&target) {
            continue;
        }
        let also = aliases(kind.id.as_str(), &field.id).iter();
        let column = also
            .filter_map(|alias| names.iter().position(|name| name == alias))
            .find(|column| found[*column].is_none() && open(&names[*column]));
        if let Some(column) = column {
            found[column] = target;
        }
    }
    let mut twice = Vec::new();
    for (column, target) in found.iter().enumerate() {
        let first = found.iter().position(|other| other == target);
        if let (Some(target), Some(first)) = (target, first.filter(|first| *first < column)) {
            let what = known.iter().find(|(other, _)| other == target);
            let what = what.map_or("", |(_, name)| name);
            twice.push(CellError {
                column: Some(column),
                message: format!(
                    "Columns {} and {} both give “{what}”. Rename one of them, or leave it out.",
                    first + 1,
                    column + 1
                ),
            });
        }
    }
    Ok((found, twice))
}

fn by_id(kind: &Kind, id: &str) -> Result<Target, Failure> {
    let field = kind.fields.iter().position(|field| field.id == id);
    match (id, field) {
        ("@id", _) => Ok(Target::Id),
        ("@parent", _) if kind.parent.is_some() => Ok(Target::Parent),
        (_, Some(at)) => Ok(Target::Field(at)),
        (_, None) => {
            let all: Vec<String> = kind.fields.iter().map(|field| field.id.clone()).collect();
            let all = blueprint_model::words::listed(&all);
            Err(Failure::new(
                FailureCode::NotFound,
                format!(
                    "{} has no field “{id}”. It has {all}.",
                    blueprint_model::words::a_first(&kind.name.one)
                ),
            ))
        }
    }
}

fn by_name(
    catalogue: &Catalogue,
    kind: &Kind,
    known: &[(Target, String)],
    name: &str,
) -> Option<Target> {
    let by_heading = known.iter().find(|(_, other)| heading(other) == name);
    let by_field = || {
        kind.fields
            .iter()
            .position(|field| heading(&field.id) == name)
    };
    let names_parent = || {
        let parent = kind
            .parent
            .as_ref()
            .and_then(|id| catalogue.kind(id.as_str()))?;
        let all = [
            "parent",
            "belongs to",
            parent.id.as_str(),
            parent.name.one.as_str(),
        ];
        all.iter()
            .any(|other| heading(other) == name)
            .then_some(Target::Parent)
    };
    by_heading
        .map(|(target, _)| *target)
        .or_else(|| by_field().map(Target::Field))
        .or_else(names_parent)
}
