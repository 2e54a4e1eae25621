//! Signing in through an organisation's own provider: a real one, and a browser's way through it.

use crate::support::{Kit, address, both, key, network};
use domain::access::permits::ManageMembers;
use domain::access::{Allowed, Role};
use domain::id::OrgId;
use domain::organisation::{OrganisationKind, Slug};
use domain::time::{Clock as _, SystemClock};
use domain::{Actor, Ctx, Own, System};
use gateways::oidc::{Network, Oidc, OidcError, TokenFault};
use services::account::may_change_ways;
use services::auth::sso::{
    BrowserSecret, Callback, Declined, Finished, LinkTicket, NewProvider, NotBegun, NotFinished, ReturnPath, Sso,
};
use services::auth::{Auth, Hasher, NotSignedIn, Password, SignedIn};
use services::{Refusal, ServiceError, Services};
use std::time::Duration;
use store::sign_in::Method;
use testkit::OidcProvider;

pub const CALLBACK: &str = "http://127.0.0.1:9/sign-in/sso";
pub const BACK: &str = "/desk/muster/people?page=2";

/// An employer with a provider, and who may set it.
pub struct Stage {
    pub sso: Sso,
    pub provider: OidcProvider,
    pub org: OrgId,
    pub slug: Slug,
    pub allowed: Allowed<ManageMembers>,
}

impl Stage {
    pub async fn new(kit: &Kit) -> Self {
        // The provider has the machine's clock.
        kit.clock.set(SystemClock.now());
        let provider = OidcProvider::start(CALLBACK, "RS256");
        let (org, slug) = kit.organisation(OrganisationKind::Employer, "Muster GmbH").await;
        let allowed = kit.allowed(&kit.with_role(org, Role::Approver).await, &slug).await;
        let stage = Self { sso: sso(kit), provider, org, slug, allowed };
        let version = stage.sso.set_provider(&stage.allowed, key(1), 0, &stage.setting()).await.expect("set");
        assert_eq!(version, 1);
        stage
    }

    pub fn setting(&self) -> NewProvider {
        NewProvider {
            issuer: self.provider.issuer(),
            client_id: OidcProvider::CLIENT_ID.to_owned(),
            secret: Some(OidcProvider::CLIENT_SECRET.to_owned()),
            enabled: true,
        }
    }

    /// Goes to the provider, logs in, and stands before our door again.
    pub async fn way(&self, kit: &Kit, name: &str, factors: &str) -> (Returned, BrowserSecret) {
        let back: ReturnPath = BACK.parse().unwrap_or_default();
        let begun = self.sso.begin(&system(kit), network(1), &self.slug, &back).await.expect("begun");
        (Returned::read(&self.provider.log_in(&begun.redirect, name, factors)), begun.browser)
    }

    pub async fn finish(&self, kit: &Kit, way: &Returned, browser: &BrowserSecret) -> Result<Finished, NotFinished> {
        self.sso.finish(&system(kit), network(1), &way.callback(), browser, "Firefox").await
    }

    pub async fn ticket(&self, kit: &Kit, name: &str) -> (LinkTicket, BrowserSecret) {
        let (way, browser) = self.way(kit, name, "pwd").await;
        match self.finish(kit, &way, &browser).await {
            Ok(Finished::Unlinked { ticket, back }) if back.as_str() == BACK => (ticket, browser),
            other => panic!("{other:?}"),
        }
    }

    pub async fn link(&self, kit: &Kit, person: &Ctx<Own>, name: &str) {
        let (ticket, browser) = self.ticket(kit, name).await;
        assert_eq!(self.sso.link(person, &ticket, &browser).await.expect("linked"), self.org);
    }

    pub async fn sign_in(&self, kit: &Kit, name: &str, factors: &str) -> Result<SignedIn, NotFinished> {
        let (way, browser) = self.way(kit, name, factors).await;
        match self.finish(kit, &way, &browser).await? {
            Finished::SignedIn { signed, back } if back.as_str() == BACK => Ok(signed),
            other => panic!("{other:?}"),
        }
    }
}

