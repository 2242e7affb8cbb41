//! The director's questions and how each stands.

use super::{chips, links};
use crate::{
    Workbook,
    contract::{QuestionGroupView, QuestionRow, QuestionsPage},
};
use blueprint_model::{
    Book, Day, Record, prose,
    question::{self, Answer, Answers, QuestionTemplate, Standing},
};

/// All questions, in the order a new director asks them.
pub fn questions(workbook: &Workbook) -> QuestionsPage {
    let (book, today) = (workbook.book(), workbook.today());
    let answers = Answers::of(book, today);
    let mut groups: Vec<(String, Vec<QuestionRow>)> = book
        .catalogue()
        .question_groups()
        .iter()
        .map(|group| {
            (
                group.name.clone(),
                group
                    .questions
                    .iter()
                    .map(|q| row(book, q, &answers))
                    .collect(),
            )
        })
        .collect();
    let own = own(book, today);
    if !own.is_empty() {
        groups.push(("Our own questions".into(), own));
    }
    let rows = || groups.iter().flat_map(|(_, rows)| rows);
    let count = |standing: Standing| rows().filter(|row| row.standing == standing).count();
    QuestionsPage {
        words: format!(
            "{} answered, {} out of date, {} without an answer",
            count(Standing::Answered),
            count(Standing::OutOfDate),
            count(Standing::Unanswered)
        ),
        groups: groups
            .iter()
            .map(|(name, rows)| QuestionGroupView {
                name: name.clone(),
                words: format!(
                    "{} questions, {} answered",
                    rows.len(),
                    rows.iter()
                        .filter(|row| row.standing == Standing::Answered)
                        .count()
                ),
                questions: rows.clone(),
            })
            .collect(),
    }
}

/// Every question of the catalogue and every own one.
pub(super) fn all(book: &Book, today: Day) -> Vec<QuestionRow> {
    let answers = Answers::of(book, today);
    let templates = book
        .catalogue()
        .question_groups()
        .iter()
        .flat_map(|group| &group.questions);
    templates
        .map(|question| row(book, question, &answers))
        .chain(own(book, today))
        .collect()
}

/// The questions some practices answer, each once.
pub(super) fn of_practices(book: &Book, practices: &[&Record], today: Day) -> Vec<QuestionRow> {
    let mut seen = Vec::new();
    for practice in practices {
        let template = practice
            .template
            .as_deref()
            .and_then(|id| book.catalogue().practice(id));
        for id in template.iter().flat_map(|template| &template.questions) {
            if !seen.contains(id) {
                seen.push(id.clone());
            }
        }
    }
    let questions = || seen.iter().filter_map(|id| book.catalogue().question(id));
    let answers = Answers::for_questions(book, questions(), today);
    questions()
        .map(|question| row(book, question, &answers))
        .collect()
}

fn own(book: &Book, today: Day) -> Vec<QuestionRow> {
    let records = book
        .of_kind("question")
        .filter(|record| record.template.is_none());
    let answered = records.map(|record| {
        let answer = question::by_hand(record, question::FRESH_DAYS, today);
        shown(book, record.id.to_string(), book.title(record), answer)
    });
    answered.collect()
}

fn row(book: &Book, question: &QuestionTemplate, answers: &Answers<'_>) -> QuestionRow {
    let record = book.by_template("question", &question.id);
    let text = record
        .and_then(|record| record.text("text"))
        .unwrap_or(&question.text)
        .to_owned();
    shown(book, question.id.clone(), text, answers.to(question))
}

fn shown(book: &Book, id: String, text: String, answer: Answer) -> QuestionRow {
    let (glyph, tone) = chips::of_standing(answer.standing);
    QuestionRow {
        id,
        text,
        standing: answer.standing,
        glyph,
        tone,
        note: answer.note,
        answer: answer.text.as_deref().map(prose::plain),
        page: answer
            .record
            .and_then(|id| book.get(id))
            .map(|record| links::link(book, record)),
        ask: answer
            .ask
            .and_then(|id| book.get(id))
            .map(|person| links::link(book, person)),
    }
}
