use super::*;
use domain::random::{SeededRandom, SystemRandom};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

/// A folder that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zusage-{name}-{}", std::process::id()));
        fs::create_dir(&path).expect("a new folder");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("master.key")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("ours");
}

#[test]
fn a_created_key_loads_again_from_a_private_file() {
    let folder = Folder::new("create");
    let created = MasterKey::create(&folder.file(), &SystemRandom).expect("a new file");
    assert_eq!(fs::metadata(folder.file()).expect("there").permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(folder.file()).expect("text");
    assert!(text.starts_with("zusage master key 1 "), "{text}");
    let loaded = MasterKey::load(&folder.file()).expect("the same file");
    assert_eq!(created.fingerprint(), loaded.fingerprint());
    assert_eq!(created.subkey(Purpose::LedgerSeal).mac(b"x"), loaded.subkey(Purpose::LedgerSeal).mac(b"x"));
}

#[test]
fn an_existing_key_is_loaded_and_never_overwritten() {
    let (folder, random) = (Folder::new("exists"), SeededRandom::new(1));
    let missing = MasterKey::load(&folder.file());
    assert!(matches!(missing, Err(KeyFileError::Missing { .. })));
    let (first, origin) = MasterKey::load_or_create(&folder.file(), &random).expect("made");
    assert_eq!(origin, Origin::Created);
    assert!(matches!(MasterKey::create(&folder.file(), &random), Err(KeyFileError::Exists { .. })));
    let (second, origin) = MasterKey::load_or_create(&folder.file(), &random).expect("loaded");
    assert_eq!((origin, second.fingerprint()), (Origin::Loaded, first.fingerprint()));
}

#[test]
fn a_file_open_to_others_is_refused() {
    let (folder, random) = (Folder::new("modes"), SeededRandom::new(1));
    MasterKey::create(&folder.file(), &random).expect("made");
    for mode in [0o644, 0o640, 0o604, 0o620, 0o660, 0o601] {
        chmod(&folder.file(), mode);
        let refused = MasterKey::load_or_create(&folder.file(), &random).expect_err("too open");
        assert!(matches!(refused, KeyFileError::Exposed { mode: found, .. } if found == mode), "{mode:o}: {refused}");
    }
    assert!(MasterKey::load(&folder.file()).expect_err("0601").to_string().contains("(mode 0601): chmod 600"));
    chmod(&folder.file(), 0o400);
    MasterKey::load(&folder.file()).expect("read-only is private enough");
}

#[test]
fn a_malformed_file_is_refused_and_left_alone() {
    let (folder, random) = (Folder::new("malformed"), SeededRandom::new(1));
    MasterKey::create(&folder.file(), &random).expect("made");
    let good = fs::read_to_string(folder.file()).expect("text");
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
        fs::write(folder.file(), &text).expect("ours");
        let refused = MasterKey::load_or_create(&folder.file(), &random);
        assert!(matches!(refused, Err(KeyFileError::Malformed { .. })), "{text:?}");
        assert_eq!(fs::read_to_string(folder.file()).expect("text"), text);
    }
    fs::write(folder.file(), good.trim_end()).expect("ours");
    MasterKey::load(&folder.file()).expect("editors and secret stores drop the last newline");
    assert!(matches!(MasterKey::load(&folder.0), Err(KeyFileError::Malformed { .. })), "a folder is no key");
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
