//! A provider that does as it is told.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::time::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{KeyPair, PublicKeyData as _};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use testkit::{WebAnswer, WebRequest, WebServer};

/// 22 November 2026, 09:00 UTC.
pub const SECONDS: i64 = 1_795_338_000;

#[expect(non_snake_case, reason = "a constant that cannot be one")]
pub fn NOW() -> Timestamp {
    Timestamp::from_microsecond(SECONDS * 1_000_000)
}

/// A key on P-256.
pub struct Key {
    kid: &'static str,
    pair: KeyPair,
}

impl Key {
    pub fn new(kid: &'static str) -> Self {
        Self { kid, pair: KeyPair::generate().expect("a key") }
    }

    pub fn public(&self) -> &[u8] {
        self.pair.der_bytes()
    }

    pub fn jwk(&self) -> Value {
        let point = &self.public()[1..];
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.kid,
                "x": text(&point[..32]), "y": text(&point[32..]) })
    }

    pub fn sign(&self, claims: &Value) -> String {
        let header = Header { kid: Some(self.kid.to_owned()), ..Header::new(Algorithm::ES256) };
        encode(&header, claims, &EncodingKey::from_ec_der(&self.pair.serialize_der())).expect("signed")
    }
}

#[derive(Default)]
struct Script {
    answers: HashMap<&'static str, WebAnswer>,
    metadata: Value,
    asked: Vec<WebRequest>,
}

/// The provider.
pub struct Provider {
    server: WebServer,
    script: Arc<Mutex<Script>>,
}

impl Provider {
    /// One with these keys.
    pub fn new(keys: &[&Key]) -> Self {
        let script: Arc<Mutex<Script>> = Arc::default();
        let told = Arc::clone(&script);
        let server = WebServer::start(move |port, request| {
            let mut script = told.lock().expect("no test panicked here");
            script.asked.push(request.clone());
            if let Some(answer) = script.answers.get(request.path.as_str()) {
                return answer.clone();
            }
            WebAnswer::json(metadata(port, &script.metadata).to_string())
        });
        let provider = Self { server, script };
        provider.publish(keys);
        provider
    }

    pub fn address(&self) -> String {
        self.server.address()
    }

    /// What a good token of this provider says.
    pub fn claims(&self) -> Value {
        json!({ "iss": self.address(), "sub": "jana", "aud": "zusage", "nonce": "n",
                "exp": SECONDS + 300, "iat": SECONDS })
    }

    pub fn answer(&self, path: &'static str, answer: WebAnswer) {
        self.script.lock().expect("no test panicked here").answers.insert(path, answer);
    }

    pub fn publish(&self, keys: &[&Key]) {
        let keys: Vec<Value> = keys.iter().map(|key| key.jwk()).collect();
        self.answer("/keys", WebAnswer::json(json!({ "keys": keys }).to_string()));
    }

    /// From now on this token is given for any code.
    pub fn give(&self, token: &str) {
        let answer = json!({ "access_token": "a", "token_type": "Bearer", "id_token": token });
        self.answer("/token", WebAnswer::json(answer.to_string()));
    }

    /// Says something else about itself.
    pub fn claim(&self, metadata: Value) {
        self.script.lock().expect("no test panicked here").metadata = metadata;
    }

    /// What it was asked at a path.
    pub fn asked(&self, path: &str) -> Vec<WebRequest> {
        let script = self.script.lock().expect("no test panicked here");
        script.asked.iter().filter(|request| request.path == path).cloned().collect()
    }
}

fn metadata(port: u16, other: &Value) -> Value {
    let own = format!("http://127.0.0.1:{port}");
    let mut metadata = json!({
        "issuer": own, "authorization_endpoint": format!("{own}/auth"), "token_endpoint": format!("{own}/token"),
        "jwks_uri": format!("{own}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    for (name, value) in other.as_object().into_iter().flatten() {
        metadata[name] = value.clone();
    }
    metadata
}
