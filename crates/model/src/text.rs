//! Text as people type it: what is refused, and how it is compared and searched without regard to case and accents.

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

/// The text shortened to at most `limit` characters, with an ellipsis where it was cut.
pub fn shortened(text: &str, limit: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= limit {
        return flat;
    }
    let cut: String = flat.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
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
