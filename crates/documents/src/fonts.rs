//! The bundled faces, and the fonts of this computer for the letters those lack.

use crate::{
    letters::{is_ignorable, is_private},
    world::TEMPLATES,
};
use std::{
    cmp::Reverse,
    collections::BTreeSet,
    sync::{LazyLock, OnceLock},
};
use typst::{
    foundations::Bytes,
    layout::Abs,
    text::{Font, FontFlags, FontInfo, FontStyle, FontVariations},
};
use typst_kit::fonts::{FontPath, FontStore};

static BUNDLED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files = TEMPLATES
        .get_dir("fonts")
        .into_iter()
        .flat_map(|folder| folder.files());
    let faces = files.filter(|file| file.path().extension().is_some_and(|end| end == "otf"));
    let mut fonts: Vec<Font> = faces
        .flat_map(|file| Font::iter(Bytes::new(file.contents())))
        .collect();
    fonts.sort_by_key(|font| (font.info().family.clone(), font.info().variant));
    fonts
});

/// Advances in em of the plain face's first letters, as wide as a table's heavier cells and even figures may be.
static ADVANCES: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let Some(font) = BUNDLED.iter().find(|font| {
        font.info().family == "Inter" && font.info().variant.weight.to_number() == 500
    }) else {
        return Vec::new();
    };
    let face = font.clone().instantiate(
        font.info().variant,
        Abs::pt(8.0),
        &FontVariations::default(),
    );
    let zero = face
        .ttf()
        .glyph_index('4')
        .and_then(|it| face.x_advance(it.0));
    let advance = |c: char| {
        let own = face
            .ttf()
            .glyph_index(c)
            .and_then(|it| face.x_advance(it.0));
        if c.is_ascii_digit() { zero } else { own }
    };
    (0..0x530_u32)
        .map(|c| {
            let wide = char::from_u32(c).and_then(advance);
            wide.map_or(UNKNOWN, |em| em.get())
        })
        .collect()
});

/// Em of a letter that is not measured.
const UNKNOWN: f64 = 0.7;

/// About how wide a letter is, in em.
pub(crate) fn advance(c: char) -> f64 {
    let known = ADVANCES.get(c as usize).copied();
    known.unwrap_or(match c as u32 {
        0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x1F000.. => 1.0,
        _ if is_ignorable(c) => 0.0,
        _ => UNKNOWN,
    })
}

/// Where letters come from.
#[derive(Debug, Default)]
pub struct Fonts {
    system: bool,
    found: OnceLock<Vec<Face>>,
}

#[derive(Debug)]
struct Face {
    path: FontPath,
    info: FontInfo,
}

/// The fonts one document is set with.
pub(crate) struct Chosen {
    /// Bundled faces first, then those its letters need.
    pub store: FontStore,
    /// The families after Inter, in the order in which they are tried.
    pub families: Vec<String>,
    /// Characters that no font has.
    pub missing: BTreeSet<char>,
}

impl Fonts {
    /// The bundled faces, and the fonts of this computer where a text needs them; those are looked up once, when first needed.
    pub fn new() -> Self {
        Self {
            system: true,
            found: OnceLock::new(),
        }
    }

    /// The bundled faces alone: the same pages on every computer.
    pub fn bundled_only() -> Self {
        Self::default()
    }

    /// The faces for a text with these characters.
    pub(crate) fn for_text(&self, characters: &BTreeSet<char>) -> Chosen {
        let mut store = FontStore::new();
        for font in BUNDLED.iter() {
            store.push((font.clone(), font.info().clone()));
        }
        let covered = |c: char| {
            BUNDLED
                .iter()
                .any(|font| font.info().coverage.contains(c as u32))
        };
        let mut missing: BTreeSet<char> = characters
            .iter()
            .copied()
            .filter(|c| !is_ignorable(*c) && (is_private(*c) || !covered(*c)))
            .collect();
        let mut families = Vec::new();
        let private: BTreeSet<char> = missing.iter().copied().filter(|c| is_private(*c)).collect();
        missing.retain(|c| !is_private(*c));
        while !missing.is_empty() && self.system {
            let Some(best) = self.best_for(&missing) else {
                break;
            };
            missing.retain(|c| !best.info.coverage.contains(*c as u32));
            families.push(best.info.family.clone());
            let path = FontPath {
                path: best.path.path.clone(),
                index: best.path.index,
            };
            store.push((path, best.info.clone()));
        }
        missing.extend(private);
        Chosen {
            store,
            families,
            missing,
        }
    }

    /// The face that has most of the missing characters; among equals the plainest, then the first by name and place.
    fn best_for(&self, missing: &BTreeSet<char>) -> Option<&Face> {
        let rated = self.faces().iter().filter_map(|face| {
            let has = missing
                .iter()
                .filter(|c| face.info.coverage.contains(**c as u32))
                .count();
            (has > 0).then(|| {
                (
                    has,
                    plainness(&face.info),
                    Reverse((&face.info.family, &face.path.path, face.path.index)),
                    face,
                )
            })
        });
        rated
            .max_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)))
            .map(|(.., face)| face)
    }

    fn faces(&self) -> &[Face] {
        self.found.get_or_init(|| {
            typst_kit::fonts::system()
                .map(|(path, info)| Face { path, info })
                .collect()
        })
    }
}

fn plainness(info: &FontInfo) -> (bool, bool, bool, i32) {
    let weight = i32::from(info.variant.weight.to_number());
    (
        info.variant.style == FontStyle::Normal,
        !info.flags.contains(FontFlags::MONOSPACE),
        !info.flags.contains(FontFlags::SERIF),
        -(weight - 400).abs(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_faces_cover_latin_greek_and_cyrillic() {
        let text: BTreeSet<char> = "AĄßÉřő–“’≤→· Ωάλφα Київ Ђ €".chars().collect();
        assert!(Fonts::bundled_only().for_text(&text).missing.is_empty());
        assert!(
            Fonts::bundled_only()
                .for_text(&BTreeSet::from([crate::letters::REPLACEMENT]))
                .missing
                .is_empty()
        );
    }

    #[test]
    fn both_families_have_the_weights_the_pages_use() {
        let faces: Vec<(String, u16)> = BUNDLED
            .iter()
            .map(|font| {
                (
                    font.info().family.clone(),
                    font.info().variant.weight.to_number(),
                )
            })
            .collect();
        for wanted in [
            ("Inter", 400),
            ("Inter", 500),
            ("Inter", 600),
            ("Inter Display", 400),
            ("Inter Display", 500),
        ] {
            assert!(
                faces
                    .iter()
                    .any(|(family, weight)| (family.as_str(), *weight) == wanted),
                "{wanted:?} of {faces:?}"
            );
        }
    }

    #[test]
    fn what_no_font_has_is_named() {
        let chosen = Fonts::bundled_only().for_text(&BTreeSet::from(['a', '漢', '\u{200D}']));
        assert_eq!(chosen.missing, BTreeSet::from(['漢']));
    }
}