/// The address by which a browser came back, taken apart.
pub struct Returned {
    pub state: String,
    pub code: Option<String>,
    pub error: Option<String>,
    pub iss: Option<String>,
}

impl Returned {
    fn read(address: &str) -> Self {
        let query = address.strip_prefix(CALLBACK).and_then(|rest| rest.strip_prefix('?')).expect("our callback");
        let value = |name: &str| {
            let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            Some(value.replace("%3A", ":").replace("%2F", "/"))
        };
        Self { state: value("state").expect("a state"), code: value("code"), error: value("error"), iss: value("iss") }
    }

    fn callback(&self) -> Callback<'_> {
        let (code, error, iss) = (self.code.as_deref(), self.error.as_deref(), self.iss.as_deref());
        Callback { state: &self.state, code, error, iss }
    }
}

pub fn auth(kit: &Kit) -> Auth {
    Auth::new(kit.store.clone(), Hasher::new(1).expect("parameters"))
}

pub fn sso(kit: &Kit) -> Sso {
    let oidc = Oidc::new(Network::PublicAndLoopback).expect("a client");
    Sso::new(auth(kit), oidc, CALLBACK.to_owned())
}

async fn set_password(kit: &Kit, person: &Ctx<Own>) {
    let name = "jana.kraemer@example.org".parse().expect("a name");
    let password = Password::chosen("drei Wörter im Mai", &name).expect("good");
    auth(kit).set_password(person, &name, password, None, None).await.expect("set");
}

pub fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("sign-in"), System)
}

pub fn is_over(answer: &Result<Finished, NotFinished>) -> bool {
    matches!(answer, Err(NotFinished::Over))
}

pub fn is_refused<T>(answer: &Result<T, ServiceError>, refusal: Refusal) -> bool {
    matches!(answer, Err(ServiceError::Refused(found)) if *found == refusal)
}

