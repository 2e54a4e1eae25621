//! Objects in a folder and in a bucket: the same behaviour.

#![expect(clippy::expect_used, reason = "a test that cannot begin should say why and stop")]

use crate::s3::S3Server;
use bytes::Bytes;
use domain::id::{KeyId, NewId};
use domain::random::{SeededRandom, SystemRandom};
use domain::time::Timestamp;
use futures_util::TryStreamExt as _;
use futures_util::future::join_all;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use store::objects::{Listed, MAX_CONTENT, MAX_OBJECT, ObjectError, Objects, ObjectsConfig, Put, S3Config, Secret};
use store::vault::{Address, DataKey, OpenError, open, seal};
use testkit::Folder;

fn root(folder: &Folder) -> PathBuf {
    folder.file("deep/objects")
}

fn open_in(folder: &Folder) -> Objects {
    Objects::open(&ObjectsConfig::Folder(root(folder))).expect("a new folder")
}

fn file_of(folder: &Folder, address: &Address) -> PathBuf {
    let digits = address.to_string();
    root(folder).join(&digits[..2]).join(&digits[2..4]).join(&digits[4..])
}

fn key() -> DataKey {
    let random = SeededRandom::new(1);
    DataKey::generate(KeyId::new(Timestamp::from_microsecond(0), &random), &random)
}

fn sealed(content: &[u8]) -> (Address, Bytes) {
    let (key, address) = (key(), key().address(content));
    (address, seal(&key, b"document", content, &SystemRandom).into())
}

async fn listed(objects: &Objects) -> Vec<Listed> {
    let mut all: Vec<Listed> = objects.list().try_collect().await.expect("a listing");
    all.sort_by_key(|one| one.address);
    all
}

