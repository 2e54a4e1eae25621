//! SQLite's one writer: closures of many callers run as savepoints of one transaction and share its commit.
//!
//! Whoever finds nobody waiting behind them commits for all; everyone is answered after that commit, so an acknowledged
//! write is on the disk. A closure that fails, panics or is dropped leaves its savepoint to the next one, or to whoever
//! ends the batch: they undo it alone. The statements around closures belong to all members, so nobody who goes away
//! interrupts them.

use crate::engine::conn::Conn;
use crate::engine::failure;
use crate::engine::health::{self, Keeper};
use crate::engine::unbroken::unbroken;
use crate::keys::Keys;
use crate::ledger::{self, Pending};
use crate::scope::Reaching;
use crate::signals::Signals;
use crate::{Error, Result, Scope, WriteScope};
use domain::Ctx;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

/// More would make the first caller of a batch wait longer without saving much.
const LARGEST_BATCH: usize = 256;

const BEGIN: &str = "BEGIN IMMEDIATE; SAVEPOINT w";
const NEXT: &str = "RELEASE w; SAVEPOINT w";
const UNDO: &str = "ROLLBACK TO w";

/// The writer; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    lane: Arc<Mutex<Lane>>,
    waiting: Arc<AtomicUsize>,
    pub(crate) keeper: Keeper,
}

/// What the lock guards.
#[derive(Debug)]
struct Lane {
    options: SqliteConnectOptions,
    keys: Arc<Keys>,
    signals: Signals,
    keeper: Keeper,
    conn: Option<SqliteConnection>,
    batch: Option<Batch>,
    closed: bool,
}

/// The transaction under way.
#[derive(Debug)]
struct Batch {
    verdict: watch::Sender<Verdict>,
    pending: Pending,
    size: usize,
    /// The last closure failed or did not come back: what it did since its savepoint must go, and what it recorded since
    /// this place.
    dangling: Option<usize>,
}

/// A closure's answer, the error after which the engine may have undone the transaction, and where the batch's verdict will stand.
type Ran<T, E> = (Result<T, E>, Option<Error>, watch::Receiver<Verdict>);

/// How a batch ended; the error is the same for all its members.
#[derive(Debug, Clone)]
enum Verdict {
    Open,
    Saved,
    Failed(Arc<Error>),
}

impl Writer {
    pub(crate) fn new(options: SqliteConnectOptions, keys: Arc<Keys>, signals: Signals, keeper: Keeper) -> Self {
        let lane = Lane { options, keys, signals, keeper: keeper.clone(), conn: None, batch: None, closed: false };
        Self { lane: Arc::new(Mutex::new(lane)), waiting: Arc::default(), keeper }
    }

    /// Runs the closure once and answers when its batch is on the disk.
    pub(crate) async fn write<R, T, E, F>(&self, ctx: &Ctx<R>, closure: F) -> Result<T, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        self.keeper.refuse()?;
        let place = Place::new(self);
        let lane = Arc::clone(&self.lane).lock_owned().await;
        place.arrive();
        let (mut lane, ready) = unbroken(ready(lane)).await;
        ready?;
        let (answer, broken, mut verdict) = lane.run(ctx, closure).await?;
        // Asked as late as possible: who came meanwhile takes part in this commit.
        let commit = self.waiting.load(Ordering::SeqCst) == 0 || lane.is_full();
        unbroken(finish(lane, broken, commit)).await;
        place.leave();
        let answer = answer?;
        let ended = verdict.wait_for(|verdict| !matches!(verdict, Verdict::Open)).await.map(|verdict| verdict.clone());
        match ended {
            Ok(Verdict::Saved) => Ok(answer),
            Ok(Verdict::Failed(error)) => Err(error.told_again().into()),
            Ok(Verdict::Open) | Err(_) => Err(lost().into()),
        }
    }

    /// Ends a batch whose last member went away without committing.
    async fn settle(&self) {
        let mut lane = self.lane.lock().await;
        if self.waiting.load(Ordering::SeqCst) == 0 {
            lane.commit().await;
        }
    }

    /// Moves the log into the file and empties it.
    pub(crate) async fn checkpoint(&self) -> Result<()> {
        let lane = Arc::clone(&self.lane).lock_owned().await;
        unbroken(checkpoint(lane)).await
    }

    /// Sets a limit on the connection.
    #[cfg(test)]
    pub(crate) async fn tell(&self, text: &'static str) -> Result<()> {
        self.lane.lock().await.say(text).await
    }

    /// Waits for the batch under way and closes the connection; later writes are refused.
    pub(crate) async fn close(&self) {
        let mut lane = Arc::clone(&self.lane).lock_owned().await;
        let close = async move {
            lane.commit().await;
            lane.closed = true;
            if let Some(conn) = lane.conn.take() {
                drop(conn.close().await);
            }
        };
        unbroken(close).await;
    }
}

