//! The real binary over real sockets: start, routes, refusals, orderly end, TLS.

use crate::support::{Folder, Server, status, zusage};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

#[test]
fn every_listed_route_answers_and_nothing_else_does() {
    let site = Folder::with_site();
    let server = Server::start(&site, &["--demo"]);
    let output = zusage(&["routes"], &site.0).output().expect("the command runs");
    let routes: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the list is JSON");
    let routes = routes.as_array().expect("the list is a list");
    assert!(routes.len() > 20, "{routes:?}");
    // What each of them answers to whom is the matrix's to say.
    for route in routes {
        let path = route["path"].as_str().expect("a route has a path").replace("{org}", "kessler");
        let method = route["methods"][0].as_str().expect("a route has a method");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            server.port
        );
        let code = status(&server.send(&request));
        assert!((200..500).contains(&code) && code != 405, "{method} {path}: {code}");
    }
    for path in ["/nowhere", "/desk/kessler", "/wall", "/pkg/", "/pkg/../manifest.json", "/pkg/none.js"] {
        assert_eq!(status(&server.get(path)), 404, "{path}");
    }
}

#[test]
fn without_demo_no_organisation_exists() {
    let site = Folder::with_site();
    let server = Server::start(&site, &[]);
    // Nobody is signed in, and nobody can be.
    for path in ["/desk", "/desk/kessler/open", "/wall/kessler"] {
        assert_eq!(status(&server.get(path)), 303, "{path}");
    }
    let heads = zusage(&["ledger", "heads", "--data", "data"], &site.0).output().expect("it runs");
    assert!(heads.stdout.is_empty(), "no organisation, no person: {heads:?}");
}

#[test]
fn sigterm_lets_a_request_in_flight_finish() {
    let site = Folder::with_site();
    let server = Server::start(&site, &[]);
    // Half a request: the server is waiting for the rest when it is told to stop.
    let mut slow = server.connect(Duration::from_secs(20));
    let body = "theme=dark";
    write!(
        slow,
        "POST /preferences HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\ntheme",
        body.len()
    )
    .expect("the server reads");
    std::thread::sleep(Duration::from_millis(300));
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    slow.write_all(b"=dark").expect("the server still reads");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("the answer comes");
    assert_eq!(status(&answer), 303, "{answer}");
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err(), "no new connection is taken");
    let (success, log) = server.wait();
    assert!(success, "{log}");
    assert!(log.contains("stopped"), "{log}");
}

#[test]
fn logs_are_json_with_ids_and_without_queries_or_addresses() {
    let site = Folder::with_site();
    let server = Server::start(&site, &["--demo"]);
    server.get("/home?name=Jana-Kraemer");
    server.get("/i/geheimes-geheimnis-1234");
    server.get("/desk/kessler/people");
    server.get("/Jana-Kraemer");
    server.terminate();
    let (_, log) = server.wait();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let request = lines.iter().find(|line| line["span"]["route"] == "/home").expect("the request is logged");
    assert_eq!(request["status"], 303);
    assert_eq!(request["span"]["id"].as_str().map(str::len), Some(36));
    assert!(lines.iter().any(|line| line["span"]["route"] == "/desk/{org}/people"), "{log}");
    assert!(!log.contains("Jana") && !log.contains("geheim"), "{log}");
    assert_eq!(log.matches("127.0.0.1").count(), 1, "only the listening address: {log}");
}

#[test]
fn plain_http_is_refused_off_loopback() {
    let site = Folder::with_site();
    let path = site.0.to_str().expect("the path is text");
    let output = zusage(&["serve", "--listen", "0.0.0.0:0", "--site", path], &site.0).output().expect("it runs");
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("TLS"), "{error}");
}

