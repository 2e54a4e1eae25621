//! Tokens that prove nothing.

use super::provider::{Key, Provider, SECONDS};
use super::{SECRET, identify, oidc};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gateways::oidc::{OidcError, TokenFault};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

async fn judged(provider: &Provider, token: &str) -> Result<String, TokenFault> {
    provider.give(token);
    match identify(&oidc(), provider).await {
        Ok(identity) => Ok(identity.subject),
        Err(OidcError::Token(fault)) => Err(fault),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_good_token_names_somebody_and_any_other_claim_nobody() {
    let key = Key::new("a");
    let provider = Provider::new(&[&key]);
    let good = provider.claims();
    assert_eq!(judged(&provider, &key.sign(&good)).await, Ok("jana".to_owned()));
    let cases = [
        ("aud", json!("another"), TokenFault::Audience),
        ("aud", json!(["zusage", "another"]), TokenFault::Audience),
        ("aud", json!([]), TokenFault::Audience),
        ("azp", json!("another"), TokenFault::Audience),
        ("iss", json!("https://login.example.de"), TokenFault::Issuer),
        ("iss", json!(format!("{}/", provider.address())), TokenFault::Issuer),
        ("nonce", json!("m"), TokenFault::Nonce),
        ("nonce", Value::Null, TokenFault::Nonce),
        ("exp", json!(SECONDS), TokenFault::Time),
        ("exp", json!(SECONDS - 1), TokenFault::Time),
        ("iat", json!(SECONDS - 301), TokenFault::Time),
        ("iat", json!(SECONDS + 301), TokenFault::Time),
    ];
    for (name, value, fault) in cases {
        let mut claims = good.clone();
        claims[name] = value.clone();
        assert_eq!(judged(&provider, &key.sign(&claims)).await, Err(fault), "{name} {value}");
    }
}

#[tokio::test]
async fn a_second_factor_is_what_the_provider_says_it_is() {
    let key = Key::new("a");
    let provider = Provider::new(&[&key]);
    let methods = [
        (json!(["pwd", "otp"]), true),
        (json!(["mfa"]), true),
        (json!(["hwk"]), true),
        (json!(["pwd"]), false),
        (json!([]), false),
        (Value::Null, false),
    ];
    for (amr, second) in methods {
        let mut claims = provider.claims();
        claims["amr"] = amr.clone();
        provider.give(&key.sign(&claims));
        assert_eq!(identify(&oidc(), &provider).await.expect("good").second_factor, second, "{amr}");
    }
}

#[tokio::test]
async fn nobody_but_the_provider_signs() {
    let (key, stranger) = (Key::new("a"), Key::new("a"));
    let provider = Provider::new(&[&key]);
    let claims = provider.claims();
    let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let shared = |secret: &[u8]| {
        let header = Header { kid: Some("a".to_owned()), ..Header::new(Algorithm::HS256) };
        encode(&header, &claims, &EncodingKey::from_secret(secret)).expect("signed")
    };
    let good = key.sign(&claims);
    let (body, signature) = good.rsplit_once('.').expect("three parts");
    let other = key.sign(&json!({ "sub": "eve" }));
    let moved = format!("{}.{signature}", other.rsplit_once('.').expect("three parts").0);
    let none = |alg: &str| format!("{}.{}.", text(&json!({ "alg": alg, "kid": "a" })), text(&claims));
    for (what, token) in [
        ("none", none("none")),
        ("no signature", format!("{body}.")),
        ("the public key as a shared secret", shared(key.public())),
        ("the client's secret", shared(SECRET.as_bytes())),
        ("a stranger under the same name", stranger.sign(&claims)),
    ] {
        assert_eq!(judged(&provider, &token).await, Err(TokenFault::Signature), "{what}");
    }
    for (what, token) in [("another alg", none("None")), ("another body", moved), ("no token", "a.b.c".to_owned())] {
        provider.give(&token);
        assert!(identify(&oidc(), &provider).await.is_err(), "{what}");
    }
    assert_eq!(judged(&provider, &good).await, Ok("jana".to_owned()));
}

#[tokio::test]
async fn a_new_key_is_fetched_once_and_known_keys_are_not() {
    let (old, new, stranger) = (Key::new("old"), Key::new("new"), Key::new("stranger"));
    let provider = Provider::new(&[&old]);
    let oidc = oidc();
    let fetched = || provider.asked("/keys").len();
    provider.give(&old.sign(&provider.claims()));
    for _ in 0..3 {
        identify(&oidc, &provider).await.expect("good");
    }
    assert_eq!(fetched(), 1);
    provider.publish(&[&new]);
    provider.give(&new.sign(&provider.claims()));
    for _ in 0..3 {
        identify(&oidc, &provider).await.expect("good");
    }
    assert_eq!(fetched(), 2);
    provider.give(&old.sign(&provider.claims()));
    assert_eq!(identify(&oidc, &provider).await, Err(OidcError::Token(TokenFault::Signature)), "taken back");
    provider.give(&stranger.sign(&provider.claims()));
    assert_eq!(identify(&oidc, &provider).await, Err(OidcError::Token(TokenFault::Signature)));
    assert_eq!(fetched(), 4, "once for each token of an unknown key");
}
