//! The arguments, as people type them.

use blueprint_workbook::core::model::Day;
use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

const AFTER: &str = "FILE is a workbook, such as skerry.blueprint. Records are named by id or by number, such as brief-14;
a PERSON by name too. A DATE is written 2026-11-21.
Exit codes: 0 done, 1 findings, 2 usage, 3 cannot open, 4 refused.";

/// Reads and writes CTO Blueprint workbooks.
#[derive(Parser, Debug)]
#[command(name = "blueprint", version, after_help = AFTER)]
pub struct Args {
    /// Print JSON instead of text
    #[arg(long, global = true)]
    pub json: bool,
    /// Who writes, for the history
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub who: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Make a new workbook
    New {
        file: PathBuf,
        /// The company it is about
        #[arg(long, value_name = "NAME")]
        company: String,
    },
    /// Make the sample company
    Sample { file: PathBuf },
    /// List the kinds of record and their fields
    Kinds,
    /// List the records of a kind
    List {
        file: PathBuf,
        #[arg(long, value_name = "KIND")]
        kind: String,
    },
    /// Show a record
    Show { file: PathBuf, id: String },
    /// Add a record
    Add(Add),
    /// Set fields of a record
    Set {
        file: PathBuf,
        id: String,
        /// field=value, one or more; an empty value empties the field
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        /// Why, for the history
        #[arg(long)]
        reason: Option<String>,
    },
    /// Mark a step or action done today
    Tick {
        file: PathBuf,
        id: String,
        /// Mark it open again
        #[arg(long)]
        undone: bool,
    },
    /// Do what a record offers beyond editing, such as `start` or `sign`; without a deed, list what it offers
    Do {
        file: PathBuf,
        id: String,
        deed: Option<String>,
    },
    /// Keep a file in a field of a record
    Attach {
        file: PathBuf,
        id: String,
        field: String,
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Show what would be left without an owner if someone left
    Leaver {
        file: PathBuf,
        /// The person
        id: String,
        /// The last day to reckon with
        #[arg(long, value_name = "DATE")]
        on: Option<Day>,
    },
    /// List what is overdue or due within 30 days; exits 1 when something is overdue
    Due {
        file: PathBuf,
        /// As of another day
        #[arg(long, value_name = "DATE")]
        on: Option<Day>,
        /// Of one person only
        #[arg(long, value_name = "PERSON")]
        person: Option<String>,
    },
    /// Write what is due as a text to mail
    Digest {
        file: PathBuf,
        /// As of another day
        #[arg(long, value_name = "DATE")]
        on: Option<Day>,
        /// Of one person only
        #[arg(long, value_name = "PERSON")]
        person: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: DigestAs,
    },
    /// Leave out one occurrence of a duty, for a reason; `due --json` gives the keys
    Skip {
        file: PathBuf,
        key: String,
        #[arg(long)]
        reason: String,
    },
    /// Put a record into the trash
    Trash { file: PathBuf, id: String },
    /// Take a record out of the trash
    Untrash { file: PathBuf, id: String },
    /// Search everything
    Search {
        file: PathBuf,
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Show the history, latest first
    History {
        file: PathBuf,
        /// Of one record only
        id: Option<String>,
        /// Entries before this one
        #[arg(long, value_name = "ENTRY")]
        before: Option<u64>,
    },
    /// Take the latest edit back
    Undo { file: PathBuf },
    /// Make the edit taken back again
    Redo { file: PathBuf },
    /// Check the file: integrity, schema, links, history chain
    Check { file: PathBuf },
    /// Keep a snapshot beside the workbook
    Snapshot { file: PathBuf },
    /// Set the whole workbook back to how it was after an entry
    Restore {
        file: PathBuf,
        /// The entry
        #[arg(long, value_name = "ENTRY")]
        to: u64,
    },
    /// Save what can be read of a damaged workbook into a new one
    Salvage {
        file: PathBuf,
        /// The new workbook
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Export a document as PDF, a kind of record as a table, or everything as JSON
    Export {
        file: PathBuf,
        /// The document
        #[arg(long, value_name = "DOCUMENT", conflicts_with = "kind")]
        document: Option<String>,
        /// The record a document is about
        #[arg(long, value_name = "ID", requires = "document")]
        record: Option<String>,
        /// The kind of record, for a table; with neither, everything goes into JSON
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Begin the table with a byte-order mark, for spreadsheets on Windows
        #[arg(long, requires = "kind")]
        bom: bool,
        /// Where to
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Write the duties of the coming year as a calendar
    Ics {
        file: PathBuf,
        /// Where to; a calendar written there before is followed on
        #[arg(long, value_name = "FILE.ics")]
        to: PathBuf,
        /// Whose duties, by name or number; everyone's when left out
        #[arg(long, value_name = "PERSON")]
        person: Option<String>,
    },
    /// Make a new workbook out of an exported JSON file, or import a table with --kind
    Import(Import),
}

/// How a digest is written.
#[derive(clap::ValueEnum, Clone, Copy, Debug, Default)]
pub enum DigestAs {
    #[default]
    Markdown,
    Text,
}

/// Arguments of `import`.
#[derive(ClapArgs, Debug)]
pub struct Import {
    pub file: PathBuf,
    #[arg(value_name = "JSON|CSV")]
    pub from: PathBuf,
    /// The kind of the rows of a table
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Say what it would do, and write nothing
    #[arg(long, requires = "kind")]
    pub dry_run: bool,
    /// The record to which rows belong that name none
    #[arg(long, value_name = "ID", requires = "kind")]
    pub parent: Option<String>,
    /// utf-8, utf-16 or windows-1252; looked for when left out
    #[arg(long, value_name = "ENCODING", requires = "kind")]
    pub encoding: Option<String>,
    /// Add people and systems that a list of grants names and the workbook lacks
    #[arg(long, requires = "kind")]
    pub create_missing: bool,
    /// Read the columns even when the table is a known export
    #[arg(long, requires = "kind")]
    pub by_columns: bool,
    /// What a column is: HEADING=FIELD, one or more; an empty field leaves it out. Remembered for the next table
    #[arg(long, num_args = 1.., value_name = "HEADING=FIELD", requires = "kind")]
    pub map: Vec<String>,
}

/// Arguments of `add`.
#[derive(ClapArgs, Debug)]
pub struct Add {
    pub file: PathBuf,
    #[arg(long, value_name = "KIND")]
    pub kind: String,
    /// The record it belongs to
    #[arg(long, value_name = "ID")]
    pub parent: Option<String>,
    /// field=value, one or more
    #[arg(long, num_args = 1.., value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
}
