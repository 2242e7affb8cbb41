//! Long things: registers over several pages, words without end.

use super::{blueprint, joined, sample};
use blueprint_documents::{
    Fonts,
    blueprint::{Cell, Said, Step},
    blueprint_pdf, preview,
};
use blueprint_model::prose;

#[test]
fn a_register_of_three_hundred_rows_repeats_its_heads() {
    let mut data = blueprint(&sample::book());
    data.pillars.clear();
    data.questions.clear();
    let people = &mut data.registers[0];
    let row = people.table.rows[0].clone();
    people.table.rows = (0..300)
        .map(|n| {
            [
                vec![Cell::text(format!("Person {n:03}"))],
                row[1..].to_vec(),
            ]
            .concat()
        })
        .collect();
    let pages = preview(&data, &Fonts::bundled_only()).unwrap();
    let texts: Vec<String> = (0..pages.pages())
        .filter_map(|page| pages.page_text(page))
        .map(|text| joined(&text))
        .collect();
    let with: Vec<&String> = texts
        .iter()
        .filter(|text| {
            text.contains("Person1") || text.contains("Person0") || text.contains("Person2")
        })
        .collect();
    assert!(with.len() > 5, "{} pages", with.len());
    assert!(!with[0].contains("(continued)"));
    for page in &with[1..] {
        assert!(
            page.contains("Name(continued)") && page.contains("Email") && page.contains("Lastday"),
            "{page}"
        );
    }
    for n in 0..300 {
        assert!(
            texts
                .iter()
                .any(|text| text.contains(&format!("Person{n:03}"))),
            "row {n} is lost"
        );
    }
}

#[test]
fn a_word_of_a_hundred_kilobytes_is_set_whole() {
    let word = "Donaudampfschifffahrt".repeat(5_000);
    let mut data = blueprint(&sample::book());
    let practice = &mut data.pillars[0].practices[0];
    practice.current = prose::parse(&word);
    practice.steps.push(Step {
        done: false,
        text: word[..2_100].to_owned(),
        owner: Said::Text(word[..1_050].to_owned()),
        date: Said::NotApplicable,
        chip: None,
    });
    data.pillars.truncate(1);
    data.pillars[0].practices.truncate(1);
    data.registers.clear();
    data.questions.clear();
    let pages = preview(&data, &Fonts::bundled_only()).unwrap();
    let letters: usize = (0..pages.pages())
        .filter_map(|page| pages.page_text(page))
        .map(|text| text.matches('D').count())
        .sum();
    assert!(
        letters >= 5_000,
        "{letters} of 5,000 words on {} pages",
        pages.pages()
    );
    assert_eq!(pages.pdf().unwrap().warnings, []);
}

#[test]
fn one_word_stays_inside_its_column() {
    let mut data = blueprint(&sample::book());
    data.organisation = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".into();
    assert_eq!(
        blueprint_pdf(&data, &Fonts::bundled_only())
            .unwrap()
            .warnings,
        []
    );
}

#[test]
fn a_sheet_of_thirty_flags_shows_twenty_and_says_how_many_more() {
    let mut kept = super::kept::Kept::empty();
    for n in 0..30 {
        let fields = serde_json::json!({ "name": format!("flag-{n:02}"), "type": "permanent" });
        kept.add("flag", None, fields);
    }
    let data = blueprint(&kept.book);
    let practices = data.pillars.iter().flat_map(|pillar| &pillar.practices);
    let kept: Vec<_> = practices
        .filter(|practice| !practice.kept.is_empty())
        .collect();
    assert_eq!(kept.len(), 1, "only one practice keeps flags");
    let sheet = &kept[0].kept[0];
    assert_eq!((sheet.name.as_str(), sheet.total), ("Feature flags", 30));
    assert_eq!(sheet.table.rows.len(), 20);
    let width: f64 = sheet.table.columns.iter().map(|column| column.mm).sum();
    let page = if kept[0].kept_wide { 257.0 } else { 170.0 };
    assert!((width - page).abs() < 0.01, "{width}");
    let pages = preview(&data, &Fonts::bundled_only()).unwrap();
    let all = joined(&super::words(&pages));
    assert!(
        all.contains("flag-00") && !all.contains("flag-25") && all.contains("10more,intheworkbook")
    );
}
