//! An authenticator in software: what a phone does with a passkey, and what a forger would like to do.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

pub const ORIGIN: &str = "http://localhost:3000";

/// Flags of the authenticator data (level 3, 6.1).
pub const PRESENT: u8 = 0x01;
pub const VERIFIED: u8 = 0x04;
pub const MAY_BACK_UP: u8 = 0x08;
pub const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;

/// Holds one passkey. Whatever it says can be changed before it says it.
pub struct Authenticator {
    keys: EcdsaKeyPair,
    pub id: Vec<u8>,
    pub handle: Vec<u8>,
    pub origin: String,
    pub rp_id: String,
    pub flags: u8,
    pub counter: u32,
    pub cross_origin: bool,
    /// What the browser says about the key being discoverable.
    pub resident: bool,
    /// Signs this instead of what was asked.
    pub challenge: Option<String>,
    /// Says it does this instead of what it does.
    pub kind: Option<&'static str>,
}

impl Authenticator {
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let keys = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).expect("a key");
        let id = Sha256::digest(keys.public_key().as_ref()).to_vec();
        Self {
            keys,
            id,
            handle: Vec::new(),
            origin: ORIGIN.to_owned(),
            rp_id: "localhost".to_owned(),
            flags: PRESENT | VERIFIED,
            counter: 0,
            cross_origin: false,
            resident: true,
            challenge: None,
            kind: None,
        }
    }

    /// Answers `navigator.credentials.create`, as `toJSON` writes it.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("JSON");
        self.handle = bytes(&options["user"]["id"]);
        let client = self.client_data("webauthn.create", &options);
        let data = [self.data(ATTESTED), self.attested()].concat();
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".as_slice(), &cbor_bytes(&data)].concat();
        json!({
            "id": text(&self.id),
            "rawId": text(&self.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": { "credProps": { "rk": self.resident } },
            "response": {
                "clientDataJSON": text(client.as_bytes()),
                "attestationObject": text(&object),
                "authenticatorData": text(&data),
                "publicKeyAlgorithm": -7,
                "transports": ["internal", "hybrid"],
            },
        })
        .to_string()
    }

    /// Answers `navigator.credentials.get`, as `toJSON` writes it.
    pub fn get(&self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("JSON");
        let client = self.client_data("webauthn.get", &options);
        let data = self.data(0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.keys.sign(&SystemRandom::new(), &signed).expect("signed");
        json!({
            "id": text(&self.id),
            "rawId": text(&self.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": text(client.as_bytes()),
                "authenticatorData": text(&data),
                "signature": text(signature.as_ref()),
                "userHandle": text(&self.handle),
            },
        })
        .to_string()
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        let asked = options["challenge"].as_str().expect("a challenge");
        json!({
            "type": self.kind.unwrap_or(kind),
            "challenge": self.challenge.as_deref().unwrap_or(asked),
            "origin": self.origin,
            "crossOrigin": self.cross_origin,
        })
        .to_string()
    }

    fn data(&self, flag: u8) -> Vec<u8> {
        let head = Sha256::digest(&self.rp_id);
        [head.as_slice(), &[self.flags | flag], &self.counter.to_be_bytes()].concat()
    }

    /// No model, the identifier, the public key as COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
    fn attested(&self) -> Vec<u8> {
        let length = u16::try_from(self.id.len()).expect("short").to_be_bytes();
        let (x, y) = self.keys.public_key().as_ref()[1..].split_at(32);
        let cose = [b"\xa5\x01\x02\x03\x26\x20\x01\x21".as_slice(), &cbor_bytes(x), b"\x22", &cbor_bytes(y)].concat();
        [[0; 16].as_slice(), &length, &self.id, &cose].concat()
    }
}

/// A byte string with its CBOR head (RFC 8949, 3.1).
fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let head = match u8::try_from(bytes.len()) {
        Ok(short) => vec![0x58, short],
        Err(_) => [[0x59].as_slice(), &u16::try_from(bytes.len()).expect("short").to_be_bytes()].concat(),
    };
    [head, bytes.to_vec()].concat()
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text.as_str().expect("text")).expect("base64url")
}
