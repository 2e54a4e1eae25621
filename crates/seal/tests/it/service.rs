//! A time-stamp service of the tests' own: `openssl ts`, asked once and gone.

use crate::tools::{Folder, demand};
use seal::Certificate;

/// A service in a folder: its root, its certificate, its settings.
pub(crate) struct Service {
    folder: Folder,
}

/// How the service's key is made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Rsa,
    P256,
    P384,
}

const SETTINGS: &str = "[tsa]\nserial = serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nsigner_digest = sha256\naccuracy = secs:1\n\
    ordering = no\ntsa_name = yes\ness_cert_id_chain = no\n";
const STAMPS: &str = "basicConstraints = CA:FALSE\nkeyUsage = critical, digitalSignature\n\
    extendedKeyUsage = critical, timeStamping\n";

impl Service {
    pub(crate) fn new(kind: Kind) -> Self {
        Self::with(kind, &[])
    }

    /// A service whose root is made with further arguments.
    pub(crate) fn with(kind: Kind, more_root: &[&str]) -> Self {
        let service = Self { folder: Folder::new() };
        service.folder.write("serial", "01\n");
        service.folder.write("service.ext", STAMPS);
        service.folder.write("tsa.cnf", SETTINGS);
        let key: &[&str] = match kind {
            Kind::Rsa => &["rsa:2048"],
            Kind::P256 => &["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
            Kind::P384 => &["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
        };
        let root = ["-x509", "-days", "30", "-subj", "/CN=Stamp Root", "-keyout", "root.key", "-out", "root.pem"];
        let service_name = ["-subj", "/O=Invented/CN=Stamp Service", "-keyout", "service.key", "-out", "service.csr"];
        let new = [&["req", "-nodes", "-newkey"], key].concat();
        service.openssl(&[&new, root.as_slice(), more_root].concat());
        service.openssl(&[&new, service_name.as_slice()].concat());
        let issue = ["x509", "-req", "-in", "service.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "30"];
        let more = ["-set_serial", "4711", "-extfile", "service.ext", "-out", "service.pem"];
        service.openssl(&[issue.as_slice(), &more].concat());
        service
    }

    fn openssl(&self, arguments: &[&str]) {
        demand("openssl", arguments, &self.folder);
    }

    pub(crate) fn root(&self) -> Certificate {
        let text = String::from_utf8(self.folder.read("root.pem")).expect("PEM");
        Certificate::all_from_pem(&text).expect("a certificate").remove(0)
    }

    /// The answer to a question; `more` are further arguments.
    pub(crate) fn answer(&self, question: &[u8], more: &[&str]) -> Vec<u8> {
        self.folder.write("question.tsq", question);
        let files = ["-queryfile", "question.tsq", "-out", "answer.tsr", "-config", "tsa.cnf", "-section", "tsa"];
        let keys = ["-signer", "service.pem", "-inkey", "service.key"];
        self.openssl(&[["ts", "-reply"].as_slice(), &files, &keys, more].concat());
        self.folder.read("answer.tsr")
    }
}
