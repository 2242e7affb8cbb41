//! The one door through which a workbook is written: one transaction for records, links, search and history, or nothing.

use crate::connection::data_version;
use crate::guarding;
use crate::history::ChainHead;
use crate::mode::{Mode, ReadOnlyReason};
use crate::tx::Tx;
use crate::write::{self, Draft, changes_between};
use crate::{Actor, FileChange, Result, Store, StoreError, table};
use blueprint_model::{Change, KindId, Op, RecordId, field, history, text};
use rusqlite::{Transaction, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Within this time of the last, an edit of the same field joins its group: five seconds.
const BURST_MS: i64 = 5_000;

/// What else belongs to an entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TransactOptions {
    /// Why, in the writer's words.
    pub reason: Option<String>,
    /// The person who approved it.
    pub approver: Option<RecordId>,
}

/// What came of a transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done<T> {
    /// What the work returned.
    pub value: T,
    /// The entry; `None` when nothing changed.
    pub entry: Option<u64>,
    /// The kinds of the records that changed.
    pub changed_kinds: BTreeSet<KindId>,
    /// What was done, for a person.
    pub label: String,
}

/// The last entry, as far as the next one may join its group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Burst {
    group: u64,
    actor: Uuid,
    at_ms: i64,
    record: RecordId,
    field: String,
}

/// How the door judges: a person's edit in full, a step back in history by its locks and by what there may be no more of,
/// the whole workbook of another day only by its locks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Judge {
    InFull,
    LocksAndMaxima,
    LocksOnly,
    Nothing,
}

/// Refuses a text of the history that hides a sign nobody sees.
fn printable(field: &str, label: &str, text: Option<&str>) -> Result<()> {
    match text.and_then(text::refused_sign) {
        None => Ok(()),
        Some(what) => Err(field::Problem {
            field: field.to_owned(),
            message: format!("{label} {what}."),
        }
        .into()),
    }
}

impl Store {
    /// Does `work` as one entry. When it returns an error, or what it made is refused, nothing is left behind.
    ///
    /// # Errors
    /// Those of `work`; `ReadOnly`, `FileChanged` or `Busy` when the file cannot be written; `Locked`, `Refused` or `Invalid`
    /// when the outcome is not allowed.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        actor: &Actor,
        op: Op,
        options: TransactOptions,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.perform(actor, op, &options, None, Judge::InFull, work)
    }

    pub(crate) fn perform<T, E: From<StoreError>>(
        &mut self,
        actor: &Actor,
        op: Op,
        options: &TransactOptions,
        undoes: Option<u64>,
        judge: Judge,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.ready_to_write()?;
        printable("name", "The name of who writes", Some(&actor.name))?;
        printable("reason", "The reason", options.reason.as_deref())?;
        let Self {
            conn,
            book,
            setup,
            head,
            saved,
            burst,
            last_positions,
            data_version: seen,
            ..
        } = self;
        let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        if data_version(conn)? != *seen {
            return Err(StoreError::FileChanged(FileChange::Written).into());
        }
        let mut tx = Tx {
            conn,
            book,
            env: &*setup.env,
            at: setup.env.now(),
            seq: head.seq + 1,
            originals: HashMap::new(),
            touched: Vec::new(),
            counters: BTreeMap::new(),
            last_positions,
            keep: false,
        };
        let value = work(&mut tx)?;
        let changes = judged(&mut tx, judge)?;
        let mut done = Done {
            value,
            entry: None,
            changed_kinds: BTreeSet::new(),
            label: op.words().to_owned(),
        };
        // That a person's data was blanked stands in the history even when no present value held it.
        if changes.is_empty() && op != Op::Redact {
            return Ok(done);
        }
        let joins = burst_of(actor, op, &tx, &changes);
        let group = match (&joins, &*burst) {
            (Some(new), Some(last)) if new.continues(last) => Some(last.group),
            _ => None,
        };
        let draft = Draft {
            actor,
            op,
            options,
            at: tx.at,
            undoes,
            group,
        };
        let new_head = written(&tx, *head, &draft, &changes)?;
        done.entry = Some(new_head.seq);
        done.changed_kinds = kinds(&tx, &changes);
        done.label = crate::describe::changes(tx.book, op, &changes);
        transaction.commit().map_err(StoreError::from)?;
        tx.keep = true;
        *saved = Some(tx.at);
        drop(tx);
        *burst = joins.map(|new| Burst {
            group: group.unwrap_or(new_head.seq),
            ..new
        });
        *head = new_head;
        Ok(done)
    }

    /// Refuses early when nothing may be written, and waits for the checks that run behind an open workbook.
    pub(crate) fn ready_to_write(&mut self) -> Result<()> {
        if let Mode::ReadOnly(reason) = &self.mode {
            return Err(StoreError::ReadOnly(reason.clone()));
        }
        self.identity.still_at(&self.path)?;
        if let Err(what) = self.verifier.outcome() {
            let reason = ReadOnlyReason::Damaged { what };
            self.mode = Mode::ReadOnly(reason.clone());
            return Err(StoreError::ReadOnly(reason));
        }
        Ok(())
    }
}

