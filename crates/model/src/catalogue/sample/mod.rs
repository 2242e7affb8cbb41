//! The story of the sample company as its files tell it, with days that move with today turned into days.

mod when;

use super::{Catalogue, TemplateFile};
use crate::{Day, FieldType, Kind, Timestamp, Value};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// The whole story: the records as they stand at its beginning, and what was edited since.
#[derive(Debug, Default)]
pub struct Story {
    /// In the order of the files.
    pub records: Vec<SampleRecord>,
    /// In order of time.
    pub edits: Vec<SampleEdit>,
}

/// A record of the sample. References are keys with `@` before them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRecord {
    /// What others call it by, without the `@`.
    pub key: Option<String>,
    /// Its kind.
    pub kind: String,
    /// Its template.
    pub template: Option<String>,
    /// Its values; days and moments are real ones.
    #[serde(default)]
    pub fields: BTreeMap<String, Value>,
    /// Its children.
    #[serde(default)]
    pub child: Vec<SampleRecord>,
    /// The day from which it is there. A record of a day still ahead, or of one the month does not have, is left out.
    #[serde(default)]
    since: Option<String>,
    /// Stands for one record a day.
    #[serde(default)]
    daily: Option<Daily>,
}

/// A run of amounts, one record a day from the first until today or the end of that month.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Daily {
    /// The first day.
    from: String,
    /// The field that takes the day.
    day: String,
    /// The field that takes the amount.
    amount: String,
    currency: String,
    minor: Vec<i64>,
}

