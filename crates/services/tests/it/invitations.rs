//! Letters that open accounts.

use crate::authenticator::Authenticator;
use crate::support::{Kit, both, key, movable, network};
use domain::access::permits::{InvitePeople, ReissueAccess};
use domain::access::{Allowed, Denied, Role};
use domain::id::{PersonId, RecordId};
use domain::organisation::{NoPeople, OrganisationKind, OrganisationState};
use domain::random::{Random, SeededRandom};
use domain::{Actor, Ctx, Language, Org, Own, System};
use jiff::civil::{Date, date};
use services::auth::{Auth, Hasher, LoginName, NotSignedIn, Password};
use services::invitations::{self, Activation, Credential, Letter, NotOpened, Ticket};
use services::{Refusal, ServiceError};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use store::people::NewRecord;
use store::sign_in::{Method, NewPasskey};

pub const BIRTH: Date = date(1992, 4, 17);

pub struct Office {
    pub allowed: Allowed<InvitePeople>,
    reissuing: Allowed<ReissueAccess>,
    pub org: Ctx<Org>,
    pub record: RecordId,
}

pub async fn office(kit: &Kit) -> Office {
    let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let clerk = kit.with_role(org, Role::HrClerk).await;
    let allowed = kit.allowed::<InvitePeople>(&clerk, &slug).await;
    let reissuing = kit.allowed::<ReissueAccess>(&clerk, &slug).await;
    let org = kit.ctx(Actor::System("test"), Org(org));
    let record = add(kit, &org, "P1", Some(BIRTH)).await;
    Office { allowed, reissuing, org, record }
}

pub async fn add(kit: &Kit, org: &Ctx<Org>, number: &str, birth_date: Option<Date>) -> RecordId {
    let new = NewRecord {
        personnel_no: number.to_owned(),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date,
    };
    kit.store.write(org, async |scope| scope.add_record(&new).await).await.expect("added")
}

pub fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("activation"), System)
}

async fn letter(kit: &Kit, office: &Office) -> Letter {
    let letters = invitations::invite(&kit.store, &office.allowed, &[office.record], 30).await.expect("made");
    letters.into_iter().next().expect("one letter")
}

pub fn doors(kit: &Kit) -> Auth {
    Auth::new(kit.store.clone(), Hasher::new(2).expect("parameters"))
}

/// A new account with a name that nobody else has.
pub fn newcomer() -> Credential {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let name: LoginName = format!("person-{}", NUMBER.fetch_add(1, Ordering::Relaxed)).parse().expect("a name");
    Credential::Password { password: Password::chosen("Bär, Stuhl & Käse", &name).expect("good"), name }
}

pub async fn open(kit: &Kit, letter: &Letter, number: u128, credential: Credential) -> Result<PersonId, NotOpened> {
    let ticket = Ticket::Link(letter.link);
    let wanted =
        Activation { ticket: &ticket, birth: BIRTH, credential, language: Language::De, notice: "Hinweis, Fassung 1" };
    let auth = doors(kit);
    let ctx = system(kit);
    let opened = movable(invitations::activate(&auth, &ctx, network(1), key(number), &wanted)).await;
    opened.map(|opened| opened.person)
}

pub async fn activate(kit: &Kit, letter: &Letter, birth: Date) -> Result<PersonId, NotOpened> {
    static NUMBER: AtomicU32 = AtomicU32::new(1_000);
    let ticket = Ticket::Link(letter.link);
    let notice = "Hinweis, Fassung 1";
    let wanted = Activation { ticket: &ticket, birth, credential: newcomer(), language: Language::De, notice };
    let key = key(NUMBER.fetch_add(1, Ordering::Relaxed).into());
    invitations::activate(&doors(kit), &system(kit), network(1), key, &wanted).await.map(|opened| opened.person)
}

async fn sender(kit: &Kit, place: u32, ticket: &Ticket) -> Result<String, NotOpened> {
    let sender = invitations::sender(&kit.store, &system(kit), network(place), ticket).await?;
    Ok(sender.appearance.name)
}

async fn reissued(kit: &Kit, office: &Office) -> Letter {
    let letters =
        movable(invitations::reissue(&kit.store, &office.reissuing, &[office.record], 30)).await.expect("made");
    letters.into_iter().next().expect("one letter")
}

