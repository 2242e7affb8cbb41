//! Tables out and in. The file that is being looked at stays here until it is imported, so that no path comes from the page.

use crate::{
    dialogs,
    shell::{Desk, Shell, TableInHand},
};
use blueprint_workbook::{
    contract::{Failure, FailureCode, ImportMapping, ImportOptions, ImportPreview, Reply},
    verb::{Import, merge_mapping, read_table_file},
};
use tauri::AppHandle;

/// Asks for a table and shows what its import would do.
pub fn choose(
    app: &AppHandle,
    shell: &Shell,
    kind: String,
    parent: Option<String>,
) -> Result<Reply, Failure> {
    let Some(path) = dialogs::open_table(app) else {
        return Ok(Reply::Cancelled);
    };
    let bytes = read_table_file(&path)?;
    let mut desk = shell.desk();
    let workbook = desk.workbook()?.store().workbook_id();
    let mapping = desk.local.mapping(workbook, &kind);
    let options = ImportOptions {
        parent,
        ..ImportOptions::default()
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    desk.table = Some(TableInHand {
        kind,
        file: file.into_owned(),
        bytes,
        mapping,
        options,
    });
    show(&mut desk)
}

/// Shows what the import of the same table would do, read another way.
pub fn again(
    desk: &mut Desk,
    mapping: &ImportMapping,
    options: ImportOptions,
) -> Result<Reply, Failure> {
    let table = desk.table.as_mut().ok_or_else(none)?;
    merge_mapping(&mut table.mapping, mapping);
    table.options = options;
    show(desk)
}

/// Imports the table as it was last shown.
pub fn apply(desk: &mut Desk) -> Result<Reply, Failure> {
    let table = desk.table.take().ok_or_else(none)?;
    let workbook = desk.workbook()?;
    let id = workbook.store().workbook_id();
    match workbook.csv_import(&import(&table)) {
        Ok(done) => {
            // What was chosen is a convenience; failing to keep it must not make the import look failed.
            let _ = desk.local.keep_mapping(id, &table.kind, &table.mapping);
            Ok(Reply::Done(done))
        }
        Err(failure) => {
            desk.table = Some(table);
            Err(failure)
        }
    }
}

fn show(desk: &mut Desk) -> Result<Reply, Failure> {
    let table = desk.table.take().ok_or_else(none)?;
    let shown = match desk.workbook() {
        Ok(workbook) => workbook.csv_preview(&import(&table)),
        Err(failure) => Err(failure),
    };
    let file = Some(table.file.clone());
    desk.table = Some(table);
    Ok(Reply::ImportPreview(ImportPreview { file, ..shown? }))
}

fn import(table: &TableInHand) -> Import<'_> {
    Import {
        kind: &table.kind,
        bytes: &table.bytes,
        mapping: &table.mapping,
        options: &table.options,
    }
}

fn none() -> Failure {
    Failure::new(
        FailureCode::NotFound,
        "No table is being imported. Choose the file again.",
    )
}
