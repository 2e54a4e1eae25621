//! A time-stamp service of a test's own (RFC 3161): `openssl ts` behind HTTP.

use crate::{Folder, WebAnswer, WebServer};
use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex};

const SETTINGS: &str = "[tsa]\nserial = serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nsigner_digest = sha256\n";
const EXTENSIONS: &str = "basicConstraints = CA:FALSE\nkeyUsage = critical, digitalSignature\n\
    extendedKeyUsage = critical, timeStamping\n";
const NEW: [&str; 7] = ["req", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout"];

/// A running service. Dropping it ends it.
#[derive(Debug)]
pub struct StampServer {
    server: WebServer,
    folder: Arc<Mutex<Folder>>,
}

impl StampServer {
    /// Starts a service with a root and a certificate of its own.
    ///
    /// # Panics
    /// When openssl is missing or refuses.
    pub fn start() -> Self {
        let folder = Folder::new();
        for (name, text) in [("serial", "01\n"), ("tsa.cnf", SETTINGS), ("tsa.ext", EXTENSIONS)] {
            fs::write(folder.file(name), text).expect("written");
        }
        let root = ["root.key", "-x509", "-days", "30", "-subj", "/CN=Stamp Root", "-out", "root.pem"];
        let service = ["tsa.key", "-subj", "/O=Invented/CN=Stamp Service", "-out", "tsa.csr"];
        let issue = ["x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "30"];
        let more = ["-set_serial", "4711", "-extfile", "tsa.ext", "-out", "tsa.pem"];
        openssl(&folder, &[NEW.as_slice(), &root].concat());
        openssl(&folder, &[NEW.as_slice(), &service].concat());
        openssl(&folder, &[issue.as_slice(), &more].concat());
        let folder = Arc::new(Mutex::new(folder));
        let shared = Arc::clone(&folder);
        let server = WebServer::start(move |_, request| {
            let folder = shared.lock().expect("one at a time");
            WebAnswer { body: reply(&folder, &request.bytes), ..WebAnswer::json("") }
        });
        Self { server, folder }
    }

    /// Its address.
    pub fn address(&self) -> String {
        self.server.address()
    }

    /// The certificate by which its stamps are trusted, as PEM.
    ///
    /// # Panics
    /// When the folder has gone.
    pub fn root(&self) -> String {
        let folder = self.folder.lock().expect("one at a time");
        fs::read_to_string(folder.file("root.pem")).expect("made at the start")
    }
}

fn reply(folder: &Folder, question: &[u8]) -> Vec<u8> {
    fs::write(folder.file("question.tsq"), question).expect("written");
    let files = ["ts", "-reply", "-queryfile", "question.tsq", "-out", "answer.tsr", "-config", "tsa.cnf"];
    openssl(folder, &[files.as_slice(), &["-section", "tsa", "-signer", "tsa.pem", "-inkey", "tsa.key"]].concat());
    fs::read(folder.file("answer.tsr")).expect("answered")
}

fn openssl(folder: &Folder, arguments: &[&str]) {
    let done = Command::new("openssl").args(arguments).current_dir(folder.path()).output().expect("openssl runs");
    assert!(done.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}
