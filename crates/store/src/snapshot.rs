//! Snapshots: whole copies beside the file, thinned as they age, so that an earlier day can be gone back to even when the
//! file itself is lost.

use crate::history::ChainHead;
use crate::{Env, Result, Setup, Store, StoreError, connection, copy, table, verify};
use blueprint_model::Timestamp;
use rusqlite::Connection;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// A quarter of a year, near enough for keeping copies.
const QUARTER: i64 = 13 * WEEK;

/// A snapshot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// Its file.
    pub path: PathBuf,
    /// When it was taken, in UTC.
    pub at: Timestamp,
    /// The last entry it holds.
    pub seq: u64,
}

/// A snapshot to be taken, on any thread: it reads through a connection of its own.
pub struct SnapshotJob {
    source: PathBuf,
    folder: PathBuf,
    workbook: Uuid,
    head: ChainHead,
    is_empty: bool,
    env: Arc<dyn Env>,
}

impl SnapshotJob {
    /// Takes the snapshot and thins the older ones. `None` when the workbook is empty: an empty state never takes the place
    /// of a good one. When nothing was written since the last one, that one is given.
    ///
    /// # Errors
    /// When the folder cannot be written, or the copy does not read back.
    pub fn run(&self) -> Result<Option<PathBuf>> {
        if self.is_empty {
            return Ok(None);
        }
        let all = list(&self.folder, self.workbook)?;
        if let Some(last) = all
            .first()
            .filter(|last| last.seq == self.head.seq && self.head.seq > 0)
            && verify::check_file(&last.path).is_ok_and(|head| head == self.head)
        {
            return Ok(Some(last.path.clone()));
        }
        fs::create_dir_all(&self.folder).map_err(StoreError::io(&self.folder))?;
        let now = self.env.now();
        let path = self.folder.join(name(now, self.head.seq, self.workbook));
        let made = copy::into_place(&path, |temporary| {
            copy::vacuum_into(&connection::read_only(&self.source)?, temporary)?;
            copy::check_holds(temporary, self.head)
        });
        match made {
            // Two in one second with the same head are the same.
            Err(StoreError::Exists(_)) => {}
            other => other?,
        }
        thin(&list(&self.folder, self.workbook)?, now.utc_ms)?;
        Ok(Some(path))
    }
}

impl Store {
    /// Takes a snapshot now; see [`SnapshotJob::run`].
    ///
    /// # Errors
    /// Those of [`SnapshotJob::run`]; `FileChanged` when the file is no longer that of this workbook.
    pub fn snapshot(&self) -> Result<Option<PathBuf>> {
        self.snapshot_job()?.run()
    }

    /// A snapshot to be taken on another thread, while work goes on here.
    ///
    /// # Errors
    /// `FileChanged` when the file is no longer that of this workbook.
    pub fn snapshot_job(&self) -> Result<SnapshotJob> {
        self.identity.still_at(&self.path)?;
        Ok(SnapshotJob {
            source: self.verifier.path().to_owned(),
            folder: self.snapshot_folder(),
            workbook: self.workbook,
            head: self.head,
            is_empty: self.book.is_empty(),
            env: self.setup.env.clone(),
        })
    }

    /// The snapshots of this workbook, newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>> {
        list(&self.snapshot_folder(), self.workbook)
    }

    pub(crate) fn snapshot_folder(&self) -> PathBuf {
        folder(&self.path, &self.setup)
    }
}

fn folder(path: &Path, setup: &Setup) -> PathBuf {
    let beside = || {
        let mut name = path.as_os_str().to_owned();
        name.push(".snapshots");
        PathBuf::from(name)
    };
    setup.snapshots.clone().unwrap_or_else(beside)
}

/// Keeps the file as it is before a migration changes its form.
pub(crate) fn before_migration(
    conn: &Connection,
    path: &Path,
    setup: &Setup,
    format: u32,
) -> Result<()> {
    let folder = folder(path, setup);
    fs::create_dir_all(&folder).map_err(StoreError::io(&folder))?;
    let seq: u64 = conn.query_row("SELECT coalesce(max(seq), 0) FROM entry", [], |row| {
        row.get(0)
    })?;
    let id = workbook_of(conn).unwrap_or_default();
    let copy = folder.join(format!(
        "format-{format}-{}",
        name(setup.env.now(), seq, id)
    ));
    match copy::into_place(&copy, |temporary| copy::vacuum_into(conn, temporary)) {
        Err(StoreError::Exists(_)) => Ok(()),
        other => other,
    }
}

/// Which workbook a file says it is.
fn workbook_of(conn: &Connection) -> Option<Uuid> {
    let id = table::setting::meta(conn, "workbook").ok().flatten()?;
    Uuid::parse_str(&id).ok()
}

/// `20261119T080000Z-entry-1318-018f…e2.blueprint`, at the end the id of the workbook: another one may have had the same
/// path before.
fn name(at: Timestamp, seq: u64, workbook: Uuid) -> String {
    let utc = Timestamp {
        offset_minutes: 0,
        ..at
    }
    .to_string();
    let digits: String = utc
        .chars()
        .take(19)
        .filter(|c| c.is_ascii_digit() || *c == 'T')
        .collect();
    format!("{digits}Z-entry-{seq}-{}.blueprint", workbook.simple())
}

