//! A browser as far as HTTP sees one: it keeps cookies and says where its requests come from.

use crate::support::{Server, status};
use std::collections::BTreeMap;

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser<'s> {
    server: &'s Server,
    pub cookies: BTreeMap<String, String>,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    fn of(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        Self { status: status(text), head: head.to_owned(), body: body.to_owned() }
    }

    fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let fields = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The first header of a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// What a cookie is set to, with its attributes.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.headers("set-cookie").find(|cookie| cookie.starts_with(&format!("{name}=")))
    }

    /// Status, headers and body without what is another in each answer: ids of requests, nonces, the date.
    pub fn without_ids(&self) -> String {
        let id = self.header("x-request-id").unwrap_or_default().to_owned();
        let nonce =
            self.head.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("-").to_owned();
        let head = self.head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("date:"));
        let text = [head.collect::<Vec<_>>().join("\n"), self.body.clone()].join("\n\n");
        let text = if id.is_empty() { text } else { text.replace(&id, "ID") };
        text.replace(&nonce, "NONCE")
    }
}

impl<'s> Browser<'s> {
    pub const fn new(server: &'s Server) -> Self {
        Self { server, cookies: BTreeMap::new() }
    }

    /// Sends a request from a page of the server itself. Cookies of the answer are not kept.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let body = if method == "POST" {
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n"
        } else {
            ""
        };
        self.send(method, path, headers, body, "")
    }

    /// Posts a form from a page of the server itself, and keeps the cookies of the answer.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.try_post(path, fields, &[]);
        self.keep(&answer);
        self.shown(answer)
    }

    /// Posts a form and says what is seen in the end; cookies of the answer are not kept.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.shown(self.try_post(path, fields, &[]))
    }

    /// What is seen in the end: a form that was not carried out leads to its draft.
    pub fn shown(&self, answer: Answer) -> Answer {
        let draft =
            answer.header("location").filter(|to| answer.status == 303 && to.contains("?draft=")).map(str::to_owned);
        match draft {
            Some(draft) => self.ask("GET", &draft, &[]),
            None => answer,
        }
    }

    /// Posts a form with further headers and keeps nothing.
    pub fn try_post(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let form = serde_urlencoded::to_string(fields).expect("fields are text");
        let head = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", form.len());
        self.send("POST", path, headers, &head, &form)
    }

    /// Posts a form with a file, as a browser does; says what is seen in the end. Cookies of the answer are not kept.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], (name, content): (&str, impl AsRef<[u8]>)) -> Answer {
        const EDGE: &str = "----edge-of-a-part";
        let part = |(name, value): &(&str, &str)| {
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let texts: String = fields.iter().map(part).collect();
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
        let before = format!("{texts}{head}Content-Type: application/octet-stream\r\n\r\n");
        let end = format!("\r\n--{EDGE}--\r\n");
        let form = [before.as_bytes(), content.as_ref(), end.as_bytes()].concat();
        let length = form.len();
        let head = format!("Content-Type: multipart/form-data; boundary={EDGE}\r\nContent-Length: {length}\r\n");
        self.shown(self.send("POST", path, &[], &head, &form))
    }

    /// Opens a page and keeps the cookies of the answer.
    pub fn open(&mut self, path: &str) -> Answer {
        let answer = self.ask("GET", path, &[]);
        self.keep(&answer);
        answer
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], head: &str, body: impl AsRef<[u8]>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut lines = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nAccept: {}\r\nCookie: {}\r\n",
            self.server.port,
            accept(path),
            cookies.join("; ")
        );
        if !headers.iter().any(|(name, _)| *name == "Sec-Fetch-Site") {
            lines += "Sec-Fetch-Site: same-origin\r\n";
        }
        for (name, value) in headers {
            lines.extend([*name, ": ", *value, "\r\n"]);
        }
        let head = format!("{lines}{head}\r\n");
        let request = [head.as_bytes(), body.as_ref()].concat();
        // A stream does not end by itself: its head is enough.
        let stream = path.ends_with("/live");
        Answer::of(&if stream { self.server.begin(&head) } else { self.server.send_bytes(&request) })
    }

    /// Keeps what an answer sets, and forgets what it takes back.
    pub fn keep(&mut self, answer: &Answer) {
        for cookie in answer.headers("set-cookie") {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// What a browser asks for at an address: a page, an answer for a program, events.
fn accept(path: &str) -> &'static str {
    if path.starts_with("/api/") {
        "application/json"
    } else if path.ends_with("/live") {
        "text/event-stream"
    } else {
        "text/html"
    }
}
