//! Writes every paper of the sample, and of a made-up set of records, to the folder given, so that their pages can be looked at; says how long a
//! fit takes.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![allow(clippy::disallowed_methods, reason = "timings for a person to read")]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/documents/kept.rs"]
mod kept;
#[path = "../tests/documents/sample.rs"]
mod sample;

use blueprint_documents::{Fonts, PAPERS, blueprint::EditionFacts, document, one_page};
use std::{path::Path, time::Instant};

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let mut kept = kept::Kept::new();
    kept::standard(&mut kept);
    let brief = kept::brief(&mut kept);
    kept::hand_over(&mut kept);
    let edition = EditionFacts {
        number: Some(3),
        head: "4be07d1a93c85f26".repeat(4),
        entry: 1_318,
        ..EditionFacts::default()
    };
    let fonts = Fonts::new();
    let book = &kept.book;
    for paper in PAPERS {
        let records: Vec<_> = match paper.kind {
            Some(kind) => book.of_kind(kind).map(|record| Some(record.id)).collect(),
            None => vec![None],
        };
        for (n, record) in records.into_iter().enumerate() {
            let today = sample::today();
            let set = document(paper.id, book, book.catalogue(), today, record, &edition);
            let start = Instant::now();
            let name = format!("{}-{}", paper.id, n + 1);
            match set.and_then(|set| set.pdf(&fonts)) {
                Ok(pdf) => {
                    println!(
                        "{name}: {} pages, {} kB, {:.0?} {:?}",
                        pdf.pages,
                        pdf.bytes.len() / 1024,
                        start.elapsed(),
                        pdf.warnings
                    );
                    let path = Path::new(&folder).join(format!("{name}.pdf"));
                    std::fs::write(path, &pdf.bytes).unwrap();
                }
                Err(error) => println!("{name}: {error}"),
            }
        }
    }
    for n in 0..5 {
        let goals = format!(
            "{}{}",
            "A few more words for the goals of this brief. ".repeat(n * 9),
            n
        );
        kept.set(brief, "goals", serde_json::json!(goals));
        let start = Instant::now();
        let page = one_page(&kept.book, brief, sample::today());
        let found = page.and_then(|page| page.fit(&fonts));
        println!("{found:?} in {:.1?}", start.elapsed());
    }
}
