//! One function per command.

mod duties;
mod files;
mod read;
mod tables;
mod write;

use crate::{
    Console,
    args::{Args, Command},
    outcome::Outcome,
};
use blueprint_workbook::{
    OpenFor, Profile, Workbook,
    contract::{Failure, FailureCode},
    core::model::Day,
};
use std::path::Path;

/// How the command line names itself to whoever finds the file held.
const PROGRAM: &str = "the command line";

/// Runs the command.
pub fn run(args: Args, console: &mut Console<'_>) -> Outcome {
    let mut desk = Desk {
        who: args.who,
        console,
    };
    let done = match args.command {
        Command::New { file, company } => files::new(&mut desk, &file, &company),
        Command::Sample { file } => files::sample(&mut desk, &file),
        Command::Import(import) => match import.kind.as_deref() {
            Some(kind) => tables::import(&mut desk, &import, kind),
            None => files::import(&mut desk, &import.file, &import.from),
        },
        Command::Export {
            file,
            document,
            record,
            kind,
            bom,
            to,
        } => match kind {
            Some(kind) => tables::export(&mut desk, &file, &kind, bom, &to),
            None => files::export(
                &mut desk,
                &file,
                document.as_deref(),
                record.as_deref(),
                &to,
            ),
        },
        Command::Do { file, id, deed } => match deed {
            Some(deed) => write::edit(&mut desk, &file, |workbook| workbook.perform(&id, &deed)),
            None => read::deeds(&mut desk, &file, &id),
        },
        Command::Attach {
            file,
            id,
            field,
            path,
        } => write::edit(&mut desk, &file, |workbook| {
            workbook.attach(&id, &field, &path)
        }),
        Command::Leaver { file, id, on } => {
            read::leaver(&mut desk, &file, &id, written(on).as_deref())
        }
        Command::Due { file, on, person } => {
            duties::due(&mut desk, &file, written(on).as_deref(), person.as_deref())
        }
        Command::Digest {
            file,
            on,
            person,
            format,
        } => duties::digest(
            &mut desk,
            &file,
            written(on).as_deref(),
            person.as_deref(),
            format,
        ),
        Command::Skip { file, key, reason } => write::edit(&mut desk, &file, |workbook| {
            workbook.skip_duty(&key, &reason)
        }),
        Command::Snapshot { file } => files::snapshot(&mut desk, &file),
        Command::Check { file } => files::check(&mut desk, &file),
        Command::Salvage { file, to } => files::salvage(&mut desk, &file, &to),
        Command::Ics { file, to, person } => duties::ics(&mut desk, &file, person.as_deref(), &to),
        Command::Kinds => Ok(read::kinds()),
        Command::List { file, kind } => read::list(&mut desk, &file, &kind),
        Command::Show { file, id } => read::show(&mut desk, &file, &id),
        Command::Search { file, words } => read::search(&mut desk, &file, &words.join(" ")),
        Command::History { file, id, before } => {
            read::history(&mut desk, &file, id.as_deref(), before)
        }
        Command::Add(add) => write::add(&mut desk, &add),
        Command::Set {
            file,
            id,
            fields,
            reason,
        } => write::set(&mut desk, &file, &id, &fields, reason),
        Command::Tick { file, id, undone } => {
            write::edit(&mut desk, &file, |book| book.tick(&id, !undone))
        }
        Command::Trash { file, id } => write::edit(&mut desk, &file, |book| book.trash(&id)),
        Command::Untrash { file, id } => write::edit(&mut desk, &file, |book| book.untrash(&id)),
        Command::Undo { file } => write::edit(&mut desk, &file, Workbook::undo),
        Command::Redo { file } => write::edit(&mut desk, &file, Workbook::redo),
        Command::Restore { file, to } => {
            write::edit(&mut desk, &file, |book| book.restore_book(to))
        }
    };
    done.into()
}

/// The console, and who writes.
struct Desk<'a, 'c> {
    who: Option<String>,
    console: &'a mut Console<'c>,
}

impl Desk<'_, '_> {
    /// Who writes: `--as`, else the profile of this computer. The first `--as` becomes the profile.
    fn profile(&mut self) -> Result<Profile, Failure> {
        let env = self.console.env.clone();
        match (self.who.clone(), self.console.local.profile()) {
            (None, Some(profile)) => Ok(profile),
            (Some(name), Some(profile)) if profile.name == name => Ok(profile),
            (Some(name), Some(_)) => Ok(self.console.local.other(&name, &*env)?),
            (Some(name), None) => Ok(self.console.local.set_name(&name, &*env)?),
            (None, None) => Err(Failure::new(
                FailureCode::NeedsProfile,
                "The history names who writes. Say who you are once with --as NAME.",
            )),
        }
    }

    fn open(&mut self, file: &Path, open_for: OpenFor) -> Result<Workbook, Failure> {
        let profile = match open_for {
            OpenFor::Reading => self.profile().ok(),
            OpenFor::Writing => Some(self.profile()?),
        };
        Workbook::open(file, open_for, profile, self.console.env.clone(), PROGRAM)
    }
}

fn written(on: Option<Day>) -> Option<String> {
    on.map(|day| day.to_string())
}