#[test]
fn config_check_names_the_problem_and_starts_nothing() {
    let site = Folder::with_site();
    let path = site.0.to_str().expect("the path is text");
    let good = zusage(&["config", "check", "--site", path], &site.0).output().expect("it runs");
    assert!(good.status.success());
    let text = String::from_utf8_lossy(&good.stdout);
    assert!(text.contains("operator is empty"), "{text}");

    site.write("zusage.toml", "body_limits = 3");
    let bad = zusage(&["config", "check", "--site", path], &site.0).output().expect("it runs");
    assert!(!bad.status.success());
    assert!(String::from_utf8_lossy(&bad.stderr).contains("body_limits"));
}

#[test]
fn a_setting_comes_from_the_environment() {
    let site = Folder::with_site();
    let path = site.0.to_str().expect("the path is text");
    let output = zusage(&["config", "check", "--site", path], &site.0)
        .env("ZUSAGE_BODY_LIMIT", "2048")
        .env("ZUSAGE_LOG__FORMAT", "text")
        .env("ZUSAGE_OPERATOR", "Muster GmbH|Weg 1|12345 Ort")
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("2048 bytes") && text.contains("Text") && !text.contains("operator is empty"), "{text}");
}

#[test]
fn config_check_says_where_mails_go_and_what_is_wrong_with_it() {
    let site = Folder::with_site();
    let path = site.0.to_str().expect("the path is text");
    let check = |settings: &str| {
        site.write("zusage.toml", settings);
        zusage(&["config", "check", "--site", path], &site.0).output().expect("it runs")
    };
    let smtp = "[mail]\nkind = \"smtp\"\nhost = \"smtp.example.org\"\nfrom = \"zusage@example.org\"\n";
    let login = "security = \"tls\"\nuser = \"zusage\"\npassword_file = \"smtp.key\"\n";
    site.write("smtp.key", "streng-geheim\n");
    let good = check(&format!("{smtp}{login}"));
    let text = String::from_utf8_lossy(&good.stdout);
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    assert!(text.contains("mail          smtp.example.org, TLS, with a login"), "{text}");
    assert!(!text.contains("streng-geheim"));
    assert!(String::from_utf8_lossy(&check("").stdout).contains("mail          none"));

    for (bad, says) in [
        (format!("{smtp}security = \"plain-loopback\""), "on this machine only"),
        (format!("{smtp}user = \"zusage\""), "mail.password_file"),
        (format!("{smtp}security = \"none\""), "mail.security"),
    ] {
        let output = check(&bad);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains(says), "{error}");
    }
}

#[test]
fn a_site_that_is_not_there_or_not_whole_is_refused() {
    let site = Folder::with_site();
    let path = site.0.to_str().expect("the path is text").to_owned();
    let start = || zusage(&["serve", "--listen", "127.0.0.1:0", "--site", &path], &site.0).output().expect("it runs");
    std::fs::remove_file(site.path("pkg/app.wasm")).expect("the file is there");
    assert!(String::from_utf8_lossy(&start().stderr).contains("pkg/app.wasm is missing"));
    std::fs::remove_file(site.path("manifest.json")).expect("the file is there");
    assert!(String::from_utf8_lossy(&start().stderr).contains("cargo xtask build"));
}

#[test]
fn the_operator_stands_in_the_imprint() {
    let site = Folder::with_site();
    site.write("zusage.toml", "operator = [\"Muster <b>GmbH</b>\", \"Weg 1, 12345 Ort\"]");
    let server = Server::start(&site, &[]);
    let page = server.get("/imprint");
    assert!(page.contains("Muster &lt;b&gt;GmbH&lt;/b&gt;") && page.contains("Weg 1, 12345 Ort"), "{page}");
}

#[test]
fn metrics_want_the_token_when_one_is_set() {
    let site = Folder::with_site();
    site.write("zusage.toml", "metrics_token = \"s3cret-s3cret-s3cret\"");
    let server = Server::start(&site, &[]);
    assert_eq!(status(&server.get("/metrics")), 404);
    let with = |token: &str| {
        server.send(&format!(
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
        ))
    };
    assert_eq!(status(&with("wrong")), 404);
    assert_eq!(status(&with("s3cret-s3cret-s3cret")), 200);
}

