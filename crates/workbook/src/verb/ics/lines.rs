//! The lines of a calendar file (RFC 5545): escaped text, folded at 75 octets, ended by CR LF; and read back whole.

/// Longest line in octets, without its end.
const LONGEST: usize = 75;

/// Lines of a calendar, written one after the other.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line as it is: a name with its parameters, and a value that needs no escaping.
    pub fn plain(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                // The space counts.
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line with a text of a person's.
    pub fn text(&mut self, name: &str, text: &str) {
        self.plain(&format!("{name}:{}", escaped(text)));
    }

    /// All lines.
    pub fn done(self) -> String {
        self.0
    }
}

/// A text with what separates values escaped. Control characters other than line ends are left out: readers refuse them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// The lines of a calendar with their folds taken out.
pub(super) fn unfolded(calendar: &str) -> Vec<String> {
    let whole = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    whole.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, text: &str) -> String {
        let mut lines = Lines::default();
        lines.text(name, text);
        lines.done()
    }

    #[test]
    fn what_separates_values_is_escaped_and_lines_end_with_both() {
        assert_eq!(
            line("SUMMARY", "a;b,c\\d\ne\r\nf\rg\th\u{7}:\"i\""),
            "SUMMARY:a\\;b\\,c\\\\d\\ne\\nf\\ng h:\"i\"\r\n"
        );
    }

    #[test]
    fn a_line_of_75_octets_stays_whole_and_one_of_76_is_folded() {
        let full = "x".repeat(75 - "SUMMARY:".len());
        assert_eq!(line("SUMMARY", &full), format!("SUMMARY:{full}\r\n"));
        assert_eq!(
            line("SUMMARY", &format!("{full}y")),
            format!("SUMMARY:{full}\r\n y\r\n")
        );
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut_whatever_its_length() {
        for letter in ["a", "é", "日", "😀", "a😀", "é日", ","] {
            for length in 0..200 {
                let text = letter.repeat(length);
                let folded = line("SUMMARY", &text);
                for piece in folded.split("\r\n") {
                    assert!(piece.len() <= LONGEST, "{piece:?}");
                    assert!(!piece.contains(['\r', '\n']));
                }
                // Cutting happens on text, so each piece is whole letters; joined they are the line again.
                let whole = unfolded(&folded).join("");
                assert_eq!(whole, format!("SUMMARY:{}", escaped(&text)));
            }
        }
    }

    #[test]
    fn a_continued_line_fills_74_octets_after_its_space() {
        let folded = line("X", &"y".repeat(400));
        let pieces: Vec<&str> = folded.trim_end().split("\r\n").collect();
        let (last, full) = pieces.split_last().unwrap();
        assert!(full.iter().all(|piece| piece.len() == LONGEST));
        assert!(full.iter().skip(1).all(|piece| piece.starts_with(" y")));
        assert!(last.len() <= LONGEST);
    }
}