/// An edit of the story.
#[derive(Clone, Debug)]
pub struct SampleEdit {
    /// When it was made.
    pub at: Timestamp,
    /// The person who made it, as a key with `@`.
    pub by: String,
    /// The record, as a key with `@`.
    pub record: String,
    /// The fields and their new values.
    pub set: BTreeMap<String, Value>,
    /// Why.
    pub reason: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SampleFile {
    #[serde(default)]
    record: Vec<SampleRecord>,
    #[serde(default)]
    edit: Vec<EditInFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditInFile {
    on: String,
    at: String,
    by: String,
    record: String,
    set: BTreeMap<String, Value>,
    reason: Option<String>,
}

impl Story {
    /// Reads the files of a sample company as of `today`, on a clock that many minutes east of UTC.
    ///
    /// # Errors
    /// The file or the day that cannot be read, and why.
    pub fn read(
        catalogue: &Catalogue,
        files: &[TemplateFile],
        today: Day,
        offset_minutes: i32,
    ) -> Result<Self, String> {
        let reader = Reader {
            catalogue,
            today,
            offset_minutes,
        };
        let (mut story, mut edits) = (Self::default(), Vec::new());
        for file in files {
            let read: SampleFile = toml::from_str(&file.text)
                .map_err(|error| format!("{}: {}", file.path, error.message()))?;
            for record in read.record {
                story.records.extend(reader.record(record)?);
            }
            edits.extend(read.edit);
        }
        let mut kinds = HashMap::new();
        for record in &story.records {
            name(record, &mut kinds);
        }
        for edit in edits {
            story.edits.push(reader.edit(edit, &kinds)?);
        }
        story.edits.sort_by_key(|edit| edit.at.utc_ms);
        Ok(story)
    }
}

fn name(record: &SampleRecord, kinds: &mut HashMap<String, String>) {
    if let Some(key) = &record.key {
        kinds.insert(format!("@{key}"), record.kind.clone());
    }
    for child in &record.child {
        name(child, kinds);
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    today: Day,
    offset_minutes: i32,
}

impl Reader<'_> {
    fn record(&self, mut record: SampleRecord) -> Result<Vec<SampleRecord>, String> {
        if let Some(since) = record.since.take() {
            let day = self.day(&since)?;
            if day > self.today || !when::exists(&since, self.today) {
                return Ok(Vec::new());
            }
        }
        if let Some(daily) = record.daily.take() {
            return self.each_day(&record, &daily);
        }
        let kind = self.kind(&record.kind)?;
        for (field, value) in &mut record.fields {
            self.told(kind, field, value);
        }
        let mut children = Vec::with_capacity(record.child.len());
        for child in record.child {
            children.extend(self.record(child)?);
        }
        record.child = children;
        Ok(vec![record])
    }

    fn each_day(&self, record: &SampleRecord, daily: &Daily) -> Result<Vec<SampleRecord>, String> {
        let first = self.day(&daily.from)?;
        let last = when::month_end(first).min(self.today);
        let days = (0..)
            .map(|n| first.plus_days(n))
            .take_while(|day| *day <= last);
        let mut all = Vec::new();
        for (day, minor) in days.zip(&daily.minor) {
            let mut one = record.clone();
            one.fields.insert(daily.day.clone(), json!(day.to_string()));
            let amount = json!({ "minor": minor, "currency": daily.currency });
            one.fields.insert(daily.amount.clone(), amount);
            all.extend(self.record(one)?);
        }
        Ok(all)
    }

    fn edit(
        &self,
        mut edit: EditInFile,
        kinds: &HashMap<String, String>,
    ) -> Result<SampleEdit, String> {
        let kind = kinds
            .get(&edit.record)
            .ok_or_else(|| format!("{}: no record has this key", edit.record))?;
        let kind = self.kind(kind)?;
        for (field, value) in &mut edit.set {
            self.told(kind, field, value);
        }
        let at = when::at(self.day(&edit.on)?, &edit.at, self.offset_minutes)
            .ok_or_else(|| format!("{}: “{}” is no time of day", edit.record, edit.at))?;
        Ok(SampleEdit {
            at,
            by: edit.by,
            record: edit.record,
            set: edit.set,
            reason: edit.reason,
        })
    }

    fn kind(&self, id: &str) -> Result<&Kind, String> {
        self.catalogue
            .kind(id)
            .ok_or_else(|| format!("{id}: there is no such kind"))
    }

    fn day(&self, text: &str) -> Result<Day, String> {
        when::day(text, self.today).ok_or_else(|| format!("“{text}” is no day of the story"))
    }

    /// Turns a text that moves with today into what is stored; every other value stays.
    fn told(&self, kind: &Kind, field: &str, value: &mut Value) {
        let (Some(field), Some(text)) = (kind.field(field), value.as_str()) else {
            return;
        };
        let told = match field.kind {
            FieldType::Date => when::day(text, self.today).map(|day| day.to_string()),
            FieldType::Moment => {
                when::moment(text, self.today, self.offset_minutes).map(|at| at.to_string())
            }
            FieldType::Month => when::month(text, self.today),
            FieldType::Line => when::quarter(text, self.today),
            _ => None,
        };
        if let Some(told) = told {
            *value = json!(told);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(text: &str, today: &str) -> Result<Story, String> {
        let file = TemplateFile {
            path: "samples/x.toml".into(),
            text: text.into(),
        };
        let today = today.parse().unwrap();
        Story::read(&Catalogue::shipped(), &[file], today, 60)
    }

    const BUDGET: &str = r#"
        [[record]]
        kind = "budget"
        fields = { name = "Main", month = "month-1" }
          [[record.child]]
          kind = "spend"
          fields = { source = "export" }
          daily = { from = "month-1/1", day = "on", amount = "amount", currency = "EUR", minor = [
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
          ] }
          [[record.child]]
          kind = "crossing"
          since = "month-1/29"
          fields = { threshold = "90", on = "month-1/29" }
    "#;

    #[test]
    fn a_run_of_amounts_ends_with_its_month_or_today() {
        for (today, days, crossings) in [
            ("2027-03-15", 28, 0),
            ("2028-03-15", 29, 1),
            ("2027-02-01", 31, 1),
        ] {
            let story = story(BUDGET, today).unwrap();
            let children = &story.records[0].child;
            let count = |kind: &str| children.iter().filter(|child| child.kind == kind).count();
            assert_eq!(
                (count("spend"), count("crossing")),
                (days, crossings),
                "{today}"
            );
        }
        let running = BUDGET.replace("month-1/", "month/");
        let story = story(&running, "2027-02-03").unwrap();
        let last = story.records[0].child.last().unwrap();
        assert_eq!(story.records[0].child.len(), 3, "nothing of a day ahead");
        assert_eq!(last.fields["on"], "2027-02-03");
        assert_eq!(
            last.fields["amount"],
            json!({"minor": 3, "currency": "EUR"})
        );
        assert_eq!(last.fields["source"], "export");
    }

    #[test]
    fn faults_are_named() {
        for (text, says) in [
            ("[[record]]\nkind = \"dragon\"", "no such kind"),
            ("[[record]]\nkind = \"flag\"\nsince = \"soon\"", "“soon”"),
            ("[[record]]\nkind = \"flag\"\ncolour = 1", "colour"),
            (
                "[[edit]]\non = \"today\"\nat = \"09:00\"\nby = \"@a\"\nrecord = \"@nobody\"\nset = {}",
                "@nobody",
            ),
        ] {
            let fault = story(text, "2026-11-19").unwrap_err();
            assert!(fault.contains(says), "{fault}");
        }
    }

    #[test]
    fn the_shipped_story_can_be_told_on_any_day() {
        let (_, files) = super::super::sample_files();
        for today in [
            "2026-11-19",
            "2027-03-01",
            "2028-02-29",
            "2026-12-31",
            "2027-01-01",
        ] {
            let told = Story::read(&Catalogue::shipped(), &files, today.parse().unwrap(), 0);
            assert!(told.is_ok(), "{today}: {:?}", told.err());
        }
    }
}
