//! SQLite's one writer: closures of many callers run as savepoints of one transaction and share its commit.
//!
//! Whoever finds nobody waiting behind them commits for all; everyone is answered after that commit, so an acknowledged
//! write is on the disk. A closure that fails is rolled back alone. A closure that is dropped or panics leaves its
//! savepoint to the next one, or to a task that settles the batch.

use crate::engine::conn::Conn;
use crate::engine::failure;
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
use tokio::sync::{Mutex, watch};

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
}

/// What the lock guards.
#[derive(Debug)]
struct Lane {
    options: SqliteConnectOptions,
    keys: Arc<Keys>,
    signals: Signals,
    conn: Option<SqliteConnection>,
    batch: Option<Batch>,
}

/// The transaction under way.
#[derive(Debug)]
struct Batch {
    verdict: watch::Sender<Verdict>,
    pending: Pending,
    size: usize,
    /// A closure ran and did not come back: what it did must go.
    dangling: Option<usize>,
}

/// How a batch ended; the error is the same for all its members.
#[derive(Debug, Clone)]
enum Verdict {
    Open,
    Saved,
    Failed(Arc<Error>),
}

impl Writer {
    pub(crate) fn new(options: SqliteConnectOptions, keys: Arc<Keys>, signals: Signals) -> Self {
        let lane = Lane { options, keys, signals, conn: None, batch: None };
        Self { lane: Arc::new(Mutex::new(lane)), waiting: Arc::default() }
    }

    /// Runs the closure once and answers when its batch is on the disk.
    pub(crate) async fn write<R, T, E, F>(&self, ctx: &Ctx<R>, closure: F) -> Result<T, E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        let place = Place::new(self);
        let mut lane = self.lane.lock().await;
        let behind = place.arrive();
        let (answer, mut verdict) = lane.run(ctx, closure).await?;
        if behind == 0 || lane.is_full() {
            lane.commit().await;
        }
        drop(lane);
        place.leave();
        if answer.is_err() {
            return answer;
        }
        let ended = verdict.wait_for(|verdict| !matches!(verdict, Verdict::Open)).await.map(|verdict| verdict.clone());
        match ended {
            Ok(Verdict::Saved) => answer,
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
        let mut lane = self.lane.lock().await;
        lane.commit().await;
        if lane.conn.is_none() {
            lane.conn = Some(lane.options.connect().await?);
        }
        lane.say("PRAGMA wal_checkpoint(TRUNCATE)").await
    }

    /// Waits for the batch under way and closes the connection; later writes open it again.
    pub(crate) async fn close(&self) {
        let mut lane = self.lane.lock().await;
        lane.commit().await;
        if let Some(conn) = lane.conn.take() {
            drop(conn.close().await);
        }
    }
}

impl Lane {
    fn is_full(&self) -> bool {
        self.batch.as_ref().is_some_and(|batch| batch.size >= LARGEST_BATCH)
    }

    /// The closure's answer and where its batch's verdict will stand. The outer error means that the closure did not run.
    async fn run<R, T, E, F>(&mut self, ctx: &Ctx<R>, closure: F) -> Result<(Result<T, E>, watch::Receiver<Verdict>), E>
    where
        R: Reaching,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<T, E> + Clone,
    {
        if let Err(error) = self.start_savepoint().await {
            let again = error.told_again();
            self.fail(error).await;
            return Err(again.into());
        }
        let (Some(conn), Some(batch)) = (&mut self.conn, &mut self.batch) else { return Err(lost().into()) };
        let mark = batch.pending.len();
        batch.dangling = Some(mark);
        batch.size += 1;
        let mut scope =
            WriteScope::new(Scope::new(Conn::Lite(conn), ctx.reach.clone(), &self.keys), ctx, &mut batch.pending);
        let mut answer = closure(&mut scope).await;
        let broken = scope.broken;
        batch.dangling = None;
        let verdict = batch.verdict.subscribe();
        if broken {
            // The engine may have undone the whole transaction: nobody's part of it can be saved.
            let error = answer.err().unwrap_or_else(|| lost().into());
            self.fail(lost()).await;
            return Err(error);
        }
        if answer.is_err() {
            batch.pending.truncate(mark);
            if let Err(error) = self.undo().await {
                self.fail(error).await;
                answer = Err(lost().into());
            }
        }
        Ok((answer, verdict))
    }

    /// Leaves the connection inside a fresh savepoint.
    async fn start_savepoint(&mut self) -> Result<()> {
        self.undo_dangling().await?;
        if self.batch.is_none() {
            let conn = match self.conn.take() {
                Some(conn) => conn,
                None => self.options.connect().await?,
            };
            self.conn = Some(conn);
            self.say(BEGIN).await?;
            let verdict = watch::channel(Verdict::Open).0;
            self.batch = Some(Batch { verdict, pending: Pending::default(), size: 0, dangling: None });
            return Ok(());
        }
        self.say(NEXT).await
    }

    /// A dropped closure may have left work in its savepoint.
    async fn undo_dangling(&mut self) -> Result<()> {
        if let Some(mark) = self.batch.as_mut().and_then(|batch| batch.dangling.take()) {
            if let Some(batch) = &mut self.batch {
                batch.pending.truncate(mark);
            }
            self.undo().await?;
        }
        Ok(())
    }

    async fn undo(&mut self) -> Result<()> {
        self.say(UNDO).await
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
            }
            Err(error) => self.fail(error).await,
        }
    }

    async fn try_commit(&mut self) -> Result<()> {
        self.undo_dangling().await?;
        if let (Some(conn), Some(batch)) = (&mut self.conn, &self.batch) {
            let mut scope = Scope::new(Conn::Lite(conn), crate::engine::statement::Internal, &self.keys);
            ledger::append(&mut scope, &batch.pending).await?;
        }
        self.say("COMMIT").await
    }

    /// Undoes the transaction and tells every member.
    async fn fail(&mut self, error: Error) {
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

    /// Leaves the queue; how many still stand in it.
    fn arrive(&self) -> usize {
        self.queued.set(false);
        self.writer.as_ref().map_or(0, |writer| writer.waiting.fetch_sub(1, Ordering::SeqCst) - 1)
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
