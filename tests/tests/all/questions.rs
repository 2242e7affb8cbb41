//! When a question of a new director counts as answered.

use blueprint_tests::desk::Desk;
use blueprint_workbook::contract::{Place, Reply, Request};
use blueprint_workbook::core::model::{question::Standing, status};
use serde_json::json;

/// Answered by the current state of this practice.
const QUESTION: &str = "what-leaves-with-one-resignation";
const PRACTICE: &str = "key-person-dependencies";

fn standing(desk: &mut Desk, question: &str) -> Standing {
    let Ok(Reply::Questions(page)) = desk.ask(Request::Questions) else {
        panic!("no page of questions");
    };
    let mut rows = page.groups.iter().flat_map(|group| &group.questions);
    let found = rows.find(|row| row.id == question);
    found.unwrap().standing
}

fn write(desk: &mut Desk, field: &str, text: &str) {
    let practice = desk.practice(PRACTICE);
    desk.workbook.set(&practice, field, json!(text)).unwrap();
}

#[test]
fn a_practice_answers_once_somebody_wrote_words_of_their_own() {
    let mut desk = Desk::new().unwrap();
    assert_eq!(standing(&mut desk, QUESTION), Standing::Unanswered);
    let template = desk.workbook.book().catalogue().practice(PRACTICE).unwrap();
    let example = template.example_current.clone();
    for nothing in [
        "  \n",
        "–",
        "…",
        "\u{200b}",
        example.as_str(),
        &format!("{example} \n"),
    ] {
        write(&mut desk, "current_state", nothing);
        assert_eq!(
            standing(&mut desk, QUESTION),
            Standing::Unanswered,
            "{nothing:?}"
        );
    }
    write(&mut desk, "current_state", "Two know it.");
    assert_eq!(standing(&mut desk, QUESTION), Standing::Answered);
}

#[test]
fn an_answer_by_hand_needs_words_too() {
    let mut desk = Desk::new().unwrap();
    let today = desk.workbook.today().to_string();
    let fields = [("answer", json!("–")), ("answered_on", json!(today))];
    let fields = fields.map(|(id, value)| (id.to_owned(), value));
    let done = desk.workbook.add(
        "question",
        None,
        Some(QUESTION),
        fields.into(),
        &Place::Last,
    );
    let id = done.unwrap().id.unwrap();
    assert_eq!(standing(&mut desk, QUESTION), Standing::Unanswered);
    desk.workbook.set(&id, "answer", json!("Ask Ada.")).unwrap();
    assert_eq!(standing(&mut desk, QUESTION), Standing::Answered);
}

#[test]
fn a_practice_is_not_documented_by_its_example() {
    let mut desk = Desk::new().unwrap();
    let template = desk.workbook.book().catalogue().practice(PRACTICE).unwrap();
    let (current, desired) = (
        template.example_current.clone(),
        template.example_desired.clone(),
    );
    write(&mut desk, "current_state", &current);
    write(&mut desk, "desired_state", &desired);
    let missing = |desk: &Desk| {
        let book = desk.workbook.book();
        let practice = book.by_template("practice", PRACTICE).unwrap();
        status::of_practice(book, practice, desk.workbook.today()).missing
    };
    assert!(missing(&desk).contains(&"the current state"));
    assert!(missing(&desk).contains(&"the desired state"));
    write(&mut desk, "desired_state", "Everybody has a second.");
    assert!(!missing(&desk).contains(&"the desired state"));
}

#[test]
fn an_owner_in_the_trash_answers_nothing() {
    let mut desk = Desk::new().unwrap();
    let ada = desk.add("person", None, &[("name", json!("Ada"))]).unwrap();
    let practice = desk.practice("access-reviews");
    desk.workbook.set(&practice, "owner", json!(ada)).unwrap();
    let state = json!("Every quarter.");
    desk.workbook
        .set(&practice, "current_state", state)
        .unwrap();
    assert_eq!(
        standing(&mut desk, "when-access-was-reviewed"),
        Standing::Answered
    );
    desk.workbook.trash(&ada).unwrap();
    assert_eq!(
        standing(&mut desk, "when-access-was-reviewed"),
        Standing::Unanswered
    );
}
