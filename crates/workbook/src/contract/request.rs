//! Every question and every deed the window can ask for, and every answer.

use super::*;
use blueprint_model::{Value, practice::Pillar};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a record goes among its siblings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "place")]
pub enum Place {
    /// First.
    First,
    /// Last.
    Last,
    /// Right after this sibling.
    After {
        /// The sibling.
        id: String,
    },
}

/// One row of a pasted block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PasteRow {
    /// The record; `null` makes a new one.
    pub id: Option<String>,
    /// What goes where.
    pub cells: Vec<PasteCell>,
}

/// One cell of a pasted block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct PasteCell {
    /// The field.
    pub field: String,
    /// As typed.
    pub text: String,
}

/// What the window asks. Ids are record ids, handles such as `brief-14`, or `<practice id>/<step>` for a step of the
/// template that has no record yet; the first edit copies the template's steps.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "ask")]
pub enum Request {
    /// The start screen.
    Start,
    /// Makes a workbook; the shell asks for the place.
    New {
        /// The company it is about.
        company: String,
    },
    /// Opens a workbook; the shell asks which.
    Open,
    /// Opens one of the recent workbooks.
    OpenRecent {
        /// Its place in the list.
        index: u32,
    },
    /// Takes a workbook out of the list of recent ones; the file stays.
    ForgetRecent {
        /// Its place in the list.
        index: u32,
    },
    /// Opens the sample company, made afresh.
    Sample,
    /// Closes the workbook.
    Close,
    /// Saves a copy elsewhere; the shell asks where.
    SaveCopy,
    /// Who is at the keyboard, for the history.
    SetProfile {
        /// The display name.
        name: String,
    },

    /// The frame: rail, undo, saved.
    Frame,
    /// How many duties are overdue.
    Late,
    /// Home.
    Home,
    /// One pillar.
    Pillar {
        /// Which.
        pillar: Pillar,
    },
    /// One practice.
    Practice {
        /// Which.
        id: String,
    },
    /// The registers, with how many records each has.
    Registers,
    /// All records of a kind.
    Grid {
        /// The kind.
        kind: String,
    },
    /// One record.
    Record {
        /// Which.
        id: String,
    },
    /// The parts of a record of one kind, each as a page, for panels that show more of them than a grid's cells hold.
    Kin {
        /// The record they belong to.
        id: String,
        /// Their kind.
        kind: String,
    },
    /// Who knows which system, by person.
    People,
    /// What would be left without an owner if someone left.
    Leaver {
        /// The person.
        id: String,
        /// The last day to reckon with; the person's own, else today, when absent.
        last_day: Option<String>,
    },
    /// Whether a page that must fit on one sheet of paper does.
    Fit {
        /// The record it is made of.
        id: String,
    },
    /// The director's questions.
    Questions,
    /// Searches everything.
    Search {
        /// What was typed.
        words: String,
    },
    /// Records a reference may point at.
    Choices {
        /// The kinds.
        kinds: Vec<String>,
        /// What was typed; empty for the first ones.
        words: String,
    },
    /// The history, latest first.
    History {
        /// Of one record only.
        id: Option<String>,
        /// Entries before this one.
        before: Option<u64>,
    },
    /// What is in the trash.
    TrashList,

