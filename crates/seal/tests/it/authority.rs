//! The authority and its keys.

use crate::{
    sample::{OPERATOR, authority, key, moment},
    tools::{Folder, demand},
};
use seal::{Authority, AuthorityError, Certificate, CertificateError, Chain, LocalKey, SealKey as _, Seed};

#[test]
fn the_same_seed_makes_the_same_authority_and_another_seed_another() {
    assert_eq!(authority().root(), authority().root());
    assert_eq!(key().chain(), key().chain());
    let other = Authority::create(&Seed::new([3; 32]), OPERATOR, moment(2020)).expect("an authority");
    assert_ne!(other.root(), authority().root());
    assert_eq!(other.root().subject(), authority().root().subject());
}

#[test]
fn others_read_the_certificates_as_they_are_meant() {
    let folder = Folder::new();
    let chain = key().chain().clone();
    folder.write("root.pem", authority().root().to_pem());
    folder.write("seal.pem", chain.first().to_pem());
    demand("openssl", &["verify", "-x509_strict", "-CAfile", "root.pem", "seal.pem"], &folder);
    let text = ["x509", "-noout", "-text", "-nameopt", "utf8", "-in"];
    let root = demand("openssl", &[text.as_slice(), &["root.pem"]].concat(), &folder);
    for said in ["CA:TRUE, pathlen:0", "Certificate Sign", "X509v3 Basic Constraints: critical", "2050", "Seal Root"] {
        assert!(root.contains(said), "{said} is not in\n{root}");
    }
    let seal = demand("openssl", &[text.as_slice(), &["seal.pem"]].concat(), &folder);
    let said =
        ["Digital Signature, Non Repudiation", "Authority Key Identifier", "2030", "Prüfstelle für Zusagen GmbH"];
    for said in said {
        assert!(seal.contains(said), "{said} is not in\n{seal}");
    }
    assert!(!seal.contains("CA:TRUE") && !seal.contains("Certificate Sign"));
}

#[test]
fn what_was_kept_is_loaded_again() {
    let kept = authority().to_pem().expect("written");
    assert_eq!(Authority::from_pem(&kept).expect("loaded").root(), authority().root());
    let kept = key().to_pem().expect("written");
    let loaded = LocalKey::from_pem(&kept).expect("loaded");
    assert_eq!(loaded.chain(), key().chain());
    assert_eq!(loaded.sign(&[7; 32]), key().sign(&[7; 32]));
    let bytes = key().to_pkcs8().expect("written");
    let loaded = LocalKey::from_pkcs8(key().chain().clone(), &bytes).expect("loaded");
    assert_eq!(loaded.sign(&[7; 32]), key().sign(&[7; 32]));
}

#[test]
fn what_does_not_belong_together_is_not_loaded() {
    let other = authority().issue(&Seed::new([4; 32]), OPERATOR, moment(2020)).expect("a key");
    let bytes = other.to_pkcs8().expect("written");
    let loaded = LocalKey::from_pkcs8(key().chain().clone(), &bytes);
    assert_eq!(loaded.err(), Some(AuthorityError::Pair));
    assert_eq!(LocalKey::from_pem("").err(), Some(CertificateError::Form.into()));
    let certificates: String = key().chain().all().iter().map(|certificate| certificate.to_pem()).collect();
    assert_eq!(LocalKey::from_pem(&certificates).err(), Some(AuthorityError::Key));
    let turned = key().chain().all().into_iter().rev().cloned().collect();
    assert_eq!(Chain::new(turned), Err(CertificateError::Order));
    assert_eq!(Chain::new(Vec::new()), Err(CertificateError::Count));
}

#[test]
fn a_name_that_does_not_fit_is_refused() {
    for name in ["", "  ", "a\nb", &"x".repeat(55)] {
        let made = Authority::create(&Seed::new([1; 32]), name, moment(2020));
        assert_eq!(made.err(), Some(AuthorityError::Name), "{name}");
    }
    let early = Authority::create(&Seed::new([1; 32]), OPERATOR, moment(1960));
    assert_eq!(early.err(), Some(AuthorityError::Time));
}

#[test]
fn no_key_is_shown_by_mistake() {
    let shown = format!("{:?} {:?} {:?}", authority(), key(), Seed::new([9; 32]));
    assert!(!shown.contains('9') && !shown.to_lowercase().contains("secret"), "{shown}");
    assert!(shown.contains("Seal Root"), "{shown}");
}

#[test]
fn bytes_that_are_no_certificate_are_refused() {
    let good = authority().root().der().to_vec();
    assert!(Certificate::from_der(&good).is_ok());
    for bad in [&[][..], &good[1..], &good[..good.len() - 1], &[good.as_slice(), &[0]].concat()] {
        assert_eq!(Certificate::from_der(bad), Err(CertificateError::Form));
    }
}
