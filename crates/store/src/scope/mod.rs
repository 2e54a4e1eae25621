//! Scopes: the only way to rows. A scope is a transaction plus the proof of whose data it may touch.

mod reach;

pub use reach::Reaching;

use crate::engine::conn::Conn;
use crate::engine::statement::{Internal, Statement};
use crate::keys::Keys;
use crate::ledger::{Chain, Change, Pending};
use crate::people::Record;
use crate::{Error, Result};
use domain::{Ctx, Org, Own};
use std::ops::{Deref, DerefMut};

/// Reading: a consistent picture of what this reach may see.
#[derive(Debug)]
pub struct Scope<'a, R: Reaching> {
    pub(crate) conn: Conn<'a>,
    pub(crate) reach: R,
    pub(crate) keys: &'a Keys,
    /// The engine may have undone the transaction by itself; running on would write outside of it.
    pub(crate) broken: bool,
    pub(crate) retry: bool,
    /// The first error of a statement. PostgreSQL has ended the transaction then, so nothing of it may be called saved
    /// on either engine, whatever the closure makes of the error.
    pub(crate) failed: Option<Error>,
}

impl<'a, R: Reaching> Scope<'a, R> {
    pub(crate) fn new(conn: Conn<'a>, reach: R, keys: &'a Keys) -> Self {
        Self { conn, reach, keys, broken: false, retry: false, failed: None }
    }

    /// The text for this engine, if every statement before it went well.
    pub(crate) fn text(&self, statement: &Statement<R>) -> Result<&'static str> {
        if let Some(error) = &self.failed {
            return Err(error.repeated());
        }
        Ok(self.conn.text(statement))
    }

    /// Runs a statement of the store's own on the same transaction.
    pub(crate) async fn internally<T>(
        &mut self,
        run: impl AsyncFnOnce(&mut Scope<'_, Internal>) -> Result<T>,
    ) -> Result<T> {
        self.inside(Internal, run).await
    }

    /// Runs a part of the same transaction with another reach's statements.
    async fn inside<S: Reaching, T, E>(
        &mut self,
        reach: S,
        run: impl AsyncFnOnce(&mut Scope<'_, S>) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = match &mut self.conn {
            Conn::Lite(conn) => Conn::Lite(conn),
            Conn::Pg(conn) => Conn::Pg(conn),
        };
        let failed = self.failed.take();
        let mut inner = Scope { conn, reach, keys: self.keys, broken: self.broken, retry: self.retry, failed };
        let answer = run(&mut inner).await;
        let (broken, retry, failed) = (inner.broken, inner.retry, inner.failed);
        (self.broken, self.retry, self.failed) = (broken, retry, failed);
        answer
    }

    /// Tells row-level security that the rest of the transaction is of this reach.
    async fn confined<S: Reaching>(&mut self, reach: &S) -> Result<()> {
        match &mut self.conn {
            Conn::Lite(_) => Ok(()),
            Conn::Pg(conn) => crate::store::confine(conn, reach).await,
        }
    }

    /// Remembers what an error means for the whole transaction.
    pub(crate) fn noted(&mut self, error: sqlx::Error) -> Error {
        let error = Error::from(error);
        self.broken |= error.ends_transaction();
        self.retry |= error.is_retryable();
        self.failed.get_or_insert_with(|| error.repeated());
        error
    }
}

impl Scope<'_, Own> {
    /// Reads at every organisation that keeps a record of this person, in one picture: the only way from a person to an
    /// organisation's rows, so the part must ask for nothing but what belongs to its record. What it needs to know is `given` by value: a
    /// closure that borrows, within a closure that borrows, could not be sent to another thread (rust-lang/rust#110338).
    ///
    /// # Errors
    /// The closure's, or the store's.
    pub async fn at_each_record<G: Clone, T, E: From<Error>>(
        &mut self,
        given: G,
        part: impl AsyncFn(&mut Scope<'_, Org>, Record, G) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        let mut answers = Vec::new();
        for record in self.own_records().await? {
            let org = Org(record.org);
            self.confined(&org).await?;
            let given = given.clone();
            answers.push(self.inside(org, async |scope| part(scope, record, given).await).await?);
        }
        let own = self.reach;
        self.confined(&own).await?;
        Ok(answers)
    }
}

/// Writing: state, ledger, outbox and jobs of one closure are saved together or not at all.
#[derive(Debug)]
pub struct WriteScope<'a, R: Reaching> {
    pub(crate) scope: Scope<'a, R>,
    pub(crate) ctx: &'a Ctx<R>,
    pending: &'a mut Pending,
}

impl<'a, R: Reaching> WriteScope<'a, R> {
    pub(crate) fn new(scope: Scope<'a, R>, ctx: &'a Ctx<R>, pending: &'a mut Pending) -> Self {
        Self { scope, ctx, pending }
    }

    /// The context of the write: its time and its identifiers.
    pub fn ctx(&self) -> &'a Ctx<R> {
        self.ctx
    }

    /// Records a change in an explicit chain: ledger and outbox get it with the commit. A chain outside of the reach fails the
    /// whole write.
    #[expect(clippy::needless_pass_by_value, reason = "a change is told once; nobody uses it afterwards")]
    pub fn record_in(&mut self, chain: Chain, change: Change) {
        if !self.ctx.reach.covers(chain) {
            self.scope.failed.get_or_insert(Error::OutOfScope);
            return;
        }
        self.pending.push(self.ctx, chain, &change);
    }

    /// Wakes this process's workers with the commit.
    pub(crate) fn ring_at_commit(&mut self) {
        self.pending.note_job();
    }
}

impl WriteScope<'_, domain::System> {
    /// Does a part of this write in one organisation's or one person's data: with that reach's statements, in the same transaction.
    ///
    /// # Errors
    /// The closure's.
    pub async fn within<S: Reaching, T, E>(
        &mut self,
        reach: S,
        part: impl AsyncFnOnce(&mut WriteScope<'_, S>) -> Result<T, E>,
    ) -> Result<T, E> {
        let ctx = self.ctx.narrowed(reach.clone());
        let (broken, retry, failed) = (self.scope.broken, self.scope.retry, self.scope.failed.take());
        let conn = match &mut self.scope.conn {
            Conn::Lite(conn) => Conn::Lite(conn),
            Conn::Pg(conn) => Conn::Pg(conn),
        };
        let scope = Scope { conn, reach, keys: self.scope.keys, broken, retry, failed };
        let mut inner = WriteScope::new(scope, &ctx, self.pending);
        let answer = part(&mut inner).await;
        let (broken, retry, failed) = (inner.scope.broken, inner.scope.retry, inner.scope.failed);
        (self.scope.broken, self.scope.retry, self.scope.failed) = (broken, retry, failed);
        answer
    }
}

impl WriteScope<'_, Org> {
    /// Records a change in the organisation's chain.
    pub fn record(&mut self, change: Change) {
        self.record_in(Chain::Org(self.ctx.reach.0), change);
    }
}

impl WriteScope<'_, Own> {
    /// Records a change in the person's own chain.
    pub fn record(&mut self, change: Change) {
        self.record_in(Chain::Person(self.ctx.reach.0), change);
    }
}

impl<'a, R: Reaching> Deref for WriteScope<'a, R> {
    type Target = Scope<'a, R>;

    fn deref(&self) -> &Self::Target {
        &self.scope
    }
}

impl<R: Reaching> DerefMut for WriteScope<'_, R> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.scope
    }
}
