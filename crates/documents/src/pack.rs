//! Packs the small objects of a PDF into compressed object streams (ISO 32000-1, 7.5.7). The tags of an accessible document are
//! thousands of small dictionaries that the PDF writer leaves uncompressed; they are most of its file. PDF/A-2 and PDF/UA-1 allow
//! object streams. Only files of that one writer are packed; anything unexpected is handed back as it is.

use flate2::{Compression, write::ZlibEncoder};
use std::{collections::BTreeMap, io::Write, ops::Range};

/// Objects to a stream: a reader unpacks a whole stream for one of its objects.
const TO_A_STREAM: usize = 500;

/// The same file, smaller; the file itself where it is not laid out as expected.
pub(crate) fn packed(file: Vec<u8>) -> Vec<u8> {
    match Plain::read(&file).and_then(|plain| plain.packed(&file)) {
        Some(packed) if packed.len() < file.len() => packed,
        _ => file,
    }
}

/// A PDF with one cross-reference table and no object streams.
struct Plain {
    /// Everything before the first object.
    header: Range<usize>,
    /// The body of each object by number, from behind `obj` to before `endobj`.
    objects: BTreeMap<u32, Range<usize>>,
    /// The entries of the trailer, without its angle brackets and size.
    trailer: Vec<u8>,
}

impl Plain {
    fn read(file: &[u8]) -> Option<Self> {
        let tail = find_last(file, b"startxref\n")?;
        let table = number(&file[tail + 10..])?.0 as usize;
        let text = file.get(table..)?.strip_prefix(b"xref\n0 ")?;
        let (count, digits) = number(text)?;
        let mut at = table + 7 + digits + 1;
        let mut starts = BTreeMap::new();
        for id in 0..count {
            let entry = file.get(at..at + 20)?;
            if entry[17] == b'n' {
                starts.insert(number(entry)?.0 as usize, id);
            }
            at += 20;
        }
        let trailer = file.get(at..tail)?;
        let trailer = trailer.strip_prefix(b"trailer\n")?.trim_ascii();
        let trailer = trailer.strip_prefix(b"<<")?.strip_suffix(b">>")?;
        let ends = starts.keys().skip(1).copied().chain([table]);
        let mut objects = BTreeMap::new();
        for ((start, id), end) in starts.iter().zip(ends) {
            let body = file.get(*start..end)?.trim_ascii_end();
            let begins = format!("{id} 0 obj");
            let inner = body
                .strip_prefix(begins.as_bytes())?
                .strip_suffix(b"endobj")?;
            let from = start + begins.len();
            objects.insert(*id, from..from + inner.len());
        }
        Some(Self {
            header: 0..*starts.keys().next()?,
            objects,
            trailer: without_size(trailer)?,
        })
    }

    fn packed(&self, file: &[u8]) -> Option<Vec<u8>> {
        let mut out = file.get(self.header.clone())?.to_vec();
        // Where each object is: its kind as the cross-reference stream names it, and two numbers.
        let mut places: BTreeMap<u32, (u8, usize, usize)> = BTreeMap::new();
        let mut small = Vec::new();
        for (id, range) in &self.objects {
            let body = file[range.clone()].trim_ascii();
            if body.ends_with(b"endstream") {
                places.insert(*id, (1, out.len(), 0));
                writeln!(out, "{id} 0 obj").ok()?;
                out.extend_from_slice(body);
                out.extend_from_slice(b"\nendobj\n\n");
            } else {
                small.push((*id, body));
            }
        }
        let mut next = self.objects.keys().last()? + 1;
        for group in small.chunks(TO_A_STREAM) {
            let (mut index, mut bodies) = (Vec::new(), Vec::new());
            for (n, (id, body)) in group.iter().enumerate() {
                write!(index, "{id} {} ", bodies.len()).ok()?;
                places.insert(*id, (2, next as usize, n));
                bodies.extend_from_slice(body);
                bodies.push(b'\n');
            }
            let first = index.len();
            index.append(&mut bodies);
            let entries = format!("/Type/ObjStm/N {}/First {first}", group.len());
            places.insert(next, (1, out.len(), 0));
            stream(&mut out, next, &entries, &index)?;
            next += 1;
        }
        let table = out.len();
        places.insert(next, (1, table, 0));
        // Each row as its difference from the one above (PNG predictor “up”), which compresses to almost nothing.
        let mut rows = Vec::new();
        let mut above = [0_u8; 7];
        for id in 0..=next {
            let (kind, a, b) = places.get(&id).copied().unwrap_or((0, 0, 65_535));
            let [a1, a2, a3, a4] = u32::try_from(a).ok()?.to_be_bytes();
            let [b1, b2] = u16::try_from(b).ok()?.to_be_bytes();
            let row = [kind, a1, a2, a3, a4, b1, b2];
            rows.push(2);
            rows.extend(row.iter().zip(above).map(|(own, up)| own.wrapping_sub(up)));
            above = row;
        }
        let size = next + 1;
        let mut entries =
            format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>")
                .into_bytes();
        entries.extend_from_slice(&self.trailer);
        stream_with(&mut out, next, &entries, &rows)?;
        write!(out, "startxref\n{table}\n%%EOF").ok()?;
        Some(out)
    }
}

