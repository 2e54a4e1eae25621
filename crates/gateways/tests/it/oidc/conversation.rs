//! Answers that are no answers, and addresses that are not asked.

use super::provider::{Key, NOW, Provider};
use super::{SECRET, identify, oidc};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gateways::oidc::{Client, Network, Oidc, OidcError, Secrets, TokenFault};
use serde_json::json;
use std::time::Duration;
use testkit::{WebAnswer, free_port};

const METADATA: &str = "/.well-known/openid-configuration";

async fn redirect(oidc: &Oidc, address: &str) -> Result<String, OidcError> {
    let issuer = oidc.issuer(address).expect("an address");
    let client = Client { issuer: &issuer, id: "zusage", secret: SECRET, callback: "http://127.0.0.1/back" };
    let verifier = "v".repeat(43);
    assert!(!format!("{client:?}").contains(SECRET));
    oidc.redirect(&client, &Secrets { state: "s", nonce: "n", verifier: &verifier }, NOW()).await
}

#[tokio::test]
async fn the_browser_carries_no_secret_and_we_show_ours_to_the_provider_only() {
    let key = Key::new("a");
    let provider = Provider::new(&[&key]);
    let oidc = oidc();
    let url = redirect(&oidc, &provider.address()).await.expect("an address");
    assert!(url.starts_with(&format!("{}/auth?response_type=code&client_id=zusage&", provider.address())), "{url}");
    for part in ["state=s", "nonce=n", "code_challenge_method=S256", "scope=openid", "redirect_uri=http%3A%2F%2F127"] {
        assert!(url.contains(part), "{part}: {url}");
    }
    assert!(!url.contains("vvvv") && !url.contains("secret") && !url.contains("what+only"), "{url}");
    provider.give(&key.sign(&provider.claims()));
    identify(&oidc, &provider).await.expect("good");
    let asked = provider.asked("/token").pop().expect("asked");
    let login = STANDARD.encode(format!("zusage:{}", SECRET.replace(' ', "+")));
    assert_eq!(asked.authorization, Some(format!("Basic {login}")));
    assert!(asked.body.contains(&format!("code_verifier={}", "v".repeat(43))), "{}", asked.body);
    assert!(!asked.body.contains("secret"), "{}", asked.body);
}

#[tokio::test]
async fn a_provider_speaks_for_itself_only() {
    let provider = Provider::new(&[]);
    for other in ["https://login.example.de".to_owned(), format!("{}/", provider.address())] {
        provider.claim(json!({ "issuer": other }));
        assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Issuer), "{other}");
    }
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let key = Key::new("a");
    let (provider, elsewhere) = (Provider::new(&[&key]), Provider::new(&[&key]));
    let away = WebAnswer {
        headers: format!("Location: {}{METADATA}\r\n", elsewhere.address()),
        ..WebAnswer::status("302 Found", "")
    };
    provider.answer("/token", away.clone());
    assert_eq!(identify(&oidc(), &provider).await, Err(OidcError::Redirected));
    provider.answer("/keys", away.clone());
    assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Redirected));
    provider.answer(METADATA, away);
    assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Redirected));
    assert!(elsewhere.asked(METADATA).is_empty());
}

#[tokio::test]
async fn a_giant_answer_is_put_down() {
    let provider = Provider::new(&[]);
    let giant = |bytes: usize| WebAnswer::json(format!("{{\"keys\": [], \"x\": \"{}\"}}", "x".repeat(bytes)));
    provider.answer("/keys", giant(200 * 1024));
    redirect(&oidc(), &provider.address()).await.expect("large, but not too large");
    provider.answer("/keys", giant(300 * 1024));
    assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::TooLarge));
}

#[tokio::test]
async fn a_slow_provider_is_not_waited_for() {
    let provider = Provider::new(&[]);
    let oidc = Oidc::with_patience(Network::PublicAndLoopback, Duration::from_millis(300)).expect("a client");
    let slow = WebAnswer { delay: Duration::from_secs(3), ..WebAnswer::json("{}") };
    provider.answer(METADATA, slow);
    assert_eq!(redirect(&oidc, &provider.address()).await, Err(OidcError::Slow));
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_from_one_that_talks_nonsense() {
    let nobody = format!("http://127.0.0.1:{}", free_port());
    assert_eq!(redirect(&oidc(), &nobody).await, Err(OidcError::Unreachable));
    let key = Key::new("a");
    let provider = Provider::new(&[&key]);
    let refused = |error: &str| WebAnswer::status("400 Bad Request", json!({ "error": error }).to_string());
    let bare = json!({ "access_token": "a", "token_type": "Bearer" }).to_string();
    for (answer, error) in [
        (refused("invalid_grant"), OidcError::Code),
        (refused("invalid_client"), OidcError::Client),
        (WebAnswer::json(bare), OidcError::Token(TokenFault::Missing)),
        (WebAnswer::json("<html>"), OidcError::Answer),
        (WebAnswer::status("500 Internal Server Error", "<html>"), OidcError::Answer),
    ] {
        provider.answer("/token", answer);
        assert_eq!(identify(&oidc(), &provider).await, Err(error));
    }
    for answer in [WebAnswer::json("[]"), WebAnswer::status("404 Not Found", "{}"), WebAnswer::json("")] {
        provider.answer(METADATA, answer);
        assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Answer));
    }
}

#[tokio::test]
async fn no_provider_leads_us_inside() {
    let key = Key::new("a");
    let inside = [
        "http://10.0.0.7/x",
        "https://10.0.0.7/x",
        "https://169.254.169.254/latest",
        "https://[fd00::1]/",
        "http://example.de/",
    ];
    for address in inside {
        let provider = Provider::new(&[&key]);
        provider.claim(json!({ "jwks_uri": address }));
        assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Address), "{address}");
        provider.claim(json!({ "authorization_endpoint": address }));
        assert_eq!(redirect(&oidc(), &provider.address()).await, Err(OidcError::Address), "{address}");
        provider.claim(json!({ "token_endpoint": address }));
        assert_eq!(identify(&oidc(), &provider).await, Err(OidcError::Address), "{address}");
    }
}

#[tokio::test]
async fn the_product_asks_public_machines_only() {
    let product = Oidc::new(Network::Public).expect("a client");
    let provider = Provider::new(&[]);
    assert!(product.issuer(&provider.address()).is_err());
    // A name is found out when it is looked up.
    assert_eq!(redirect(&product, "https://localhost:8443").await, Err(OidcError::Address));
    assert!(provider.asked(METADATA).is_empty());
}
