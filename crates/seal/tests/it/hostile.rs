//! Files made to hurt: nothing panics, nothing takes long.

use crate::{
    pdf,
    sample::{LETTER, about, contents, find, hex, sealed, trust},
    service::Kind,
    stamps::timed,
};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest},
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use seal::{Certificate, prepare, verify};

/// The same cases on every run.
fn runner(cases: u32) -> TestRunner {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[42; 32]))
}

/// Everything that reads what others send.
fn read(bytes: &[u8]) {
    let _ = verify(bytes, &trust());
    let _ = prepare(bytes, &about("Seal1"));
    let _ = Certificate::from_der(bytes);
}

#[test]
fn garbage_is_refused() {
    let run = runner(2_000).run(&vec(any::<u8>(), 0..2_000), |bytes| {
        read(&bytes);
        read(&[b"%PDF-1.7\n", bytes.as_slice()].concat());
        Ok(())
    });
    run.expect("nothing panics");
}

#[test]
fn pieces_of_pdf_in_any_order_are_refused() {
    let piece = prop_oneof![
        Just("%PDF-1.7\n"),
        Just("1 0 obj\n"),
        Just("endobj\n"),
        Just("<<"),
        Just(">>"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("/Type/Sig"),
        Just("/Root 1 0 R"),
        Just("/Prev 0"),
        Just("/Prev 9"),
        Just("/Size 9"),
        Just("xref\n"),
        Just("0 1\n"),
        Just("0000000009 00000 n\r\n"),
        Just("trailer\n"),
        Just("startxref\n"),
        Just("9\n"),
        Just("%%EOF\n"),
        Just("/Kids[1 0 R]"),
        Just("1 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 "),
        Just("/Contents<00>"),
        Just("99999999999999999999"),
        Just("4294967295 4294967295\n"),
        Just("stream\n"),
    ];
    let run = runner(4_000).run(&vec(piece, 0..40), |pieces| {
        read(pieces.concat().as_bytes());
        read(format!("%PDF-1.7\n{}startxref\n9\n%%EOF\n", pieces.concat()).as_bytes());
        Ok(())
    });
    run.expect("nothing panics");
}

#[test]
fn changed_files_are_refused_without_a_panic() {
    let (timed, _, _) = timed(Kind::P256);
    let twice = sealed(&sealed(&pdf::page("/Annots[]", "", &[]), "Seal1"), "Seal2");
    for file in [LETTER.to_vec(), sealed(LETTER, "Seal1"), timed, twice] {
        let change = (0..file.len(), 0_usize..64, vec(any::<u8>(), 0..8));
        let run = runner(600).run(&vec(change, 1..6), |changes| {
            let mut changed = file.clone();
            for (at, gone, new) in changes {
                let at = at.min(changed.len());
                let end = (at + gone).min(changed.len());
                changed.splice(at..end, new);
            }
            assert!(changed == file || verify(&changed, &trust()).is_err());
            let _ = prepare(&changed, &about("Seal9"));
            Ok(())
        });
        run.expect("nothing panics");
    }
}

#[test]
fn changed_signatures_are_refused_without_a_panic() {
    let (file, _, trust) = timed(Kind::Rsa);
    let place = contents(&file);
    let change = (0..place.len() / 2, any::<u8>(), any::<u8>());
    let run = runner(3_000).run(&vec(change, 1..5).prop_filter("a change", |changes| !changes.is_empty()), |changes| {
        let mut changed = file.clone();
        for (at, one, two) in changes {
            let digits = format!("{one:02x}{two:02x}");
            let at = (place.start + 2 * at).min(place.end - 4);
            changed[at..at + 4].copy_from_slice(digits.as_bytes());
        }
        assert!(changed == file || verify(&changed, &trust).is_err());
        Ok(())
    });
    run.expect("nothing panics");
}

#[test]
fn many_parts_and_deep_nests_take_no_time() {
    // Thirty thousand members of a set, which a parser would sort.
    let set: Vec<u8> = [5, 0].repeat(5_900);
    let file = sealed(LETTER, "Seal1");
    let place = contents(&file);
    let bomb = |content: &[u8]| {
        let header = [
            0x31,
            0x82,
            u8::try_from(content.len() >> 8).expect("small"),
            u8::try_from(content.len() & 255).expect("a byte"),
        ];
        let bytes = [&header, content].concat();
        let hex = hex(&bytes);
        let mut bombed = file.clone();
        bombed[place.start..place.start + hex.len()].copy_from_slice(hex.as_bytes());
        bombed
    };
    assert!(verify(&bomb(&set), &trust()).is_err());
    assert!(verify(&bomb(&[0x30, 0x80].repeat(5_900)), &trust()).is_err());

    let deep = pdf::page(&format!("/X{}{}", "[".repeat(100_000), "]".repeat(100_000)), "", &[]);
    assert!(prepare(&deep, &about("Seal1")).is_err());
    let circle = pdf::file(&[(1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Kids[2 0 R]>>")]);
    assert!(prepare(&circle, &about("Seal1")).is_err());
    let mut turns = pdf::page("", "", &[]);
    let start = find(&turns, b"xref");
    let end = find(&turns, b">>\nstartxref");
    turns.splice(end..end, format!("/Prev {start}").into_bytes());
    assert!(prepare(&turns, &about("Seal1")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_text_comes_back(name in "[^\\p{Cc}]{1,200}", reason in "[^\\p{Cc}]{1,200}") {
        let about = seal::About { name: name.clone(), reason: reason.clone(), ..about("Seal1") };
        let signed = prepare(LETTER, &about).expect("sealable").sign(&crate::sample::key()).expect("signed");
        let report = verify(&signed.finish(None).expect("sealed"), &trust()).expect("it holds");
        assert_eq!((&report.seals[0].name, &report.seals[0].reason), (&name, &reason));
    }
}