/// What holds for every place. Leaves it empty.
async fn behaves(objects: &Objects) {
    objects.ping().await.expect("ready");
    assert_eq!(listed(objects).await, []);
    let (address, bytes) = sealed(b"a payslip");
    assert_eq!(objects.get(&address).await, Err(ObjectError::Missing));
    assert_eq!(objects.exists(&address).await, Ok(false));
    assert_eq!(objects.delete(&address).await, Ok(()));

    assert_eq!(objects.put_new(&address, bytes.clone()).await, Ok(Put::New));
    let (_, anew) = sealed(b"a payslip");
    assert_ne!(anew, bytes, "sealed twice");
    assert_eq!(objects.put_new(&address, anew).await, Ok(Put::Existing));
    assert_eq!(objects.get(&address).await, Ok(bytes.clone()), "written once");
    assert_eq!(objects.exists(&address).await, Ok(true));
    assert_eq!(open(&key(), b"document", &bytes).as_deref(), Ok(&b"a payslip"[..]));

    let (large_address, large) = sealed(&vec![7; MAX_CONTENT]);
    assert_eq!(large.len(), MAX_OBJECT);
    assert_eq!(objects.put_new(&large_address, large.clone()).await, Ok(Put::New));
    assert_eq!(objects.get(&large_address).await.expect("there"), large);
    let mut expected =
        vec![Listed { address, size: bytes.len() as u64 }, Listed { address: large_address, size: MAX_OBJECT as u64 }];
    expected.sort_by_key(|one| one.address);
    assert_eq!(listed(objects).await, expected);
    let (excess, _) = sealed(b"excess");
    let refused = objects.put_new(&excess, vec![0; MAX_OBJECT + 1].into()).await;
    assert_eq!(refused, Err(ObjectError::TooLarge { size: MAX_OBJECT as u64 + 1, limit: MAX_OBJECT as u64 }));
    assert_eq!(objects.exists(&excess).await, Ok(false));

    let (contended, _) = sealed(b"contended");
    let puts = join_all((0..8).map(|_| objects.put_new(&contended, sealed(b"contended").1))).await;
    assert_eq!(puts.iter().filter(|put| **put == Ok(Put::New)).count(), 1, "{puts:?}");
    assert_eq!(puts.iter().filter(|put| **put == Ok(Put::Existing)).count(), 7, "{puts:?}");
    let won = objects.get(&contended).await.expect("there");
    assert_eq!(open(&key(), b"document", &won).as_deref(), Ok(&b"contended"[..]));

    for address in [address, large_address, contended] {
        assert_eq!(objects.delete(&address).await, Ok(()));
        assert_eq!(objects.get(&address).await, Err(ObjectError::Missing));
    }
    assert_eq!(listed(objects).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_behaves_and_is_private() {
    let folder = Folder::new();
    let objects = open_in(&folder);
    let mode = fs::metadata(root(&folder)).expect("made").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    behaves(&objects).await;
    let reopened = open_in(&folder);
    behaves(&reopened).await;
}

#[tokio::test]
async fn a_tampered_file_does_not_open() {
    let folder = Folder::new();
    let objects = open_in(&folder);
    let (address, bytes) = sealed(b"a contract");
    objects.put_new(&address, bytes.clone()).await.expect("stored");
    let mut changed = bytes.to_vec();
    changed[20] ^= 1;
    fs::write(file_of(&folder, &address), changed).expect("ours");
    let read = objects.get(&address).await.expect("readable");
    assert_eq!(open(&key(), b"document", &read), Err(OpenError::Refused));
}

#[tokio::test]
async fn what_no_put_wrote_is_passed_over_or_refused() {
    let folder = Folder::new();
    let objects = open_in(&folder);
    let (address, bytes) = sealed(b"a contract");
    objects.put_new(&address, bytes).await.expect("stored");
    let file = file_of(&folder, &address);
    fs::write(file.with_file_name(format!("{}#1", &address.to_string()[4..])), "left by a crash").expect("ours");
    fs::write(root(&folder).join("README"), "hello").expect("ours");
    assert_eq!(listed(&objects).await.len(), 1);
    fs::File::options().write(true).open(&file).and_then(|file| file.set_len(MAX_OBJECT as u64 + 1)).expect("ours");
    assert!(matches!(objects.get(&address).await, Err(ObjectError::TooLarge { .. })));
}

#[tokio::test]
async fn a_folder_that_is_gone_is_not_ready() {
    let folder = Folder::new();
    let objects = open_in(&folder);
    fs::remove_dir(root(&folder)).expect("empty");
    assert!(matches!(objects.ping().await, Err(ObjectError::Unavailable { .. })));
    fs::write(root(&folder), "").expect("ours");
    assert!(matches!(objects.ping().await, Err(ObjectError::Unavailable { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_behaves_and_refuses_strangers() {
    let server = S3Server::start().await;
    behaves(&Objects::open(&server.objects()).expect("settings that fit")).await;

    let (address, bytes) = sealed(b"a letter");
    let stranger = S3Config { secret_key: Secret::new("guessed".into()), ..server.config() };
    let stranger = Objects::open(&ObjectsConfig::S3(stranger)).expect("not asked yet");
    for answer in [
        stranger.ping().await,
        stranger.put_new(&address, bytes.clone()).await.map(|_| ()),
        stranger.get(&address).await.map(|_| ()),
    ] {
        assert!(matches!(answer, Err(ObjectError::Refused { .. })), "{answer:?}");
    }

    let lost = S3Config { bucket: "elsewhere".into(), ..server.config() };
    let lost = Objects::open(&ObjectsConfig::S3(lost)).expect("not asked yet");
    for answer in
        [lost.ping().await, lost.put_new(&address, bytes).await.map(|_| ()), lost.get(&address).await.map(|_| ())]
    {
        assert!(matches!(answer, Err(ObjectError::Unavailable { .. })), "{answer:?}");
    }

    let objects = Objects::open(&server.objects()).expect("settings that fit");
    drop(server);
    assert!(matches!(objects.ping().await, Err(ObjectError::Unavailable { .. })));
    assert!(matches!(objects.get(&address).await, Err(ObjectError::Unavailable { .. })));
}
