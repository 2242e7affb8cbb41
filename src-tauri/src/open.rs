//! Opens workbooks: from a dialog, from the list, as sample, or handed over by a second launch.

use crate::{
    close,
    reminders::{self, HIDDEN},
    shell::{Desk, PROGRAM, Shell},
    title,
};
use blueprint_workbook::{
    OpenFor, Workbook,
    contract::{Failure, FailureCode, Reply},
    core::store,
    view, write_sample,
};
use std::{
    path::{Path, PathBuf},
    sync::mpsc,
};
use tauri::{AppHandle, Emitter, Manager, Wry, plugin::TauriPlugin};

/// Opens a file in place of the one that is open.
pub fn file(shell: &Shell, desk: &mut Desk, path: &Path) -> Result<Reply, Failure> {
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if let Some(open) = desk
        .workbook
        .as_ref()
        .filter(|open| open.store().path() == path && open.read_only().is_none())
    {
        return Ok(Reply::Opened(view::frame(open)));
    }
    let profile = desk.local.profile();
    let workbook = Workbook::open(path, OpenFor::Writing, profile, shell.env.clone(), PROGRAM)?;
    Ok(put(shell, desk, workbook))
}

/// Makes a workbook and opens it. A file of that name, whose replacement the dialog asked about, is set aside, not lost.
pub fn new(shell: &Shell, desk: &mut Desk, path: &Path, company: &str) -> Result<Reply, Failure> {
    let profile = desk.local.profile().ok_or_else(|| {
        Failure::new(
            FailureCode::NeedsProfile,
            "The history names who writes. Say who you are, then it goes on.",
        )
    })?;
    set_aside(shell, path)?;
    let workbook = Workbook::create(path, company, profile, shell.env.clone(), PROGRAM)?;
    Ok(put(shell, desk, workbook))
}

/// Saves a copy. When the workbook's own file was replaced, moved or deleted, the copy takes its place, so that what is still
/// being typed has somewhere to go.
pub fn copy(shell: &Shell, desk: &mut Desk, path: &Path) -> Result<Reply, Failure> {
    let workbook = desk.workbook()?;
    let lost = workbook.has_lost_its_file();
    if !lost
        && path
            .canonicalize()
            .is_ok_and(|path| path == workbook.store().path())
    {
        let message = "This is the workbook itself, and it is saved already. Choose another name for the copy.";
        return Err(Failure::new(FailureCode::Refused, message));
    }
    set_aside(shell, path)?;
    let written = workbook.save_copy(path)?;
    if lost {
        desk.workbook = None;
        return file(shell, desk, path);
    }
    Ok(Reply::Written(written))
}

/// Moves a file, and a journal that was left beside it, out of the way under a name that says when.
pub fn set_aside(shell: &Shell, path: &Path) -> Result<(), Failure> {
    store::set_aside(path, shell.env.now())?;
    Ok(())
}

/// Opens the sample company; one is made per day, so that what was tried in it stays for that day.
pub fn sample(shell: &Shell, desk: &mut Desk) -> Result<Reply, Failure> {
    let folder = desk.local.folder().join("samples");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("Sample of {}.blueprint", shell.env.today()));
    if path.exists() {
        return file(shell, desk, &path);
    }
    let workbook = write_sample(&path, desk.local.profile(), shell.env.clone(), PROGRAM)?;
    Ok(put(shell, desk, workbook))
}

fn put(shell: &Shell, desk: &mut Desk, workbook: Workbook) -> Reply {
    // The list of recent workbooks is a convenience; failing to keep it must not keep a workbook from opening.
    let _ = desk.local.opened(
        workbook.store().path(),
        &workbook.company(),
        shell.env.now(),
    );
    let frame = view::frame(&workbook);
    desk.workbook = Some(workbook);
    Reply::Opened(frame)
}

/// Opens the file named on the command line while the web view is made. It comes after the plugin that hands a file to a
/// program that runs already, and holds the desk before there is a page that could ask for it.
pub fn while_the_window_comes() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("open-at-start")
        .setup(|app, _| {
            let app = app.clone();
            let (held, holds) = mpsc::channel();
            std::thread::spawn(move || {
                let arguments: Vec<String> = std::env::args().collect();
                let folder = std::env::current_dir().unwrap_or_default();
                let shell = app.state::<Shell>();
                let mut desk = shell.desk();
                // Whoever waits for this is there until it comes.
                let _ = held.send(());
                open_named(&shell, &mut desk, &arguments, &folder);
            });
            holds.recv()?;
            Ok(())
        })
        .build()
}

/// Opens the file a command line names, when it names one.
fn open_named(shell: &Shell, desk: &mut Desk, arguments: &[String], folder: &Path) {
    if let Some(path) = named(arguments, folder)
        && let Err(failure) = file(shell, desk, &path)
    {
        desk.trouble = Some(failure);
    }
}

/// A second launch hands its file to the first and ends. What is being typed is saved before the file takes its place.
pub fn handed_over(app: &AppHandle, arguments: &[String], folder: &Path) {
    // A second start at login has nothing to show.
    if !arguments.iter().any(|argument| argument == HIDDEN) {
        reminders::show_window(app);
    }
    let (app, arguments, folder) = (app.clone(), arguments.to_vec(), folder.to_owned());
    std::thread::spawn(move || {
        if named(&arguments, &folder).is_none() || !close::settle(&app).may_go() {
            return;
        }
        let shell = app.state::<Shell>();
        open_named(&shell, &mut shell.desk(), &arguments, &folder);
        title::of_the_open(&app);
        // Without a listener there is no page, and the next one asks by itself.
        let _ = app.emit("opened", ());
    });
}

fn named(arguments: &[String], folder: &Path) -> Option<PathBuf> {
    let file = arguments
        .iter()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))?;
    Some(folder.join(file))
}
