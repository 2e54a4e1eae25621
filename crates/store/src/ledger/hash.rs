//! What is hashed and how. SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104) over fields with their lengths, so that no
//! two different rows read the same.

use super::change::Chain;
use ring::{digest, hmac};
use serde_json::Value;
use uuid::Uuid;

/// A SHA-256 hash.
pub(crate) type Digest = [u8; 32];

/// The hash before a chain's first row.
pub(crate) const START: Digest = [0; 32];

/// What a row's hash covers.
#[derive(Debug)]
pub(crate) struct Content<'a> {
    pub(crate) chain: Chain,
    pub(crate) seq: i64,
    pub(crate) at_micros: i64,
    pub(crate) actor: &'a str,
    pub(crate) request: Uuid,
    pub(crate) action: &'a str,
    pub(crate) entity: &'a str,
    pub(crate) entity_id: Uuid,
    pub(crate) subject: Option<Uuid>,
    pub(crate) payload_hash: &'a [u8],
    pub(crate) prev_hash: &'a [u8],
}

impl Content<'_> {
    pub(crate) fn hash(&self) -> Digest {
        let kind: &[u8] = match self.chain {
            Chain::Org(_) => b"org",
            Chain::Person(_) => b"person",
        };
        let chain = self.chain.id();
        fields(&[
            b"zusage-ledger-1",
            kind,
            chain.as_bytes(),
            &self.seq.to_be_bytes(),
            &self.at_micros.to_be_bytes(),
            self.actor.as_bytes(),
            self.request.as_bytes(),
            self.action.as_bytes(),
            self.entity.as_bytes(),
            self.entity_id.as_bytes(),
            self.subject.as_ref().map_or(&[][..], |id| id.as_bytes()),
            self.payload_hash,
            self.prev_hash,
        ])
    }
}

fn fields(fields: &[&[u8]]) -> Digest {
    let mut context = digest::Context::new(&digest::SHA256);
    for field in fields {
        context.update(&(field.len() as u64).to_be_bytes());
        context.update(field);
    }
    bytes(context.finish().as_ref())
}

/// The hash that stands for a payload: whoever has the payload and its salt can show that they are the recorded ones.
pub fn payload_hash(salt: &[u8], payload: &Value) -> [u8; 32] {
    fields(&[salt, canonical(payload).as_bytes()])
}

/// One text per value: keys sorted, no spaces (the order of RFC 8785 for the keys that we use, which are ASCII).
pub(crate) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_unstable_by_key(|(key, _)| *key);
            list(text, '{', '}', keys, |(key, value), text| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
            });
        }
        Value::Array(values) => list(text, '[', ']', values, write),
        plain => text.push_str(&plain.to_string()),
    }
}

fn list<T>(
    text: &mut String,
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    each: impl Fn(T, &mut String),
) {
    text.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        each(item, text);
    }
    text.push(close);
}

/// Seals the ends of chains. Derived from the master key, so that who can write to the database cannot shorten a chain.
#[derive(Clone)]
pub(crate) struct HeadKey(hmac::Key);

impl HeadKey {
    /// Takes a derived key.
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    pub(crate) fn seal(&self, chain: Uuid, seq: i64, hash: &[u8]) -> Digest {
        bytes(hmac::sign(&self.0, &sealed(chain, seq, hash)).as_ref())
    }

    pub(crate) fn fits(&self, chain: Uuid, seq: i64, hash: &[u8], seal: &[u8]) -> bool {
        hmac::verify(&self.0, &sealed(chain, seq, hash), seal).is_ok()
    }
}

impl std::fmt::Debug for HeadKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HeadKey")
    }
}

fn sealed(chain: Uuid, seq: i64, hash: &[u8]) -> Vec<u8> {
    [chain.as_bytes(), &seq.to_be_bytes()[..], hash].concat()
}

fn bytes(slice: &[u8]) -> Digest {
    let mut digest = START;
    digest.copy_from_slice(slice);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_canonical_text_sorts_keys_and_has_no_spaces() {
        let value = json!({ "b": [1, { "z": null, "a": "ü\"" }], "a": true });
        assert_eq!(canonical(&value), r#"{"a":true,"b":[1,{"a":"ü\"","z":null}]}"#);
    }

    #[test]
    fn a_field_cannot_lend_bytes_to_its_neighbour() {
        assert_ne!(fields(&[b"ab", b"c"]), fields(&[b"a", b"bc"]));
    }

    #[test]
    fn the_salt_hides_equal_payloads() {
        assert_ne!(payload_hash(&[1], &json!(1)), payload_hash(&[2], &json!(1)));
        assert_eq!(payload_hash(&[1], &json!(1)), payload_hash(&[1], &json!(1)));
    }

    #[test]
    fn a_seal_fits_only_its_head() {
        let key = HeadKey::new(&[7; 32]);
        let seal = key.seal(Uuid::nil(), 3, &START);
        assert!(key.fits(Uuid::nil(), 3, &START, &seal));
        assert!(!key.fits(Uuid::nil(), 2, &START, &seal));
        assert!(!HeadKey::new(&[8; 32]).fits(Uuid::nil(), 3, &START, &seal));
    }
}
