//! The commands of the window. Each hands over and passes back.

use crate::{
    dialogs, open,
    reminders::{self, Reminding},
    shell::{Desk, Shell},
    tables, title,
};
use blueprint_workbook::{
    answer,
    contract::{Failure, FailureCode, Reply, Request, Written},
    verb::{ByteOrderMark, Purpose},
    view,
};
use std::path::Path;
use tauri::{AppHandle, Manager, State, WebviewWindow, ipc::Response};

/// Answers a request.
#[tauri::command(async)]
pub fn request(
    app: AppHandle,
    window: WebviewWindow,
    shell: State<'_, Shell>,
    request: Request,
) -> Result<Reply, Failure> {
    let reply = match reminders::answer(&app, &shell, request) {
        Ok(answer) => answer?,
        Err(other) => act(&app, &shell, other)?,
    };
    if matches!(reply, Reply::Done(_) | Reply::Opened(_)) {
        app.state::<Reminding>().nudge();
    }
    title::follow(&window, &reply);
    Ok(reply)
}

/// A page of the latest preview as PNG.
#[tauri::command(async)]
pub fn page(shell: State<'_, Shell>, index: u32, scale: f32) -> Result<Response, Failure> {
    let png = shell.desk().workbook()?.page_png(index as usize, scale)?;
    Ok(Response::new(png))
}

fn act(app: &AppHandle, shell: &Shell, request: Request) -> Result<Reply, Failure> {
    match request {
        Request::Start => Ok(Reply::Start(shell.desk().local.start_page(&*shell.env))),
        Request::New { company } => {
            if shell.desk().local.profile().is_none() {
                return Err(Failure::new(
                    FailureCode::NeedsProfile,
                    "The history names who writes. Say who you are, then it goes on.",
                ));
            }
            let path = dialogs::save(
                app,
                "Where should the workbook live?",
                &company,
                "CTO Blueprint workbook",
                "blueprint",
            );
            path.map_or(Ok(Reply::Cancelled), |path| {
                open::new(shell, &mut shell.desk(), &path, &company)
            })
        }
        Request::Open => dialogs::open(app).map_or(Ok(Reply::Cancelled), |path| {
            open::file(shell, &mut shell.desk(), &path)
        }),
        Request::OpenRecent { index } => {
            let mut desk = shell.desk();
            let gone = Failure::new(
                FailureCode::CannotOpen,
                "This workbook is no longer in the list. Open it with “Open”.",
            );
            let path = desk.local.recent(index as usize).ok_or(gone)?;
            open::file(shell, &mut desk, &path)
        }
        Request::ForgetRecent { index } => {
            let mut desk = shell.desk();
            desk.local.forget(index as usize)?;
            Ok(Reply::Start(desk.local.start_page(&*shell.env)))
        }
        Request::Sample => open::sample(shell, &mut shell.desk()),
        Request::Close => {
            let mut desk = shell.desk();
            (desk.workbook, desk.table) = (None, None);
            Ok(Reply::Closed)
        }
        Request::SetProfile { name } => set_profile(shell, &mut shell.desk(), name.trim()),
        Request::SaveCopy => {
            let name = format!("{}, copy", company(shell)?);
            let path = dialogs::save(
                app,
                "Save a copy",
                &name,
                "CTO Blueprint workbook",
                "blueprint",
            );
            path.map_or(Ok(Reply::Cancelled), |path| {
                open::copy(shell, &mut shell.desk(), &path)
            })
        }
        Request::ExportDocument { document, record } => {
            let name = company(shell)?;
            if record.is_some() {
                // A page that is too long is refused before a place is asked for; a page or two is set in no time.
                let set = shell.desk().workbook()?.typesetting(
                    &document,
                    record.as_deref(),
                    Purpose::Draft,
                )?;
                set.pdf()?;
            }
            saved(
                app,
                "Export as PDF",
                &format!("{name} {document}"),
                "PDF",
                "pdf",
                |path| export_document(shell, &document, record.as_deref(), path),
            )
        }
        Request::Attach { id, field } => match dialogs::open_any(app, "Attach a file") {
            Some(path) => Ok(Reply::Done(
                shell.desk().workbook()?.attach(&id, &field, &path)?,
            )),
            None => Ok(Reply::Cancelled),
        },
        Request::SaveAttachment { id, field } => {
            let name = shell.desk().workbook()?.attachment_name(&id, &field)?;
            match dialogs::save_as(app, "Save a copy of the file", &name) {
                Some(path) => Ok(Reply::Written(
                    shell
                        .desk()
                        .workbook()?
                        .save_attachment(&id, &field, &path)?,
                )),
                None => Ok(Reply::Cancelled),
            }
        }
        Request::ExportJson => {
            let name = company(shell)?;
            saved(app, "Export everything", &name, "JSON", "json", |path| {
                shell.desk().workbook()?.export_json(path)
            })
        }
        Request::Preview { document, record } => {
            // Pages are set without holding the desk, so that what is typed meanwhile is saved.
            let set = shell.desk().workbook()?.typesetting(
                &document,
                record.as_deref(),
                Purpose::Draft,
            )?;
            let pages = set.preview()?;
            let mut desk = shell.desk();
            Ok(Reply::Preview(desk.workbook()?.keep_preview(&set, pages)))
        }
        Request::Fit { id } => {
            // As the preview: the page is measured after each pause in typing, and typing goes on.
            let page = view::fitting(shell.desk().workbook()?, &id)?;
            Ok(Reply::Fit(page.measure()?))
        }
        Request::ExportCsv { kind } => {
            let name = format!("{} {kind}", company(shell)?);
            saved(app, "Export as a table", &name, "CSV", "csv", |path| {
                // Spreadsheets on Windows take a file without the mark for something else than UTF-8.
                let mark = ByteOrderMark::With;
                shell.desk().workbook()?.export_csv(&kind, path, mark)
            })
        }
        Request::ImportCsv { kind, parent } => tables::choose(app, shell, kind, parent),
        Request::ImportCsvAgain { mapping, options } => {
            tables::again(&mut shell.desk(), &mapping, options)
        }
        Request::ImportCsvApply => tables::apply(&mut shell.desk()),
        other => answer(shell.desk().workbook()?, other),
    }
}