#[test]
fn metrics_are_for_nobody_once_the_server_is_public() {
    let site = Folder::with_site();
    site.write("zusage.toml", "public_url = \"https://bav.example.org\"");
    assert_eq!(status(&Server::start(&site, &[]).get("/metrics")), 404);
}

#[test]
fn a_load_balancer_is_told_before_connections_are_refused() {
    let site = Folder::with_site();
    site.write("zusage.toml", "drain_seconds = 2");
    let server = Server::start(&site, &[]);
    assert_eq!(status(&server.get("/readyz")), 200);
    server.terminate();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(status(&server.get("/readyz")), 503);
    assert_eq!(status(&server.get("/livez")), 200);
    assert!(server.wait().0);
}

#[test]
fn half_a_request_does_not_hold_a_connection_for_ever() {
    let site = Folder::with_site();
    let server = Server::start(&site, &[]);
    // Five times the server's patience is the guard against a hang.
    let mut slow = server.connect(Duration::from_secs(75));
    slow.write_all(b"GET /livez HTTP/1.1\r\nHost: loc").expect("the server reads");
    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).expect("the server closes by itself");
    assert!(!String::from_utf8_lossy(&answer).contains("200"), "{answer:?}");
}

#[test]
fn a_panic_is_a_page_with_an_id_and_a_log_line_without_its_words() {
    let site = Folder::with_site();
    let server = Server::start(&site, &["--dev"]);
    let answer = server.send(&format!(
        "GET /_dev/panic HTTP/1.1\r\nHost: localhost:{}\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
        server.port
    ));
    assert_eq!(status(&answer), 500);
    assert!(answer.contains("Bei uns ist ein Fehler passiert") && answer.contains("errorpage__id"), "{answer}");
    server.terminate();
    let (_, log) = server.wait();
    assert!(log.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
    assert!(log.contains("dev.rs:") && !log.contains("Jana"), "{log}");
}

#[test]
fn behind_a_proxy_with_https_cookies_are_secure() {
    let site = Folder::with_site();
    let choose = |server: &Server| {
        let form = "theme=dark";
        server.send(&format!(
            "POST /preferences HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        ))
    };
    let plain = choose(&Server::start(&site, &[]));
    assert!(plain.contains("SameSite=Lax\r\n") && !plain.contains("strict-transport-security"), "{plain}");
    site.write("zusage.toml", "public_url = \"https://bav.example.org\"");
    let proxied = choose(&Server::start(&site, &[]));
    assert!(proxied.contains("; Secure") && proxied.contains("strict-transport-security"), "{proxied}");
}

#[test]
fn tls_files_serve_https_with_strict_transport() {
    let site = Folder::with_site();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate can be made");
    site.write("cert.pem", &made.cert.pem());
    site.write("key.pem", &made.signing_key.serialize_pem());
    site.write("zusage.toml", "[tls]\ncertificate = \"cert.pem\"\nkey = \"key.pem\"");
    let server = Server::start(&site, &[]);
    assert!(server.url.starts_with("https://localhost:"), "{}", server.url);

    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).expect("the certificate is one");
    let client = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the versions fit")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().expect("a name");
    let mut connection = rustls::ClientConnection::new(Arc::new(client), name).expect("a connection");
    let mut socket = TcpStream::connect(("127.0.0.1", server.port)).expect("the server listens");
    let mut tls = rustls::Stream::new(&mut connection, &mut socket);
    tls.write_all(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("the server reads");
    let mut answer = Vec::new();
    drop(tls.read_to_end(&mut answer));
    let answer = String::from_utf8_lossy(&answer);
    assert_eq!(status(&answer), 200);
    assert!(answer.contains("strict-transport-security: max-age="), "{answer}");
}
