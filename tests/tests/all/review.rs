//! The quarterly review as it is held: begun, read, signed, locked, put right; and what two points differ in.

use blueprint_tests::desk::Desk;
use blueprint_workbook::{
    Profile,
    contract::{FailureCode, Glyph, PasteCell, PasteRow, Reply, Request, ReviewPage, ReviewScope},
    core::model::{Record, Value},
};
use serde_json::json;

fn page(desk: &mut Desk, id: &str) -> ReviewPage {
    match desk.ask(Request::Review { id: id.into() }).unwrap() {
        Reply::Review(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn person(desk: &Desk, name: &str) -> String {
    let book = desk.workbook.book();
    book.by_title("person", name)[0].id.to_string()
}

fn record<'d>(desk: &'d Desk, id: &str) -> &'d Record {
    let book = desk.workbook.book();
    id.parse().ok().and_then(|id| book.get(id)).unwrap()
}

fn set(desk: &mut Desk, id: &str, field: &str, value: Value) {
    desk.workbook.set(id, field, value).unwrap();
}

fn begin(desk: &mut Desk, quarter: &str, lead: &str) -> String {
    let about = ReviewScope::Lead { lead: lead.into() };
    let done = desk.workbook.begin_review(quarter, &about).unwrap();
    done.id.unwrap()
}

/// Does everything a lead does in their part but locking it. Every line is one press or one typed text.
fn through(desk: &mut Desk, id: &str, lead: &str) -> usize {
    let mut presses = 0;
    let start = page(desk, id);
    for issue in &start.last_three {
        set(desk, &issue.issue.id, "outcome", json!("done"));
        presses += 1;
    }
    for line in &start.practices {
        set(desk, &line.id, "verdict", json!("confirmed"));
        presses += 1;
    }
    for tick in ["duties_read", "measures_read", "changes_read"] {
        set(desk, id, tick, json!(true));
        presses += 1;
    }
    let due = start.issue_due.clone();
    let issue = [
        ("text", json!("Three nights a month rest on one telephone")),
        ("owner", json!(lead)),
        ("due", json!(due)),
    ];
    desk.add("review-issue", Some(id), &issue).unwrap();
    desk.workbook.sign_review(id, lead).unwrap();
    presses + 2
}

#[test]
fn a_lead_goes_through_their_part_and_locks_it() {
    let mut desk = Desk::sample().unwrap();
    let lead = person(&desk, "Sana Mirza");
    let id = begin(&mut desk, "2026 Q4", &lead);
    let about = ReviewScope::Lead { lead: lead.clone() };
    let again = desk.workbook.begin_review("Q4 2026", &about).unwrap_err();
    assert!(again.message.contains("Go on with it"), "{again:?}");
    // Which one is meant is said by its record: two leads may be called the same, and their reviews then are, too.
    assert_eq!(again.record.map(|link| link.id), Some(id.clone()));
    assert!(
        page(&mut desk, &id)
            .steps
            .iter()
            .all(|step| step.id != "sign" || !step.done)
    );
    let early = desk.workbook.perform(&id, "lock").unwrap_err();
    assert_eq!(early.code, FailureCode::Refused);
    assert!(!page(&mut desk, &id).practices.is_empty());
    let presses = through(&mut desk, &id, &lead);
    assert!(presses < 40, "{presses} presses are no ten minutes");
    assert_eq!(page(&mut desk, &id).next, "sign");
    set(&mut desk, &id, "note", json!("Written after the signature"));
    let stale = desk.workbook.perform(&id, "lock").unwrap_err();
    assert!(stale.message.contains("sign again"), "{stale:?}");
    let signed = desk.workbook.sign_review(&id, &lead).unwrap();
    let title = record(&desk, &id).text("name").unwrap().to_owned();
    assert_eq!(signed.label, format!("Signed “{title}” for Sana Mirza"));
    let done = desk.workbook.perform(&id, "lock").unwrap();
    assert_eq!(done.label, format!("Locked “{title}”"));
    let review = record(&desk, &id);
    let entry = done.entry.unwrap().to_string();
    assert_eq!(review.text("entry"), Some(entry.as_str()));
    let snapshots = desk.workbook.store().snapshots().unwrap();
    assert_eq!(snapshots[0].seq.to_string(), entry);
    let locked = page(&mut desk, &id);
    assert!(locked.locked.is_some() && locked.steps.iter().all(|step| step.done));
    for line in &locked.practices {
        let record = record(&desk, &line.id);
        assert!(record.text("status").is_some(), "{}", line.practice.title);
    }
    let refused = desk.workbook.set(&id, "note", json!("later")).unwrap_err();
    assert!(refused.message.contains("locked"), "{refused:?}");
    let issue = locked.issues[0].id.clone();
    set(&mut desk, &issue, "outcome", json!("done"));
    assert_eq!(record(&desk, &issue).text("done_on"), Some("2026-11-19"));
    let refused = desk
        .workbook
        .set(&issue, "text", json!("other"))
        .unwrap_err();
    assert!(refused.message.contains("locked"), "{refused:?}");
}

#[test]
fn a_review_in_the_trash_says_so_and_offers_nothing_until_it_is_taken_out() {
    let mut desk = Desk::sample().unwrap();
    let lead = person(&desk, "Sana Mirza");
    let id = begin(&mut desk, "2026 Q4", &lead);
    let open = page(&mut desk, &id);
    assert!(!open.trashed && !open.deeds.is_empty());
    desk.workbook.trash(&id).unwrap();
    let gone = page(&mut desk, &id);
    assert!(gone.trashed && gone.deeds.is_empty(), "{:?}", gone.deeds);
    let refused = desk.workbook.set(&id, "note", json!("read")).unwrap_err();
    assert!(refused.message.contains("in the trash"), "{refused:?}");
    desk.workbook.untrash(&id).unwrap();
    assert_eq!(page(&mut desk, &id), open);
}

#[test]
fn a_verdict_is_an_edit_of_its_practice_and_is_taken_back_with_it() {
    let mut desk = Desk::sample().unwrap();
    let whole = desk
        .workbook
        .book()
        .by_handle("quarterly-review-2")
        .unwrap()
        .id
        .to_string();
    let line = page(&mut desk, &whole)
        .practices
        .into_iter()
        .find(|line| line.practice.title == "Trunk-based development")
        .unwrap();
    let practice = line.practice.id.clone();
    let before = record(&desk, &practice)
        .text("reviewed_on")
        .map(str::to_owned);
    let reviewed = |desk: &Desk| {
        record(desk, &practice)
            .text("reviewed_on")
            .map(str::to_owned)
    };
    let status = |desk: &Desk| record(desk, &practice).text("status").map(str::to_owned);
    set(&mut desk, &line.id, "verdict", json!("confirmed"));
    assert_eq!(reviewed(&desk).as_deref(), Some("2026-11-19"));
    set(&mut desk, &line.id, "verdict", json!("no longer true"));
    assert_eq!(status(&desk).as_deref(), Some("drafting"));
    set(&mut desk, &line.id, "verdict", json!("skipped"));
    assert_eq!(reviewed(&desk), before, "who skips has not read");
    assert_eq!(status(&desk).as_deref(), Some("practised"));
    desk.workbook.undo().unwrap();
    assert_eq!(status(&desk).as_deref(), Some("drafting"));
    for _ in 0..2 {
        desk.workbook.undo().unwrap();
    }
    assert_eq!(reviewed(&desk), before);
    assert!(record(&desk, &line.id).value("verdict").is_none());
}

#[test]
fn a_correction_is_a_new_review_that_takes_the_place_of_the_one_it_names() {
    let mut desk = Desk::sample().unwrap();
    let lead = person(&desk, "Sana Mirza");
    let id = begin(&mut desk, "2026 Q4", &lead);
    through(&mut desk, &id, &lead);
    let open = desk.workbook.perform(&id, "correct").unwrap_err();
    assert_eq!(
        open.code,
        FailureCode::NotFound,
        "one that is open is edited"
    );
    desk.workbook.perform(&id, "lock").unwrap();
    let correction = desk.workbook.perform(&id, "correct").unwrap().id.unwrap();
    let second = desk.workbook.perform(&id, "correct").unwrap_err();
    assert!(second.message.contains("already corrects"), "{second:?}");
    let copied = page(&mut desk, &correction);
    assert_eq!(copied.corrects.as_ref().map(|it| &it.id), Some(&id));
    assert!(copied.practices.iter().all(|line| line.said));
    assert_eq!(copied.issues.len(), 1);
    assert!(copied.participants.iter().all(|row| row.signed.is_none()));
    set(
        &mut desk,
        &copied.issues[0].id,
        "text",
        json!("Four nights a month"),
    );
    for tick in ["duties_read", "measures_read", "changes_read"] {
        set(&mut desk, &correction, tick, json!(true));
    }
    desk.workbook.sign_review(&correction, &lead).unwrap();
    set(
        &mut desk,
        &copied.issues[0].id,
        "text",
        json!("Five nights a month"),
    );
    let stale = desk.workbook.perform(&correction, "lock").unwrap_err();
    assert!(stale.message.contains("sign again"), "{stale:?}");
    desk.workbook.sign_review(&correction, &lead).unwrap();
    desk.workbook.perform(&correction, "lock").unwrap();
    let next = begin(&mut desk, "2027 Q1", &lead);
    let opened = page(&mut desk, &next);
    assert_eq!(opened.last_three[0].issue.title, "Five nights a month");
    assert_eq!(opened.previous.map(|it| it.id), Some(correction));
}

#[test]
fn the_samples_reviews_tell_what_changed_between_them_on_screen_and_on_paper() {
    let mut desk = Desk::sample().unwrap();
    desk.workbook.use_bundled_fonts();
    let open = page(&mut desk, "quarterly-review-2");
    assert_eq!(
        open.previous.map(|it| it.title).as_deref(),
        Some("2026 Q3, whole book")
    );
    assert_eq!(open.last_three.len(), 3);
    let compare = Request::Compare {
        from: open.compare.0,
        to: open.compare.1,
        review: Some("quarterly-review-2".into()),
    };
    let Reply::Compare(compared) = desk.ask(compare).unwrap() else {
        panic!("no comparison")
    };
    assert_eq!(compared.from.key, "quarterly-review-1");
    let of = |kind: &str| compared.groups.iter().find(|group| group.kind == kind);
    assert!(
        of("quarterly-review").is_none(),
        "a review does not read itself"
    );
    let practice = of("practice").unwrap().records.iter();
    let flags = practice
        .clone()
        .find(|it| it.title == "Feature flags")
        .unwrap();
    let status = flags
        .changes
        .iter()
        .find(|it| it.field == "Declared status")
        .unwrap();
    assert_eq!(status.before.as_deref(), Some("drafting"));
    assert!(
        practice
            .flat_map(|it| &it.changes)
            .any(|it| it.by.reason.is_some())
    );
    for (document, record, wanted) in [
        (
            "minutes",
            Some("quarterly-review-1"),
            "Nobody owns the cloud bill",
        ),
        ("minutes", Some("quarterly-review-2"), "moved to"),
        ("changes", Some("22..30"), "Became"),
        ("changes", None, "2026 Q3, whole book"),
    ] {
        let to = desk.path("paper.pdf");
        desk.workbook
            .export_document(document, record, &to)
            .unwrap();
        let out = std::process::Command::new("pdftotext")
            .arg(&to)
            .arg("-")
            .output()
            .unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        assert!(text.contains(wanted), "{document} {record:?}: {text}");
    }
    for nonsense in ["yesterday", "99999", "system-1"] {
        let ask = Request::Compare {
            from: nonsense.into(),
            to: "now".into(),
            review: None,
        };
        assert_eq!(desk.ask(ask).unwrap_err().code, FailureCode::NotFound);
    }
}

#[test]
fn the_page_of_a_practice_shows_what_the_last_signed_review_read() {
    let mut desk = Desk::sample().unwrap();
    let book = desk.workbook.book();
    let standards = book.by_template("practice", "codebase-standards").unwrap();
    let id = standards.id.to_string();
    let Reply::Practice(page) = desk.ask(Request::Practice { id }).unwrap() else {
        panic!("not a practice page");
    };

    let reading = |name: &str| {
        let measure = page.measures.iter().find(|one| one.name == name).unwrap();
        let reading = measure.reading.as_ref().unwrap();
        (reading.words.clone(), reading.on.clone(), reading.glyph)
    };
    assert_eq!(
        reading("Active repositories that adopted the page"),
        ("82\u{a0}%".into(), "26 Sep".into(), Some(Glyph::Empty))
    );
    assert_eq!(
        reading("Length of the standards page"),
        ("1\u{a0}page".into(), "26 Sep".into(), Some(Glyph::Full))
    );
    assert_eq!(
        reading("Review comments about style"),
        ("9\u{a0}%".into(), "26 Sep".into(), None)
    );
}

/// The kinds of which something differs between an entry and now.
fn kinds_that_differ(desk: &mut Desk, from: String) -> Vec<String> {
    let ask = Request::Compare {
        from,
        to: "now".into(),
        review: None,
    };
    let Reply::Compare(page) = desk.ask(ask).unwrap() else {
        panic!("not a comparison");
    };
    page.groups.into_iter().map(|group| group.kind).collect()
}

#[test]
fn a_comparison_leaves_out_what_was_kept_beside_and_the_lines_of_reviews() {
    let mut desk = Desk::sample().unwrap();
    let lead = person(&desk, "Sana Mirza");
    let from = desk.workbook.store().head().seq.to_string();
    let id = begin(&mut desk, "2026 Q4", &lead);
    through(&mut desk, &id, &lead);
    let kinds = kinds_that_differ(&mut desk, from);
    let differs = |kind: &str| kinds.iter().any(|one| one == kind);
    assert!(differs("practice") && differs("quarterly-review"));
    for aside in [
        "completion",
        "review-practice",
        "review-signature",
        "review-issue",
    ] {
        assert!(!differs(aside), "{kinds:?}");
    }
}

#[test]
fn whoever_signs_for_another_is_named_with_the_signature() {
    let mut desk = Desk::sample().unwrap();
    let lead = person(&desk, "Sana Mirza");
    let id = begin(&mut desk, "2026 Q4", &lead);
    through(&mut desk, &id, &lead);
    let signed = |desk: &mut Desk| page(desk, &id).participants[0].signed.clone().unwrap();
    let writer = desk.workbook.profile().unwrap().name.clone();
    let said = signed(&mut desk);
    assert!(said.ends_with(&format!(", written by {writer}")), "{said}");

    let own = Profile {
        name: "Sana Mirza".into(),
        ..desk.workbook.profile().unwrap().clone()
    };
    desk.workbook.set_profile(own);
    desk.workbook.sign_review(&id, &lead).unwrap();
    let said = signed(&mut desk);
    assert!(!said.contains("written by"), "{said}");
}

/// What the workbook counts of the measures of a review: names and words.
fn counted(page: &ReviewPage) -> Vec<(&str, &str)> {
    let lines = page.measures.iter();
    lines
        .filter_map(|line| Some((line.name.as_str(), line.counted.as_ref()?.words.as_str())))
        .collect()
}

#[test]
fn what_the_workbook_counts_itself_is_offered_and_entered_with_where_it_comes_from() {
    let mut desk = Desk::sample().unwrap();
    let begun = desk.workbook.begin_review("2027 Q1", &ReviewScope::Whole);
    let review = begun.unwrap().id.unwrap();
    let before = page(&mut desk, &review);
    let offered = counted(&before);
    assert!(offered.len() > 8, "{offered:?}");
    let words = |name: &str| {
        let found = offered.iter().find(|(line, _)| *line == name);
        found.map(|(_, words)| (*words).to_owned())
    };
    let grants = words("Grants held by people who have left").unwrap();
    assert!(
        grants.contains("of ") && grants.contains("grants"),
        "{grants}"
    );

    let line = before
        .measures
        .iter()
        .find(|line| line.name == "Grants held by people who have left")
        .unwrap();
    let count = line.counted.clone().unwrap();
    let cell = |field: &str, text: &str| PasteCell {
        field: field.into(),
        text: text.into(),
    };
    let enter = |desk: &mut Desk, id: Option<String>, cells: Vec<PasteCell>| {
        let rows = vec![PasteRow { id, cells }];
        let kind = "review-measure".into();
        let parent = Some(review.clone());
        desk.ask(Request::Paste { kind, parent, rows }).unwrap();
    };
    enter(
        &mut desk,
        None,
        vec![
            cell("name", &line.name),
            cell("practice", &line.practice.id),
            cell("unit", &line.unit),
            cell("value", &count.figure),
            cell("note", &count.note),
        ],
    );
    let entered = page(&mut desk, &review);
    let line = entered
        .measures
        .iter()
        .find(|line| line.name == "Grants held by people who have left")
        .unwrap();
    assert_eq!(line.value, count.figure);
    assert!(line.is_counted && line.counted.is_none());
    assert_eq!(line.glyph, Some(Glyph::Empty), "the target is none");
    assert!(
        line.note.ends_with("counted in the workbook"),
        "{}",
        line.note
    );
}

#[test]
fn a_comparison_leaves_out_what_is_kept_beside_also_when_it_is_gone() {
    let mut desk = Desk::sample().unwrap();
    let flags = desk.practice("feature-flags");
    set(&mut desk, &flags, "reviewed_on", json!("2026-11-19"));
    let from = desk.workbook.store().head().seq.to_string();
    desk.workbook.undo().unwrap();
    assert_eq!(kinds_that_differ(&mut desk, from), ["practice"]);
}