fn set_profile(shell: &Shell, desk: &mut Desk, name: &str) -> Result<Reply, Failure> {
    if name.is_empty() {
        let message = "Write the name that the history should show.".to_owned();
        return Err(Failure::of_field("name", message));
    }
    let profile = desk.local.set_name(name, &*shell.env)?;
    Ok(match &mut desk.workbook {
        Some(workbook) => {
            workbook.set_profile(profile);
            Reply::Frame(view::frame(workbook))
        }
        None => Reply::Start(desk.local.start_page(&*shell.env)),
    })
}

/// Sets the pages without holding the desk, and again when the workbook was edited meanwhile. Someone who types without
/// pause would keep it waiting for ever, so the last try holds the desk.
fn export_document(
    shell: &Shell,
    document: &str,
    record: Option<&str>,
    path: &Path,
) -> Result<Written, Failure> {
    for _ in 0..3 {
        let set = shell
            .desk()
            .workbook()?
            .typesetting(document, record, Purpose::Edition)?;
        let pdf = set.pdf()?;
        let mut desk = shell.desk();
        if let Some(written) = desk.workbook()?.keep_edition(&set, &pdf, path)? {
            return Ok(written);
        }
    }
    shell
        .desk()
        .workbook()?
        .export_document(document, record, path)
}

fn company(shell: &Shell) -> Result<String, Failure> {
    shell.desk().workbook().map(|workbook| workbook.company())
}

fn saved(
    app: &AppHandle,
    title: &str,
    name: &str,
    kind: &str,
    ending: &str,
    write: impl FnOnce(&Path) -> Result<Written, Failure>,
) -> Result<Reply, Failure> {
    match dialogs::save(app, title, name, kind, ending) {
        Some(path) => write(&path).map(Reply::Written),
        None => Ok(Reply::Cancelled),
    }
}
