//! Which bytes stand for which characters: by the mark at the beginning, else UTF-8, else what a person says.

use crate::TableError;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// An encoding that tables come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with a byte-order mark or without.
    Utf8,
    /// UTF-16 with a byte-order mark, either order.
    Utf16,
    /// The encoding of western European Windows; every sequence of bytes is text in it.
    Windows1252,
}

impl Encoding {
    /// Those a person may choose.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Windows1252];

    /// Its id, as on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// The encoding of an id, whatever its case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|encoding| encoding.id().eq_ignore_ascii_case(id.trim()))
    }
}

/// Bytes as text.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    /// Whether Windows-1252 was taken because it is not UTF-8, and nobody said so.
    pub assumed: bool,
}

/// The text of `bytes`, in the encoding that was chosen or that they show.
pub(crate) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, TableError> {
    let of = |text: String, encoding| Decoded {
        text,
        encoding,
        assumed: false,
    };
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(rest).map(|text| of(text, Encoding::Utf8));
    }
    if let [0xff, 0xfe, rest @ ..] = bytes {
        return utf16(UTF_16LE, rest).map(|text| of(text, Encoding::Utf16));
    }
    if let [0xfe, 0xff, rest @ ..] = bytes {
        return utf16(UTF_16BE, rest).map(|text| of(text, Encoding::Utf16));
    }
    match chosen {
        Some(Encoding::Utf8) => utf8(bytes).map(|text| of(text, Encoding::Utf8)),
        Some(Encoding::Utf16) => utf16(UTF_16LE, bytes).map(|text| of(text, Encoding::Utf16)),
        Some(Encoding::Windows1252) => Ok(of(windows(bytes), Encoding::Windows1252)),
        None if half_is_nul(bytes) => Err(TableError::Unmarked),
        None => Ok(match utf8(bytes) {
            Ok(text) => of(text, Encoding::Utf8),
            Err(_) => Decoded {
                assumed: true,
                ..of(windows(bytes), Encoding::Windows1252)
            },
        }),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, TableError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(TableError::Undecodable {
                encoding: Encoding::Utf8.words(),
                line: sound.iter().filter(|byte| **byte == b'\n').count() + 1,
            })
        }
    }
}

fn utf16(which: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, TableError> {
    let text = which.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| text.into_owned())
        .ok_or(TableError::Undecodable {
            encoding: Encoding::Utf16.words(),
            line: 1,
        })
}

fn windows(bytes: &[u8]) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

/// Whether about every second byte at the beginning is zero, as in western text as UTF-16.
fn half_is_nul(bytes: &[u8]) -> bool {
    let some = bytes.get(..200).unwrap_or(bytes);
    let nul = some.iter().filter(|byte| **byte == 0).count();
    some.len() >= 8 && nul * 5 >= some.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], chosen: Option<Encoding>) -> (String, Encoding, bool) {
        let decoded = decode(bytes, chosen).unwrap();
        (decoded.text, decoded.encoding, decoded.assumed)
    }

    #[test]
    fn the_mark_says_the_encoding_and_is_no_text() {
        let le: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("é,ž".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let be: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain("é,ž".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        for (bytes, encoding) in [
            ("\u{feff}é,ž".as_bytes(), Encoding::Utf8),
            ("é,ž".as_bytes(), Encoding::Utf8),
            (&le, Encoding::Utf16),
            (&be, Encoding::Utf16),
        ] {
            assert_eq!(text(bytes, None), ("é,ž".to_owned(), encoding, false));
        }
    }

    #[test]
    fn what_is_not_utf_8_is_offered_as_windows_1252() {
        let bytes = b"name\r\nJos\xe9 \x80 5";
        let expected = "name\r\nJosé € 5".to_owned();
        assert_eq!(
            text(bytes, None),
            (expected.clone(), Encoding::Windows1252, true)
        );
        assert_eq!(
            text(bytes, Some(Encoding::Windows1252)),
            (expected, Encoding::Windows1252, false)
        );
        let refused = decode(bytes, Some(Encoding::Utf8)).unwrap_err();
        assert!(refused.to_string().contains("line 2"), "{refused}");
    }

    #[test]
    fn utf_16_without_a_mark_and_half_a_character_are_refused() {
        let bare: Vec<u8> = "name,role"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&bare, None).unwrap_err(), TableError::Unmarked);
        assert_eq!(text(&bare, Some(Encoding::Utf16)).0, "name,role");
        assert!(decode(b"\xff\xfe\x41", None).is_err());
        assert!(decode(b"\xef\xbb\xbf\xff", None).is_err());
    }
}