async fn records(kit: &Kit, person: PersonId) -> Vec<RecordId> {
    let own = kit.ctx(Actor::Person(person), Own(person));
    let records = kit.store.read(&own, async |scope| scope.own_records().await).await.expect("read");
    records.iter().map(|record| record.id).collect()
}

async fn office_letter(kit: &Kit) -> Letter {
    letter(kit, &office(kit).await).await
}

/// How many jobs wait for what sends mails.
pub async fn waiting(kit: &Kit) -> i64 {
    let counts = kit.store.read(&system(kit), async |scope| scope.count_jobs().await).await.expect("counted");
    counts.iter().filter(|count| count.class == "mail").map(|count| count.count).sum()
}

/// Draws the same code so many times before it draws others.
#[derive(Debug)]
struct Stuck(AtomicU32, SeededRandom);

impl Random for Stuck {
    fn fill(&self, bytes: &mut [u8]) {
        self.1.fill(bytes);
        let left = |left: u32| left.checked_sub(1);
        if bytes.len() == 5 && self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok() {
            bytes.fill(7);
        }
    }
}

/// A letter by an office whose generator draws the same code so many times.
async fn stuck(kit: &Kit, office: &Office, times: u32) -> Letter {
    let (org, seed) = (office.org.reach.0, u64::from_le_bytes(office.org.random()));
    let organisation = kit.store.read(&office.org, async |scope| scope.organisation().await).await.expect("read");
    let slug = organisation.and_then(|one| one.slug).expect("an address");
    let clerk = kit.with_role(org, Role::HrClerk).await;
    let random = Arc::new(Stuck(AtomicU32::new(times), SeededRandom::new(seed)));
    let clerk = Ctx::new(clerk.actor, clerk.reach, kit.clock.clone(), random);
    let allowed = kit.allowed::<InvitePeople>(&clerk, &slug).await;
    let letters = invitations::invite(&kit.store, &allowed, &[office.record], 30).await.expect("made");
    letters.into_iter().next().expect("one letter")
}

