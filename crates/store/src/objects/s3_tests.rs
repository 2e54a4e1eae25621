use super::*;
use crate::objects::{Objects, ObjectsConfig, Secret};

fn config(endpoint: &str) -> S3Config {
    S3Config {
        endpoint: endpoint.into(),
        bucket: "documents".into(),
        region: "eu".into(),
        access_key: "access".into(),
        secret_key: Secret::new("hush".into()),
    }
}

#[test]
fn plain_http_is_for_loopback_only() {
    for (endpoint, tls) in [
        ("http://localhost:8333", false),
        ("http://127.0.0.1:8333/", false),
        ("http://127.9.9.9", false),
        ("http://[::1]:8333", false),
        ("https://localhost:8334", true),
    ] {
        assert_eq!(Place::of(endpoint).ok(), Some(Place { loopback: true, tls }), "{endpoint}");
    }
    let far = Place { loopback: false, tls: true };
    assert_eq!(Place::of("https://s3.example.org/base").ok(), Some(far));
    for endpoint in [
        "http://s3.example.org",
        "http://10.0.0.1:8333",
        "http://0.0.0.0:8333",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "https://key:secret@s3.example.org",
        "https://s3.example.org/?region=eu",
        "s3://bucket",
        "localhost:8333",
        "",
    ] {
        assert!(matches!(Place::of(endpoint), Err(ObjectError::Config { .. })), "{endpoint}");
    }
}

#[test]
fn words_that_cannot_work_are_refused() {
    let good = || config("https://s3.example.org");
    for wrong in [
        S3Config { bucket: "a".into(), ..good() },
        S3Config { bucket: "a/../b".into(), ..good() },
        S3Config { bucket: "Documents".into(), ..good() },
        S3Config { region: String::new(), ..good() },
        S3Config { access_key: String::new(), ..good() },
        S3Config { secret_key: Secret::new(String::new()), ..good() },
    ] {
        assert!(matches!(check_words(&wrong), Err(ObjectError::Config { .. })), "{wrong:?}");
    }
    assert_eq!(check_words(&good()), Ok(()));
}

#[test]
fn a_client_is_built_with_tls_and_shows_no_secret() {
    let config = ObjectsConfig::S3(config("https://s3.example.org"));
    let objects = Objects::open(&config).expect("the machine's certificates");
    let shown = format!("{config:?} {objects:?}");
    assert!(shown.contains("Secret(…)") && !shown.contains("hush"), "{shown}");
    assert!(rustls::crypto::CryptoProvider::get_default().is_some());
}

#[tokio::test]
async fn a_place_that_does_not_answer_is_unavailable() {
    // Bound and dropped: nobody listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port");
    let objects = Objects::open(&ObjectsConfig::S3(config(&format!("http://{free}")))).expect("not asked yet");
    let refused = objects.ping().await.expect_err("nobody listens");
    assert!(matches!(&refused, ObjectError::Unavailable { cause } if cause.contains("refused")), "{refused}");
}
