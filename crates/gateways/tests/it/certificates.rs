//! Certificates of a test's own authority.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::path::PathBuf;
use testkit::{Folder, SmtpMode, SmtpOptions};

/// An authority, and a server's certificate from it.
pub struct Authority {
    folder: Folder,
    chain: String,
    key: String,
}

impl Authority {
    /// For a server of this name or address.
    pub fn for_host(host: &str) -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut authority = CertificateParams::new(Vec::new()).expect("no names");
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root = authority.self_signed(&key).expect("a certificate");
        let issuer = Issuer::new(authority, key);
        let leaf_key = KeyPair::generate().expect("a key");
        let leaf = CertificateParams::new(vec![host.to_owned()]).expect("a name");
        let leaf = leaf.signed_by(&leaf_key, &issuer).expect("a certificate");
        let folder = Folder::new();
        std::fs::write(folder.file("ca.pem"), root.pem()).expect("ours");
        Self { folder, chain: leaf.pem(), key: leaf_key.serialize_pem() }
    }

    /// The file with the authority's certificate.
    pub fn file(&self) -> PathBuf {
        self.folder.file("ca.pem")
    }

    /// A server with the certificate.
    pub fn options(&self, mode: SmtpMode) -> SmtpOptions {
        SmtpOptions::with_tls(mode, self.chain.clone(), self.key.clone())
    }
}
