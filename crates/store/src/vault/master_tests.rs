use super::*;
use domain::random::{SeededRandom, SystemRandom};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use testkit::Folder;

fn key_file(folder: &Folder) -> PathBuf {
    folder.file("master.key")
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("ours");
}

#[test]
fn a_created_key_loads_again_from_a_private_file() {
    let folder = Folder::new();
    let created = MasterKey::create(&key_file(&folder), &SystemRandom).expect("a new file");
    assert_eq!(fs::metadata(key_file(&folder)).expect("there").permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(key_file(&folder)).expect("text");
    assert!(text.starts_with("zusage master key 1 "), "{text}");
    let loaded = MasterKey::load(&key_file(&folder)).expect("the same file");
    assert_eq!(created.fingerprint(), loaded.fingerprint());
    assert_eq!(created.subkey(Purpose::LedgerSeal).mac(b"x"), loaded.subkey(Purpose::LedgerSeal).mac(b"x"));
}

#[test]
fn an_existing_key_is_loaded_and_never_overwritten() {
    let (folder, random) = (Folder::new(), SeededRandom::new(1));
    let missing = MasterKey::load(&key_file(&folder));
    assert!(matches!(missing, Err(KeyFileError::Missing { .. })));
    let (first, origin) = MasterKey::load_or_create(&key_file(&folder), &random).expect("made");
    assert_eq!(origin, Origin::Created);
    assert!(matches!(MasterKey::create(&key_file(&folder), &random), Err(KeyFileError::Exists { .. })));
    let (second, origin) = MasterKey::load_or_create(&key_file(&folder), &random).expect("loaded");
    assert_eq!((origin, second.fingerprint()), (Origin::Loaded, first.fingerprint()));
}

#[test]
fn a_file_open_to_others_is_refused() {
    let (folder, random) = (Folder::new(), SeededRandom::new(1));
    MasterKey::create(&key_file(&folder), &random).expect("made");
    for mode in [0o644, 0o640, 0o604, 0o620, 0o660, 0o601] {
        chmod(&key_file(&folder), mode);
        let refused = MasterKey::load_or_create(&key_file(&folder), &random).expect_err("too open");
        assert!(matches!(refused, KeyFileError::Exposed { mode: found, .. } if found == mode), "{mode:o}: {refused}");
    }
    assert!(MasterKey::load(&key_file(&folder)).expect_err("0601").to_string().contains("(mode 0601): chmod 600"));
    chmod(&key_file(&folder), 0o400);
    MasterKey::load(&key_file(&folder)).expect("read-only is private enough");
}

#[test]
fn a_malformed_file_is_refused_and_left_alone() {
    let (folder, random) = (Folder::new(), SeededRandom::new(1));
    MasterKey::create(&key_file(&folder), &random).expect("made");
    let good = fs::read_to_string(key_file(&folder)).expect("text");
    let digits = good.lines().nth(1).expect("the second line");
    let bad = [
        String::new(),
        digits.to_owned(),
        good.replace("key 1", "key 2"),
        good[..good.len() - 2].to_owned(),
        format!("{good}\n"),
        format!("{good}{digits}"),
        good.replacen(digits, &digits.to_uppercase().replace('0', "A"), 1),
    ];
    for text in bad {
        fs::write(key_file(&folder), &text).expect("ours");
        let refused = MasterKey::load_or_create(&key_file(&folder), &random);
        assert!(matches!(refused, Err(KeyFileError::Malformed { .. })), "{text:?}");
        assert_eq!(fs::read_to_string(key_file(&folder)).expect("text"), text);
    }
    fs::write(key_file(&folder), good.trim_end()).expect("ours");
    MasterKey::load(&key_file(&folder)).expect("editors and secret stores drop the last newline");
    assert!(matches!(MasterKey::load(folder.path()), Err(KeyFileError::Malformed { .. })), "a folder is no key");
}

#[test]
fn a_folder_that_is_not_there_is_an_error_of_the_system() {
    let refused = MasterKey::create(Path::new("/nonexistent/master.key"), &SeededRandom::new(1));
    assert!(matches!(refused, Err(KeyFileError::Io { doing: "written", .. })));
}

#[test]
fn a_database_refuses_the_wrong_master_key() {
    let random = SeededRandom::new(1);
    let (right, wrong) = (MasterKey::generate(&random), MasterKey::generate(&random));
    let remembered: Fingerprint = right.fingerprint().to_string().parse().expect("its own text");
    assert_eq!(right.check(remembered), Ok(()));
    let refused = wrong.check(remembered).expect_err("another key");
    assert!(refused.to_string().contains(&format!("master key {remembered}, but")), "{refused}");
    assert_eq!("xyz".parse::<Fingerprint>(), Err(NoFingerprint));
}

#[test]
fn purposes_have_keys_of_their_own_and_nothing_is_shown() {
    let master = MasterKey::generate(&SeededRandom::new(1));
    let all = [Purpose::Wrap, Purpose::BlindIndex, Purpose::LedgerSeal, Purpose::Fingerprint];
    for (index, one) in all.iter().enumerate() {
        for other in &all[index + 1..] {
            assert_ne!(master.subkey(*one).mac(b""), master.subkey(*other).mac(b""), "{one:?} and {other:?}");
        }
    }
    assert_eq!(format!("{master:?} {:?}", master.subkey(Purpose::Wrap)), "MasterKey(…) Subkey(KeyBytes(…))");
}
