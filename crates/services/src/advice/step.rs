//! Moving an order on.

use super::check_text;
use crate::{Refusal, ServiceError, today};
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::advice::{AdviceState, Outcome};
use domain::id::{AdviceOrderId, CommandKey, PersonId};
use domain::time::Timestamp;
use domain::{Actor, Org, System};
use store::advice_orders::{Move, advice_change};
use store::ledger::Chain;
use store::{Command, Store, WriteScope};

/// What an adviser does with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Takes it.
    Accept,
    /// Agrees on a time for the talk.
    Schedule(Timestamp),
    /// Held the talk.
    Hold,
    /// Says how it ended.
    Conclude(Outcome),
    /// Has written down what was advised; the note has to be there.
    Document,
    /// Is done.
    Close,
}

impl Step {
    /// The state that it leads to.
    pub const fn state(self) -> AdviceState {
        match self {
            Self::Accept => AdviceState::Accepted,
            Self::Schedule(_) => AdviceState::Scheduled,
            Self::Hold => AdviceState::Held,
            Self::Conclude(_) => AdviceState::Outcome,
            Self::Document => AdviceState::Documented,
            Self::Close => AdviceState::Closed,
        }
    }

    fn moved(self, adviser: Option<PersonId>) -> Move {
        let (mut meeting, mut outcome) = (None, None);
        match self {
            Self::Schedule(at) => meeting = Some(at),
            Self::Conclude(how) => outcome = Some(how),
            _ => {}
        }
        Move { to: self.state(), adviser: adviser.filter(|_| self == Self::Accept), meeting, outcome }
    }

    /// What tells two steps apart when the same command comes again.
    fn told(self) -> (AdviceState, Option<i64>, Option<Outcome>) {
        let step = self.moved(None);
        (step.to, step.meeting.map(Timestamp::as_microsecond), step.outcome)
    }
}

/// Moves an order on; its new version.
///
/// # Errors
/// [`Refusal::Unknown`] for another broker's; [`Refusal::Stale`] when it was changed since `version`; [`Refusal::State`] for a step that does
/// not follow, or that would advise somebody who took the order back; [`Refusal::Unlicensed`]; [`Refusal::Undocumented`].
pub async fn advance(
    store: &Store,
    allowed: &Allowed<Advise>,
    key: CommandKey,
    (id, version): (AdviceOrderId, i64),
    step: Step,
) -> Result<i64, ServiceError> {
    let here = allowed.reach;
    let input = (id, version, step.told());
    let command = Command { key, owner: Chain::Org(here.0), kind: "advice_order.advance", input: &input };
    // The system's reach: the person's own page follows too.
    let system = allowed.widened(allowed.actor);
    let done = store.command(&system, command, async |scope| moved(scope, here, (id, version), step).await);
    Ok(done.await?.answer)
}

/// Notes what was advised; it takes the place of what was noted before. The order's new version.
///
/// # Errors
/// [`Refusal::Text`]; [`Refusal::Stale`] when it was changed since `version`, is closed or another broker's.
pub async fn note(
    store: &Store,
    allowed: &Allowed<Advise>,
    key: CommandKey,
    (id, version): (AdviceOrderId, i64),
    text: &str,
) -> Result<i64, ServiceError> {
    check_text(text)?;
    let input = (id, version, text);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "advice_order.note", input: &input };
    let done = store.command(allowed.ctx(), command, async |scope| scope.note_advice(id, version, text).await);
    Ok(done.await?.answer)
}

async fn moved(
    scope: &mut WriteScope<'_, System>,
    here: Org,
    order: (AdviceOrderId, i64),
    step: Step,
) -> Result<i64, ServiceError> {
    let (person, version) = scope.within(here, async |scope| one_step(scope, order, step).await).await?;
    scope.record_in(Chain::Person(person), advice_change("advice_order.moved", order.0, version));
    Ok(version)
}

async fn one_step(
    scope: &mut WriteScope<'_, Org>,
    (id, version): (AdviceOrderId, i64),
    step: Step,
) -> Result<(PersonId, i64), ServiceError> {
    let (to, ctx) = (step.state(), scope.ctx());
    let order = scope.advice_order(id).await?.ok_or(Refusal::Unknown)?;
    if order.version != version {
        return Err(Refusal::Stale.into());
    }
    if !order.state.may_become(to) || (to.needs_licence() && order.withdrawn.is_some()) {
        return Err(Refusal::State.into());
    }
    if to.needs_licence() && scope.licence_on(today(ctx.now())).await?.is_none() {
        return Err(Refusal::Unlicensed.into());
    }
    if step == Step::Document && !order.has_note {
        return Err(Refusal::Undocumented.into());
    }
    let adviser = match ctx.actor {
        Actor::Person(person) => Some(person),
        Actor::System(_) => None,
    };
    Ok((order.person, scope.move_advice_order(id, version, &step.moved(adviser)).await?))
}
