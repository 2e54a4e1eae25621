//! Sealing: what comes out, and what cannot be sealed.

use crate::{
    pdf,
    sample::{LETTER, OPERATOR, about, authority, contents, key, moment, sealed, trust},
};
use seal::{About, Chain, KeyFault, Level, SealError, SealKey, Seed, Unsealable, prepare, verify};

#[test]
fn a_sealed_letter_holds_and_says_by_whom() {
    let file = sealed(LETTER, "Seal1");
    assert_eq!(&file[..LETTER.len()], LETTER);
    let report = verify(&file, &trust()).expect("it holds");
    assert_eq!(report.first.length, LETTER.len());
    let [seal] = report.seals.as_slice() else { panic!("{report:?}") };
    assert_eq!((seal.name.as_str(), seal.reason.as_str()), (OPERATOR, "Versiegelung (äöü €)"));
    assert_eq!((seal.field.as_str(), seal.claimed, seal.level()), ("Seal1", moment(2026), Level::Basic));
    assert_eq!(seal.fingerprint, key().chain().first().fingerprint());
    assert_eq!(seal.covered, file.len() - contents(&file).len() - 2);
    assert!(seal.subject.contains(OPERATOR), "{}", seal.subject);
    assert_eq!(report.sha256(), seal.revision.sha256);
    assert_eq!(seal.revision.length, file.len());
}

#[test]
fn the_same_input_and_key_give_the_same_bytes() {
    assert_eq!(sealed(LETTER, "Seal1"), sealed(LETTER, "Seal1"));
}

#[test]
fn seals_stand_one_behind_the_other() {
    let once = sealed(LETTER, "Seal1");
    let twice = sealed(&once, "Seal2");
    assert_eq!(&twice[..once.len()], &once);
    let report = verify(&twice, &trust()).expect("it holds");
    let fields: Vec<_> = report.seals.iter().map(|seal| seal.field.as_str()).collect();
    assert_eq!(fields, ["Seal1", "Seal2"]);
    assert_eq!(report.seals[0].revision, verify(&once, &trust()).expect("it holds").seals[0].revision);
    assert_eq!(verify(&twice[..once.len()], &trust()).expect("the earlier one holds").seals.len(), 1);
    assert_eq!(prepare(&twice, &about("Seal2")).err(), Some(Unsealable::FieldExists));
}