fn stream(out: &mut Vec<u8>, id: u32, entries: &str, data: &[u8]) -> Option<()> {
    stream_with(out, id, entries.as_bytes(), data)
}

fn stream_with(out: &mut Vec<u8>, id: u32, entries: &[u8], data: &[u8]) -> Option<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).ok()?;
    let data = encoder.finish().ok()?;
    write!(out, "{id} 0 obj\n<<").ok()?;
    out.extend_from_slice(entries);
    write!(out, "/Filter/FlateDecode/Length {}>>\nstream\n", data.len()).ok()?;
    out.extend_from_slice(&data);
    out.extend_from_slice(b"\nendstream\nendobj\n\n");
    Some(())
}

/// The trailer's entries without `/Size 123`, which is the first of them.
fn without_size(trailer: &[u8]) -> Option<Vec<u8>> {
    let trailer = trailer.trim_ascii();
    let rest = trailer.strip_prefix(b"/Size ")?;
    let (_, digits) = number(rest)?;
    Some(rest[digits..].trim_ascii().to_vec())
}

/// The number at the beginning of a text, and how many digits it has.
fn number(text: &[u8]) -> Option<(u32, usize)> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let number = std::str::from_utf8(&text[..digits]).ok()?.parse().ok()?;
    Some((number, digits))
}

fn find_last(file: &[u8], wanted: &[u8]) -> Option<usize> {
    let from = file.len().saturating_sub(64);
    let at = file[from..]
        .windows(wanted.len())
        .rposition(|window| window == wanted)?;
    Some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xC3\xA9\n\n".to_vec();
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Count 0/Kids[]>>".repeat(20),
            "<</Length 9>>\nstream\nendstream\nendstream".to_owned(),
            "(a text that says endobj and stream)".repeat(20),
        ];
        let mut table = String::from("xref\n0 5\n0000000000 65535 f\r\n");
        for (n, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n\r\n", file.len());
            file.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n\n", n + 1).as_bytes());
        }
        let at = file.len();
        file.extend_from_slice(
            format!("{table}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{at}\n%%EOF").as_bytes(),
        );
        file
    }

    #[test]
    fn small_objects_are_packed_and_streams_stay() {
        let file = plain();
        let smaller = packed(file.clone());
        assert!(smaller.len() < file.len(), "{}", smaller.len());
        let text = String::from_utf8_lossy(&smaller).into_owned();
        assert!(text.contains("/Type/ObjStm/N 3/First"), "{text}");
        assert!(
            text.contains(
                "/Type/XRef/Size 7/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root 1 0 R"
            ),
            "{text}"
        );
        assert!(text.contains("3 0 obj\n<</Length 9>>\nstream\n"), "{text}");
        assert!(!text.contains("trailer"), "{text}");
    }

    #[test]
    fn what_is_not_as_expected_stays_as_it_is() {
        for odd in [&b""[..], b"%PDF-1.7\nstartxref\n3\n%%EOF", b"startxref\nx"] {
            assert_eq!(packed(odd.to_vec()), odd);
        }
        let mut broken = plain();
        let at = broken.len() - 8;
        broken[at] = b'9';
        assert_eq!(packed(broken.clone()), broken);
    }
}