async fn checkpoint(mut lane: OwnedMutexGuard<Lane>) -> Result<()> {
    lane.commit().await;
    lane.connect().await?;
    let Some(conn) = &mut lane.conn else { return Err(lost()) };
    // Everybody's writes wait meanwhile, so only a moment.
    sqlx::query("PRAGMA busy_timeout = 500").execute(&mut *conn).await?;
    let busy = sqlx::query_as::<_, (bool, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *conn).await;
    sqlx::query("PRAGMA busy_timeout = 10000").execute(&mut *conn).await?;
    if busy?.0 {
        return Err(Error::Unavailable {
            detail: "a reader keeps the log; what was erased still stands in it".to_owned(),
        });
    }
    Ok(())
}

/// Makes the lane ready for a closure.
async fn ready(mut lane: OwnedMutexGuard<Lane>) -> (OwnedMutexGuard<Lane>, Result<()>) {
    match lane.start_savepoint().await {
        Ok(()) => (lane, Ok(())),
        Err(error) => {
            let again = error.told_again();
            lane.fail(error).await;
            (lane, Err(again))
        }
    }
}

/// Does what is due after a closure and gives the lane to the next.
async fn finish(mut lane: OwnedMutexGuard<Lane>, broken: Option<Error>, commit: bool) {
    if let Some(error) = broken {
        // The engine may have undone the whole transaction: nobody's part of it can be saved.
        lane.fail(error).await;
    } else if commit {
        lane.commit().await;
    }
}

impl Lane {
    fn is_full(&self) -> bool {
        self.batch.as_ref().is_some_and(|batch| batch.size >= LARGEST_BATCH)
    }