/// Judges what the work made and gives the changes in the order they are written.
fn judged(tx: &mut Tx<'_>, judge: Judge) -> Result<Vec<Change>> {
    let really = |tx: &Tx<'_>| -> Vec<RecordId> {
        let differs =
            |id: &&RecordId| !changes_between(original(tx, **id), tx.book.get(**id)).is_empty();
        tx.touched.iter().filter(differs).copied().collect()
    };
    let touched = really(tx);
    if judge != Judge::Nothing {
        guarding::locks(tx.book, &tx.originals, &touched)?;
    }
    if judge == Judge::LocksAndMaxima {
        guarding::maxima(tx.book, &tx.originals, &touched, tx.at.day())?;
    }
    if judge == Judge::InFull {
        guarding::required(tx.book, &tx.originals, &touched)?;
        guarding::guards(tx.book, &tx.originals, &touched, tx.at.day())?;
        for (id, labels) in guarding::labels_to_keep(tx.book, &tx.originals, &touched) {
            tx.update(id, |record| record.labels = Some(labels))?;
        }
    }
    Ok(tx
        .touched
        .iter()
        .flat_map(|id| changes_between(original(tx, *id), tx.book.get(*id)))
        .collect())
}

fn original<'a>(tx: &'a Tx<'_>, id: RecordId) -> Option<&'a blueprint_model::Record> {
    tx.originals.get(&id).and_then(Option::as_ref)
}

fn written(
    tx: &Tx<'_>,
    head: ChainHead,
    draft: &Draft<'_>,
    changes: &[Change],
) -> Result<ChainHead> {
    for (kind, last) in &tx.counters {
        table::counter::raise(tx.conn, kind.as_str(), *last)?;
    }
    let head = write::entry(tx.conn, tx.env, head, draft, changes)?;
    let groups = changes.chunk_by(|a, b| a.record == b.record);
    let records = groups.map(|group| (group[0].record, original(tx, group[0].record)));
    write::records(tx.conn, tx.book, records)?;
    Ok(head)
}

fn kinds(tx: &Tx<'_>, changes: &[Change]) -> BTreeSet<KindId> {
    let of = |change: &Change| {
        tx.book
            .get(change.record)
            .or_else(|| original(tx, change.record))
            .map(|record| record.kind.clone())
    };
    changes.iter().filter_map(of).collect()
}

/// The burst that an entry would begin: an edit of one field of one record.
fn burst_of(actor: &Actor, op: Op, tx: &Tx<'_>, changes: &[Change]) -> Option<Burst> {
    let mut own = changes
        .iter()
        .filter(|change| change.field != history::TEMPLATE_VERSION);
    let (Some(one), None, Op::Edit) = (own.next(), own.next(), op) else {
        return None;
    };
    (!one.is_structural()).then(|| Burst {
        group: 0,
        actor: actor.id,
        at_ms: tx.at.utc_ms,
        record: one.record,
        field: one.field.clone(),
    })
}

impl Burst {
    fn continues(&self, last: &Self) -> bool {
        let same =
            self.actor == last.actor && self.record == last.record && self.field == last.field;
        same && (0..=BURST_MS).contains(&(self.at_ms - last.at_ms))
    }
}
