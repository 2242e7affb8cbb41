//! Pages shown before anything is written: laid out once, drawn one by one when looked at.

use crate::{DocumentError, Warning, typeset::Pages};
use typst::layout::{Frame, FrameItem};
use typst_render::RenderOptions;

/// Most pixels along one side of a picture.
const LARGEST_SIDE: f64 = 12_000.0;

/// A laid-out document.
pub struct Preview {
    pages: Pages,
}

impl Preview {
    pub(crate) fn new(pages: Pages) -> Self {
        Self { pages }
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.document.pages().len()
    }

    /// What a reader should know about it. Whether it meets the standards is known only once the PDF is made.
    pub fn warnings(&self) -> &[Warning] {
        &self.pages.warnings
    }

    /// Width and height of a page in points, `index` counted from 0.
    pub fn page_size(&self, index: usize) -> Option<(f64, f64)> {
        let size = self.pages.document.pages().get(index)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// The words of a page in the order in which they are drawn, `index` counted from 0.
    pub fn page_text(&self, index: usize) -> Option<String> {
        let mut words = String::new();
        gather(&self.pages.document.pages().get(index)?.frame, &mut words);
        Some(words)
    }

    /// A page as PNG, `index` counted from 0, at so many pixels to a point (1.0 is 72 to the inch).
    pub fn page_png(&self, index: usize, pixels_per_pt: f32) -> Result<Vec<u8>, DocumentError> {
        let page = self.pages.document.pages().get(index);
        let page = page.ok_or(DocumentError::NoPage {
            asked: index + 1,
            pages: self.pages(),
        })?;
        let longest = page.frame.size().x.to_pt().max(page.frame.size().y.to_pt());
        let scale = f64::from(pixels_per_pt);
        if !(scale > 0.0 && longest * scale <= LARGEST_SIDE) {
            return Err(DocumentError::Picture(index + 1));
        }
        let options = RenderOptions {
            pixel_per_pt: scale.into(),
            ..RenderOptions::default()
        };
        typst_render::render(page, &options)
            .encode_png()
            .map_err(|_| DocumentError::Picture(index + 1))
    }

    /// The PDF of exactly these pages.
    pub fn pdf(&self) -> Result<crate::Pdf, DocumentError> {
        crate::Pdf::of(&self.pages)
    }
}

fn gather(frame: &Frame, words: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, words),
            FrameItem::Text(text) => {
                words.push_str(&text.text);
                words.push(' ');
            }
            _ => {}
        }
    }
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("pages", &self.pages())
            .finish_non_exhaustive()
    }
}
