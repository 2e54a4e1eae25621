//! A real sign-in provider for one test: npm's `oidc-provider` on this machine, and a browser's way through it.

use crate::Folder;
use crate::browser::Browser;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// Its first lines say how it is steered.
const SERVER: &str = include_str!("oidc.mjs");
/// Where `cargo xtask test` put the provider's packages.
const PACKAGES: &str = "E2E_OIDC_PROVIDER";

/// A running provider with keys of its own. Dropping it ends it.
#[derive(Debug)]
pub struct OidcProvider {
    child: Child,
    port: u16,
    _folder: Folder,
}

impl OidcProvider {
    /// The name that it gave its one client.
    pub const CLIENT_ID: &str = "zusage";
    /// The secret that it gave it: one that must be encoded with care.
    pub const CLIENT_SECRET: &str = "a secret of the provider: 100%";

    /// Starts a provider that sends browsers back to `callback` and signs by `algorithm` (`RS256`, `ES256`).
    ///
    /// # Panics
    /// When Node or the packages are missing.
    pub fn start(callback: &str, algorithm: &str) -> Self {
        Self::start_at(0, callback, algorithm)
    }

    /// The same at a port: a provider that was there before comes back with new keys.
    ///
    /// # Panics
    /// As [`OidcProvider::start`].
    pub fn start_at(port: u16, callback: &str, algorithm: &str) -> Self {
        let packages = std::env::var_os(PACKAGES).map(PathBuf::from).filter(|folder| folder.is_dir());
        let packages = packages.unwrap_or_else(|| {
            panic!("{PACKAGES} names no folder: run the tests with `cargo xtask test`, which installs the provider")
        });
        let folder = Folder::new();
        let log = folder.file("log");
        let mut child = Command::new("node")
            .args(["--input-type=module", "-e", SERVER, "--", &port.to_string(), callback, algorithm])
            // Packages are looked for from here on.
            .current_dir(packages)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(fs::File::create(&log).expect("ours"))
            .spawn()
            .expect("node starts");
        let output = BufReader::new(child.stdout.take().expect("its output is piped"));
        // Advice for operators comes before the port.
        let port = output.lines().map_while(Result::ok).find_map(|line| line.trim().parse().ok());
        let port = port.unwrap_or_else(|| {
            panic!("the provider did not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
        });
        Self { child, port, _folder: folder }
    }

    /// How it names itself.
    pub fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its port on 127.0.0.1.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Goes where a browser is sent and logs in there; `factors` as in `amr`, with blanks between. Answers the address to which the
    /// provider sends the browser back.
    ///
    /// # Panics
    /// When the provider does not play along.
    pub fn log_in(&self, redirect: &str, name: &str, factors: &str) -> String {
        self.visit(redirect, &format!("name={name}&factors={}", factors.replace(' ', "+")))
    }

    /// The same, but the person presses the button that says no.
    ///
    /// # Panics
    /// When the provider does not play along.
    pub fn cancel(&self, redirect: &str) -> String {
        self.visit(redirect, "name=&factors=&cancel=")
    }

    fn visit(&self, redirect: &str, form: &str) -> String {
        let mut browser = Browser::new(self.port);
        let page = browser.get(redirect).unwrap_or_else(|left| panic!("sent away before the login: {left}"));
        browser.post(&page, form).expect_err("sent back")
    }
}

impl Drop for OidcProvider {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It has nothing to finish.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
