//! Reads one template file by the folder it lies in.

use super::{Catalogue, TemplateError, TemplateFile};
use serde::de::DeserializeOwned;

pub(super) fn into_catalogue(
    catalogue: &mut Catalogue,
    file: &TemplateFile,
) -> Result<(), TemplateError> {
    match file.path.split('/').next() {
        Some("kinds") => {
            let kind: crate::Kind = parsed(file)?;
            let id = kind.id.clone();
            if catalogue.kinds.insert(id.clone(), kind).is_some() {
                return Err(at(
                    file,
                    &format!("id = \"{id}\""),
                    format!("The kind “{id}” is described twice. Give one of them another id."),
                ));
            }
        }
        Some("practices") => catalogue.practices.push(parsed(file)?),
        Some("questions") => catalogue.questions.push(parsed(file)?),
        _ => return Err(at(
            file,
            "",
            "This file lies in no folder of templates. Put it into kinds, practices or questions."
                .into(),
        )),
    }
    Ok(())
}

fn parsed<T: DeserializeOwned>(file: &TemplateFile) -> Result<T, TemplateError> {
    toml::from_str(&file.text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| line_at(&file.text, span.start));
        TemplateError {
            file: file.path.clone(),
            line,
            reason: format!("{}.", capital(error.message().trim_end_matches('.'))),
        }
    })
}

fn capital(text: &str) -> String {
    crate::words::capitalised(text)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

/// An error at the first line that holds `needle`, or at line 1.
pub(super) fn at(file: &TemplateFile, needle: &str, reason: String) -> TemplateError {
    let line = file
        .text
        .find(needle)
        .map_or(1, |offset| line_at(&file.text, offset));
    TemplateError {
        file: file.path.clone(),
        line,
        reason,
    }
}

/// An error at the second line that holds `needle`: the one that repeats an id.
pub(super) fn at_second(file: &TemplateFile, needle: &str, reason: String) -> TemplateError {
    let line = file
        .text
        .match_indices(needle)
        .nth(1)
        .map_or(1, |(offset, _)| line_at(&file.text, offset));
    TemplateError {
        file: file.path.clone(),
        line,
        reason,
    }
}
