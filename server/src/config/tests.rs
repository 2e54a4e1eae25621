use super::*;
use std::io::Write as _;

/// Loads a configuration file with the given text.
fn load(text: &str, overrides: Overrides) -> Result<Config, ConfigError> {
    let name = format!("zusage-config-{}-{:?}.toml", std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    let mut file = std::fs::File::create(&path).expect("the temporary folder takes a file");
    file.write_all(text.as_bytes()).expect("the file takes the text");
    let config = Config::load(&Overrides { config: Some(path.clone()), ..overrides });
    std::fs::remove_file(path).expect("the file was just written");
    config
}

#[test]
fn an_empty_file_gives_the_defaults() {
    let config = load("", Overrides::default()).expect("defaults are good");
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.public_url(), "http://localhost:3000");
    assert_eq!(config.body_limit, 65_536);
    assert!(!config.demo);
}

#[test]
fn a_flag_beats_the_file() {
    let overrides = Overrides { listen: Some("127.0.0.1:4000".parse().expect("an address")), ..Overrides::default() };
    let config = load("listen = \"127.0.0.1:5000\"", overrides).expect("both are good");
    assert_eq!(config.listen.port(), 4000);
}

#[test]
fn the_demo_is_of_a_day_a_seed_and_a_size() {
    let config = load("[demo_data]\ntoday = \"2027-01-04\"\nseed = 7", Overrides::default()).expect("good");
    let known = DemoData { seed: 7, ..DemoData::default() };
    assert_eq!((config.demo_data.today.to_string(), config.demo_data.seed), ("2027-01-04".to_owned(), 7));
    assert_eq!(config.demo_data.people, known.people);
    let flags = Overrides { people: Some(12), seed: Some(8), ..Overrides::default() };
    let config = load("[demo_data]\nseed = 7", flags).expect("good");
    assert_eq!(config.demo_data, DemoData { people: 12, seed: 8, ..DemoData::default() });
    for (people, today) in [(11, None), (200_001, None), (12, Some(jiff::civil::date(1999, 1, 1)))] {
        let error = load("", Overrides { people: Some(people), today, ..Overrides::default() }).expect_err("refused");
        assert!(error.to_string().contains("demo_data."), "{error}");
    }
}

#[test]
fn a_misspelt_name_is_an_error() {
    let error = load("lissten = \"127.0.0.1:1\"", Overrides::default()).expect_err("nobody knows lissten");
    assert!(error.to_string().contains("lissten"), "{error}");
}

#[test]
fn plain_http_is_refused_off_loopback() {
    for address in ["0.0.0.0:3000", "192.0.2.7:3000", "[::]:3000"] {
        let error = load(&format!("listen = \"{address}\""), Overrides::default()).expect_err("needs TLS");
        assert!(matches!(error, ConfigError::PlainHttp(_)), "{error}");
    }
    for address in ["127.0.0.1:3000", "127.8.8.8:3000", "[::1]:3000"] {
        load(&format!("listen = \"{address}\""), Overrides::default()).expect("this machine needs no TLS");
    }
}

#[test]
fn tls_files_allow_another_address_but_not_for_the_demo() {
    let text = "listen = \"0.0.0.0:3443\"\n[tls]\ncertificate = \"c.pem\"\nkey = \"k.pem\"";
    load(text, Overrides::default()).expect("TLS is configured");
    let error = load(text, Overrides { demo: true, ..Overrides::default() }).expect_err("no demo for others");
    assert!(matches!(error, ConfigError::DemoOffLoopback(_)), "{error}");
}

#[test]
fn the_public_url_is_an_origin() {
    for good in ["https://bav.example.org", "https://bav.example.org:8443", "http://localhost:3000"] {
        load(&format!("public_url = \"{good}\""), Overrides::default()).expect(good);
    }
    for bad in [
        "http://bav.example.org",
        "https://bav.example.org/x",
        "https://bav.example.org/",
        "bav.example.org",
        "https://u:p@bav.example.org",
        "https://bav.example.org#x",
        "",
    ] {
        load(&format!("public_url = \"{bad}\""), Overrides::default()).expect_err(bad);
    }
}

#[test]
fn a_body_limit_has_limits() {
    for bad in [0, 1023, 104_857_601] {
        load(&format!("body_limit = {bad}"), Overrides::default()).expect_err("out of range");
    }
}

#[test]
fn a_token_that_can_be_guessed_a_long_drain_and_an_unreadable_filter_are_refused() {
    load("metrics_token = \"short\"", Overrides::default()).expect_err("five characters");
    load("drain_seconds = 301", Overrides::default()).expect_err("five minutes and more");
    load("[log]\nfilter = \"a=b=c\"", Overrides::default()).expect_err("no filter");
    let config = load("metrics_token = \"0123456789abcdef\"", Overrides::default()).expect("sixteen characters");
    assert!(!format!("{config:?}").contains("0123456789abcdef"));
}
