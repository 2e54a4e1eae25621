use super::*;

fn config(host: &str, security: Security) -> SmtpConfig {
    let timeout = Duration::from_secs(1);
    SmtpConfig { host: host.to_owned(), port: 25, security, login: None, ca: None, timeout }
}

#[test]
fn without_tls_only_this_machine_is_reached() {
    for host in ["localhost", "127.0.0.1", "127.8.8.8", "::1"] {
        assert!(Smtp::open(&config(host, Security::PlainLoopback)).is_ok(), "{host}");
    }
    for host in ["mail.example.org", "192.0.2.1", "0.0.0.0", "localhost.example.org", "127.0.0.1.example.org"] {
        let error = Smtp::open(&config(host, Security::PlainLoopback)).expect_err(host);
        assert!(matches!(error, MailError::Setting(_)), "{host}: {error}");
        assert!(Smtp::open(&config(host, Security::StartTls)).is_ok(), "{host}");
    }
}

#[test]
fn settings_that_cannot_work_are_refused() {
    for host in ["", "a b", "a/b", "mail.example.org\r\n", "[::1]"] {
        assert!(Smtp::open(&config(host, Security::Tls)).is_err(), "{host:?}");
    }
    let never = SmtpConfig { timeout: Duration::ZERO, ..config("localhost", Security::Tls) };
    assert!(Smtp::open(&never).is_err());
    let file = |ca: &str| SmtpConfig { ca: Some(ca.into()), ..config("localhost", Security::Tls) };
    for ca in ["/nowhere/ca.pem", "Cargo.toml"] {
        let error = Smtp::open(&file(ca)).expect_err("no certificates");
        assert!(error.to_string().contains("PEM"), "{error}");
    }
}
