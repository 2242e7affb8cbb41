//! A document in words, ready to be laid out; and how what must fit on a page fits.

use crate::{DocumentError, Fonts, Pdf, Preview, typeset};
use blueprint_model::Day;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Most pixels of a picture that is printed.
const MOST_PIXELS: usize = 60_000_000;

/// A document, already put into words.
#[derive(Debug, Clone)]
pub struct Set {
    pub(crate) template: &'static str,
    pub(crate) data: Value,
    pub(crate) as_of: Day,
    /// Hash of each picture it wants, and its bytes once given.
    pub(crate) pictures: BTreeMap<String, Option<Picture>>,
}

/// A picture that can be printed.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// `png` or `jpg`.
    pub form: &'static str,
    pub bytes: Vec<u8>,
}

impl Picture {
    /// Its place in the closed world of a document.
    pub(crate) fn path(&self, hash: &str) -> String {
        format!("pictures/{}.{}", short(hash), self.form)
    }
}

/// How a page fits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Lines beyond the page at the smallest size; none when it fits.
    pub lines_over: u32,
    /// The size of its text in points: 9.2 when there is room, 8 at the least. Slides are larger.
    pub size_pt: f64,
    /// Lines to spare at that size.
    pub free_lines: u32,
}

impl Set {
    pub(crate) fn new(
        template: &'static str,
        data: &impl Serialize,
        as_of: Day,
    ) -> Result<Self, DocumentError> {
        Ok(Self {
            template,
            data: serde_json::to_value(data)
                .map_err(|error| DocumentError::Layout(error.to_string()))?,
            as_of,
            pictures: BTreeMap::new(),
        })
    }

    /// How many of the pictures it wants cannot be printed.
    pub(crate) fn lost_pictures(&self) -> usize {
        self.pictures.values().filter(|it| it.is_none()).count()
    }

    /// Where the templates find each picture; null for one that cannot be printed.
    pub(crate) fn picture_paths(&self) -> Value {
        let paths = self.pictures.iter().map(|(hash, picture)| {
            let path = picture.as_ref().map(|it| it.path(hash));
            (short(hash).to_owned(), Value::from(path))
        });
        Value::Object(paths.collect())
    }

    pub(crate) fn wanting(mut self, hashes: impl IntoIterator<Item = String>) -> Self {
        self.pictures
            .extend(hashes.into_iter().map(|hash| (hash, None)));
        self
    }

    /// The same with the pictures it wants; `read` finds the bytes of a file by its SHA-256. Only PNG and JPEG are printed; what
    /// is not found or cannot be printed is named in its place.
    #[must_use]
    pub fn with_pictures(mut self, mut read: impl FnMut(&str) -> Option<Vec<u8>>) -> Self {
        for (hash, picture) in &mut self.pictures {
            *picture = read(hash).and_then(printable);
        }
        self
    }

    /// Its pages, to look at; those of a text that is too long run on.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn preview(&self, fonts: &Fonts) -> Result<Preview, DocumentError> {
        typeset::lay_out(self, fonts).map(Preview::new)
    }

    /// The PDF.
    ///
    /// # Errors
    /// [`DocumentError::TooLong`] when what must fit on one page does not; or when it cannot be laid out.
    pub fn pdf(&self, fonts: &Fonts) -> Result<Pdf, DocumentError> {
        self.preview(fonts)?.pdf()
    }

    /// How the fullest page of a document that must fit does so.
    ///
    /// # Errors
    /// When it cannot be laid out.
    pub fn fit(&self, fonts: &Fonts) -> Result<Fit, DocumentError> {
        let pages = typeset::lay_out(self, fonts)?;
        let fits = pages.fits.iter().map(|(_, fit)| *fit);
        fits.max_by_key(|fit| (fit.lines_over, std::cmp::Reverse(fit.free_lines)))
            .ok_or_else(|| DocumentError::Layout("the page was not measured".into()))
    }
}

/// The beginning of a hash, by which templates name a picture: a longer word might be broken.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..20).unwrap_or(hash)
}

fn printable(bytes: Vec<u8>) -> Option<Picture> {
    use typst::{
        foundations::{Bytes, Smart},
        visualize::{ExchangeFormat, RasterImage},
    };
    let (form, format) = match bytes.get(..4)? {
        b"\x89PNG" => ("png", ExchangeFormat::Png),
        [0xFF, 0xD8, 0xFF, _] => ("jpg", ExchangeFormat::Jpg),
        _ => return None,
    };
    let size = imagesize::blob_size(&bytes).ok()?;
    if size.width.checked_mul(size.height)? > MOST_PIXELS {
        return None;
    }
    RasterImage::new(Bytes::new(bytes.clone()), format, Smart::Auto).ok()?;
    Some(Picture { form, bytes })
}
