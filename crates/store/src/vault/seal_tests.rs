use super::*;
use domain::id::{KeyId, NewId};
use domain::random::{SeededRandom, SystemRandom};
use domain::time::Timestamp;

fn key(seed: u64) -> DataKey {
    let random = SeededRandom::new(seed);
    DataKey::generate(KeyId::new(Timestamp::from_microsecond(0), &random), &random)
}

#[test]
fn aes_gcm_gives_the_published_value() {
    // McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: key, nonce and one block of zeros.
    let (zero, nonce) = (KeyBytes::zero(), Nonce::assume_unique_for_key([0; NONCE_LEN]));
    let mut block = [0; 16];
    let tag = cipher(&zero).seal_in_place_separate_tag(nonce, Aad::empty(), &mut block).expect("short");
    assert_eq!(block, 0xcea7_403d_4d60_6b6e_074e_c5d3_baf3_9d18_u128.to_be_bytes());
    assert_eq!(tag.as_ref(), 0xd0d1_c8a7_9999_6bf0_265b_98b5_d48a_b919_u128.to_be_bytes());
}

#[test]
fn what_was_sealed_opens_again_and_hides_meanwhile() {
    let key = key(1);
    for plaintext in [&b""[..], b"x", b"65 180539 H 003", &[7; 5000]] {
        let sealed = seal(&key, b"record.sv_number", plaintext, &SystemRandom);
        assert_eq!(sealed.len(), plaintext.len() + OVERHEAD);
        assert_eq!(open(&key, b"record.sv_number", &sealed).as_deref(), Ok(plaintext));
        assert!(plaintext.len() < 8 || !sealed.windows(plaintext.len()).any(|part| part == plaintext));
    }
}

#[test]
fn sealing_twice_gives_two_values() {
    let (key, random) = (key(1), SeededRandom::new(5));
    assert_ne!(seal(&key, b"", b"same", &random), seal(&key, b"", b"same", &random));
}

#[test]
fn any_flipped_bit_is_refused() {
    let key = key(1);
    let sealed = seal(&key, b"context", b"a tax id", &SeededRandom::new(2));
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let expected = if bit < 8 { OpenError::UnknownVersion(changed[0]) } else { OpenError::Refused };
        assert_eq!(open(&key, b"context", &changed), Err(expected), "bit {bit}");
    }
}

#[test]
fn any_other_length_is_refused() {
    let key = key(1);
    let sealed = seal(&key, b"", b"a tax id", &SeededRandom::new(2));
    for length in 0..sealed.len() {
        let expected = if length < OVERHEAD { OpenError::TooShort } else { OpenError::Refused };
        assert_eq!(open(&key, b"", &sealed[..length]), Err(expected), "{length} bytes");
    }
    assert_eq!(open(&key, b"", &[&sealed[..], &[0]].concat()), Err(OpenError::Refused));
}

#[test]
fn another_key_id_or_context_is_refused() {
    let key = key(1);
    let sealed = seal(&key, b"row 1", b"secret", &SeededRandom::new(2));
    for context in [&b"row 2"[..], b"row 1 ", b"row", b""] {
        assert_eq!(open(&key, context, &sealed), Err(OpenError::Refused));
    }
    assert_eq!(open(&self::key(2), b"row 1", &sealed), Err(OpenError::Refused));
    assert_eq!(open(&key.renamed(self::key(2).id()), b"row 1", &sealed), Err(OpenError::Refused));
}
