//! What the product does by itself: the worker for jobs, and the night's tidying.

use crate::notices::Hands;
use domain::random::SystemRandom;
use domain::time::SystemClock;
use domain::{Ctx, System};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use services::invitations::{InvitationMail, RecordMoved};
use std::sync::Arc;
use std::time::Duration;
use store::jobs::{Class, Job, JobCtx, JobError, Registry, Rule, Run, Running, Schedule, Worker};
use store::{Result, Store, WriteScope};

/// A browser that was away for longer reads everything again.
const EVENTS: Duration = Duration::from_hours(48);
/// No client sends a command again after this long.
const COMMANDS: Duration = Duration::from_hours(30 * 24);
/// A window of tries that is over counts for nothing.
const ATTEMPTS: Duration = Duration::from_hours(1);
/// A sign-in whose time is over was to be seen in the person's list long enough.
const SIGN_INS: Duration = Duration::from_hours(30 * 24);
/// A letter that lies in a drawer this long after its end is not taken for another one with the same code.
const CODES: Duration = Duration::from_hours(180 * 24);
/// While nobody works.
const NIGHT: Time = Time::constant(3, 30, 0, 0);

/// Forgets what nobody asks for any more.
#[derive(Debug, Serialize, Deserialize)]
struct Tidy;

impl Job for Tidy {
    const KIND: &'static str = "store.tidy";
    const CLASS: Class = Class::Light;
}

impl Run<Hands> for Tidy {
    async fn run(self, ctx: JobCtx<Hands>) -> Result<(), JobError> {
        let system = ctx.system();
        // In small steps: nobody's write waits for a long one.
        while forget(&ctx.services.store, &system).await? > 0 {}
        while services::imports::expire(&ctx.services.store, &system).await? > 0 {}
        while services::leads::expire(&ctx.services.store, &system).await? > 0 {}
        Ok(())
    }
}

/// Forgets a little of everything; says how much.
async fn forget(store: &Store, system: &Ctx<System>) -> Result<u64> {
    let now = system.now();
    let gone = async |scope: &mut WriteScope<'_, System>| {
        let events = scope.prune_events(now.minus(EVENTS)).await?;
        let commands = scope.prune_commands(now.minus(COMMANDS)).await?;
        let attempts = scope.prune_attempts(now.minus(ATTEMPTS)).await?;
        let sign_ins = scope.prune_sign_ins(now.minus(SIGN_INS)).await?;
        let codes = scope.free_codes(now.minus(CODES)).await?;
        let names = scope.forget_link_names(now).await? + scope.forget_mails(now).await?;
        let asked =
            scope.prune_passkey_tickets(now).await? + scope.prune_sso(now).await? + scope.prune_drafts(now).await?;
        Ok::<_, store::Error>(events + commands + attempts + sign_ins + codes + names + asked)
    };
    store.write(system, gone).await
}

/// Starts the worker of this process.
///
/// # Errors
/// The store's.
pub(crate) async fn start(hands: &Hands) -> Result<Running> {
    let night = Schedule::new("tidy", Rule::Daily { at: NIGHT }, "Europe/Berlin", &Tidy)?;
    hands.store.declare_schedules(&crate::data::context("housekeeping", System), &[night]).await?;
    let registry = Registry::new().with::<Tidy>()?.with::<RecordMoved>()?.with::<InvitationMail>()?;
    let (clock, random) = (Arc::new(SystemClock), Arc::new(SystemRandom));
    Ok(Worker::new(hands.store.clone(), clock, random, registry, hands.clone()).start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::PersonId;
    use domain::random::SeededRandom;
    use domain::time::{Clock as _, FixedClock, Timestamp};
    use domain::{Actor, Own};
    use store::objects::ObjectsConfig;
    use store::sign_in::{Method, NewSignIn};
    use store::vault::MasterKey;
    use store::{Access, Database, Settings};
    use testkit::Folder;

    #[tokio::test]
    async fn the_night_forgets_tries_and_sign_ins_that_are_over() {
        let folder = Folder::new();
        let clock = Arc::new(FixedClock::at(Timestamp::from_microsecond(1_795_338_000_000_000)));
        let random = Arc::new(SeededRandom::new(1));
        let system = Ctx::new(Actor::System("test"), System, clock.clone(), random);
        let settings = Settings {
            database: Database::File(folder.file("zusage.db")),
            access: Access::Serve,
            objects: ObjectsConfig::Folder(folder.file("documents")),
            master: MasterKey::generate(&SeededRandom::new(7)),
        };
        let store = Store::open(settings, &system).await.expect("the store opens");
        let own = system.narrowed(Own(system.id::<PersonId>()));
        let expires = clock.now().plus(Duration::from_hours(24));
        let new = NewSignIn {
            refresh_hash: [1; 32],
            method: Method::Demo,
            second_factor: false,
            device: String::new(),
            expires,
        };
        let signed = store.write(&own, async |scope| {
            scope.add_account("de").await?;
            scope.begin_sign_in(&new).await
        });
        let signed = signed.await.expect("begun");
        let tried = store.write(&system, async |scope| scope.claim_attempt("test", "a", Duration::from_mins(15)).await);
        assert_eq!(tried.await.expect("counted"), 1);
        assert_eq!(forget(&store, &system).await.expect("looked"), 0, "nothing is over");
        clock.advance(Duration::from_hours(2));
        assert_eq!(forget(&store, &system).await.expect("forgot"), 1, "the tries");
        clock.advance(Duration::from_hours(40 * 24));
        while forget(&store, &system).await.expect("forgot") > 0 {}
        let found = store.read(&system, async |scope| scope.sign_in(signed).await).await.expect("read");
        assert_eq!(found, None);
    }
}
