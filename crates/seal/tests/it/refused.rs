//! Seals that are well made and do not hold.

use crate::{
    sample::{LETTER, OPERATOR, about, authority, contents, key, moment, sealed, trust},
    tools::{Folder, demand, pyhanko},
};
use seal::{
    About, Authority, Certificate, Chain, LocalKey, PathProblem, Refused, SealKey as _, Seed, Trust, prepare, verify,
};

fn sealed_with(key: &LocalKey, year: i16) -> Vec<u8> {
    let about = About::new("Seal1", OPERATOR, "Versiegelung", moment(year));
    prepare(LETTER, &about).expect("sealable").sign(key).expect("signed").finish(None).expect("sealed")
}

#[test]
fn the_same_name_from_another_root_is_refused() {
    let other = Authority::create(&Seed::new([8; 32]), OPERATOR, moment(2020)).expect("an authority");
    let key = other.issue(&Seed::new([9; 32]), OPERATOR, moment(2020)).expect("a key");
    let file = sealed_with(&key, 2026);
    assert_eq!(verify(&file, &trust()), Err(Refused::Certificate(PathProblem::Untrusted)));
    assert!(verify(&file, &trust().seal(other.root().clone())).is_ok());
    assert_eq!(verify(&file, &Trust::new()), Err(Refused::Certificate(PathProblem::Untrusted)));
    // Roots for time stamps are none for seals.
    let swapped = Trust::new().stamp(other.root().clone());
    assert_eq!(verify(&file, &swapped), Err(Refused::Certificate(PathProblem::Untrusted)));
}

#[test]
fn a_seal_from_outside_of_its_certificates_time_is_refused() {
    for (year, good) in [(2019, false), (2020, true), (2030, true), (2031, false)] {
        let held = verify(&sealed_with(&key(), year), &trust());
        let expected = if good { None } else { Some(Refused::Certificate(PathProblem::Time)) };
        assert_eq!(held.err(), expected, "{year}");
    }
}

#[test]
fn a_certificate_of_ones_own_can_be_trusted_alone() {
    let trust = Trust::new().seal(key().chain().first().clone());
    assert!(verify(&sealed(LETTER, "Seal1"), &trust).is_ok());
    let other = authority().issue(&Seed::new([5; 32]), OPERATOR, moment(2020)).expect("a key");
    assert_eq!(verify(&sealed_with(&other, 2026), &trust), Err(Refused::Certificate(PathProblem::Untrusted)));
}

/// A key and certificate that openssl made with these extensions, below a root.
fn made(extensions: &str, new: &[&str]) -> (Folder, Certificate) {
    let folder = Folder::new();
    folder.write("seal.ext", extensions);
    let root = ["-x509", "-days", "3650", "-subj", "/CN=Bought Root", "-keyout", "root.key", "-out", "root.pem"];
    let request = ["-subj", "/CN=Bought Seal", "-keyout", "seal.key", "-out", "seal.csr"];
    let new = [&["req", "-nodes", "-newkey"], new].concat();
    demand("openssl", &[&new, root.as_slice()].concat(), &folder);
    demand("openssl", &[&new, request.as_slice()].concat(), &folder);
    let issue = ["x509", "-req", "-in", "seal.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "3650"];
    let more = ["-set_serial", "77", "-extfile", "seal.ext", "-out", "seal.pem"];
    demand("openssl", &[issue.as_slice(), &more].concat(), &folder);
    let root = certificate(&folder, "root.pem");
    (folder, root)
}

fn certificate(folder: &Folder, name: &str) -> Certificate {
    let text = String::from_utf8(folder.read(name)).expect("PEM");
    Certificate::all_from_pem(&text).expect("a certificate").remove(0)
}

const P256: [&str; 3] = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];

/// A seal by openssl's key, like a security module would sign: only the digest leaves us.
fn bought(folder: &Folder, root: &Certificate) -> Vec<u8> {
    let now = certificate(folder, "seal.pem").not_before().expect("a moment");
    let about = About::new("Seal1", "Bought", "Siegel", now);
    let prepared = prepare(LETTER, &about).expect("sealable");
    let chain = Chain::new(vec![certificate(folder, "seal.pem"), root.clone()]).expect("a chain");
    folder.write("digest", prepared.to_sign(&chain).expect("a digest"));
    let sign =
        ["pkeyutl", "-sign", "-inkey", "seal.key", "-in", "digest", "-out", "signature", "-pkeyopt", "digest:sha256"];
    demand("openssl", &sign, folder);
    prepared.signed(chain, folder.read("signature")).expect("signed").finish(None).expect("sealed")
}

