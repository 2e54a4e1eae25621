//! Invitations by e-mail, and the list of who has access.

use crate::invitations::{BIRTH, activate, add, newcomer, office, open, system, waiting};
use crate::support::{Kit, both, key, movable};
use domain::Language;
use domain::access::Denied;
use domain::id::InvitationId;
use jiff::civil::date;
use services::invitations::{self, Letter, NotOpened};
use services::letters;
use services::{Refusal, ServiceError};

both! {
    async fn a_mail_opens_an_account_as_a_letter_does(kit) {
        let office = office(&kit).await;
        let jana = (office.record, "jana@example.org");
        let mail = async |number: u128, whom| movable(invitations::mail(&kit.store, &office.allowed, key(number), whom, (Language::De, 30))).await;
        let first = mail(1, jana).await.expect("made");
        assert_eq!(mail(1, jana).await.expect("the same answer"), first, "sent twice, made once");
        let to_send = async |id| movable(invitations::mail_to_send(&kit.store, &office.org, id)).await.expect("read");
        let before_crash = to_send(first).await.expect("it waits");
        assert_eq!((before_crash.address.as_str(), before_crash.organisation.as_str()), ("jana@example.org", "Kessler GmbH"));
        assert_eq!(to_send(first).await.expect("it waits").link, before_crash.link, "after a crash the same link");
        assert_eq!(waiting(&kit).await, 1);

        // A further mail closes the one before, also when it was not sent yet.
        let second = mail(2, jana).await.expect("made");
        assert!(to_send(first).await.is_none(), "replaced");
        let sent = to_send(second).await.expect("it waits");
        assert_ne!(sent.link, before_crash.link);
        kit.store.write(&office.org, async |scope| scope.mail_sent(second).await).await.expect("remembered");
        assert!(to_send(second).await.is_none(), "sent once");
        let expires = system(&kit).now();
        let code: invitations::Code = "K7MX4RPT".parse().expect("a code");
        let as_letter = |link| Letter { id: second, record: office.record, link, code: code.clone(), expires };
        let (old, new) = (as_letter(before_crash.link), as_letter(sent.link));
        assert!(matches!(open(&kit, &old, 3, newcomer()).await, Err(NotOpened::Closed)));
        for _ in 0..4 {
            let wrong = activate(&kit, &new, date(1990, 1, 1)).await;
            assert!(matches!(wrong, Err(NotOpened::Birthday)), "{wrong:?}");
        }
        open(&kit, &new, 9, newcomer()).await.expect("opened");
        assert!(matches!(open(&kit, &new, 10, newcomer()).await, Err(NotOpened::Closed)), "good once");
        let listed = kit.store.read(&office.org, async |scope| scope.invitees_after(None, 10).await).await.expect("read");
        let receipt = listed[0].receipt.clone().expect("given");
        assert_eq!((receipt.method.as_str(), receipt.language.as_str()), ("mail and birthday", "de"));
        assert_eq!(receipt.text_hash, letters::text_hash("Hinweis, Fassung 1"));
        assert!(receipt.seq.is_some(), "the ledger tells of it");
        let again = mail(11, jana).await;
        assert!(matches!(again, Err(ServiceError::Denied(Denied::Forbidden))), "no account is moved by mail: {again:?}");
        assert_eq!(kit.store.verify_ledger(&system(&kit)).await.expect("read").faults, vec![]);
    }

    async fn a_mail_is_refused_where_nothing_proves_whose_hands_it_is_in(kit) {
        let office = office(&kit).await;
        let unborn = add(&kit, &office.org, "P2", None).await;
        let mail = async |number: u128, record, address| invitations::mail(&kit.store, &office.allowed, key(number), (record, address), (Language::De, 30)).await;
        let refused = |answer: Result<InvitationId, ServiceError>| match answer {
            Err(ServiceError::Refused(refusal)) => refusal,
            other => unreachable!("{other:?} instead of a refusal"),
        };
        assert_eq!(refused(mail(1, unborn, "jana@example.org").await), Refusal::NoBirthday);
        assert_eq!(refused(mail(2, office.record, "jana@example.org\r\nBcc: x@y.de").await), Refusal::Address);
        assert_eq!(refused(mail(3, office.allowed.id(), "jana@example.org").await), Refusal::Stale);
        let id = mail(4, office.record, "jana@example.org").await.expect("made");
        kit.store.write(&office.org, async |scope| scope.mail_refused(id).await).await.expect("remembered");
        let listed = kit.store.read(&office.org, async |scope| scope.invitees_after(None, 10).await).await.expect("read");
        let state = listed.iter().find(|one| one.record == office.record).and_then(|one| one.invited).and_then(|one| one.mail);
        assert_eq!(state.map(|(state, _)| state), Some(letters::MailState::Refused));
        // Whoever was erased in the meantime gets no mail.
        let id = mail(5, office.record, "jana@example.org").await.expect("made");
        kit.store.erase_record(&office.org, office.record).await.expect("erased");
        assert!(invitations::mail_to_send(&kit.store, &office.org, id).await.expect("read").is_none());
    }

    async fn the_list_goes_on_after_each_person(kit) {
        let office = office(&kit).await;
        for number in 2..6 {
            add(&kit, &office.org, &format!("P{number}"), Some(BIRTH)).await;
        }
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = kit.store.read(&office.org, async |scope| scope.invitees_after(after, 2).await).await.expect("read");
            let Some(last) = page.last() else { break };
            after = Some(last.record);
            seen.extend(page.iter().map(|one| one.personnel_no.clone()));
        }
        seen.sort();
        assert_eq!(seen, ["P1", "P2", "P3", "P4", "P5"]);
        let page = letters::invitees(&kit.store, &office.allowed, None).await.expect("read");
        assert_eq!((page.people.len(), page.count, page.next), (5, 5, None));
    }
}