    /// Sets one field; `null` empties it.
    Set {
        /// The record.
        id: String,
        /// The field.
        field: String,
        /// The value in its stored form; where it names a record, that may be one to be made in the same step, as [`Made`] says.
        value: Value,
    },
    /// Sets one field to what was typed, read as the field's type: `4 h 30 min`, `1200.50 EUR`, a name.
    SetText {
        /// The record.
        id: String,
        /// The field.
        field: String,
        /// As typed; empty text empties the field.
        text: String,
    },
    /// Writes a block of cells as one edit, all or nothing.
    Paste {
        /// The kind of the rows.
        kind: String,
        /// The record that new rows belong to.
        parent: Option<String>,
        /// The rows, in order.
        rows: Vec<PasteRow>,
    },
    /// Does one of the deeds that a record's panel offers.
    Do {
        /// The record.
        id: String,
        /// The deed.
        deed: String,
    },
    /// Keeps a file in a field; the shell asks which.
    Attach {
        /// The record.
        id: String,
        /// The field.
        field: String,
    },
    /// Saves a copy of a file kept in a field; the shell asks where.
    SaveAttachment {
        /// The record.
        id: String,
        /// The field.
        field: String,
    },
    /// Adds a record.
    Add {
        /// Its kind.
        kind: String,
        /// The record it belongs to.
        parent: Option<String>,
        /// The template it is made from.
        template: Option<String>,
        /// Its fields in their stored forms.
        fields: std::collections::BTreeMap<String, Value>,
        /// Its place among its siblings.
        place: Place,
    },
    /// Marks a step or action done today, or open again.
    Tick {
        /// The record.
        id: String,
        /// Done or open.
        done: bool,
    },
    /// Moves a record among its siblings.
    Move {
        /// The record.
        id: String,
        /// Where to.
        place: Place,
    },
    /// Puts several records and their children into the trash, in one step.
    TrashAll {
        /// The records.
        ids: Vec<String>,
    },
    /// Puts a record and its children into the trash.
    Trash {
        /// The record.
        id: String,
    },
    /// Takes a record out of the trash.
    Untrash {
        /// The record.
        id: String,
    },
    /// Puts the template's own text back.
    RestoreText {
        /// The record.
        id: String,
        /// The field.
        field: String,
    },
    /// Takes the latest edit back.
    Undo,
    /// Makes the edit taken back again.
    Redo,
    /// Takes one older edit back.
    UndoEntry {
        /// The entry.
        seq: u64,
    },
    /// Sets a record back to how it was after an entry.
    RestoreRecord {
        /// The record.
        id: String,
        /// The entry.
        seq: u64,
    },
    /// Sets the workbook back to how it was after an entry.
    RestoreBook {
        /// The entry.
        seq: u64,
    },
    /// Blanks a person's data in the history.
    Redact {
        /// The person.
        id: String,
    },

    /// The documents that can be made.
    Documents,
    /// Typesets a document for looking at.
    Preview {
        /// Which.
        document: String,
        /// The record it is about, when it is about one; for what changed, also a span such as `1200..now`.
        record: Option<String>,
    },
    /// Exports a document as PDF and records the edition; the shell asks where.
    ExportDocument {
        /// Which.
        document: String,
        /// The record it is about, when it is about one; for what changed, also a span such as `1200..now`.
        record: Option<String>,
    },
    /// Exports everything as one JSON file; the shell asks where.
    ExportJson,
    /// Exports all records of a kind as a table; the shell asks where.
    ExportCsv {
        /// The kind.
        kind: String,
    },
    /// Reads a table and shows what its import would do; the shell asks for the file and keeps it until it is imported.
    ImportCsv {
        /// The kind of its rows.
        kind: String,
        /// The record to which rows belong that name none.
        parent: Option<String>,
    },
    /// Shows what the import of the table read last would do, read another way.
    ImportCsvAgain {
        /// What the columns are.
        mapping: ImportMapping,
        /// How it is read.
        options: ImportOptions,
    },
    /// Imports the table read last, as it was last shown.
    ImportCsvApply,
    /// Keeps a snapshot beside the workbook.
    Snapshot,

