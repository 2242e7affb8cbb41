//! The state of the running program: the one open workbook and what this computer remembers.

use blueprint_workbook::{
    Local, Workbook,
    contract::{Failure, FailureCode, ImportMapping, ImportOptions},
    core::store::Env,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool};

/// How the app names itself to whoever finds the file held.
pub const PROGRAM: &str = "the CTO Blueprint window";

/// What the program holds while it runs.
pub struct Shell {
    /// Time, ids, chance.
    pub env: Arc<dyn Env>,
    /// The program began in the tray and was not looked at yet.
    pub started_hidden: AtomicBool,
    desk: Mutex<Desk>,
}

/// What requests read and change.
pub struct Desk {
    /// The open workbook.
    pub workbook: Option<Workbook>,
    /// The workbook that was open last, for reading, while none is open: its duties are still notified.
    pub watched: Option<Workbook>,
    /// Profile and recent workbooks.
    pub local: Local,
    /// A file asked for on the command line that could not be opened, told once.
    pub trouble: Option<Failure>,
    /// The table that is being looked at before it is imported.
    pub table: Option<TableInHand>,
}

/// A table that was chosen and not imported yet.
pub struct TableInHand {
    /// The kind of its rows.
    pub kind: String,
    /// The name of its file.
    pub file: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What was chosen for its columns.
    pub mapping: ImportMapping,
    /// How it is read.
    pub options: ImportOptions,
}

impl Shell {
    /// A shell with nothing open.
    pub fn new(env: Arc<dyn Env>, local: Local) -> Self {
        Self {
            env,
            started_hidden: AtomicBool::new(false),
            desk: Mutex::new(Desk {
                workbook: None,
                watched: None,
                local,
                trouble: None,
                table: None,
            }),
        }
    }

    /// The desk, for one request at a time. A request that panicked leaves the workbook as the file has it.
    pub fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// The open workbook.
    ///
    /// # Errors
    /// When none is open.
    pub fn workbook(&mut self) -> Result<&mut Workbook, Failure> {
        let none = Failure::new(
            FailureCode::NoWorkbook,
            "No workbook is open. Open one from the start screen.",
        );
        match (&mut self.workbook, self.trouble.take()) {
            (_, Some(trouble)) => Err(trouble),
            (Some(workbook), None) => Ok(workbook),
            (None, None) => Err(none),
        }
    }
}
