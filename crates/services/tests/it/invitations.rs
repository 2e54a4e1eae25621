//! Letters that open accounts.

use crate::support::{Kit, both};
use domain::access::permits::InvitePeople;
use domain::access::{Allowed, Role};
use domain::id::RecordId;
use domain::organisation::{NoPeople, OrganisationKind};
use domain::{Actor, Ctx, Org, Own, System};
use jiff::civil::{Date, date};
use services::auth::{Auth, Hasher, NotSignedIn};
use services::invitations::{self, Letter, NotOpened, Ticket};
use services::{Refusal, ServiceError};
use std::time::Duration;
use store::people::NewRecord;
use store::sign_in::Method;

const BIRTH: Date = date(1992, 4, 17);

struct Office {
    allowed: Allowed<InvitePeople>,
    org: Ctx<Org>,
    record: RecordId,
}

async fn office(kit: &Kit) -> Office {
    let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let clerk = kit.with_role(org, Role::HrClerk).await;
    let allowed = kit.allowed::<InvitePeople>(&clerk, &slug).await;
    let org = kit.ctx(Actor::System("test"), Org(org));
    let record = add(kit, &org, "P1", Some(BIRTH)).await;
    Office { allowed, org, record }
}

async fn add(kit: &Kit, org: &Ctx<Org>, number: &str, birth_date: Option<Date>) -> RecordId {
    let new = NewRecord {
        personnel_no: number.to_owned(),
        given_name: "Jana".to_owned(),
        family_name: "Krämer".to_owned(),
        birth_date,
    };
    kit.store.write(org, async |scope| scope.add_record(&new).await).await.expect("added")
}

fn system(kit: &Kit) -> Ctx<System> {
    kit.ctx(Actor::System("activation"), System)
}

async fn letter(kit: &Kit, office: &Office) -> Letter {
    let letters = invitations::invite(&kit.store, &office.allowed, &[office.record], 30).await.expect("made");
    letters.into_iter().next().expect("one letter")
}

async fn activate(kit: &Kit, letter: &Letter, birth: Date) -> Result<domain::id::PersonId, NotOpened> {
    let ticket = Ticket::Link(letter.link);
    let opened =
        invitations::activate(&kit.store, &system(kit), &ticket, birth, None, "de", "Hinweis, Fassung 1").await;
    opened.map(|(person, _)| person)
}

both! {
    async fn a_letter_opens_an_account_once_and_leaves_a_receipt(kit) {
        let office = office(&kit).await;
        let letter = letter(&kit, &office).await;
        let (ctx, ticket) = (system(&kit), Ticket::Code(letter.code.printed().parse().expect("a code")));
        assert_eq!(invitations::sender(&kit.store, &ctx, &ticket).await.expect("known"), "Kessler GmbH");
        let proved = invitations::prove(&kit.store, &ctx, &ticket, BIRTH).await.expect("proved");
        assert_eq!(proved.name, ("Jana".to_owned(), "Krämer".to_owned()));
        let person = activate(&kit, &letter, BIRTH).await.expect("opened");
        let own = kit.ctx(Actor::Person(person), Own(person));
        let records = kit.store.read(&own, async |scope| scope.own_records().await).await.expect("read");
        assert_eq!(records.iter().map(|record| record.id).collect::<Vec<_>>(), [office.record]);
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
            assert!(invitations::prove(&kit.store, &system(&kit), &ticket, BIRTH).await.is_ok());
        }
    }

    async fn a_newer_letter_closes_the_one_before_and_time_closes_all(kit) {
        let office = office(&kit).await;
        let (first, second) = (letter(&kit, &office).await, letter(&kit, &office).await);
        assert!(matches!(activate(&kit, &first, BIRTH).await, Err(NotOpened::Closed)));
        kit.clock.advance(Duration::from_hours(30 * 24));
        assert!(matches!(activate(&kit, &second, BIRTH).await, Err(NotOpened::Closed)));
        let unknown = Ticket::Code("K7MX 4RPT".parse().expect("a code"));
        let answer = invitations::sender(&kit.store, &system(&kit), &unknown).await;
        assert!(matches!(answer, Err(NotOpened::Closed)), "unknown looks the same");
    }

    async fn a_lost_phone_is_mended_by_a_new_letter(kit) {
        let office = office(&kit).await;
        let before = activate(&kit, &letter(&kit, &office).await, BIRTH).await.expect("opened");
        let auth = Auth::new(kit.store.clone(), Hasher::new(1).expect("parameters"));
        let signed = auth.begin(&system(&kit), before, Method::Passkey, true, "old phone").await.expect("begun");
        let person = activate(&kit, &letter(&kit, &office).await, BIRTH).await.expect("opened");
        assert_ne!(person, before);
        assert!(matches!(auth.renew(&system(&kit), &signed.refresh).await, Err(NotSignedIn::Over)));
        let own = kit.ctx(Actor::Person(before), Own(before));
        assert!(kit.store.read(&own, async |scope| scope.own_records().await).await.expect("read").is_empty());
    }

    async fn a_second_employer_joins_the_account(kit) {
        let (one, two) = (office(&kit).await, office(&kit).await);
        let person = activate(&kit, &letter(&kit, &one).await, BIRTH).await.expect("opened");
        let ticket = Ticket::Link(letter(&kit, &two).await.link);
        let notice = "Hinweis, Fassung 1";
        let joined = invitations::activate(&kit.store, &system(&kit), &ticket, BIRTH, Some(person), "de", notice).await;
        assert_eq!(joined.expect("joined").0, person);
        let own = kit.ctx(Actor::Person(person), Own(person));
        assert_eq!(kit.store.read(&own, async |scope| scope.own_records().await).await.expect("read").len(), 2);
    }

    async fn letters_are_made_all_or_none(kit) {
        let office = office(&kit).await;
        let other = self::office(&kit).await;
        let known = add(&kit, &office.org, "P2", None).await;
        let mixed = invitations::invite(&kit.store, &office.allowed, &[known, other.record], 30).await;
        assert!(matches!(mixed, Err(ServiceError::Refused(Refusal::Stale))), "{mixed:?}");
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
