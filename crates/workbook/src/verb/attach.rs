//! Keeps files in fields, and saves copies of them.

use super::export::{plain, replace_file};
use crate::{
    Workbook,
    contract::{Done, Failure, FailureCode, Written},
    target,
};
use blueprint_model::{FieldType, Op, Value};
use std::{fs, path::Path};

/// Media types by the ending of a file's name; what is not listed is kept as plain bytes.
const MEDIA_TYPES: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
];

impl Workbook {
    /// Keeps a file of at most 10 MB inside the workbook, in a field of a record.
    ///
    /// # Errors
    /// When the file cannot be read or is too large, or the field holds no file.
    pub fn attach(&mut self, named: &str, field: &str, file: &Path) -> Result<Done, Failure> {
        let bytes = fs::read(file)?;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let ending = file
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let media_type = MEDIA_TYPES
            .iter()
            .find(|(known, _)| *known == ending)
            .map_or("application/octet-stream", |(_, media_type)| media_type);
        self.write(Op::Edit, None, |tx| {
            let id = target::touch(tx, named)?;
            let book = tx.book();
            let kind = book.get(id).and_then(|record| book.kind_of(record));
            let known = kind.and_then(|kind| kind.field(field));
            if known.is_none_or(|known| known.kind != FieldType::File) {
                let message = format!("“{field}” holds no file. Choose a field that does.");
                return Err(Failure::of_field(field, message));
            }
            let value = tx.attach(&bytes, &name, media_type)?;
            tx.set(id, field, Some(value))?;
            Ok(id)
        })
    }

    /// What a file kept in a field was called.
    ///
    /// # Errors
    /// When there is no such record, or no file in the field.
    pub fn attachment_name(&self, named: &str, field: &str) -> Result<String, Failure> {
        Ok(text_of(self.attached(named, field)?, "name").to_owned())
    }

    /// Saves a copy of a file kept in a field.
    ///
    /// # Errors
    /// When there is none, it is damaged, or the copy cannot be written.
    pub fn save_attachment(&self, named: &str, field: &str, to: &Path) -> Result<Written, Failure> {
        let value = self.attached(named, field)?;
        let kept = self.store.attachment(text_of(value, "sha256"))?;
        replace_file(to, &kept.bytes)?;
        Ok(plain(
            to,
            format!("Saved a copy of {}", text_of(value, "name")),
        ))
    }

    fn attached(&self, named: &str, field: &str) -> Result<&Value, Failure> {
        let record = target::find(self.book(), named)?;
        record
            .value(field)
            .filter(|value| value.get("sha256").is_some())
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::NotFound,
                    format!("There is no file in “{field}”."),
                )
            })
    }
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
