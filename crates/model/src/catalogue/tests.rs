//! Tests of the shipped templates and of what the catalogue refuses.

use super::*;

fn file(path: &str, text: &str) -> TemplateFile {
    TemplateFile {
        path: path.into(),
        text: text.into(),
    }
}

const PERSON: &str = "id = \"person\"\nversion = 1\nname = { one = \"person\", many = \"people\" }\ntitle = \"name\"\nwhy = \"w\"\n\n[[field]]\nid = \"name\"\ntype = \"line\"\nlabel = \"Name\"\n";

#[test]
fn every_shipped_template_is_sound() {
    let faults = Catalogue::read(&shipped_files()).err().unwrap_or_default();
    assert!(
        faults.is_empty(),
        "{}",
        faults
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    );
}

#[test]
fn ships_all_seventeen_practices_and_about_forty_questions() {
    let catalogue = Catalogue::shipped();
    let numbers: Vec<u32> = catalogue
        .practices()
        .iter()
        .map(|practice| practice.number)
        .collect();
    assert_eq!(numbers, (1..=17).collect::<Vec<_>>());
    let questions: Vec<&str> = catalogue
        .question_groups()
        .iter()
        .flat_map(|g| &g.questions)
        .map(|q| q.id.as_str())
        .collect();
    assert!(
        (38..=45).contains(&questions.len()),
        "{} questions",
        questions.len()
    );
    for id in questions {
        assert!(
            catalogue
                .practices()
                .iter()
                .any(|p| p.questions.iter().any(|q| q == id)),
            "no practice answers {id}"
        );
    }
}

#[test]
fn refuses_with_file_line_and_reason() {
    let unknown_key = PERSON.replace("label = \"Name\"", "label = \"Name\"\ncolour = \"red\"");
    let doubled =
        format!("{PERSON}\n[[field]]\nid = \"name\"\ntype = \"line\"\nlabel = \"Again\"\n");
    let nowhere = format!(
        "{PERSON}\n[[field]]\nid = \"boss\"\ntype = \"ref\"\nto = [\"boss-of\"]\nlabel = \"Boss\"\n"
    );
    for (text, line, says) in [
        (unknown_key.as_str(), 11, "colour"),
        (doubled.as_str(), 13, "given twice"),
        (nowhere.as_str(), 15, "no kind “boss-of”"),
        (
            PERSON
                .replace("title = \"name\"", "title = \"nom\"")
                .as_str(),
            4,
            "no field “nom”",
        ),
        (
            PERSON
                .replace("type = \"line\"", "type = \"lines\"")
                .as_str(),
            9,
            "variant",
        ),
        (
            PERSON
                .replace(
                    "label = \"Name\"",
                    "label = \"Name\"\nrequired_at = \"close\"",
                )
                .as_str(),
            11,
            "Nothing asks for “name” at “close”",
        ),
        ("id = ", 1, "."),
    ] {
        let faults = Catalogue::read(&[file("kinds/person.toml", text)]).unwrap_err();
        assert_eq!(
            (faults[0].file.as_str(), faults[0].line),
            ("kinds/person.toml", line),
            "{}",
            faults[0]
        );
        assert!(faults[0].reason.contains(says), "{}", faults[0]);
    }
    let twice = [
        file("kinds/person.toml", PERSON),
        file("kinds/people.toml", PERSON),
    ];
    assert!(
        Catalogue::read(&twice).unwrap_err()[0]
            .reason
            .contains("described twice")
    );
}
