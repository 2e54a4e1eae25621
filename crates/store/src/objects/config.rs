//! Where objects lie.

use std::fmt;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// A text that is shown nowhere and wiped when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a secret, usually from a file or the environment.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where objects lie.
#[derive(Debug, Clone)]
pub enum ObjectsConfig {
    /// In a folder of this machine, or one that is mounted; for one node.
    Folder(PathBuf),
    /// In a bucket; for several nodes.
    S3(S3Config),
}

/// A bucket of a service that speaks S3 and keeps `If-None-Match: *` on writing (AWS since 2024, `SeaweedFS`, `MinIO`).
#[derive(Debug, Clone)]
pub struct S3Config {
    /// The service's URL without the bucket, such as `https://s3.eu-central-1.amazonaws.com`. Plain `http` is taken on this
    /// machine only (`localhost`, 127.0.0.0/8, `[::1]`). Private authorities: name their file in `SSL_CERT_FILE`.
    pub endpoint: String,
    /// The bucket's name; it must exist. The key needs to read, write, delete and list.
    pub bucket: String,
    /// The region that requests are signed for; any word where the service has none.
    pub region: String,
    /// The key's public half.
    pub access_key: String,
    /// The key's secret half.
    pub secret_key: Secret,
}
