//! Names of columns, compared the way people read them.

use blueprint_model::text::folded;

/// A heading for comparing: lower case, without accents, with one blank for any run of other characters, so that
/// `Last Sign In [READ ONLY]` and `last_sign_in_read_only` are the same.
pub fn heading(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_the_same_whatever_stands_between_their_words() {
        assert_eq!(
            heading("Last Sign In [READ ONLY]"),
            heading("last_sign_in_read-only")
        );
        assert_eq!(heading("  Größe (m²) "), "grosse m2");
        assert_eq!(heading("***"), "");
    }
}
