//! The director's questions with the answers the workbook gives today.

use super::{
    super::{Chip, Look, Question, QuestionGroup, QuestionsStanding, Ring},
    Source, say,
};
use blueprint_model::{
    prose,
    question::{self, Answer, Answers, FRESH_DAYS, Standing},
};

pub(super) fn groups(source: &Source<'_>) -> (QuestionsStanding, Vec<QuestionGroup>) {
    let mut standing = QuestionsStanding::default();
    let answers = Answers::of(source.book, source.today);
    let mut groups: Vec<QuestionGroup> = source
        .catalogue
        .question_groups()
        .iter()
        .map(|group| {
            let asked = group.questions.iter();
            let asked = asked.map(|template| (template.text.clone(), answers.to(template)));
            listed(source, &group.name, asked.collect(), &mut standing)
        })
        .collect();
    let own = source
        .book
        .of_kind("question")
        .filter(|record| record.template.is_none());
    let own: Vec<(String, Answer)> = own
        .map(|record| {
            (
                source.book.title(record),
                question::by_hand(record, FRESH_DAYS, source.today),
            )
        })
        .collect();
    if !own.is_empty() {
        groups.push(listed(source, "Further questions", own, &mut standing));
    }
    (standing, groups)
}

fn listed(
    source: &Source<'_>,
    name: &str,
    answers: Vec<(String, Answer)>,
    standing: &mut QuestionsStanding,
) -> QuestionGroup {
    let answered = answers
        .iter()
        .filter(|(_, answer)| answer.standing == Standing::Answered)
        .count();
    let total = answers.len();
    for (_, answer) in &answers {
        match answer.standing {
            Standing::Answered => standing.answered += 1,
            Standing::OutOfDate => standing.out_of_date += 1,
            Standing::Unanswered => standing.unanswered += 1,
        }
    }
    QuestionGroup {
        name: name.to_owned(),
        summary: format!(
            "{total} {}, {answered} answered",
            if total == 1 { "question" } else { "questions" }
        ),
        questions: answers
            .into_iter()
            .map(|(text, answer)| one(source, text, answer))
            .collect(),
    }
}

fn one(source: &Source<'_>, text: String, answer: Answer) -> Question {
    let chip = |look, ring, words: &str| Chip {
        look,
        ring,
        words: words.to_owned(),
    };
    let practice = answer.record.and_then(|id| {
        source
            .practices
            .iter()
            .find(|listed| listed.record.is_some_and(|own| own.id == id))
    });
    Question {
        chip: match answer.standing {
            Standing::Answered => chip(Look::Bare, Some(Ring::Full), "answered"),
            Standing::OutOfDate => chip(Look::Aged, Some(Ring::Half), "out of date"),
            Standing::Unanswered => chip(Look::Gap, None, "unanswered"),
        },
        text,
        answer: answer.text.as_deref().map(prose::parse).unwrap_or_default(),
        note: answer.note,
        ask: say::ask(source.book, answer.ask),
        aged: answer.standing == Standing::OutOfDate,
        practice: practice.map(|listed| source.link(listed)),
    }
}