both! {
    async fn a_letter_opens_an_account_once_and_leaves_a_receipt(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        let (ctx, ticket) = (system(&kit), Ticket::Code(letter.code.printed().parse().expect("a code")));
        assert_eq!(sender(&kit, 1, &ticket).await.expect("known"), "Kessler GmbH");
        let proved = invitations::prove(&kit.store, &ctx, network(1), &ticket, BIRTH).await.expect("proved");
        assert_eq!(proved.name, ("Jana".to_owned(), "Krämer".to_owned()));
        let person = activate(&kit, &letter, BIRTH).await.expect("opened");
        assert_eq!(records(&kit, person).await, [office.record]);
        let record = office.record;
        let receipts = kit.store.read(&office.org, async |scope| scope.receipts(record).await).await.expect("read");
        assert_eq!((receipts.len(), receipts[0].person, receipts[0].what.as_str()), (1, person, "account"), "H03");
        assert!(matches!(activate(&kit, &letter, BIRTH).await, Err(NotOpened::Closed)), "a link replayed");
        let report = kit.store.verify_ledger(&ctx).await.expect("read");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }

    async fn five_wrong_birthdays_close_a_letter(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        for _ in 0..5 {
            assert!(matches!(activate(&kit, &letter, date(1990, 1, 1)).await, Err(NotOpened::Birthday)));
        }
        assert!(matches!(activate(&kit, &letter, BIRTH).await, Err(NotOpened::Closed)), "even the right one");
    }

    async fn a_right_birthday_uses_up_no_try(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        for _ in 0..8 {
            let ticket = Ticket::Link(letter.link);
            assert!(invitations::prove(&kit.store, &system(&kit), network(1), &ticket, BIRTH).await.is_ok());
        }
    }

    async fn a_newer_letter_closes_the_one_before_and_time_closes_all(kit) {
        let office = office(&kit).await;
        let (first, second) = (letter(&kit, &office).await, letter(&kit, &office).await);
        assert!(matches!(activate(&kit, &first, BIRTH).await, Err(NotOpened::Closed)));
        kit.clock.advance(Duration::from_hours(30 * 24));
        assert!(matches!(activate(&kit, &second, BIRTH).await, Err(NotOpened::Closed)));
        let unknown = Ticket::Code("K7MX 4RPT".parse().expect("a code"));
        let answer = sender(&kit, 1, &unknown).await;
        assert!(matches!(answer, Err(NotOpened::Closed)), "unknown looks the same");
    }

    async fn a_lost_phone_is_mended_by_a_new_letter_and_its_owner_is_told(kit) {
        let office = office(&kit).await;
        let before = activate(&kit, &letter(&kit, &office).await, BIRTH).await.expect("opened");
        let signed = doors(&kit).begin(&system(&kit), before, Method::Passkey, true, "old phone").await.expect("begun");
        let again = invitations::invite(&kit.store, &office.allowed, &[office.record], 30).await;
        assert!(matches!(again, Err(ServiceError::Denied(Denied::Forbidden))), "it would move the record: {again:?}");
        let letter = reissued(&kit, &office).await;
        assert_eq!(waiting(&kit).await, 0);
        let person = activate(&kit, &letter, BIRTH).await.expect("opened");
        assert_ne!(person, before);
        assert!(matches!(doors(&kit).renew(&system(&kit), &signed.refresh).await, Err(NotSignedIn::Over)));
        assert!(records(&kit, before).await.is_empty());
        assert_eq!(waiting(&kit).await, 1, "notice.record_moved");
    }

    async fn nobody_from_outside_moves_records(kit) {
        let office = office(&kit).await;
        let (broker, _) = kit.organisation(OrganisationKind::Broker, "Nordwind Makler").await;
        let lead = kit.with_role(broker, Role::TeamLead).await;
        let org = office.org.clone();
        let from = date(2026, 1, 1);
        kit.store.write(&org, async |scope| scope.add_mandate(broker, from, None).await).await.expect("given");
        let slug = kit.store.read(&org, async |scope| scope.organisation().await).await.expect("read");
        let access = kit.access(&lead, &slug.and_then(|org| org.slug).expect("an address")).await;
        assert!(access.allow::<InvitePeople>().is_ok());
        assert_eq!(access.allow::<ReissueAccess>().map(|_| ()), Err(Denied::Forbidden));
    }

    async fn a_second_employer_joins_the_account(kit) {
        let (one, two) = (office(&kit).await, office(&kit).await);
        let person = activate(&kit, &letter(&kit, &one).await, BIRTH).await.expect("opened");
        let joined = open(&kit, &letter(&kit, &two).await, 1, Credential::SignedIn(person)).await;
        assert_eq!(joined.expect("joined"), person);
        assert_eq!(records(&kit, person).await.len(), 2);
        // Who is not there, or not any more, joins nothing.
        let own = kit.ctx(Actor::Person(person), Own(person));
        kit.store.erase_account(&own).await.expect("erased");
        for nobody in [person, system(&kit).id()] {
            let third = office_letter(&kit).await;
            let answer = open(&kit, &third, 2, Credential::SignedIn(nobody)).await;
            assert!(matches!(answer, Err(NotOpened::Closed)), "{answer:?}");
        }
    }

    async fn two_tabs_open_one_account_and_it_has_a_way_in(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        let credential = newcomer();
        let tabs = || open(&kit, &letter, 7, credential.clone());
        let (left, right) = tokio::join!(tabs(), tabs());
        let (left, right) = (left.expect("opened"), right.expect("the same"));
        assert_eq!(left, right);
        assert_eq!(tabs().await.expect("a minute later"), left);
        assert!(matches!(open(&kit, &letter, 8, newcomer()).await, Err(NotOpened::Closed)), "another command");
        assert!(matches!(open(&kit, &letter, 7, newcomer()).await, Err(NotOpened::Closed)), "another name");
        let Credential::Password { name, .. } = &credential else { unreachable!() };
        let password = Password::typed("Bär, Stuhl & Käse");
        let signed = doors(&kit).with_password(&system(&kit), network(1), name, password, None, "").await;
        assert_eq!(signed.expect("signed in").person, left);
    }

    async fn a_repetition_says_so_and_a_passkey_of_others_opens_nothing(kit) {
        let system = system(&kit);
        let letter = office_letter(&kit).await;
        let again = async |credential: Credential, letter: &Letter, number: u128| {
            let ticket = Ticket::Link(letter.link);
            let wanted = Activation { ticket: &ticket, birth: BIRTH, credential, language: Language::De, notice: "Hinweis, Fassung 1" };
            invitations::activate(&doors(&kit), &system, network(1), key(number), &wanted).await
        };
        let newcomer = newcomer();
        assert!(!again(newcomer.clone(), &letter, 1).await.expect("opened").repeated);
        assert!(again(newcomer, &letter, 1).await.expect("the same").repeated);
        let (passkeys, mut phone) = (crate::passkeys::passkeys(&kit), Authenticator::new());
        let begun = passkeys.begin_first(&system, network(1), "Jana").await.expect("begun");
        let new = passkeys.finish_first(&system, begun.ticket, &phone.create(&begun.options), "").await.expect("proved");
        open(&kit, &office_letter(&kit).await, 2, Credential::Passkey(Box::new(new.clone()))).await.expect("opened");
        let copy = NewPasskey { person: system.id(), ..new };
        let answer = open(&kit, &office_letter(&kit).await, 3, Credential::Passkey(Box::new(copy))).await;
        assert!(matches!(answer, Err(NotOpened::PasskeyTaken)), "{answer:?}");
    }

    async fn a_taken_name_opens_nothing_and_names_cannot_be_tried_out(kit) {
        let taken = newcomer();
        open(&kit, &office_letter(&kit).await, 1, taken.clone()).await.expect("opened");
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        for number in 2..12 {
            let answer = open(&kit, &letter, number, taken.clone()).await;
            assert!(matches!(answer, Err(NotOpened::NameTaken)), "{answer:?}");
        }
        assert!(matches!(open(&kit, &letter, 12, taken).await, Err(NotOpened::TooMany)));
        kit.clock.advance(Duration::from_hours(1));
        let person = open(&kit, &letter, 13, newcomer()).await.expect("the letter is still open");
        assert_eq!(records(&kit, person).await, [office.record]);
    }

    async fn a_letter_ends_with_what_its_sender_may_do(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        let (ctx, org) = (system(&kit), office.org.reach.0);
        let gone = OrganisationState::Terminated;
        kit.store.write(&ctx, async |scope| scope.move_organisation(org, 1, gone).await).await.expect("moved");
        assert!(matches!(activate(&kit, &letter, BIRTH).await, Err(NotOpened::Closed)), "G01");
    }

    async fn whoever_is_erased_leaves_no_open_letter(kit) {
        let (kept, gone) = (office(&kit).await, office(&kit).await);
        let open_letter = letter(&kit, &gone).await;
        kit.store.erase_record(&gone.org, gone.record).await.expect("erased");
        assert!(matches!(sender(&kit, 1, &Ticket::Link(open_letter.link)).await, Err(NotOpened::Closed)));
        let person = activate(&kit, &letter(&kit, &kept).await, BIRTH).await.expect("opened");
        let moving = reissued(&kit, &kept).await;
        kit.store.erase_account(&kit.ctx(Actor::Person(person), Own(person))).await.expect("erased");
        assert!(matches!(sender(&kit, 1, &Ticket::Link(moving.link)).await, Err(NotOpened::Closed)));
        let report = kit.store.verify_ledger(&system(&kit)).await.expect("read");
        assert!(report.faults.is_empty(), "{:?}", report.faults);
    }

    async fn codes_are_guessed_thirty_times_from_a_network(kit) {
        let letter = office_letter(&kit).await;
        let right = Ticket::Code(letter.code.clone());
        for guess in 0..30 {
            let wrong = Ticket::Code(format!("K7MX 4R{guess:02}").parse().expect("a code"));
            assert!(matches!(sender(&kit, 1, &wrong).await, Err(NotOpened::Closed)), "{guess}");
            // Right ones of the same office are not counted.
            assert!(guess == 29 || sender(&kit, 1, &right).await.is_ok(), "{guess}");
        }
        let (ctx, from) = (system(&kit), network(1));
        assert!(matches!(sender(&kit, 1, &right).await, Err(NotOpened::TooMany)), "even the right one");
        let proved = invitations::prove(&kit.store, &ctx, from, &right, BIRTH).await;
        assert!(matches!(proved, Err(NotOpened::TooMany)));
        assert!(sender(&kit, 1, &Ticket::Link(letter.link)).await.is_ok(), "nobody guesses links");
        assert!(sender(&kit, 2, &right).await.is_ok(), "elsewhere");
        kit.clock.advance(Duration::from_mins(15));
        assert!(sender(&kit, 1, &right).await.is_ok());
    }

    async fn a_code_is_drawn_again_when_it_is_taken_and_free_when_its_letter_is_over(kit) {
        let (one, two) = (office(&kit).await, office(&kit).await);
        let first = stuck(&kit, &one, 1).await;
        let second = stuck(&kit, &two, 3).await;
        assert_ne!(first.code, second.code);
        let (ctx, old) = (system(&kit), Ticket::Code(first.code.clone()));
        assert_eq!(kit.store.write(&ctx, async |scope| scope.free_codes(scope.ctx().now()).await).await.expect("pruned"), 0);
        kit.clock.advance(Duration::from_hours(60 * 24));
        let before = ctx.now().minus(Duration::from_hours(24));
        let free = async || kit.store.write(&ctx, async |scope| scope.free_codes(before).await).await.expect("pruned");
        assert_eq!((free().await, free().await), (2, 0));
        let again = stuck(&kit, &two, 1).await;
        assert_eq!(again.code, first.code, "free to be drawn");
        assert_eq!(sender(&kit, 1, &old).await.expect("the new letter's"), "Kessler GmbH");
    }

    async fn letters_are_made_all_or_none(kit) {
        let office = office(&kit).await;
        let other = self::office(&kit).await;
        let known = add(&kit, &office.org, "P2", None).await;
        let earlier = invitations::invite(&kit.store, &office.allowed, &[known], 30).await.expect("made");
        let mixed = invitations::invite(&kit.store, &office.allowed, &[known, other.record], 30).await;
        assert!(matches!(mixed, Err(ServiceError::Refused(Refusal::Stale))), "{mixed:?}");
        let earlier = Ticket::Link(earlier[0].link);
        assert!(sender(&kit, 1, &earlier).await.is_ok(), "nothing was written: no newer letter closed this one");
        for days in [0, 91] {
            let answer = invitations::invite(&kit.store, &office.allowed, &[known], days).await;
            assert!(matches!(answer, Err(ServiceError::Refused(Refusal::Term))), "{answer:?}");
        }
        let letters = invitations::invite(&kit.store, &office.allowed, &[known, office.record], 30).await.expect("made");
        assert_eq!(letters.len(), 2);
        assert_ne!(letters[0].code, letters[1].code);
    }

    async fn nobody_is_invited_before_the_agreement(kit) {
        let system = system(&kit);
        let new = store::organisations::NewOrganisation::prospect(
            OrganisationKind::Employer, crate::support::address(), "Brandt AG",
        );
        let id = kit.store.write(&system, async |scope| scope.add_organisation(&new).await).await.expect("added");
        let clerk = kit.with_role(id, Role::HrClerk).await;
        let allowed = kit.allowed::<InvitePeople>(&clerk, &new.slug).await;
        let org = kit.ctx(Actor::System("test"), Org(id));
        let record = add(&kit, &org, "P1", Some(BIRTH)).await;
        let answer = invitations::invite(&kit.store, &allowed, &[record], 30).await;
        let refused = matches!(answer, Err(ServiceError::Refused(Refusal::People(NoPeople::NoAgreement))));
        assert!(refused, "G01: {answer:?}");
    }

    async fn a_consent_is_given_and_taken_back(kit) {
        let person = kit.person().await;
        let new = store::consents::NewConsent {
            purpose: "advice".to_owned(),
            text_version: "1".to_owned(),
            text_hash: [7; 32],
            language: "de".to_owned(),
        };
        let id = kit.store.write(&person, async |scope| scope.give_consent(&new).await).await.expect("given");
        kit.store.write(&person, async |scope| scope.withdraw_consent(id).await).await.expect("taken back");
        let again = kit.store.write(&person, async |scope| scope.withdraw_consent(id).await).await;
        assert!(matches!(again, Err(store::Error::Stale { entity: "consent" })), "{again:?}");
        let listed = kit.store.read(&person, async |scope| scope.consents().await).await.expect("read");
        assert!(listed.len() == 1 && listed[0].withdrawn.is_some(), "H05");
    }
}
