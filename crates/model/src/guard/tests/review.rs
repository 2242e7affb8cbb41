//! The quarterly review: three issues, signatures of those who took part, complete when locked.

use super::*;

struct Review {
    desk: Desk,
    review: RecordId,
    ada: RecordId,
    line: RecordId,
}

/// A review of a part with a practice, an issue and a participant who signed; nothing is missing.
fn complete() -> Review {
    let mut desk = Desk::new();
    let ada = desk.add("person", None, json!({ "name": "Ada" }));
    let practice = desk.add(
        "practice",
        None,
        json!({ "name": "Flags", "pillar": "speed", "owner": ada }),
    );
    let (review, line) = desk
        .write(|work| {
            let fields = json!({
                "name": "2026 Q4", "quarter": "2026 Q4", "scope": "lead", "lead": ada, "led_by": ada,
                "participants": [ada], "started_on": "2026-11-19", "next_on": "2027-02-18",
            });
            let review = work.add("quarterly-review", None, fields);
            let line = json!({ "practice": practice, "verdict": "confirmed" });
            let line = work.add("review-practice", Some(review), line);
            (review, line)
        })
        .unwrap();
    let issue = json!({ "text": "Slow", "owner": ada, "due": "2027-02-01" });
    desk.add("review-issue", Some(review), issue);
    let signature = json!({ "person": ada, "signed_at": "2026-11-19T18:00:00+00:00" });
    desk.add("review-signature", Some(review), signature);
    Review {
        desk,
        review,
        ada,
        line,
    }
}

impl Review {
    fn set(&mut self, id: RecordId, field: &str, value: Value) -> Result<(), String> {
        let written = self.desk.write(|work| work.set(id, field, value));
        written.map_err(|refusal| refusal.message)
    }

    fn lock(&mut self) -> Result<(), String> {
        self.set(self.review, "locked_on", json!("2026-11-19"))
    }
}

#[test]
fn a_fourth_issue_is_refused() {
    let mut it = complete();
    for n in 2..=3 {
        let issue = json!({ "text": format!("Issue {n}") });
        it.desk.try_add("review-issue", it.review, issue).unwrap();
    }
    let refused = it
        .desk
        .try_add("review-issue", it.review, json!({ "text": "Issue 4" }));
    assert!(refused.unwrap_err().contains("no more"));
}

#[test]
fn only_who_took_part_signs() {
    let mut it = complete();
    let omar = it.desk.add("person", None, json!({ "name": "Omar" }));
    let signature = json!({ "person": omar, "signed_at": "2026-11-19T18:00:00+00:00" });
    let refused = it
        .desk
        .try_add("review-signature", it.review, signature.clone());
    assert!(
        refused
            .unwrap_err()
            .contains("Omar is not among the participants")
    );
    it.set(it.review, "participants", json!([it.ada, omar]))
        .unwrap();
    assert!(
        it.lock()
            .unwrap_err()
            .contains("Omar took part and has not signed")
    );
    it.desk
        .try_add("review-signature", it.review, signature)
        .unwrap();
    it.lock().unwrap();
}

#[test]
fn a_review_is_locked_once_everything_is_said() {
    complete().lock().unwrap();
    for (field, value, says) in [
        ("verdict", Value::Null, "Verdict"),
        ("verdict", json!("skipped"), "nobody says why"),
        ("verdict", json!("no longer true"), "nobody says why"),
    ] {
        let mut it = complete();
        it.set(it.line, field, value).unwrap();
        let refused = it.lock().unwrap_err();
        assert!(refused.contains(says), "{refused}");
    }
    let mut it = complete();
    it.set(it.review, "next_on", json!("2027-02-01")).unwrap();
    assert!(
        it.lock()
            .unwrap_err()
            .contains("on or after the next review")
    );
    let mut it = complete();
    it.set(it.review, "scope", json!("whole")).unwrap_err();
    let mut it = complete();
    it.set(it.review, "participants", json!([])).unwrap();
    assert!(it.lock().is_err());
}

#[test]
fn what_was_changed_after_a_signature_is_signed_again() {
    let mut it = complete();
    let mut line = it.desk.book.get(it.line).unwrap().clone();
    line.updated.utc_ms = "2026-11-19T18:00:01+00:00"
        .parse::<Timestamp>()
        .unwrap()
        .utc_ms;
    it.desk.book.put(line);
    assert!(it.lock().unwrap_err().contains("sign again"));
}

#[test]
fn what_is_changed_together_with_the_lock_was_signed_by_nobody() {
    for (field, value) in [
        ("note", json!("We all agree to the rewrite.")),
        ("absent", json!("Omar")),
    ] {
        let mut it = complete();
        let refused = it.desk.write(|work| {
            work.set(it.review, field, value.clone());
            work.set(it.review, "locked_on", json!("2026-11-19"));
        });
        let message = refused.unwrap_err().message;
        assert!(message.contains("sign again"), "{field}: {message}");
    }
    let mut it = complete();
    let (review, line) = (it.review, it.line);
    it.desk
        .write(|work| {
            work.set(line, "status", json!("drafting"));
            work.set(review, "entry", json!("7"));
            work.set(review, "locked_on", json!("2026-11-19"));
        })
        .expect("the lock writes these itself");
}

#[test]
fn a_correction_names_a_locked_review() {
    let mut it = complete();
    let correction = json!({
        "name": "2026 Q4, correction", "quarter": "2026 Q4", "scope": "lead", "lead": it.ada, "corrects": it.review,
    });
    let made = it
        .desk
        .write(|work| work.add("quarterly-review", None, correction.clone()));
    assert!(made.unwrap_err().message.contains("is locked"));
    it.lock().unwrap();
    it.desk
        .write(|work| work.add("quarterly-review", None, correction))
        .unwrap();
}
