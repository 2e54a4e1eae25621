//! Time stamps, from a real service.

use crate::{
    oracles,
    sample::{LETTER, about, authority, hex, key, sealed, trust},
    service::{Kind, Service},
    tools::{Folder, demand, pyhanko},
};
use seal::{Answer, Level, PathProblem, Refused, SealError, Signed, StampProblem, Trust, prepare, verify};

const NONCE: u64 = 0xfedc_ba98_7654_3210;

pub(crate) fn signed() -> Signed {
    prepare(LETTER, &about("Seal1")).expect("sealable").sign(&key()).expect("signed")
}

/// The service's answer about the letter's seal.
fn answer(service: &Service, more: &[&str]) -> Vec<u8> {
    service.answer(&signed().time_stamp_request(NONCE).expect("a question"), more)
}

fn finish(response: &[u8], trust: &Trust) -> Result<Vec<u8>, SealError> {
    signed().finish(Some(&Answer { nonce: NONCE, response, trust }))
}

/// The letter with a seal and a time stamp, and who is trusted.
pub(crate) fn timed(kind: Kind) -> (Vec<u8>, Service, Trust) {
    let service = Service::new(kind);
    let trust = trust().stamp(service.root());
    let file = finish(&answer(&service, &[]), &trust).expect("sealed");
    (file, service, trust)
}

#[test]
fn a_time_stamp_of_each_kind_holds_and_others_accept_it() {
    for kind in [Kind::Rsa, Kind::P256, Kind::P384] {
        let (file, service, trust) = timed(kind);
        let report = verify(&file, &trust).expect("it holds");
        let stamp = report.seals[0].stamp.clone().expect("a time stamp");
        assert_eq!(report.seals[0].level(), Level::Timed);
        assert!(stamp.subject.contains("Stamp Service"), "{stamp:?}");
        assert!(stamp.time > report.seals[0].claimed, "{stamp:?}");

        let folder = Folder::new();
        folder.write("sealed.pdf", &file);
        folder.write("root.pem", authority().root().to_pem());
        folder.write("stamps.pem", service.root().to_pem());
        let judged = oracles::validate(&folder, &["--trust", "stamps.pem"]);
        assert!(judged.contains("judged VALID") && judged.contains("covers the entire file"), "{judged}");
        assert!(judged.contains("timestamp token is cryptographically sound"), "{judged}");
        let arguments = ["sign", "adesverify", "--trust", "root.pem", "--trust", "stamps.pem", "--trust-replace"];
        let more = ["--no-revocation-check", "sealed.pdf"];
        let judged = demand(pyhanko(), &[arguments.as_slice(), &more].concat(), &folder);
        assert!(judged.contains("INTACT:TRUSTED"), "{judged}");
        demand("qpdf", &["--check", "sealed.pdf"], &folder);
        let poppler = demand("pdfsig", &["-nocert", "sealed.pdf"], &folder);
        assert!(poppler.contains("Signature is Valid."), "{poppler}");
    }
}

#[test]
fn certificates_that_nobody_needs_are_left_out() {
    let service = Service::new(Kind::P256);
    let trust = trust().stamp(service.root());
    let lean = finish(&answer(&service, &[]), &trust).expect("sealed");
    let full = finish(&answer(&service, &["-chain", "root.pem"]), &trust).expect("sealed");
    let root = hex(service.root().der());
    assert!(!text(&full).contains(&root) && !text(&lean).contains(&root));
    verify(&full, &trust).expect("it holds");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn an_answer_to_another_question_is_refused() {
    let service = Service::new(Kind::P256);
    let trust = trust().stamp(service.root());
    let good = answer(&service, &[]);
    let other = signed().finish(Some(&Answer { nonce: NONCE + 1, response: &good, trust: &trust }));
    assert_eq!(other.err(), Some(SealError::Stamp(StampProblem::Nonce)));
    let other = prepare(LETTER, &about("Seal2")).expect("sealable").sign(&key()).expect("signed");
    let other = other.finish(Some(&Answer { nonce: NONCE, response: &good, trust: &trust }));
    assert_eq!(other.err(), Some(SealError::Stamp(StampProblem::Imprint)));
}

#[test]
fn an_answer_that_grants_nothing_is_refused() {
    let service = Service::new(Kind::P256);
    let trust = trust().stamp(service.root());
    // A hash that the service does not take: SHA-256's name ends in 1, SHA-384's in 2, and its length does not fit.
    let mut question = signed().time_stamp_request(NONCE).expect("a question");
    let at = crate::sample::find(&question, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]) + 8;
    question[at] = 2;
    let rejected = service.answer(&question, &[]);
    assert_eq!(finish(&rejected, &trust), Err(SealError::Stamp(StampProblem::Status)));
    for bytes in [&[][..], b"<html>", &[0x30, 0x03, 0x02, 0x01, 0x00]] {
        assert_eq!(finish(bytes, &trust), Err(SealError::Stamp(StampProblem::Form)));
    }
}

#[test]
fn a_service_that_is_not_trusted_or_not_for_it_is_refused() {
    let service = Service::new(Kind::P256);
    let good = answer(&service, &[]);
    let untrusted = Err(SealError::Stamp(PathProblem::Untrusted.into()));
    assert_eq!(finish(&good, &trust()), untrusted);
    // Roots for seals are none for time stamps.
    assert_eq!(finish(&good, &trust().seal(service.root())), untrusted);
    let (file, ..) = timed(Kind::P256);
    assert_eq!(verify(&file, &trust()), Err(Refused::Stamp(PathProblem::Untrusted.into())));

    let weak = Service::with(Kind::P256, &["-addext", "keyUsage = critical, digitalSignature"]);
    let response = answer(&weak, &[]);
    let expected = Err(SealError::Stamp(PathProblem::Usage.into()));
    assert_eq!(finish(&response, &trust().stamp(weak.root())), expected);
}

#[test]
fn the_seal_can_be_finished_without() {
    let service = Service::new(Kind::P256);
    let signed = signed();
    let bad = Answer { nonce: NONCE, response: &[], trust: &trust().stamp(service.root()) };
    assert!(signed.finish(Some(&bad)).is_err());
    assert_eq!(signed.finish(None).expect("sealed"), sealed(LETTER, "Seal1"));
}
