//! The context of one request: who acts, in whose data, when, under which request id.

use crate::id::{NewId, OrgId, PersonId, RequestId};
use crate::random::Random;
use crate::time::{Clock, Timestamp};
use std::fmt;
use std::sync::Arc;

/// Who acts. Stands in the ledger beside each change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// A human with an account.
    Person(PersonId),
    /// The product itself; the name says which part ("import", "schedule").
    System(&'static str),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::System(part) => write!(f, "system:{part}"),
        }
    }
}

/// Whose data a context reaches. The store turns each kind into its scope; there is no other way to rows.
pub trait Reach: Clone + fmt::Debug + Send + Sync + 'static {}

/// One organisation's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Org(pub OrgId);

/// A person's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own(pub PersonId);

/// The data of all organisations for which a desk has a mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk(pub Arc<[OrgId]>);

/// Everything: jobs and the operator's command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct System;

impl Reach for Org {}
impl Reach for Own {}
impl Reach for Desk {}
impl Reach for System {}

/// The first argument of every service. Its type says whose data is meant: `&Ctx<Org>` cannot read a person's own rows.
#[derive(Debug, Clone)]
pub struct Ctx<R> {
    /// Who acts.
    pub actor: Actor,
    /// Whose data is reached.
    pub reach: R,
    /// The request, as it stands in the logs.
    pub request: RequestId,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl<R: Reach> Ctx<R> {
    /// Puts a context together. Whoever calls this has checked that the actor may reach this far.
    pub fn new(actor: Actor, reach: R, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        let request = RequestId::new(clock.now(), random.as_ref());
        Self { actor, reach, request, clock, random }
    }

    /// The same context under the id that the request came with.
    #[must_use]
    pub fn with_request(mut self, request: RequestId) -> Self {
        self.request = request;
        self
    }

    /// The same request with the system's reach, for the product's own bookkeeping on behalf of nobody.
    pub fn widened(&self, actor: Actor) -> Ctx<System> {
        let (clock, random) = (Arc::clone(&self.clock), Arc::clone(&self.random));
        Ctx { actor, reach: System, request: self.request, clock, random }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new identifier.
    pub fn id<T: NewId>(&self) -> T {
        T::new(self.now(), self.random.as_ref())
    }

    /// The generator itself, for keys and nonces.
    pub fn source(&self) -> &dyn Random {
        self.random.as_ref()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }
}

impl Ctx<System> {
    /// The same request with a smaller reach, for what the product does in one organisation's or one person's data.
    pub fn narrowed<R: Reach>(&self, reach: R) -> Ctx<R> {
        let (clock, random) = (Arc::clone(&self.clock), Arc::clone(&self.random));
        Ctx { actor: self.actor, reach, request: self.request, clock, random }
    }
}