    /// The closure's answer, what broke the transaction, and where its batch's verdict will stand.
    async fn run<R, T, E, F>(&mut self, ctx: &Ctx<R>, closure: F) -> Result<Ran<T, E>, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        let (Some(conn), Some(batch)) = (&mut self.conn, &mut self.batch) else { return Err(lost().into()) };
        batch.dangling = Some(batch.pending.len());
        batch.size += 1;
        let scope = Scope::new(Conn::Lite(conn), ctx.reach.clone(), &self.keys);
        let mut scope = WriteScope::new(scope, ctx, &mut batch.pending);
        let answer = closure(&mut scope).await;
        let swallowed = scope.scope.failed.take();
        let broken = swallowed.as_ref().filter(|_| scope.scope.broken).map(Error::told_again);
        let answer = match swallowed {
            Some(error) => answer.and(Err(error.into())),
            None => answer,
        };
        if answer.is_ok() {
            batch.dangling = None;
        }
        Ok((answer, broken, batch.verdict.subscribe()))
    }

    async fn connect(&mut self) -> Result<()> {
        if self.closed {
            return Err(Error::Unavailable { detail: "the store is closed".to_owned() });
        }
        if self.conn.is_none() {
            self.conn = Some(self.options.connect().await?);
        }
        Ok(())
    }

    /// Leaves the connection inside a fresh savepoint.
    async fn start_savepoint(&mut self) -> Result<()> {
        self.undo_dangling().await?;
        if self.batch.is_none() {
            self.connect().await?;
            self.say(BEGIN).await?;
            let verdict = watch::channel(Verdict::Open).0;
            self.batch = Some(Batch { verdict, pending: Pending::default(), size: 0, dangling: None });
            return Ok(());
        }
        self.say(NEXT).await
    }

    /// A closure that failed or went away may have left work in its savepoint.
    async fn undo_dangling(&mut self) -> Result<()> {
        let Some(mark) = self.batch.as_ref().and_then(|batch| batch.dangling) else { return Ok(()) };
        self.say(UNDO).await?;
        if let Some(batch) = &mut self.batch {
            batch.pending.truncate(mark);
            batch.dangling = None;
        }
        Ok(())
    }

    /// Writes the ledger and commits; tells every member how it went.
    async fn commit(&mut self) {
        if self.batch.is_none() {
            return;
        }
        match self.try_commit().await {
            Ok(()) => {
                if let Some(batch) = self.batch.take() {
                    batch.verdict.send_replace(Verdict::Saved);
                    self.signals.committed(&batch.pending);
                }
                if self.keeper.log_is_large() {
                    self.begin_log_anew().await;
                }
            }
            Err(error) => self.fail(error).await,
        }
    }

    async fn try_commit(&mut self) -> Result<()> {
        self.undo_dangling().await?;
        let mut last = None;
        if let (Some(conn), Some(batch)) = (&mut self.conn, &self.batch)
            && !batch.pending.is_empty()
        {
            let mut scope = Scope::new(Conn::Lite(conn), crate::engine::statement::Internal, &self.keys);
            ledger::append(&mut scope, &batch.pending).await?;
            last = Some(health::last_event(conn).await?);
        }
        self.say("COMMIT").await?;
        self.keeper.acknowledge(last);
        Ok(())
    }

    /// Carries the log over and lets the next write begin at its start. Waits only a moment for readers.
    async fn begin_log_anew(&mut self) {
        let Some(conn) = &mut self.conn else { return };
        let waited = sqlx::query("PRAGMA busy_timeout = 200").execute(&mut *conn).await;
        let answer =
            sqlx::query_as::<_, (bool, i64, i64)>("PRAGMA wal_checkpoint(RESTART)").fetch_one(&mut *conn).await;
        self.keeper.tried(waited.is_ok() && matches!(answer, Ok((false, ..))));
        drop(self.say("PRAGMA busy_timeout = 10000").await);
    }

    /// Undoes the transaction and tells every member.
    async fn fail(&mut self, error: Error) {
        self.keeper.monitor.note(&error);
        if self.say("ROLLBACK").await.is_err() {
            // Rolled back by the engine already, or the connection is unusable: begin with a new one.
            if let Some(conn) = self.conn.take() {
                drop(conn.close().await);
            }
        }
        if let Some(batch) = self.batch.take() {
            batch.verdict.send_replace(Verdict::Failed(Arc::new(error)));
        }
    }

    async fn say(&mut self, text: &'static str) -> Result<()> {
        let Some(conn) = &mut self.conn else { return Err(lost()) };
        sqlx::query(text).execute(conn).await.map(drop).map_err(failure::classify)
    }
}

fn lost() -> Error {
    Error::Unavailable { detail: "the transaction ended with another writer's error".to_owned() }
}

/// A place in the queue. Going away at any point leaves the batch in good hands.
struct Place {
    writer: Option<Writer>,
    queued: std::cell::Cell<bool>,
}

impl Place {
    fn new(writer: &Writer) -> Self {
        writer.waiting.fetch_add(1, Ordering::SeqCst);
        Self { writer: Some(writer.clone()), queued: std::cell::Cell::new(true) }
    }

    /// Leaves the queue.
    fn arrive(&self) {
        self.queued.set(false);
        if let Some(writer) = &self.writer {
            writer.waiting.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// The batch is committed, or somebody behind will do it.
    fn leave(mut self) {
        self.writer = None;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(writer) = self.writer.take() else { return };
        if self.queued.get() {
            writer.waiting.fetch_sub(1, Ordering::SeqCst);
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { writer.settle().await });
        }
    }
}
