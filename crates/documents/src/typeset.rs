//! From plain data to laid-out pages, and from those to a PDF.

use crate::{
    DocumentError, Fonts, Set, Warning,
    clean::{self, Cleaned},
    letters::REPLACEMENT,
    marks::{self, Tightening},
    pack,
    set::Fit,
    world::Closed,
};
use blueprint_model::Day;
use serde_json::Value;
use typst::{
    World, WorldExt,
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Bytes of a text beyond which rows of tables may be split, lest one should not fit its page.
const LONGEST_ROW: usize = 700;

/// Pages as laid out, with what was noticed on the way.
pub(crate) struct Pages {
    pub document: PagedDocument,
    pub warnings: Vec<Warning>,
    /// What it is, for a sentence about it.
    pub name: String,
    /// What must fit on a page, and how it does: the page's name with its fit.
    pub fits: Vec<(String, Fit)>,
    /// What the typesetter itself had to say; ours to mend before release, not the reader's.
    #[cfg(test)]
    pub remarks: Vec<String>,
}

/// Lays out a document; again where a part would end with a few lines on a page of their own.
pub(crate) fn lay_out(set: &Set, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let Cleaned {
        mut value,
        characters,
        controls,
        longest,
    } = clean::clean(set.data.clone());
    let chosen = fonts.for_text(&characters);
    let mut warnings = Vec::new();
    if !chosen.missing.is_empty() {
        clean::replace(&mut value, &chosen.missing, REPLACEMENT);
        warnings.push(Warning::MissingGlyphs {
            characters: chosen.missing.iter().collect(),
        });
    }
    if controls > 0 {
        warnings.push(Warning::ControlCharacters { count: controls });
    }
    let count = set.lost_pictures();
    if count > 0 {
        warnings.push(Warning::Pictures { count });
    }
    if let Value::Object(map) = &mut value {
        map.insert("fallback".into(), chosen.families.clone().into());
        map.insert("splits".into(), (longest > LONGEST_ROW).into());
        map.insert("pictures".into(), set.picture_paths());
    }
    let name = value.get("name").and_then(Value::as_str);
    let name = name.map_or_else(|| "This document".to_owned(), |name| format!("“{name}”"));
    let bytes =
        serde_json::to_vec(&value).map_err(|error| DocumentError::Layout(error.to_string()))?;
    let mut world = Closed::new(set, bytes, chosen, typst_day(set.as_of))
        .ok_or_else(|| DocumentError::Layout(format!("no template {}", set.template)))?;
    let mut tightening = Tightening::default();
    let (document, remarks) = loop {
        let result = typst::compile::<PagedDocument>(&world);
        let document = result
            .output
            .map_err(|errors| DocumentError::Layout(located(&world, &errors)))?;
        if !tightening.learn(&document) {
            break (document, result.warnings);
        }
        world.tighten(tightening.as_json());
    };
    typst::comemo::evict(4);
    let fits = marks::fits(&document);
    let over = fits.iter().filter(|(_, fit)| fit.lines_over > 0);
    warnings.extend(over.map(|(place, fit)| Warning::TooLong {
        place: place.clone(),
        lines: fit.lines_over,
    }));
    #[cfg(not(test))]
    drop(remarks);
    Ok(Pages {
        document,
        warnings,
        name,
        fits,
        #[cfg(test)]
        remarks: remarks
            .iter()
            .map(|remark| remark.message.to_string())
            .collect(),
    })
}

/// The PDF of laid-out pages, to PDF/UA-1 and PDF/A-2a where the text allows it.
pub(crate) fn pdf(pages: &Pages) -> Result<(Vec<u8>, Option<Warning>), DocumentError> {
    match written(pages, &[PdfStandard::A_2a, PdfStandard::Ua_1])? {
        Ok(bytes) => Ok((pack::packed(bytes), None)),
        Err(reason) => match written(pages, &[])? {
            Ok(bytes) => Ok((pack::packed(bytes), Some(Warning::NotToStandard { reason }))),
            Err(reason) => Err(DocumentError::Pdf(reason)),
        },
    }
}

fn written(
    pages: &Pages,
    standards: &[PdfStandard],
) -> Result<Result<Vec<u8>, String>, DocumentError> {
    let standards = match standards {
        [] => PdfStandards::default(),
        list => PdfStandards::new(list)
            .map_err(|error| DocumentError::Pdf(error.message().to_string()))?,
    };
    let options = PdfOptions {
        standards,
        creator: Smart::Custom(Some("CTO Blueprint".into())),
        ..PdfOptions::default()
    };
    Ok(typst_pdf::pdf(&pages.document, &options).map_err(|errors| first(&errors)))
}

/// The first error with the template and line it stems from.
fn located(world: &Closed, errors: &[SourceDiagnostic]) -> String {
    let place = errors.first().and_then(|error| {
        let id = error.span.id()?;
        let source = world.source(id).ok()?;
        let line = source
            .lines()
            .byte_to_line(world.range(error.span)?.start)?;
        Some(format!(
            ", {} line {}",
            id.get().vpath().get_without_slash(),
            line + 1
        ))
    });
    first(errors) + &place.unwrap_or_default()
}

fn first(errors: &[SourceDiagnostic]) -> String {
    let message = errors.first().map_or_else(
        || "no reason given".into(),
        |error| error.message.to_string(),
    );
    message.trim_end_matches('.').to_owned()
}

fn typst_day(day: Day) -> Option<Datetime> {
    let text = day.to_string();
    let mut parts = text.split('-').filter_map(|part| part.parse::<i32>().ok());
    let (year, month, of_month) = (parts.next()?, parts.next()?, parts.next()?);
    Datetime::from_ymd(
        year,
        u8::try_from(month).ok()?,
        u8::try_from(of_month).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        blueprint::{EditionFacts, from_book},
        sample,
    };

    #[test]
    fn the_typesetter_has_no_remarks_on_the_sample() {
        let book = sample::book();
        let data = from_book(
            &book,
            book.catalogue(),
            sample::today(),
            &EditionFacts::default(),
        );
        let set = Set::new("blueprint.typ", &data, data.as_of).unwrap();
        let pages = lay_out(&set, &Fonts::bundled_only()).unwrap();
        assert_eq!(pages.remarks, Vec::<String>::new());
    }

    #[test]
    fn an_error_of_a_template_names_its_place() {
        let set = Set::new("blueprint.typ", &serde_json::json!({}), Day::EPOCH).unwrap();
        let error = lay_out(&set, &Fonts::bundled_only())
            .map(|_| ())
            .unwrap_err();
        assert!(error.to_string().contains(".typ line"), "{error}");
    }
}
