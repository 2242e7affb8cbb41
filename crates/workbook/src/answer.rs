//! Answers a request of the window against an open workbook. What needs a dialog or another file is the shell's.

use crate::{
    Workbook,
    contract::{Failure, FailureCode, Reply, Request},
    view,
};

/// The answer to a request.
///
/// # Errors
/// What the use case says; requests that are the shell's own come back as a failure.
pub fn answer(workbook: &mut Workbook, request: Request) -> Result<Reply, Failure> {
    if workbook.read_only().is_some() {
        // Whoever holds the file may have written since; what is shown follows it.
        workbook.store.refresh()?;
    }
    workbook.judge();
    let reply = match request {
        Request::Frame => Reply::Frame(view::frame(workbook)),
        Request::Late => Reply::Late(view::late(workbook)),
        Request::Home => Reply::Home(view::home(workbook)),
        Request::Pillar { pillar } => Reply::Pillar(view::pillar(workbook, pillar)),
        Request::Practice { id } => Reply::Practice(view::practice(workbook, &id)?),
        Request::Registers => Reply::Registers(view::registers(workbook)),
        Request::Grid { kind } => Reply::Grid(view::grid(workbook, &kind)?),
        Request::Record { id } => Reply::Record(view::record(workbook, &id)?),
        Request::Kin { id, kind } => Reply::Kin(view::kin(workbook, &id, &kind)?),
        Request::Leaver { id, last_day } => {
            Reply::Leaver(view::leaver(workbook, &id, last_day.as_deref())?)
        }
        Request::Fit { id } => Reply::Fit(view::fitting(workbook, &id)?.measure()?),
        Request::People => Reply::People(view::people(workbook)),
        Request::Questions => Reply::Questions(view::questions(workbook)),
        Request::Search { words } => Reply::Search(view::search(workbook, &words)?),
        Request::Choices { kinds, words } => {
            Reply::Choices(view::choices(workbook, &kinds, &words))
        }
        Request::History { id, before } => {
            Reply::History(view::history(workbook, id.as_deref(), before)?)
        }
        Request::TrashList => Reply::Trash(view::trash(workbook)),
        Request::Set { id, field, value } => Reply::Done(workbook.set(&id, &field, value)?),
        Request::SetText { id, field, text } => Reply::Done(workbook.set_text(&id, &field, &text)?),
        Request::Paste { kind, parent, rows } => {
            Reply::Done(workbook.paste(&kind, parent.as_deref(), rows)?)
        }
        Request::Do { id, deed } => Reply::Done(workbook.perform(&id, &deed)?),
        Request::Add {
            kind,
            parent,
            template,
            fields,
            place,
        } => Reply::Done(workbook.add(
            &kind,
            parent.as_deref(),
            template.as_deref(),
            fields,
            &place,
        )?),
        Request::Tick { id, done } => Reply::Done(workbook.tick(&id, done)?),
        Request::Move { id, place } => Reply::Done(workbook.place(&id, &place)?),
        Request::Trash { id } => Reply::Done(workbook.trash(&id)?),
        Request::TrashAll { ids } => Reply::Done(workbook.trash_all(&ids)?),
        Request::Untrash { id } => Reply::Done(workbook.untrash(&id)?),
        Request::RestoreText { id, field } => Reply::Done(workbook.restore_text(&id, &field)?),
        Request::Undo => Reply::Done(workbook.undo()?),
        Request::Redo => Reply::Done(workbook.redo()?),
        Request::UndoEntry { seq } => Reply::Done(workbook.undo_entry(seq)?),
        Request::RestoreRecord { id, seq } => Reply::Done(workbook.restore_record(&id, seq)?),
        Request::RestoreBook { seq } => Reply::Done(workbook.restore_book(seq)?),
        Request::Redact { id } => Reply::Done(workbook.redact(&id)?),
        Request::Documents => Reply::Documents(view::documents(workbook)),
        Request::Snapshot => Reply::Written(workbook.snapshot()?),
        Request::Reviews => Reply::Reviews(view::reviews(workbook)),
        Request::Review { id } => Reply::Review(Box::new(view::review(workbook, &id)?)),
        Request::BeginReview { quarter, about } => {
            Reply::Done(workbook.begin_review(&quarter, &about)?)
        }
        Request::SignReview { id, person } => Reply::Done(workbook.sign_review(&id, &person)?),
        Request::Compare { from, to, review } => {
            Reply::Compare(view::compare(workbook, &from, &to, review.as_deref())?)
        }
        Request::Calendar { person } => {
            Reply::Calendar(view::calendar(workbook, person.as_deref())?)
        }
        Request::CompleteDuty { key, on } => {
            Reply::Done(workbook.complete_duty(&key, on.as_deref())?)
        }
        Request::SkipDuty { key, reason } => Reply::Done(workbook.skip_duty(&key, &reason)?),
        Request::ReassignDuty { key, owner } => {
            Reply::Done(workbook.reassign_duty(&key, owner.as_deref())?)
        }
        Request::Start
        | Request::New { .. }
        | Request::Open
        | Request::OpenRecent { .. }
        | Request::ForgetRecent { .. }
        | Request::Sample
        | Request::Close
        | Request::SaveCopy
        | Request::Preview { .. }
        | Request::Attach { .. }
        | Request::SaveAttachment { .. }
        | Request::SetProfile { .. }
        | Request::ExportDocument { .. }
        | Request::ExportJson
        | Request::ExportCsv { .. }
        | Request::ImportCsv { .. }
        | Request::ImportCsvAgain { .. }
        | Request::ImportCsvApply
        | Request::Reminders
        | Request::SetReminders { .. }
        | Request::PauseReminders { .. }
        | Request::TryReminder
        | Request::StartAtLogin { .. }
        | Request::KeepCalendar { .. }
        | Request::DropCalendar
        | Request::ExportCalendar { .. }
        | Request::SnoozeDuty { .. }
        | Request::CloseWindow { .. } => {
            return Err(Failure::new(
                FailureCode::Failed,
                "This is done by the window itself. Please report it.",
            ));
        }
    };
    Ok(view::mark_put_off(workbook, reply))
}
