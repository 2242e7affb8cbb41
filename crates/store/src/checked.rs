//! Whether a value fits its field: its form, and that what it names is there.

use crate::{Result, StoreError, Tx, table};
use blueprint_model::{Field, FieldType, Record, RecordId, Value, field};

impl Tx<'_> {
    /// The stored form of a value for a field; `None` when it is empty.
    pub(crate) fn checked(
        &self,
        id: RecordId,
        field: &str,
        value: Option<Value>,
    ) -> Result<Option<Value>> {
        let record = self.live(id)?;
        let unknown = || StoreError::UnknownField {
            kind: record.kind.to_string(),
            field: field.to_owned(),
        };
        let described = self.kind(&record.kind)?.field(field).ok_or_else(unknown)?;
        let value = value.unwrap_or(Value::Null);
        let kept = match field::check(described, &value) {
            // A required text may be cleared when the template's own shows through.
            Err(_) if is_empty(&value) && self.book.template_text(record, field).is_some() => None,
            other => other?,
        };
        if let Some(kept) = &kept {
            self.check_targets(record, described, kept)?;
        }
        Ok(kept)
    }

    fn check_targets(&self, record: &Record, field: &Field, value: &Value) -> Result<()> {
        let targets = match field.kind {
            FieldType::Ref => RecordId::from_value(value).into_iter().collect(),
            FieldType::Refs => value
                .as_array()
                .map(|all| all.iter().filter_map(RecordId::from_value).collect())
                .unwrap_or_default(),
            FieldType::File => return self.check_file(field, value),
            _ => Vec::new(),
        };
        let had = match field.kind {
            FieldType::Refs => record.references(&field.id),
            _ => record.reference(&field.id).into_iter().collect(),
        };
        for target in targets.into_iter().filter(|target| !had.contains(target)) {
            let found = self
                .book
                .get(target)
                .filter(|found| field.to.contains(&found.kind));
            let wrong = |what: &str| field::Problem {
                field: field.id.clone(),
                message: format!("{} {what}", field.label),
            };
            match found {
                None => {
                    return Err(wrong(
                        "names a record that is not there. Choose one from the list.",
                    )
                    .into());
                }
                Some(found) if found.trashed.is_some() => {
                    return Err(wrong("names a record in the trash. Take it out of the trash first, or choose another.").into());
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn check_file(&self, field: &Field, value: &Value) -> Result<()> {
        let hash = value
            .get("sha256")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if table::attachment::exists(self.conn, hash)? {
            return Ok(());
        }
        let message = format!(
            "{} names a file that is not kept in this workbook. Add the file again.",
            field.label
        );
        Err(field::Problem {
            field: field.id.clone(),
            message,
        }
        .into())
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}
