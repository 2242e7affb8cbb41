//! Text as people type it: what is refused, and how it is compared and searched without regard to case and accents.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Most characters a `line` field holds.
pub const LINE_LIMIT: usize = 1_000;
/// Most bytes a `prose` field holds.
pub const PROSE_LIMIT: usize = 32 * 1024;

/// The first control character other than tab and newline, with its place counted in characters from 1.
pub fn control_character(text: &str) -> Option<(char, usize)> {
    text.chars()
        .enumerate()
        .find(|(_, c)| c.is_control() && *c != '\t' && *c != '\n')
        .map(|(at, c)| (c, at + 1))
}

/// The first sign that turns the direction of text beyond the words it belongs to, with its place counted in characters
/// from 1.
///
/// Embeddings and overrides (U+202A to U+202E) are such: an override shows letters in an order in which they are not written,
/// so that `exe.txt` can read as something else, and Unicode itself advises isolates in their place. Isolates (U+2066 to
/// U+2069) are what keeps a Latin product name whole within Hebrew or Arabic; they order no letters anew, and one that is
/// closed on its line moves nothing outside of itself. So pairs are kept as typed, and only half of a pair is such a sign.
/// The marks U+200E, U+200F and U+061C are letters without a shape and stay.
pub fn turning_sign(text: &str) -> Option<(char, usize)> {
    let mut at = 0;
    for line in text.split('\n') {
        let mut open = Vec::new();
        for c in line.chars() {
            at += 1;
            match c {
                '\u{202A}'..='\u{202E}' => return Some((c, at)),
                '\u{2066}'..='\u{2068}' => open.push((c, at)),
                '\u{2069}' if open.pop().is_none() => return Some((c, at)),
                _ => {}
            }
        }
        if let Some(first) = open.first() {
            return Some(*first);
        }
        // The line break.
        at += 1;
    }
    None
}

/// Why a text is not kept, as words that follow what it is: a sign in it that nobody sees and that changes what is shown.
pub fn refused_sign(text: &str) -> Option<String> {
    if let Some((c, at)) = control_character(text) {
        let code = c as u32;
        return Some(format!(
            "has a control character (U+{code:04X}) at character {at}; remove it"
        ));
    }
    let (c, at) = turning_sign(text)?;
    let (code, way_out) = (
        c as u32,
        match c {
            '\u{2066}'..='\u{2069}' => {
                "without its pair on the same line; remove it or complete the pair"
            }
            _ => "that changes the order in which letters are shown; remove it",
        },
    );
    Some(format!(
        "has an unseen sign (U+{code:04X}) at character {at} {way_out}"
    ))
}

/// Whether a text has a word or a number, and not only blanks, dashes or what cannot be seen.
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The form in which texts are compared: lower case, without accents, white space made one blank.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        let words: Vec<&str> = text.split_whitespace().collect();
        return words.join(" ").to_ascii_lowercase();
    }
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(plain_letter)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters that Unicode does not take apart, by the letters people type for them.
fn plain_letter(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        'ð' | 'đ' => "d",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        _ => "",
    };
    plain.chars().chain(plain.is_empty().then_some(c))
}

/// The text shortened to at most `limit` characters, with an ellipsis where it was cut, and [`without_turning`].
pub fn shortened(text: &str, limit: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= limit {
        return without_turning(&flat).into_owned();
    }
    let cut: String = flat.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", without_turning(cut.trim_end()))
}

/// The text without the signs that turn text beyond itself: overrides go, isolates where not each is closed on its line. For
/// what the program takes over from text that was kept before such signs were refused, or cuts.
pub fn without_turning(text: &str) -> Cow<'_, str> {
    if turning_sign(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut kept: String = text.chars().filter(|c| !is_override(*c)).collect();
    if turning_sign(&kept).is_some() {
        kept.retain(|c| !is_isolate(c));
    }
    Cow::Owned(kept)
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_control_characters_but_allows_tab_and_newline() {
        assert_eq!(control_character("a\tb\nc"), None);
        assert_eq!(control_character("ab\u{0}"), Some(('\0', 3)));
        assert_eq!(control_character("\u{9b}"), Some(('\u{9b}', 1)));
    }

    #[test]
    fn what_turns_text_is_left_out_of_what_is_taken_over() {
        for (text, kept) in [
            ("plain", "plain"),
            ("a\u{202e}gnp.exe", "agnp.exe"),
            ("\u{2067}a\u{2069} \u{202a}b\u{202c}", "\u{2067}a\u{2069} b"),
            ("\u{2067}a", "a"),
        ] {
            assert_eq!(without_turning(text), kept, "{text:?}");
        }
        assert_eq!(shortened("ab \u{2067}cdef\u{2069}", 6), "ab c…");
    }

    #[test]
    fn finds_what_turns_text_beyond_itself_and_allows_closed_isolates() {
        for (text, found) in [
            ("a\u{202e}gnp.exe", Some(('\u{202e}', 2))),
            ("שלום \u{202b}a\u{202c}", Some(('\u{202b}', 6))),
            ("שלום \u{2066}Payments (EU)\u{2069}, עולם", None),
            ("\u{2067}a \u{2068}b\u{2069}\u{2069}", None),
            ("x\n\u{2067}a\nb\u{2069}", Some(('\u{2067}', 3))),
            ("x\u{2067}a \u{2068}b\u{2069}", Some(('\u{2067}', 2))),
            ("one\ntwo\u{2069}", Some(('\u{2069}', 8))),
            ("\u{200f}a\u{200e} \u{61c}", None),
        ] {
            assert_eq!(turning_sign(text), found, "{text:?}");
        }
    }

    #[test]
    fn a_text_of_signs_alone_has_no_words() {
        for empty in ["", " \n\t", "–", "- …", "\u{200b}\u{2060}", "?"] {
            assert!(!has_words(empty), "{empty:?}");
        }
        for said in ["Ada", "7", "是", "- لا"] {
            assert!(has_words(said), "{said:?}");
        }
    }

    #[test]
    fn compares_without_case_and_accents() {
        assert_eq!(folded("  Příliš  ŽLUŤ "), "prilis zlut");
        assert_eq!(folded("e\u{301}"), folded("É"));
        assert_eq!(
            folded("Guðrún Ørsted Łódź Straße Yıldırım"),
            "gudrun orsted lodz strasse yildirim"
        );
    }

    #[test]
    fn shortens_on_characters_not_bytes() {
        assert_eq!(shortened("日本語の文章", 4), "日本語…");
        assert_eq!(shortened("short", 10), "short");
    }
}