    /// The settings of reminders.
    Reminders,
    /// Changes them, all at once.
    SetReminders {
        /// As they are to be.
        settings: ReminderSettings,
    },
    /// Notifies nothing until tomorrow, or again from now on.
    PauseReminders {
        /// Whether to pause.
        paused: bool,
    },
    /// Shows a notification now, to see that it arrives.
    TryReminder,
    /// Starts the program at login, or no longer.
    StartAtLogin {
        /// Whether to start.
        on: bool,
    },
    /// Keeps a calendar file of the open workbook fresh; the shell asks where.
    KeepCalendar {
        /// Whose duties; `null` for everyone's.
        person: Option<String>,
    },
    /// Keeps it no longer; the file stays.
    DropCalendar,
    /// Writes a calendar file once; the shell asks where.
    ExportCalendar {
        /// Whose duties; `null` for everyone's.
        person: Option<String>,
    },
    /// Puts a duty off on this computer. The file is not touched, so this works on a read-only workbook too.
    SnoozeDuty {
        /// The duty.
        key: String,
        /// Until when.
        until: Snooze,
    },
    /// Answers what the window asks when it is closed for the first time (`close-choice`), and remembers it.
    CloseWindow {
        /// Go on in the tray, or end the program.
        to_tray: bool,
    },

    /// All quarterly reviews.
    Reviews,
    /// The session of one.
    Review {
        /// Which.
        id: String,
    },
    /// Begins a review, or gives the open one of that quarter and part.
    BeginReview {
        /// `2026 Q4`.
        quarter: String,
        /// What it is about.
        about: ReviewScope,
    },
    /// Signs a review for a participant, or signs it again.
    SignReview {
        /// The review.
        id: String,
        /// Who signs.
        person: String,
    },
    /// What two points of the history differ in. A point is an entry, a day, a review, `last` for the
    /// review locked last, or `now`.
    Compare {
        /// One point.
        from: String,
        /// The other.
        to: String,
        /// The review to whose part it is held; everything when absent.
        review: Option<String>,
    },

    /// The calendar of duties.
    Calendar {
        /// Of one person only.
        person: Option<String>,
    },
    /// Marks a duty done.
    CompleteDuty {
        /// Its key.
        key: String,
        /// The day it was done; today when absent.
        on: Option<String>,
    },
    /// Leaves out one occurrence of a duty.
    SkipDuty {
        /// Its key.
        key: String,
        /// Why.
        reason: String,
    },
    /// Gives a duty to somebody else.
    ReassignDuty {
        /// Its key.
        key: String,
        /// The person; nobody when absent.
        owner: Option<String>,
    },
}

/// What the window gets.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "reply", content = "page")]
#[expect(
    clippy::large_enum_variant,
    reason = "a reply lives for one message; boxing would only move it once more"
)]
pub enum Reply {
    /// The start screen.
    Start(StartPage),
    /// A workbook is open; its frame.
    Opened(Frame),
    /// The person closed a dialog without choosing.
    Cancelled,
    /// Done, with nothing to show.
    Closed,
    /// The frame.
    Frame(Frame),
    /// How many duties are overdue.
    Late(u32),
    /// Home.
    Home(HomePage),
    /// A pillar.
    Pillar(PillarPage),
    /// A practice.
    Practice(PracticePage),
    /// The registers.
    Registers(RegistersPage),
    /// A grid.
    Grid(GridPage),
    /// A record.
    Record(RecordPage),
    /// The parts of a record.
    Kin(KinPage),
    /// Who knows what.
    People(PeoplePage),
    /// What someone would leave behind.
    Leaver(LeaverPage),
    /// How a page fits.
    Fit(FitView),
    /// The director's questions.
    Questions(QuestionsPage),
    /// Search results.
    Search(SearchPage),
    /// Choices for a reference.
    Choices(Vec<Choice>),
    /// History.
    History(HistoryPage),
    /// The trash.
    Trash(Vec<TrashRow>),
    /// An edit is in the file.
    Done(Done),
    /// The documents.
    Documents(DocumentsPage),
    /// A typeset document, ready to be looked at page by page.
    Preview(PreviewPage),
    /// A file was written.
    Written(Written),
    /// What an import would do.
    ImportPreview(ImportPreview),
    /// The settings of reminders.
    Reminders(RemindersPage),
    /// A duty was put off.
    Snoozed(Snoozed),
    /// Quarterly reviews.
    Reviews(ReviewsPage),
    /// The session of a quarterly review.
    Review(Box<ReviewPage>),
    /// What two points differ in.
    Compare(ComparePage),
    /// The calendar of duties.
    Calendar(CalendarPage),
}
