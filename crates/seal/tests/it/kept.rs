//! Files that were sealed once and have to hold for ever. If one of these tests fails, the format has changed: then older
//! files hold no longer, and what is needed is a second way of writing beside the first.

use crate::{
    pdf,
    sample::{authority, sealed, trust},
};
use seal::{Certificate, Level, verify};

const BASIC: &[u8] = include_bytes!("../files/kept/basic.pdf");
const TIMED: &[u8] = include_bytes!("../files/kept/timed.pdf");
const ROOT: &str = include_str!("../files/kept/root.pem");
const STAMPS: &str = include_str!("../files/kept/stamps.pem");

fn document() -> Vec<u8> {
    pdf::page("", "", &[])
}

#[test]
fn a_seal_is_written_as_it_was() {
    assert_eq!(authority().root().to_pem(), ROOT);
    assert!(sealed(&document(), "Seal1") == BASIC, "the seal is written otherwise than it was");
}

#[test]
fn a_seal_holds_as_it_did() {
    let basic = verify(BASIC, &trust()).expect("it holds");
    assert_eq!((basic.seals[0].level(), basic.first.length), (Level::Basic, document().len()));
}

#[test]
fn a_seal_with_a_time_stamp_holds_as_it_did() {
    let stamps = Certificate::all_from_pem(STAMPS).expect("a certificate").remove(0);
    let timed = verify(TIMED, &trust().stamp(stamps)).expect("it holds");
    let levels: Vec<_> = timed.seals.iter().map(seal::Seal::level).collect();
    assert_eq!(levels, [Level::Basic, Level::Timed]);
}
