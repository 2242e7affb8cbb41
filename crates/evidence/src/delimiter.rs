//! What stands between the cells of a line.

/// What stands between cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All, in the order in which they are preferred when a table shows none.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character.
    pub fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }

    /// In words: `commas`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
            Self::Pipe => "bars",
        }
    }
}

/// Lines that are looked at.
const LOOKED_AT: usize = 25;

/// The delimiter of a table: one that the heading has, and that the lines below have as often as the heading.
pub(crate) fn sniff(text: &str) -> Delimiter {
    let lines = counts(text);
    let Some(heading) = lines.first() else {
        return Delimiter::Comma;
    };
    let score = |at: usize| {
        let alike = lines.iter().filter(|line| line[at] == heading[at]).count();
        (alike, heading[at])
    };
    // The first of equals wins, and a heading without any is one column.
    let best = (0..Delimiter::ALL.len())
        .filter(|at| heading[*at] > 0)
        .rev()
        .max_by_key(|at| score(*at));
    best.map_or(Delimiter::Comma, |at| Delimiter::ALL[at])
}

/// How often each delimiter stands outside quotes in each of the first lines.
fn counts(text: &str) -> Vec<[usize; 4]> {
    let mut lines = Vec::new();
    let (mut line, mut quoted, mut blank) = ([0; 4], false, true);
    for c in text.chars().chain(['\n']) {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if !blank {
                    lines.push(line);
                }
                (line, blank) = ([0; 4], true);
                if lines.len() == LOOKED_AT {
                    break;
                }
            }
            _ if !quoted => {
                blank = false;
                let at = Delimiter::ALL.iter().position(|d| d.character() == c);
                if let Some(at) = at {
                    line[at] += 1;
                }
            }
            _ => blank = false,
        }
    }
    lines
}

/// The delimiter that a first line `sep=;` names, and the text after that line.
pub(crate) fn named(text: &str) -> Option<(Delimiter, &str)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let name = line
        .trim_matches('"')
        .strip_prefix("sep=")
        .or_else(|| line.trim_matches('"').strip_prefix("SEP="))?;
    let delimiter = Delimiter::ALL
        .into_iter()
        .find(|delimiter| name.chars().eq([delimiter.character()]))?;
    Some((delimiter, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_every_line_has_as_often() {
        for (text, expected) in [
            ("a,b,c\n1,2,3", Delimiter::Comma),
            ("a;b;c\n1,5;2,5;3,5\n2;3;4", Delimiter::Semicolon),
            ("a\tb\n1, 2\t3", Delimiter::Tab),
            ("a|b\n1|2", Delimiter::Pipe),
            ("name,note\nx,\"a;b;c\"", Delimiter::Comma),
            ("\"a;b\",c,d\n1,2,3", Delimiter::Comma),
            (
                "\"last, first\";role\n\"Byron, Ada\";x",
                Delimiter::Semicolon,
            ),
            ("only one column\nwith, a comma", Delimiter::Comma),
            ("", Delimiter::Comma),
        ] {
            assert_eq!(sniff(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_line_may_name_it() {
        assert_eq!(
            named("sep=;\r\na;b"),
            Some((Delimiter::Semicolon, "\r\na;b"))
        );
        assert_eq!(named("\"sep=|\"\na|b"), Some((Delimiter::Pipe, "\na|b")));
        for text in ["sep=x\na", "separate\na", "sep=;;\na"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
