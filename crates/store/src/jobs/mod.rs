//! Jobs: work for later, kept in the same database as what it is about.
//!
//! A closure enqueues ([`crate::WriteScope::enqueue`]); the job is there if and only if the closure's changes are. A
//! [`Worker`] claims jobs under a lease and runs each **at least once**: a crash, a lost lease or a stop in the middle runs
//! it again, so handlers must be idempotent. Failed attempts wait longer each time, then the job is dead and an operator
//! decides. Leases compare clocks of several machines: they are long against any skew that NTP leaves.
//!
//! A job's bookkeeping is no change of business state and leaves no row in the ledger; what an operator does to a dead job
//! does.

mod backoff;
pub(crate) mod enqueue;
mod hours;
mod kind;
pub(crate) mod lease;
pub(crate) mod operate;
mod plan;
mod registry;
mod round;
mod rule;
pub(crate) mod schedule;
mod shift;
mod wake;
mod worker;

pub use enqueue::{Enqueue, Enqueued};
pub use kind::{Class, Job, JobError, Priority, Run};
pub use operate::{DeadJob, JobCount};
pub use plan::{Schedule, ScheduleState};
pub use registry::{JobCtx, Registry};
pub use rule::Rule;
pub use worker::{Limits, Running, Tally, Worker, WorkerSettings};

pub(crate) use wake::Wake;
