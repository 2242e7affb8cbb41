//! Records of the sheets, added to the sample company so that each paper has something to say.

use super::sample;
use blueprint_model::{Book, Change, RecordId, Value, history};
use serde_json::json;
use uuid::Uuid;

/// A workbook with what a test adds to it.
pub struct Kept {
    pub book: Book,
    next: u128,
}

impl Kept {
    /// The sample company.
    pub fn new() -> Self {
        Self {
            book: sample::book(),
            next: 0,
        }
    }

    /// A workbook without any record.
    pub fn empty() -> Self {
        Self {
            book: Book::new(blueprint_model::Catalogue::shipped()),
            next: 0,
        }
    }

    /// Adds a record; of fields only those named.
    pub fn add(&mut self, kind: &str, parent: Option<RecordId>, fields: Value) -> RecordId {
        self.next += 1;
        let id = (0x019f_u128 << 112) | (7 << 76) | (2 << 62) | self.next;
        let record = RecordId(Uuid::from_u128(id));
        let number = self.book.all_of_kind(kind).count() + 1;
        let position = format!("b{:05}", self.next);
        let pseudo = [
            (history::KIND, json!(kind)),
            (history::NUMBER, json!(number)),
            (history::POSITION, json!(position)),
        ];
        let pseudo = pseudo.map(|(field, value)| (field.to_owned(), value));
        let parent = parent.map(|parent| (history::PARENT.to_owned(), json!(parent)));
        let fields = fields.as_object().unwrap().clone();
        let all = pseudo.into_iter().chain(parent).chain(fields);
        let changes: Vec<Change> = all
            .map(|(field, after)| Change {
                record,
                field,
                before: None,
                after: Some(after),
            })
            .collect();
        let at = "2026-11-18T09:00:00.000+00:00".parse().unwrap();
        self.book.apply(&changes, at).unwrap();
        record
    }

    /// Sets one field.
    pub fn set(&mut self, record: RecordId, field: &str, value: Value) {
        let before = self.book.get(record).unwrap().value(field).cloned();
        let change = Change {
            record,
            field: field.to_owned(),
            before,
            after: Some(value),
        };
        let at = "2026-11-18T10:00:00.000+00:00".parse().unwrap();
        self.book.apply(&[change], at).unwrap();
    }

    /// The record of a kind that stands at this place among its own.
    pub fn nth(&self, kind: &str, n: usize) -> RecordId {
        self.book.of_kind(kind).nth(n).unwrap().id
    }
}

/// A codebase standard that is followed by some.
pub fn standard(kept: &mut Kept) -> RecordId {
    let id = kept.add(
        "standard",
        None,
        json!({
            "title": "How we write code",
            "owner": kept.nth("person", 2),
            "naming": "Domain words in English, as the depots say them: round, lift, tip, never *route* or *stop*. \
                       Tables and topics in the singular; events in the past tense (`LiftWeighed`).\n\n\
                       - Branches: `team/short-description`\n- Endpoints: nouns, plural, no verbs",
            "file_organisation": "One folder per feature, not per layer. A file over 400 lines is split, or says at its top why not. \
                                  Generated files live in `gen/` and are never edited.",
            "comments": "A comment says why. What a line does is said by its names. A rule of law or of a council is cited with its paragraph.",
            "testing": "Every fix brings the test that would have caught it. Weights and money are tested at their edges. \
                        A test that fails twice in a week without a cause is mended or deleted on the same day.",
            "code_review": "Someone of another discipline reads every change before noon of the next working day. \
                            At most 400 lines; larger changes are explained in person first. Approval means: I would be woken for this.",
            "published_at": "https://wiki.tidbourne.example/handbook/standards",
            "in_onboarding": true,
            "reviewed_on": "2026-09-14",
        }),
    );
    for (n, (state, note)) in [
        ("adopted", None),
        ("adopted", None),
        ("adopted", None),
        ("reviewed", None),
        ("exception", Some("Perl, to be switched off in March")),
    ]
    .into_iter()
    .enumerate()
    {
        let repository = kept.nth("repository", n);
        let mut fields = json!({ "repository": repository, "state": state, "on": "2026-08-20" });
        if let Some(note) = note {
            fields["note"] = json!(note);
        }
        kept.add("adoption", Some(id), fields);
    }
    id
}