#[test]
fn a_form_and_annotations_stay() {
    let note = (6, "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(note)>>");
    let form = (7, "<</Fields 9 0 R/DA(/F 9 Tf)>>");
    let field = (8, "<</FT/Tx/T(other)/Subtype/Widget/Rect[0 0 9 9]>>");
    let cases: [(&str, &str, pdf::Objects<'_>); 6] = [
        ("", "", &[]),
        ("/Annots[6 0 R]", "", &[note]),
        ("/Annots 7 0 R", "", &[note, (7, "[ 6 0 R ]")]),
        ("/Annots[ ]", "/AcroForm 7 0 R", &[note, form, field, (9, "[8 0 R]")]),
        ("/Annots null", "/AcroForm<</Fields[8 0 R]/SigFlags 1>>", &[note, (7, "null"), field]),
        ("/Annots 6 0 R", "/AcroForm<</DA(x)/Fields 7 0 R/SigFlags 3>>", &[(6, "[]"), (7, "[8 0 R]"), field]),
    ];
    for (number, (page, catalogue, more)) in cases.into_iter().enumerate() {
        let once = sealed(&pdf::page(page, catalogue, more), "Seal1");
        assert_eq!(verify(&once, &trust()).expect("it holds").seals.len(), 1, "case {number}");
        let twice = sealed(&once, "Seal2");
        let report = verify(&twice, &trust());
        assert_eq!(report.expect("it holds").seals.len(), 2, "case {number}");
        crate::oracles::accept(&twice, &authority(), 2);
    }
}

#[test]
fn what_cannot_be_sealed_says_why() {
    let stream = "<</Type/XRef/Size 1/W[1 1 1]/Root 1 0 R/Length 0>>\nstream\n\nendstream";
    let compressed = format!("%PDF-1.7\n1 0 obj\n{stream}\nendobj\nstartxref\n9\n%%EOF\n");
    let page = pdf::page("", "", &[]);
    let encrypted = String::from_utf8_lossy(&page).replace("/Root 1", "/Encrypt 5 0 R/Root 1").into_bytes();
    let small = String::from_utf8_lossy(&page).replace("/Size 6", "/Size 4").into_bytes();
    let updated = pdf::update(&page, &[(4, "<</Length 0>>\nstream\n\nendstream")], 1, 6);
    let field = "/AcroForm<</Fields[6 0 R]>>";
    let taken = [(6, "<</FT/Tx/T(Seal1)>>")];
    let cases = [
        (b"no pdf".to_vec(), Unsealable::NotPdf),
        (page[..page.len() - 9].to_vec(), Unsealable::NotPdf),
        (vec![b' '; seal::LARGEST_FILE + 1], Unsealable::TooLarge),
        (compressed.into_bytes(), Unsealable::Compressed),
        (encrypted, Unsealable::Encrypted),
        (small, Unsealable::Structure),
        (updated, Unsealable::Updated),
        (pdf::page("", field, &taken), Unsealable::FieldExists),
        (pdf::page("", "/AcroForm 99 0 R", &[]), Unsealable::Structure),
        (pdf::page("/Annots[1 0 R]/Annots[]", "", &[]), Unsealable::Structure),
        (pdf::file(&[(1, "<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>")]), Unsealable::Structure),
    ];
    for (document, expected) in cases {
        assert_eq!(prepare(&document, &about("Seal1")).err(), Some(expected));
    }
}

#[test]
fn what_a_seal_says_has_limits() {
    let good = about("Seal1");
    let long = "x".repeat(201);
    let cases = [
        (About { field: String::new(), ..good.clone() }, Unsealable::FieldName),
        (About { field: "a.b".to_owned(), ..good.clone() }, Unsealable::FieldName),
        (About { name: String::new(), ..good.clone() }, Unsealable::Text),
        (About { reason: "a\u{0}b".to_owned(), ..good.clone() }, Unsealable::Text),
        (About { reason: long, ..good.clone() }, Unsealable::Text),
        (About { made: moment(1969), ..good.clone() }, Unsealable::Moment),
        (About { room: 4_095, ..good.clone() }, Unsealable::Room),
        (About { room: 40_000, ..good }, Unsealable::Room),
    ];
    for (about, expected) in cases {
        assert_eq!(prepare(LETTER, &about).err(), Some(expected));
    }
}

#[test]
fn sixteen_seals_are_enough() {
    let mut file = pdf::page("", "", &[]);
    for number in 0..seal::MOST_SEALS {
        file = sealed(&file, &format!("Seal{number}"));
    }
    assert_eq!(verify(&file, &trust()).expect("it holds").seals.len(), seal::MOST_SEALS);
    assert_eq!(prepare(&file, &about("more")).err(), Some(Unsealable::TooMany));
}

/// A key that somebody else keeps, and that does not work as it should.
struct Elsewhere(Chain, Result<Vec<u8>, KeyFault>);

impl SealKey for Elsewhere {
    fn chain(&self) -> &Chain {
        &self.0
    }

    fn sign(&self, _: &[u8; 32]) -> Result<Vec<u8>, KeyFault> {
        self.1.clone()
    }
}

#[test]
fn a_key_elsewhere_seals_as_well_and_its_faults_are_seen() {
    let prepared = prepare(LETTER, &about("Seal1")).expect("sealable");
    let chain = key().chain().clone();
    let signature = key().sign(&prepared.to_sign(&chain).expect("a digest")).expect("a signature");
    let signed = prepared.clone().signed(chain.clone(), signature).expect("signed");
    assert_eq!(signed.finish(None).expect("sealed"), sealed(LETTER, "Seal1"));

    let silent = prepared.clone().sign(&Elsewhere(chain.clone(), Err(KeyFault)));
    assert_eq!(silent.err(), Some(SealError::Key(KeyFault)));
    let other = authority().issue(&Seed::new([5; 32]), OPERATOR, moment(2020)).expect("a key");
    let wrong = other.sign(&prepared.to_sign(&chain).expect("a digest")).expect("a signature");
    for wrong in [wrong, Vec::new(), vec![0; 64]] {
        let signed = prepared.clone().sign(&Elsewhere(chain.clone(), Ok(wrong)));
        assert_eq!(signed.err(), Some(SealError::Signature));
    }
}