/// The snapshots of one workbook in a folder, newest first. A name without an id is of an older program; such a file is asked.
fn list(folder: &Path, workbook: Uuid) -> Result<Vec<Snapshot>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(StoreError::io(folder))?,
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let own = paths.filter_map(read_name).filter_map(|(found, id)| {
        let id = id.or_else(|| workbook_of(&connection::read_only(&found.path).ok()?));
        (id == Some(workbook)).then_some(found)
    });
    let mut found: Vec<Snapshot> = own.collect();
    found.sort_by_key(|snapshot| std::cmp::Reverse((snapshot.at, snapshot.seq)));
    Ok(found)
}

/// A snapshot and the workbook it is of, as far as its name says so.
fn read_name(path: PathBuf) -> Option<(Snapshot, Option<Uuid>)> {
    let name = path.file_name()?.to_str()?.strip_suffix(".blueprint")?;
    let (time, rest) = name.split_once("Z-entry-")?;
    let (seq, id) = match rest.split_once('-') {
        Some((seq, id)) => (seq, Some(Uuid::parse_str(id).ok()?)),
        None => (rest, None),
    };
    let part = |from: usize, to: usize| time.get(from..to);
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(9, 11)?,
        part(11, 13)?,
        part(13, 15)?
    );
    let (at, seq) = (text.parse().ok()?, seq.parse().ok()?);
    Some((Snapshot { path, at, seq }, id))
}

/// Deletes what age makes superfluous: for 24 hours one an hour is kept, for 30 days one a day, for 12 weeks one a week, and
/// one a quarter for ever. Of each stretch the latest stays.
fn thin(newest_first: &[Snapshot], now_ms: i64) -> Result<()> {
    let times: Vec<i64> = newest_first
        .iter()
        .map(|snapshot| snapshot.at.utc_ms)
        .collect();
    let kept = keep(&times, now_ms);
    for (at, snapshot) in newest_first.iter().enumerate() {
        if !kept.contains(&at) {
            fs::remove_file(&snapshot.path).map_err(StoreError::io(&snapshot.path))?;
        }
    }
    Ok(())
}

/// Which of the moments stay; those of the last hour all do.
fn keep(newest_first_ms: &[i64], now_ms: i64) -> BTreeSet<usize> {
    let mut kept = BTreeSet::new();
    for (stretch, reach) in [
        (HOUR, DAY),
        (DAY, 30 * DAY),
        (WEEK, 12 * WEEK),
        (QUARTER, i64::MAX),
    ] {
        let mut seen = BTreeSet::new();
        for (at, moment) in newest_first_ms.iter().enumerate() {
            if now_ms - moment <= reach && seen.insert(moment.div_euclid(stretch)) {
                kept.insert(at);
            }
        }
    }
    let recent = newest_first_ms
        .iter()
        .enumerate()
        .filter(|(_, moment)| now_ms - **moment <= HOUR);
    kept.extend(recent.map(|(at, _)| at));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_thin_out_as_they_age() {
        let now = 1_795_075_200_000;
        // One every ten minutes for two years.
        let times: Vec<i64> = (0..2 * 365 * 144).map(|n| now - n * 600_000).collect();
        let kept: Vec<i64> = keep(&times, now)
            .into_iter()
            .map(|at| now - times[at])
            .collect();
        let between =
            |from: i64, to: i64| kept.iter().filter(|age| (from..to).contains(*age)).count();
        assert_eq!(between(0, HOUR), 6, "all of the last hour");
        assert!(
            (22..=26).contains(&between(HOUR, DAY)),
            "{}",
            between(HOUR, DAY)
        );
        assert!(
            (28..=31).contains(&between(DAY + HOUR, 30 * DAY)),
            "{}",
            between(DAY + HOUR, 30 * DAY)
        );
        assert!(
            (7..=9).contains(&between(31 * DAY, 12 * WEEK)),
            "{}",
            between(31 * DAY, 12 * WEEK)
        );
        assert!(
            (6..=8).contains(&between(13 * WEEK, 105 * WEEK)),
            "one a quarter for ever"
        );
    }

    #[test]
    fn a_name_says_when_which_entry_and_which_workbook() {
        let at: Timestamp = "2026-11-19T09:00:01.000+01:00".parse().unwrap();
        let id = Uuid::from_u128(7);
        let named = name(at, 1318, id);
        assert_eq!(
            named,
            "20261119T080001Z-entry-1318-00000000000000000000000000000007.blueprint"
        );
        let (read, of) = read_name(PathBuf::from("/x").join(named)).unwrap();
        assert_eq!((read.at.utc_ms, read.seq, of), (at.utc_ms, 1318, Some(id)));
        let old = read_name("/x/20261119T080001Z-entry-1318.blueprint".into()).unwrap();
        assert_eq!((old.0.seq, old.1), (1318, None), "of an older program");
        assert!(read_name("/x/notes.blueprint".into()).is_none());
    }
}
