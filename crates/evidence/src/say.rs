//! Texts of a file within our own sentences.

use blueprint_model::text::shortened;

/// Characters of a text that are quoted.
const QUOTED: usize = 60;

/// A text of a file on one line, without control characters, shortened: what a cell holds is not let loose on a terminal.
pub fn plain(text: &str) -> String {
    let tame: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    shortened(&tame, QUOTED)
}

/// The same in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{}”", plain(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_tamed_before_it_is_quoted() {
        assert_eq!(quoted(" a\u{1b}[31m\n\tb "), "“a [31m b”");
        assert_eq!(plain(&"x".repeat(100)).chars().count(), QUOTED);
    }
}
