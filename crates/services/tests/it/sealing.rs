//! Seals: the installation's own authority, sealing and verifying, with and without a time-stamp service.

use crate::auth::system;
use crate::support::{Kit, both};
use gateways::time_stamp::TimeStamps;
use services::ServiceError;
use services::sealing::{LARGEST, Level, Refused, Sealing};
use testkit::{StampServer, free_port};

const LETTER: &[u8] = include_bytes!("../../../seal/tests/files/letter.pdf");

pub(crate) async fn sealing(kit: &Kit) -> Sealing {
    Sealing::open(&kit.store, &system(kit), Some("Muster Service GmbH"), None).await.expect("opened")
}

async fn sealed(kit: &Kit, sealing: &Sealing) -> Vec<u8> {
    sealing.seal(&system(kit), LETTER.to_vec(), "Seal1", "Versiegelung").await.expect("sealed").bytes
}

both! {
    async fn the_first_start_makes_the_authority_and_every_other_finds_it(kit) {
        assert!(kit.store.seal_authority(&system(&kit)).await.expect("read").is_none());
        let (first, second) = (sealing(&kit).await, sealing(&kit).await);
        assert_eq!(first.root_pem(), second.root_pem());
        assert_eq!(first.fingerprint(), second.fingerprint());
        assert!(first.root_pem().starts_with("-----BEGIN CERTIFICATE-----"));
        assert!(!format!("{first:?}").contains("PRIVATE"), "no key in a log");
    }

    async fn what_is_sealed_holds_here_and_nowhere_else(kit) {
        let sealing = sealing(&kit).await;
        let file = sealed(&kit, &sealing).await;
        assert_eq!(&file[..LETTER.len()], LETTER, "what was there stays");
        let report = sealing.verify(file.clone()).await.expect("done").expect("it holds");
        let seal = &report.seals[0];
        assert_eq!((seal.level(), seal.reason.as_str()), (Level::Basic, "Versiegelung"));
        assert!(seal.subject.contains("Muster Service GmbH"), "{}", seal.subject);
        let mut changed = file.clone();
        changed[1_000] ^= 1;
        assert!(sealing.verify(changed).await.expect("done").is_err());
        assert_eq!(sealing.verify(LETTER.to_vec()).await.expect("done"), Err(Refused::NoSeal));
        assert_eq!(sealing.verify(vec![0; LARGEST + 1]).await.expect("done"), Err(Refused::TooLarge));
        let elsewhere = self::sealing(&Kit::sqlite().await).await;
        assert!(elsewhere.verify(file).await.expect("done").is_err(), "another installation's seal");
    }

    async fn a_time_stamp_service_says_when_and_its_silence_costs_no_seal(kit) {
        let server = StampServer::start();
        let service = |address: &str| Some((TimeStamps::at(address).expect("an address"), server.root()));
        let open = async |stamps| Sealing::open(&kit.store, &system(&kit), None, stamps).await.expect("opened");
        let timed = open(service(&server.address())).await;
        let done = timed.seal(&system(&kit), LETTER.to_vec(), "Seal1", "Versiegelung").await.expect("sealed");
        assert_eq!(done.unstamped, None);
        let report = timed.verify(done.bytes).await.expect("done").expect("it holds");
        assert_eq!(report.seals[0].level(), Level::Timed);
        let silent = open(service(&format!("http://127.0.0.1:{}", free_port()))).await;
        let done = silent.seal(&system(&kit), LETTER.to_vec(), "Seal1", "Versiegelung").await.expect("sealed");
        assert!(done.unstamped.is_some_and(|why| why.contains("cannot be reached")));
        let report = silent.verify(done.bytes).await.expect("done").expect("it holds");
        assert_eq!(report.seals[0].level(), Level::Basic);
        let broken = Some((TimeStamps::at(&server.address()).expect("an address"), "no certificate".to_owned()));
        let refused = Sealing::open(&kit.store, &system(&kit), None, broken).await;
        assert!(matches!(refused, Err(ServiceError::Sealing)));
    }
}