/// A brief with its hypotheses, its metrics, its proof of concept and its launch.
pub fn brief(kept: &mut Kept) -> RecordId {
    let owner = kept.nth("person", 4);
    let team = kept.nth("team", 1);
    let sheet = kept.add(
        "hypothesis-sheet",
        None,
        json!({ "feature": "Missed bin by photograph", "owner": owner }),
    );
    for (statement, importance, test, threshold, known, verdict) in [
        (
            "Residents would rather send a photograph than telephone",
            "high",
            "Two councils, four weeks",
            "50 % of reports or more",
            Some("61 % of 480 reports, October pilot"),
            "validated",
        ),
        (
            "A photograph settles whether the bin was out",
            "high",
            "Compare 200 photographs with the lift log",
            "90 % decided without a call",
            None,
            "untested",
        ),
        (
            "Drivers accept being shown the photograph",
            "medium",
            "Ask two depots",
            "8 of 10 drivers",
            Some("3 of 11 drivers, Depot North"),
            "refuted",
        ),
        ("Councils pay for it", "high", "", "", None, "untested"),
        (
            "The image store stays under 40 euros a month",
            "low",
            "Extrapolate the pilot",
            "40 EUR",
            Some("Between 20 and 70, depending on how long they are kept"),
            "inconclusive",
        ),
    ] {
        let mut fields =
            json!({ "statement": statement, "importance": importance, "verdict": verdict });
        for (field, value) in [("test", test), ("threshold", threshold)] {
            if !value.is_empty() {
                fields[field] = json!(value);
            }
        }
        if let Some(known) = known {
            fields["known"] = json!(known);
            fields["evidence_on"] = json!("2026-10-27");
            fields["evidence"] = json!("https://wiki.tidbourne.example/pilots/photo");
            fields["test_started_on"] = json!("2026-10-02");
            fields["decided_on"] = json!("2026-10-30");
            fields["expires_on"] = json!("2027-10-30");
        }
        kept.add("hypothesis", Some(sheet), fields);
    }
    let brief = kept.add(
        "brief",
        None,
        json!({
            "title": "Report a missed bin with a photograph",
            "goals": "Councils lose 9 % of collections to disputes about whether a bin was out, and settle one in five. \
                      We want to settle two in five, without one more call to the depot and without another app to install.",
            "target_user": "The resident who comes home to a full bin, telephone in hand, on the evening of the collection; and the clerk \
                            at the council who reads the report next morning. Not: commercial customers with their own account manager.",
            "success_criteria": "Both figures reached in three of the five pilot councils by the end of March.",
            "owner": owner,
            "team": team,
            "status": "agreed",
            "agreed_on": "2026-11-09",
            "hypothesis_sheets": [sheet],
        }),
    );
    let mvp = kept.add(
        "mvp",
        None,
        json!({ "name": "Photo report", "owner": owner, "brief": brief, "code_started_on": "2026-11-16" }),
    );
    for (name, unit, how, baseline, target, direction, actual) in [
        (
            "Disputes settled within a day",
            "% of disputes",
            "Council ticket system, closed on the day after the report",
            "19",
            "40",
            "up",
            Some("27"),
        ),
        (
            "Calls to the depot per 100 reports",
            "calls",
            "Telephone log of the five pilot depots",
            "31",
            "24",
            "down",
            None,
        ),
    ] {
        let mut fields = json!({ "name": name, "unit": unit, "how_measured": how, "baseline": baseline, "target": target, "direction": direction, "by": "2027-03-31" });
        if let Some(actual) = actual {
            fields["actual"] = json!(actual);
            fields["actual_on"] = json!("2026-11-16");
        }
        kept.add("metric", Some(mvp), fields);
    }
    kept.set(brief, "mvps", json!([mvp]));
    let poc = kept.add(
        "poc",
        None,
        json!({
            "title": "Missed bin by photograph", "owner": owner, "hypothesis_sheet": sheet, "brief": brief,
            "shared_on": "2026-10-30", "audience": "all engineers, sales and two councils",
        }),
    );
    for (part, heading, body) in [
        (
            "tested",
            "Will a resident send a photograph instead of telephoning?",
            "480 residents of two councils got a link with their collection notice.\n\n- **Built** in nine days inside the experiments sprint\n- **Not built**: accounts, moderation, anything that stays\n- **Threshold** of 50 % set before the start",
        ),
        (
            "learned",
            "Residents are ready; drivers want the last word. We do not know whether anyone pays.",
            "- **61 %** sent a photograph, 50 % were needed\n- **38 %** of photographs showed the house number\n- **3 of 11** drivers accept being shown one",
        ),
        (
            "next",
            "Go or stop on Friday 4 December. Dervla Quirke decides.",
            "- **Build** the report page for five councils; Rounds, from 7 December\n- **Test** whether the photograph decides the dispute; by 29 January\n- **Find out** what a council would pay\n- **Drop** showing photographs to drivers",
        ),
    ] {
        kept.add(
            "slide",
            Some(poc),
            json!({ "part": part, "heading": heading, "body": body }),
        );
    }
    kept.set(brief, "pocs", json!([poc]));
    brief
}

/// A hand-over that is under way.
pub fn hand_over(kept: &mut Kept) -> RecordId {
    let (leaver, to, other) = (
        kept.nth("person", 5),
        kept.nth("person", 8),
        kept.nth("person", 11),
    );
    let id = kept.add(
        "hand-over",
        None,
        json!({ "person": leaver, "last_day": "2026-12-11", "note": "Two afternoons a week are blocked for this until the last day." }),
    );
    for (text, was, to, due, done) in [
        (
            "Deploy the weighbridge link once without help",
            Some("primary expert"),
            Some(to),
            Some("2026-11-24"),
            None,
        ),
        (
            "Renew the certificates of the telematics gateway",
            Some("primary expert"),
            Some(to),
            Some("2026-11-12"),
            None,
        ),
        (
            "Restore the primary database from last night",
            Some("second expert"),
            Some(other),
            Some("2026-11-10"),
            Some("2026-11-10"),
        ),
        (
            "Own the practice “Cost alerts”",
            Some("owner"),
            None,
            None,
            None,
        ),
        (
            "Administrator of the payment provider",
            Some("grant"),
            None,
            Some("2026-12-04"),
            None,
        ),
        (
            "Lead the on-call rota",
            None,
            Some(other),
            Some("2026-12-01"),
            None,
        ),
    ] {
        let mut fields = json!({ "text": text });
        for (field, value) in [
            ("was", was.map(|it| json!(it))),
            ("to", to.map(|it| json!(it))),
            ("due", due.map(|it| json!(it))),
            ("done_on", done.map(|it| json!(it))),
        ] {
            if let Some(value) = value {
                fields[field] = value;
            }
        }
        kept.add("hand-over-item", Some(id), fields);
    }
    id
}
