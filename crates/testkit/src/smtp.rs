//! A real mail server for one test: aiosmtpd, the server of Python's world, on a free port of this machine.

use crate::Folder;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

/// Steered by addresses; its first lines say how.
const SERVER: &str = include_str!("smtp.py");
/// Where `cargo xtask test` put the server's packages.
const PACKAGES: &str = "E2E_AIOSMTPD";

/// How the server's connections are kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpMode {
    /// Not at all, and it does not offer to.
    Plain,
    /// After STARTTLS; before it nothing is taken.
    StartTls,
    /// From the first byte.
    Tls,
}

/// What a server is told.
#[derive(Debug, Clone)]
pub struct SmtpOptions {
    /// How connections are kept secret.
    pub mode: SmtpMode,
    /// Certificate chain and key in PEM; TLS needs them.
    pub certificate: Option<(String, String)>,
    /// Offers TLS 1.0 and 1.1 only.
    pub old: bool,
    /// The user and password that it demands.
    pub login: Option<(String, String)>,
}

impl SmtpOptions {
    /// No TLS, no login.
    pub const fn plain() -> Self {
        Self { mode: SmtpMode::Plain, certificate: None, old: false, login: None }
    }

    /// TLS with this certificate chain and key.
    pub const fn with_tls(mode: SmtpMode, certificate: String, key: String) -> Self {
        Self { mode, certificate: Some((certificate, key)), old: false, login: None }
    }
}

/// A message that the server took.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// JSON of what Python's reader sees (`headers`, `text`, `html`, `defects`) and how it came (`from`, `to`, `session`,
    /// `tls`, `login`).
    pub json: String,
}

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct SmtpServer {
    child: Child,
    talk: Mutex<(Option<ChildStdin>, BufReader<ChildStdout>)>,
    port: u16,
    folder: Folder,
}

impl SmtpServer {
    /// Starts a server and waits until it listens.
    ///
    /// # Panics
    /// When Python or its packages are missing.
    pub fn start(options: &SmtpOptions) -> Self {
        let packages = std::env::var_os(PACKAGES).map(PathBuf::from).filter(|folder| folder.is_dir());
        let packages = packages.unwrap_or_else(|| {
            panic!("{PACKAGES} names no folder: run the tests with `cargo xtask test`, which installs the mail server")
        });
        let folder = Folder::new();
        let log = fs::File::create(folder.file("log")).expect("ours");
        let mut child = command(options, &folder)
            .env("PYTHONPATH", packages)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("python3 starts");
        let (input, output) = (child.stdin.take(), child.stdout.take().expect("its output is piped"));
        let mut output = BufReader::new(output);
        let mut line = String::new();
        output.read_line(&mut line).expect("it speaks text");
        let Ok(port) = line.trim().parse() else {
            panic!("the mail server did not start:\n{}", fs::read_to_string(folder.file("log")).unwrap_or_default());
        };
        Self { child, talk: Mutex::new((input, output)), port, folder }
    }

    /// Its port on 127.0.0.1.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The messages in the order in which they were taken.
    ///
    /// # Panics
    /// When the server's folder is gone.
    pub fn received(&self) -> Vec<Received> {
        let file = |number: usize, ending: &str| self.folder.file(&format!("{number}.{ending}"));
        (0..)
            .map_while(|number| Some((number, fs::read_to_string(file(number, "json")).ok()?)))
            .map(|(number, json)| Received { bytes: fs::read(file(number, "eml")).expect("written before"), json })
            .collect()
    }

    /// Waits until it took so many messages.
    ///
    /// # Panics
    /// When it did not within ten seconds.
    pub fn wait_for(&self, messages: usize) -> Vec<Received> {
        for _ in 0..200 {
            let received = self.received();
            if received.len() >= messages {
                return received;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the mail server took {} of {messages} messages", self.received().len());
    }

    /// JSON of what happened so far: `sessions`, `open` and `peak` of them, `taken` messages, `commands`.
    ///
    /// # Panics
    /// When the server is gone.
    pub fn counters(&self) -> String {
        let mut talk = self.talk.lock().expect("no test panicked while asking");
        let (input, output) = &mut *talk;
        writeln!(input.as_mut().expect("open until the end")).expect("the server listens");
        let mut line = String::new();
        output.read_line(&mut line).expect("the server answers");
        line
    }
}

fn command(options: &SmtpOptions, folder: &Folder) -> Command {
    let mode = match options.mode {
        SmtpMode::Plain => "plain",
        SmtpMode::StartTls => "starttls",
        SmtpMode::Tls => "tls",
    };
    let mut command = Command::new("python3");
    // Out of reach of Ctrl-C, so that it lives to clean up.
    command.args(["-c", SERVER, "--mode", mode, "--folder"]).arg(folder.path()).process_group(0);
    if let Some((certificate, key)) = &options.certificate {
        for (name, pem) in [("certificate", certificate), ("key", key)] {
            fs::write(folder.file(name), pem).expect("ours");
            command.arg(format!("--{name}")).arg(folder.file(name));
        }
    }
    if options.old {
        command.arg("--old");
    }
    if let Some((user, password)) = &options.login {
        command.args(["--user", user, "--password", password]);
    }
    command
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        if let Ok(mut talk) = self.talk.lock() {
            drop(talk.0.take());
        }
        // It has nothing to finish, and a test of a slow server should not wait for it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
