//! Letters: what can be printed, where a long token may break, and in which direction a paragraph runs.

use blueprint_model::text::without_turning;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

/// Stands where something could not be printed; the bundled faces have it, unlike U+FFFD.
pub(crate) const REPLACEMENT: char = '\u{25A1}';
const ZERO_WIDTH_SPACE: char = '\u{200B}';
/// Clusters of a token up to which it may break at every one; beyond, where no person wrote it, at every [`COARSE`]th.
const FINE: usize = 240;
const COARSE: usize = 6;

/// The text with what cannot be printed replaced, white space made plain, and direction overrides taken out; and how many
/// control characters were replaced. Direction isolates stay where each is closed on its line: they keep a name in another
/// script whole, and half a pair would turn what is printed after it.
pub(crate) fn printable(text: &str) -> (String, usize) {
    let mut controls = 0;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\r' | '\u{FEFF}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' => {}
            c if c.is_control() || is_noncharacter(c) => {
                controls += 1;
                out.push(REPLACEMENT);
            }
            c => out.push(c),
        }
    }
    let out = without_turning(&out).into_owned();
    (out, controls)
}

fn is_noncharacter(c: char) -> bool {
    matches!(c as u32, 0xFDD0..=0xFDEF) || (c as u32) & 0xFFFE == 0xFFFE
}

/// Whether a font need not have the character: it only joins, parts or varies its neighbours.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c, '\n' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether the character means something only in one font, so that no archive can keep it.
pub(crate) fn is_private(c: char) -> bool {
    matches!(c as u32, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFD)
}

/// The language to assume for a paragraph that runs from right to left: its first strong letter decides.
pub(crate) fn rtl_language(text: &str) -> Option<&'static str> {
    text.chars().find_map(|c| match bidi_class(c) {
        BidiClass::L => Some(None),
        BidiClass::R => Some(Some("he")),
        BidiClass::AL => Some(Some("ar")),
        _ => None,
    })?
}

/// Letters of a token that may stay whole where there is room.
const WHOLE: usize = 24;

/// Whether a token of running text may stay whole.
pub(crate) fn is_short(token: &str) -> bool {
    token.len() <= WHOLE || token.graphemes(true).take(WHOLE + 1).count() <= WHOLE
}

/// The text with zero-width spaces in every token that does not fit: after punctuation first, then anywhere.
pub(crate) fn breakable(text: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in
        text.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == ZERO_WIDTH_SPACE)
    {
        if fits(piece.trim_end()) {
            out.push_str(piece);
            continue;
        }
        for part in piece.split_inclusive(|c| "/._@:?&=,;|+".contains(c)) {
            if fits(part) {
                out.push_str(part);
            } else {
                for (n, cluster) in part.graphemes(true).enumerate() {
                    if n > 0 && (n < FINE || n % COARSE == 0) {
                        out.push(ZERO_WIDTH_SPACE);
                    }
                    out.push_str(cluster);
                }
            }
            out.push(ZERO_WIDTH_SPACE);
        }
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_override_characters_do_not_pass() {
        assert_eq!(printable("a\0b\u{9b}c"), ("a□b□c".to_owned(), 2));
        assert_eq!(printable("a\u{202E}b\r\nc\td"), ("ab\nc d".to_owned(), 0));
        assert_eq!(printable("\u{2067}a\nb\u{2069}").0, "a\nb");
        let closed = "שלום \u{2066}a (b)\u{2069}.";
        assert_eq!(printable(closed).0, closed);
    }

    #[test]
    fn short_words_stay_whole_and_long_ones_may_break() {
        assert_eq!(
            breakable("a few short words stay as they are", &is_short),
            "a few short words stay as they are"
        );
        assert_eq!(
            breakable("https://example.org/some/long/path", &is_short),
            "https:\u{200B}/\u{200B}/\u{200B}example.\u{200B}org/\u{200B}some/\u{200B}long/\u{200B}path"
        );
        assert_eq!(
            breakable(&"x".repeat(30), &is_short)
                .matches('\u{200B}')
                .count(),
            29
        );
    }

    #[test]
    fn clusters_are_never_torn() {
        let family = "👩‍👩‍👧‍👦".repeat(30);
        assert!(
            breakable(&family, &is_short)
                .split('\u{200B}')
                .all(|cluster| cluster == "👩‍👩‍👧‍👦")
        );
    }

    #[test]
    fn the_first_strong_letter_decides_direction() {
        assert_eq!(rtl_language("12 שלום abc"), Some("he"));
        assert_eq!(rtl_language("«مرحبا»"), Some("ar"));
        assert_eq!(rtl_language("abc שלום"), None);
        assert_eq!(rtl_language("12, 34"), None);
    }
}