both! {
    async fn a_linked_identity_signs_in_as_often_as_it_likes(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let signed = stage.sign_in(&kit, "jana", "pwd").await.expect("signed in");
        assert_eq!(signed.person, person.reach.0);
        assert!(!auth(&kit).verify(&system(&kit), &signed.access).expect("good").mfa);
        let again = stage.sign_in(&kit, "jana", "pwd otp").await.expect("signed in");
        assert!(auth(&kit).verify(&system(&kit), &again.access).expect("good").mfa);
        let list = auth(&kit).sign_ins(&person).await.expect("listed");
        assert!(list.len() == 2 && list.iter().all(|sign_in| sign_in.method == Method::Organisation));
        let links = stage.sso.links(&person).await.expect("listed");
        assert_eq!((links.len(), links[0].org, &links[0].issuer), (1, stage.org, &stage.provider.issuer()));
        assert_eq!(links[0].name, "Muster GmbH");
    }

    async fn an_unknown_identity_signs_nobody_in(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        stage.ticket(&kit, "jan").await;
        assert!(auth(&kit).sign_ins(&person).await.expect("listed").is_empty());
    }

    async fn a_sign_in_through_a_provider_lasts_half_a_day_however_often_it_is_renewed(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let signed = stage.sign_in(&kit, "jana", "pwd").await.expect("signed in");
        let own = auth(&kit).begin(&system(&kit), person.reach.0, Method::Password, false, "Firefox").await.expect("in");
        kit.clock.advance(Duration::from_hours(11));
        let renewed = auth(&kit).renew(&system(&kit), &signed.refresh).await.expect("not yet over");
        kit.clock.advance(Duration::from_hours(1));
        let over = auth(&kit).renew(&system(&kit), &renewed.refresh.expect("a secret")).await;
        assert!(matches!(over, Err(NotSignedIn::Over)), "{over:?}");
        auth(&kit).renew(&system(&kit), &own.refresh).await.expect("a way of one's own lasts longer");
    }

    async fn a_locked_account_is_signed_in_by_nobody(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let (ticket, browser) = stage.ticket(&kit, "jana.neu").await;
        let id = person.reach.0;
        kit.store.write(&system(&kit), async |scope| scope.lock_account(id).await).await.expect("locked");
        let answer = stage.sign_in(&kit, "jana", "pwd").await;
        assert!(matches!(answer, Err(NotFinished::Account)), "{answer:?}");
        assert!(is_refused(&stage.sso.link(&person, &ticket, &browser).await, Refusal::Stale));
    }

    async fn a_way_is_gone_once(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        assert!(stage.finish(&kit, &way, &browser).await.is_ok());
        assert!(is_over(&stage.finish(&kit, &way, &browser).await), "replayed");
        let invented = Returned { state: "x".repeat(43), ..way };
        assert!(is_over(&stage.finish(&kit, &invented, &browser).await));
    }

    async fn another_browser_finishes_nothing_and_ends_the_way(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        let (_, foreign) = stage.way(&kit, "eve", "pwd").await;
        assert!(is_over(&stage.finish(&kit, &way, &foreign).await));
        assert!(is_over(&stage.finish(&kit, &way, &browser).await));
        assert!(auth(&kit).sign_ins(&person).await.expect("listed").is_empty());
    }

    async fn a_way_lasts_ten_minutes(kit) {
        let stage = Stage::new(&kit).await;
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        kit.clock.advance(Duration::from_mins(10));
        assert!(is_over(&stage.finish(&kit, &way, &browser).await));
        kit.clock.set(SystemClock.now());
        stage.way(&kit, "jana", "pwd").await;
        stage.ticket(&kit, "jana").await;
        let prune = async || {
            let before = kit.clock.now();
            kit.store.write(&system(&kit), async |scope| scope.prune_sso(before).await).await.expect("pruned")
        };
        assert_eq!(prune().await, 0);
        kit.clock.advance(Duration::from_mins(11));
        assert_eq!((prune().await, prune().await), (2, 0), "the attempt and the ticket that nobody used");
    }

    async fn a_code_of_another_way_is_refused(kit) {
        let stage = Stage::new(&kit).await;
        let (mine, browser) = stage.way(&kit, "jana", "pwd").await;
        let (theirs, _) = stage.way(&kit, "eve", "pwd").await;
        let mixed = Returned { state: mine.state, ..theirs };
        // The provider compares the verifier (PKCE), before a token with another nonce could come.
        let answer = stage.finish(&kit, &mixed, &browser).await;
        assert!(matches!(answer, Err(NotFinished::Provider(OidcError::Code))), "{answer:?}");
    }

    async fn who_says_no_at_the_provider_is_told_so_harmlessly(kit) {
        let stage = Stage::new(&kit).await;
        let begun = stage.sso.begin(&system(&kit), network(1), &stage.slug, &ReturnPath::default()).await.expect("begun");
        let way = Returned::read(&stage.provider.cancel(&begun.redirect));
        let answer = stage.finish(&kit, &way, &begun.browser).await;
        assert!(matches!(answer, Err(NotFinished::Declined(Declined::Denied))), "{answer:?}");
        assert!(is_over(&stage.finish(&kit, &way, &begun.browser).await));
        let (mut way, browser) = stage.way(&kit, "jana", "pwd").await;
        way.iss = Some("https://login.example.de".to_owned());
        let answer = stage.finish(&kit, &way, &browser).await;
        assert!(matches!(answer, Err(NotFinished::Provider(OidcError::Issuer))), "{answer:?}");
    }

    async fn no_provider_looks_like_no_organisation(kit) {
        let stage = Stage::new(&kit).await;
        let (_, without) = kit.organisation(OrganisationKind::Employer, "Ohne").await;
        let off = NewProvider { secret: None, enabled: false, ..stage.setting() };
        stage.sso.set_provider(&stage.allowed, key(2), 1, &off).await.expect("set");
        for slug in [&address(), &without, &stage.slug] {
            let answer = stage.sso.begin(&system(&kit), network(1), slug, &ReturnPath::default()).await;
            assert!(matches!(answer, Err(NotBegun::Unknown)), "{answer:?}");
        }
    }

    async fn a_ticket_links_one_identity_once_in_its_own_browser(kit) {
        let (stage, jana, jan) = (Stage::new(&kit).await, kit.person().await, kit.person().await);
        let (ticket, browser) = stage.ticket(&kit, "jana").await;
        let (theirs, other) = stage.ticket(&kit, "eve").await;
        // Somebody has a stranger link the wrong identity.
        assert!(is_refused(&stage.sso.link(&jana, &theirs, &browser).await, Refusal::Ticket));
        assert!(is_refused(&stage.sso.link(&jana, &theirs, &other).await, Refusal::Ticket), "used up");
        stage.sso.link(&jana, &ticket, &browser).await.expect("linked");
        assert!(is_refused(&stage.sso.link(&jana, &ticket, &browser).await, Refusal::Ticket), "used");
        let (late, browser) = stage.ticket(&kit, "jan").await;
        kit.clock.advance(Duration::from_mins(10));
        assert!(is_refused(&stage.sso.link(&jan, &late, &browser).await, Refusal::Ticket), "too late");
        assert!(stage.sso.links(&jan).await.expect("listed").is_empty());
    }

    async fn an_identity_belongs_to_one_account_and_an_account_has_one(kit) {
        let (stage, jana, jan) = (Stage::new(&kit).await, kit.person().await, kit.person().await);
        let (early, browser) = stage.ticket(&kit, "jana").await;
        stage.link(&kit, &jana, "jana").await;
        let taken = stage.sso.link(&jan, &early, &browser).await;
        assert!(is_refused(&taken, Refusal::IdentityTaken), "{taken:?}");
        stage.link(&kit, &jana, "jana.neu").await;
        assert_eq!(stage.sso.links(&jana).await.expect("listed").len(), 1);
        assert_eq!(stage.sign_in(&kit, "jana.neu", "pwd").await.expect("signed in").person, jana.reach.0);
        stage.ticket(&kit, "jana").await;
    }

    async fn the_same_name_at_another_provider_is_somebody_else(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana@example.org").await;
        // Another organisation's provider, and another provider of the same organisation.
        let other = Stage::new(&kit).await;
        other.ticket(&kit, "jana@example.org").await;
        stage.sso.set_provider(&stage.allowed, key(2), 1, &other.setting()).await.expect("set");
        let back: ReturnPath = BACK.parse().unwrap_or_default();
        let begun = stage.sso.begin(&system(&kit), network(1), &stage.slug, &back).await.expect("begun");
        let way = Returned::read(&other.provider.log_in(&begun.redirect, "jana@example.org", "pwd"));
        let answer = stage.finish(&kit, &way, &begun.browser).await;
        assert!(matches!(answer, Ok(Finished::Unlinked { .. })), "{answer:?}");
        assert!(auth(&kit).sign_ins(&person).await.expect("listed").is_empty());
        // The first provider is back, and nobody else was it meanwhile.
        stage.sso.set_provider(&stage.allowed, key(3), 2, &stage.setting()).await.expect("set");
        assert_eq!(stage.sign_in(&kit, "jana@example.org", "pwd").await.expect("known").person, person.reach.0);
    }

    async fn an_unlinked_identity_is_unknown_again(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let other = kit.person().await;
        assert!(is_refused(&stage.sso.unlink(&other, stage.org).await, Refusal::Unknown), "nobody else's");
        // Without a password nobody could come back.
        assert!(is_refused(&stage.sso.unlink(&person, stage.org).await, Refusal::LastWayIn));
        stage.sign_in(&kit, "jana", "pwd").await.expect("still linked");
        set_password(&kit, &person).await;
        stage.sso.unlink(&person, stage.org).await.expect("unlinked");
        assert!(is_refused(&stage.sso.unlink(&person, stage.org).await, Refusal::Unknown), "repeated");
        stage.ticket(&kit, "jana").await;
    }

    async fn a_ticket_says_whose_it_is_in_its_own_browser_until_it_is_used(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        let (ticket, browser) = stage.ticket(&kit, "jana").await;
        let (theirs, other) = stage.ticket(&kit, "eve").await;
        let awaiting = async |ticket, browser| stage.sso.awaiting(&system(&kit), ticket, browser).await.expect("asked");
        for _ in 0..2 {
            assert_eq!(awaiting(&ticket, &browser).await.as_deref(), Some("Muster GmbH"), "looking uses nothing up");
        }
        assert_eq!(awaiting(&theirs, &browser).await, None);
        stage.sso.link(&person, &ticket, &browser).await.expect("linked");
        assert_eq!(awaiting(&ticket, &browser).await, None);
        kit.clock.advance(Duration::from_mins(10));
        assert_eq!(awaiting(&theirs, &other).await, None, "too late");
    }

    async fn whoever_runs_a_provider_changes_no_way_in(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let (auth_here, sso, sealing) = (auth(&kit), sso(&kit), crate::sealing::sealing(&kit).await);
        let services = Services { store: kit.store.clone(), auth: auth_here, passkeys: None, mails: false, sso, sealing };
        let may = async |signed: &SignedIn| {
            let claims = auth(&kit).verify(&system(&kit), &signed.access).expect("good");
            let session = auth(&kit).session(&system(&kit), &claims).await.expect("read").expect("signed in");
            may_change_ways(&services, &session).await
        };
        // However strong their sign-in says that it was.
        let signed = stage.sign_in(&kit, "jana", "pwd mfa hwk").await.expect("signed in");
        assert!(is_refused(&may(&signed).await, Refusal::NotFresh));
        let own = auth(&kit).begin(&system(&kit), person.reach.0, Method::Password, false, "Firefox").await.expect("in");
        may(&own).await.expect("by a way of their own");
    }

    async fn an_erased_account_has_no_identity(kit) {
        let (stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let (ticket, browser) = stage.ticket(&kit, "jan").await;
        kit.store.erase_account(&person).await.expect("erased");
        stage.ticket(&kit, "jana").await;
        assert!(is_refused(&stage.sso.link(&person, &ticket, &browser).await, Refusal::Stale));
    }

    async fn a_provider_with_new_keys_is_known_again_and_one_that_is_down_is_not(kit) {
        let (mut stage, person) = (Stage::new(&kit).await, kit.person().await);
        stage.link(&kit, &person, "jana").await;
        let port = stage.provider.port();
        // In this order, since the port must be free.
        stage.provider = OidcProvider::start(CALLBACK, "RS256");
        stage.provider = OidcProvider::start_at(port, CALLBACK, "RS256");
        stage.sign_in(&kit, "jana", "pwd").await.expect("signed in by a token of the new key");
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        stage.provider = OidcProvider::start(CALLBACK, "RS256");
        let answer = stage.finish(&kit, &way, &browser).await;
        assert!(matches!(answer, Err(NotFinished::Provider(OidcError::Unreachable))), "{answer:?}");
        let fresh = sso(&kit).begin(&system(&kit), network(1), &stage.slug, &ReturnPath::default()).await;
        assert!(matches!(fresh, Err(NotBegun::Provider(OidcError::Unreachable))), "{fresh:?}");
    }

    async fn a_wrong_secret_and_an_old_token_prove_nothing(kit) {
        let stage = Stage::new(&kit).await;
        let wrong = NewProvider { secret: Some("wrong".to_owned()), ..stage.setting() };
        stage.sso.set_provider(&stage.allowed, key(2), 1, &wrong).await.expect("set");
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        let answer = stage.finish(&kit, &way, &browser).await;
        assert!(matches!(answer, Err(NotFinished::Provider(OidcError::Client))), "{answer:?}");
        stage.sso.set_provider(&stage.allowed, key(3), 2, &stage.setting()).await.expect("set");
        // Our clock and the provider's are two hours apart.
        kit.clock.advance(Duration::from_hours(2));
        let (way, browser) = stage.way(&kit, "jana", "pwd").await;
        let answer = stage.finish(&kit, &way, &browser).await;
        assert!(matches!(answer, Err(NotFinished::Provider(OidcError::Token(TokenFault::Time)))), "{answer:?}");
    }
}
