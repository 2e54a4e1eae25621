//! What a browser does on its way through a provider on this machine: follows redirects, keeps cookies, sends a form.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A browser that stays with one server.
#[derive(Debug)]
pub(crate) struct Browser {
    port: u16,
    /// Name, value, path.
    cookies: Vec<(String, String, String)>,
}

/// A page's path, or the address to which the server sent the browser away.
type Visit = Result<String, String>;

impl Browser {
    pub(crate) const fn new(port: u16) -> Self {
        Self { port, cookies: Vec::new() }
    }

    /// Opens an address of the server.
    pub(crate) fn get(&mut self, address: &str) -> Visit {
        self.follow("GET", address, "")
    }

    /// Sends a form to a page.
    pub(crate) fn post(&mut self, path: &str, form: &str) -> Visit {
        self.follow("POST", path, form)
    }

    fn follow(&mut self, method: &str, address: &str, form: &str) -> Visit {
        let (mut method, mut form) = (method, form);
        let mut path = self.path(address)?;
        for _ in 0..10 {
            let head = self.ask(method, &path, form);
            let Some(location) = values(&head, "location").next() else {
                assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
                return Ok(path);
            };
            path = self.path(location)?;
            (method, form) = ("GET", "");
        }
        panic!("redirected in a circle");
    }

    /// The path of an address on this server; another server's address as it is.
    fn path(&self, address: &str) -> Visit {
        let own = format!("http://127.0.0.1:{}", self.port);
        let path = address.strip_prefix(&own).unwrap_or(address);
        if path.starts_with('/') { Ok(path.to_owned()) } else { Err(address.to_owned()) }
    }

    /// The head of the answer.
    fn ask(&mut self, method: &str, path: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the provider listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        let cookies = self.cookies.iter().filter(|(_, _, of)| path.starts_with(of));
        let cookies: Vec<String> = cookies.map(|(name, value, _)| format!("{name}={value}")).collect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.port,
            cookies.join("; "),
            form.len(),
        )
        .expect("the provider reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the provider answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let head = answer.split("\r\n\r\n").next().unwrap_or_default().to_owned();
        for cookie in values(&head, "set-cookie") {
            self.keep(cookie);
        }
        head
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let path = rest.split(';').find_map(|part| part.trim().strip_prefix("path=")).unwrap_or("/");
        self.cookies.retain(|(known, _, of)| known != name || of != path);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned(), path.to_owned()));
        }
    }
}

/// The values of a header.
fn values<'a>(head: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(move |(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}
