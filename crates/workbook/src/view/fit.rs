//! Whether a page that must fit on one sheet of paper does, measured by the same typesetting that prints it.

use crate::{
    Workbook,
    contract::{Failure, FitView, Tone},
    target,
};
use blueprint_documents::{Fit, Fonts, Set};
use blueprint_model::words;
use std::sync::Arc;

/// Lines of a page at its usual size, for how full it looks.
const LINES: f32 = 58.0;
/// The size at which a page is set when there is room, in points.
const USUAL_PT: f64 = 9.2;

/// The page of a record in words, to be measured without the workbook.
#[derive(Debug)]
pub struct Fitting {
    page: Set,
    fonts: Arc<Fonts>,
}

impl Fitting {
    /// Sets the page and says how it fits.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn measure(&self) -> Result<FitView, Failure> {
        Ok(shown(&self.page.fit(&self.fonts)?))
    }
}

/// Puts the page of a record into words.
///
/// # Errors
/// When there is no such record, or no one-page document of it.
pub fn fitting(workbook: &Workbook, named: &str) -> Result<Fitting, Failure> {
    let record = target::find(workbook.book(), named)?;
    let page = blueprint_documents::one_page(workbook.book(), record.id, workbook.today())?;
    Ok(Fitting {
        page,
        fonts: workbook.fonts.clone(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen lines")]
fn shown(fit: &Fit) -> FitView {
    let (over, free) = (fit.lines_over, fit.free_lines);
    let smaller = fit.size_pt < USUAL_PT - 0.05;
    let (words, tone) = match (over, free) {
        (1.., _) => (format!("too long by {}", counted(over)), Tone::Bad),
        (0, 0) => ("full to the last line".to_owned(), Tone::Warn),
        (0, free) if smaller => (
            format!("fits at {:.1}\u{a0}pt, {} left", fit.size_pt, counted(free)),
            Tone::Warn,
        ),
        (0, free) => (format!("fits, {} left", counted(free)), Tone::Good),
    };
    FitView {
        words,
        tone,
        filled: 1.0 + (over as f32 - free as f32) / LINES,
        lines_over: over,
    }
}

fn counted(lines: u32) -> String {
    words::counted(lines as usize, "line", "lines")
}
