//! What stands above the form of a record of the sample: pictures, sentences, and its parts in one reply.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    contract::{BeliefStanding, PanelBlock, Reply, Request},
    core::model::{
        Record,
        rules::hypothesis,
        scene::{Ink, Scene, Shape},
    },
    view,
};

fn id(desk: &Desk, kind: &str, title: &str) -> String {
    let book = desk.workbook.book();
    let named = |record: &&Record| book.title(record) == title;
    book.of_kind(kind)
        .filter(named)
        .last()
        .unwrap()
        .id
        .to_string()
}

fn picture(desk: &Desk, id: &str) -> Scene {
    let blocks = view::record(&desk.workbook, id).unwrap().panel.blocks;
    let mut scenes = blocks.into_iter().filter_map(|block| match block {
        PanelBlock::Picture { scene } => Some(scene),
        _ => None,
    });
    scenes.next_back().unwrap()
}

#[test]
fn a_recovery_is_one_bar_in_time_against_its_targets_and_the_clock() {
    let desk = Desk::sample().unwrap();
    let test = id(
        &desk,
        "dr-test",
        "Restore the primary database to an empty cluster",
    );
    let scene = picture(&desk, &test);
    let (mut upper, mut over, mut words) = (Vec::new(), 0, Vec::new());
    for shape in &scene.shapes {
        match shape {
            Shape::Bar {
                x,
                y,
                width,
                ink,
                outline: false,
                height,
            } if *height > 20.0 => {
                upper.push((*x, *y, *width));
                over += usize::from(*ink == Ink::Bad);
            }
            Shape::Text { text, .. } => words.push(text.as_str()),
            _ => {}
        }
    }
    assert_eq!(
        (upper.len(), over),
        (5, 2),
        "three phases, two beyond their targets"
    );
    assert!(
        upper.windows(2).all(|pair| {
            let ((x, y, width), (next, same, _)) = (pair[0], pair[1]);
            (y - same).abs() < 0.1 && (0.0..2.0).contains(&(next - x - width))
        }),
        "{upper:?}"
    );
    for said in [
        "09:30 started",
        "09:33 detected",
        "12:22 recovered",
        "RTO target 2 h",
    ] {
        let said = |text: &&str| text.replace('\u{a0}', " ") == said;
        assert!(words.iter().any(said), "{words:?}");
    }
    assert!(
        scene.alt.contains("diagnosis") && scene.alt.ends_with('.'),
        "{}",
        scene.alt
    );
}

#[test]
fn a_month_that_jumps_says_so_above_its_budget() {
    let desk = Desk::sample().unwrap();
    let told = |title: &str| {
        let page = view::record(&desk.workbook, &id(&desk, "budget", title)).unwrap();
        page.panel.blocks.iter().any(|block| {
            matches!(block, PanelBlock::Notice { text, .. } if text.contains("one and a half times"))
        })
    };
    assert!(told("Text messages to residents"));
    assert!(!told("Clusters and pipeline"));
}

#[test]
fn the_parts_of_a_record_come_in_one_reply_with_what_they_rest_on() {
    let mut desk = Desk::sample().unwrap();
    let sheet = id(&desk, "hypothesis-sheet", "Fill-level sensors");
    let asked = Request::Kin {
        id: sheet.clone(),
        kind: "hypothesis".into(),
    };
    let Reply::Kin(page) = desk.ask(asked).unwrap() else {
        panic!("another reply");
    };
    let beliefs = page.beliefs.unwrap();
    let book = desk.workbook.book();
    let record = book.get(sheet.parse().unwrap()).unwrap();
    let counted = hypothesis::count(book, record, desk.workbook.today());
    assert_eq!(beliefs.gap as usize, counted.gap);
    assert_eq!(page.records.len(), counted.think + counted.know);
    let known = beliefs
        .lines
        .iter()
        .filter(|line| line.standing == BeliefStanding::Known);
    assert_eq!(known.count(), counted.know);
    let rows = view::record(&desk.workbook, &sheet)
        .unwrap()
        .children
        .remove(0)
        .rows;
    let order = |ids: Vec<&String>| ids.into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(
        order(page.records.iter().map(|one| &one.id).collect()),
        order(rows.iter().map(|row| &row.id).collect()),
        "in the order of the page"
    );
}
