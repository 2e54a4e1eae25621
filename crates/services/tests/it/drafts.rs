//! What was typed is there for the sign-in that typed it, for a quarter of an hour, and for nobody else.

use crate::support::{Kit, both};
use domain::id::{DraftId, SignInId};
use domain::{Actor, Ctx, Own, System};
use services::ServiceError;
use services::auth::Session;
use services::drafts::{keep, open};
use std::time::Duration;
use store::sign_in::Method;

const TYPED: &[u8] = b"Maximilian von Hohenstein-Rabenau, 200,00";

fn signed_in(kit: &Kit, person: &Ctx<Own>) -> Session {
    let ctx = kit.ctx(Actor::Person(person.reach.0), person.reach);
    let (sign_in, since) = (ctx.id::<SignInId>(), ctx.now());
    Session { ctx, sign_in, second_factor: true, since, method: Method::Password, language: "de".to_owned() }
}

async fn found(kit: &Kit, session: &Session, id: DraftId) -> Option<Vec<u8>> {
    open(&kit.store, session, id).await.expect("read")
}

both! {
    async fn a_draft_is_for_the_sign_in_that_typed_it(kit) {
        let (jana, max) = (kit.person().await, kit.person().await);
        let (here, elsewhere, other) = (signed_in(&kit, &jana), signed_in(&kit, &jana), signed_in(&kit, &max));
        let id = keep(&kit.store, &here, TYPED).await.expect("kept");
        assert_eq!(found(&kit, &here, id).await.as_deref(), Some(TYPED));
        assert_eq!(found(&kit, &here, id).await.as_deref(), Some(TYPED), "a page is loaded again");
        assert_eq!(found(&kit, &elsewhere, id).await, None, "another sign-in of the same person");
        assert_eq!(found(&kit, &other, id).await, None, "another account");
        assert_eq!(found(&kit, &here, here.ctx.id()).await, None, "unknown");
    }

    async fn a_draft_is_gone_after_a_quarter_of_an_hour(kit) {
        let person = kit.person().await;
        let here = signed_in(&kit, &person);
        let id = keep(&kit.store, &here, TYPED).await.expect("kept");
        kit.clock.advance(Duration::from_secs(14 * 60 + 59));
        let now = |session: &Session| Session { ctx: kit.ctx(Actor::Person(person.reach.0), person.reach), ..session.clone() };
        assert!(found(&kit, &now(&here), id).await.is_some());
        kit.clock.advance(Duration::from_secs(1));
        assert_eq!(found(&kit, &now(&here), id).await, None);
        let system = kit.ctx(Actor::System("test"), System);
        let before = system.now().plus(Duration::from_secs(1));
        let pruned = async || kit.store.write(&system, async |scope| scope.prune_drafts(before).await).await;
        assert_eq!((pruned().await.expect("pruned"), pruned().await.expect("pruned")), (1, 0));
    }

    async fn the_oldest_drafts_go_and_erasing_takes_all(kit) {
        let person = kit.person().await;
        let here = signed_in(&kit, &person);
        let mut ids = Vec::new();
        for _ in 0..22 {
            kit.clock.advance(Duration::from_secs(1));
            let session = Session { ctx: kit.ctx(Actor::Person(person.reach.0), person.reach), ..here.clone() };
            ids.push(keep(&kit.store, &session, TYPED).await.expect("kept"));
        }
        let mut left = 0;
        for id in &ids {
            left += usize::from(found(&kit, &here, *id).await.is_some());
        }
        assert_eq!(left, 20);
        assert!(found(&kit, &here, ids[0]).await.is_none() && found(&kit, &here, ids[21]).await.is_some());
        assert!(kit.store.erase_account(&person).await.expect("erased"));
        assert_eq!(found(&kit, &here, ids[21]).await, None);
        assert!(matches!(keep(&kit.store, &here, TYPED).await, Err(ServiceError::Store(store::Error::Erased))));
    }
}