#[test]
fn a_bought_certificate_seals_with_each_kind_of_key() {
    let kinds: [&[&str]; 3] = [&P256, &["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], &["rsa:3072"]];
    for kind in kinds {
        let (folder, root) = made("keyUsage = critical, nonRepudiation\n", kind);
        let file = bought(&folder, &root);
        let report = verify(&file, &Trust::new().seal(root)).expect("it holds");
        assert_eq!(report.seals[0].subject, "CN=Bought Seal");
        folder.write("sealed.pdf", &file);
        let poppler = demand("pdfsig", &["-nocert", "sealed.pdf"], &folder);
        assert!(poppler.contains("Signature is Valid."), "{poppler}");
    }
}

#[test]
fn a_certificate_for_something_else_is_refused() {
    for extensions in [
        "keyUsage = critical, keyEncipherment\n",
        "basicConstraints = critical, CA:TRUE\nkeyUsage = critical, digitalSignature, keyCertSign\n",
        "extendedKeyUsage = serverAuth\n",
        "keyUsage = critical, digitalSignature\n1.2.3.4.5 = critical, ASN1:NULL\n",
    ] {
        let (folder, root) = made(extensions, &P256);
        let held = verify(&bought(&folder, &root), &Trust::new().seal(root));
        assert_eq!(held, Err(Refused::Certificate(PathProblem::Usage)), "{extensions}");
    }
}

#[test]
fn a_signature_that_is_not_ours_is_refused() {
    let (folder, root) = made("keyUsage = critical, digitalSignature\n", &P256);
    folder.write("letter.pdf", LETTER);
    let keys = ["--key", "seal.key", "--cert", "seal.pem", "--chain", "root.pem"];
    let sign = ["sign", "addsig", "--field", "Foreign", "--use-pades", "pemder", "--no-pass"];
    demand(pyhanko(), &[sign.as_slice(), &keys, &["letter.pdf", "signed.pdf"]].concat(), &folder);
    let foreign = folder.read("signed.pdf");
    assert_eq!(verify(&foreign, &trust().seal(root)), Err(Refused::Foreign));
    assert!(prepare(&foreign, &about("Seal1")).is_err());

    folder.write("letter.pdf", sealed(LETTER, "Seal1"));
    demand(pyhanko(), &[sign.as_slice(), &keys, &["letter.pdf", "behind.pdf"]].concat(), &folder);
    assert_eq!(verify(&folder.read("behind.pdf"), &trust()), Err(Refused::Appended));
}

#[test]
fn the_other_number_for_the_same_signature_is_refused() {
    let file = sealed(LETTER, "Seal1");
    let place = contents(&file);
    let text = String::from_utf8_lossy(&file[place.clone()]).into_owned();
    // Upper case is the same number, written otherwise.
    let mut upper = file.clone();
    upper[place].copy_from_slice(text.to_uppercase().as_bytes());
    assert_eq!(verify(&upper, &trust()), Err(Refused::Canonical));
}

#[test]
fn each_reason_has_a_name_of_its_own() {
    let reasons = [
        Refused::NotPdf,
        Refused::TooLarge,
        Refused::TooMany,
        Refused::NoSeal,
        Refused::Foreign,
        Refused::Damaged,
        Refused::ByteRange,
        Refused::Appended,
        Refused::Cut,
        Refused::Canonical,
        Refused::Digest,
        Refused::Signature,
        Refused::Algorithm,
        Refused::Certificate(PathProblem::Untrusted),
        Refused::Certificate(PathProblem::Time),
        Refused::Certificate(PathProblem::Usage),
        Refused::Certificate(PathProblem::Signature),
        Refused::Stamp(seal::StampProblem::Form),
        Refused::Shadow,
    ];
    let codes: std::collections::BTreeSet<_> = reasons.iter().map(|reason| reason.code()).collect();
    assert_eq!(codes.len(), reasons.len());
    assert_eq!(verify(b"MZ", &trust()), Err(Refused::NotPdf));
    assert_eq!(verify(&vec![b'%'; seal::LARGEST_FILE + 1], &trust()), Err(Refused::TooLarge));
}
