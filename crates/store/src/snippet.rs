//! Where the words of a search stand in a text, and a short piece of the text around them.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Characters of a snippet.
const LENGTH: usize = 120;

/// A piece of text with the parts that match.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snippet {
    /// The piece, on one line.
    pub text: String,
    /// The matching parts, as byte ranges, in order, not overlapping.
    pub ranges: Vec<Range<usize>>,
}

impl Snippet {
    /// A text without matches.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            text: text.chars().take(LENGTH).collect(),
            ranges: Vec::new(),
        }
    }

    /// The part of a text around its first match.
    pub(crate) fn around(text: &str, ranges: &[Range<usize>]) -> Self {
        let first = ranges.first().map_or(0, |range| range.start);
        let lead: Vec<(usize, char)> = text[..first]
            .char_indices()
            .rev()
            .take(LENGTH / 3)
            .collect();
        let mut start = lead.last().map_or(first, |(at, _)| *at);
        if start > 0 {
            // Begin with a whole word when there is one.
            start += text[start..first]
                .find(char::is_whitespace)
                .map_or(0, |at| at + 1);
        }
        let end = text[start..]
            .char_indices()
            .nth(LENGTH)
            .map_or(text.len(), |(at, _)| start + at);
        let (mut out, mut moved) = (String::new(), Vec::new());
        if start > 0 {
            out.push('…');
        }
        let offset = out.len();
        // One character for one, of the same length, so that the ranges stay true.
        out.extend(
            text[start..end]
                .chars()
                .map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }),
        );
        for range in ranges
            .iter()
            .filter(|range| range.start >= start && range.end <= end)
        {
            moved.push(range.start - start + offset..range.end - start + offset);
        }
        if end < text.len() {
            out.push('…');
        }
        Self {
            text: out,
            ranges: moved,
        }
    }

    /// The text in pieces, each with whether it matches.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for range in &self.ranges {
            pieces.push((&self.text[at..range.start], false));
            pieces.push((&self.text[range.clone()], true));
            at = range.end;
        }
        pieces.push((&self.text[at..], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// Whether words of this character's script are written without spaces between them.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x2_0000..=0x3_FFFF)
}

/// The text with every character of such a script as a word of its own, so that any part of it can be found.
pub(crate) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unspaced(c) {
            out.push(' ');
            out.push(c);
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn fold(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
}

/// The words of a search, folded.
#[derive(Debug)]
pub(crate) struct Terms {
    words: Vec<Vec<char>>,
    raw: Vec<String>,
}

/// Where the words stand in a text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub ranges: Vec<Range<usize>>,
    /// Two for each word found, one more when it is a whole word.
    pub score: i32,
    /// Whether the text begins with a match.
    pub at_start: bool,
}

impl Terms {
    pub fn of(words: &str) -> Self {
        let raw: Vec<String> = words
            .split(|c| !is_word(c))
            .filter(|word| !word.is_empty())
            .take(8)
            .map(|w| w.chars().take(64).collect())
            .collect();
        let words = raw
            .iter()
            .map(|word| word.chars().flat_map(fold).collect())
            .collect();
        Self { words, raw }
    }

    /// The FTS5 expression; `None` when there is no word.
    pub fn expression(&self) -> Option<String> {
        // Only letters, digits and marks are left of what was typed, so nothing in it is syntax once it is quoted.
        let word = |word: &String| format!("\"{}\" *", spaced(word).trim());
        (!self.raw.is_empty()).then(|| self.raw.iter().map(word).collect::<Vec<_>>().join(" AND "))
    }

    /// Where the words stand.
    pub fn find(&self, text: &str) -> Found {
        let folded: Vec<(char, usize, usize)> = text
            .char_indices()
            .flat_map(|(at, c)| fold(c).map(move |folded| (folded, at, at + c.len_utf8())))
            .collect();
        let mut found = Found::default();
        for word in self.words.iter().filter(|word| !word.is_empty()) {
            let anywhere = word.iter().any(|c| is_unspaced(*c));
            let mut best = 0;
            for start in 0..folded.len() {
                let begins = anywhere || start == 0 || !is_word(folded[start - 1].0);
                let Some(piece) = folded.get(start..start + word.len()).filter(|_| begins) else {
                    continue;
                };
                if !piece.iter().map(|(c, ..)| c).eq(word) {
                    continue;
                }
                let whole = folded
                    .get(start + word.len())
                    .is_none_or(|(c, ..)| !is_word(*c));
                best = best.max(2 + i32::from(whole));
                found.at_start |= start == 0;
                found.ranges.push(piece[0].1..piece[piece.len() - 1].2);
            }
            found.score += best;
        }
        found
            .ranges
            .sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.ranges.retain(|range| {
            let keep = range.start >= end;
            if keep {
                end = range.end;
            }
            keep
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, words: &str) -> String {
        let snippet = Snippet::around(text, &Terms::of(words).find(text).ranges);
        snippet
            .pieces()
            .into_iter()
            .map(|(piece, hit)| {
                if hit {
                    format!("[{piece}]")
                } else {
                    piece.to_owned()
                }
            })
            .collect()
    }

    #[test]
    fn marks_beginnings_of_words_without_case_and_accents() {
        assert_eq!(
            pieces("Payments pays Émile", "pay emi"),
            "[Pay]ments [pay]s [Émi]le"
        );
        assert_eq!(
            pieces("prepay", "pay"),
            "prepay",
            "only beginnings of words count"
        );
        assert_eq!(pieces("e\u{301}mile", "émile"), "[e\u{301}mile]");
    }

    #[test]
    fn finds_parts_of_scripts_without_spaces() {
        assert_eq!(pieces("日本語の文章", "文章"), "日本語の[文章]");
    }

    #[test]
    fn cuts_around_the_match_on_one_line() {
        let text = format!(
            "{}\nhere it stands {}",
            "word ".repeat(100),
            "and more ".repeat(100)
        );
        let snippet = Snippet::around(&text, &Terms::of("stands").find(&text).ranges);
        assert!(
            snippet.text.starts_with('…')
                && snippet.text.ends_with('…')
                && !snippet.text.contains('\n'),
            "{}",
            snippet.text
        );
        assert_eq!(&snippet.text[snippet.ranges[0].clone()], "stands");
    }

    #[test]
    fn what_is_typed_is_never_syntax() {
        assert_eq!(
            Terms::of("a\" OR {title}:b* NEAR(").expression().as_deref(),
            Some("\"a\" * AND \"OR\" * AND \"title\" * AND \"b\" * AND \"NEAR\" *")
        );
        assert_eq!(Terms::of("\"*").expression(), None);
    }
}
