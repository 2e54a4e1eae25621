//! Just enough HTTP to ask our own server on this machine whether it is there.

use std::{
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    time::Duration,
};

/// The status of `GET path`, or nothing when nobody answers.
pub(crate) fn status(port: u16, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut head = [0_u8; 12];
    stream.read_exact(&mut head).ok()?;
    status_of(&head)
}

/// The cookies that a form sets, as a request sends them; nothing when nobody answers.
pub(crate) fn cookies(port: u16, path: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(cookies_of(&answer))
}

fn cookies_of(answer: &str) -> String {
    let head = answer.lines().take_while(|line| !line.is_empty());
    let set = head.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next().unwrap_or_default().trim())
    });
    set.collect::<Vec<_>>().join("; ")
}

/// A port that is free now.
pub(crate) fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Whether nobody listens on a port of this machine.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn status_of(head: &[u8]) -> Option<u16> {
    std::str::from_utf8(head).ok()?.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_line_is_read() {
        assert_eq!(status_of(b"HTTP/1.1 200"), Some(200));
        assert_eq!(status_of(b"SSH-2.0-Open"), None);
    }

    #[test]
    fn cookies_are_read_from_the_head_alone() {
        let answer = "HTTP/1.1 303 See Other\r\nset-cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n\r\nset-cookie: c=3";
        assert_eq!(cookies_of(answer), "a=1; b=2");
        assert_eq!(cookies_of("HTTP/1.1 200 OK\r\n\r\n"), "");
    }

    #[test]
    fn nobody_answers_on_a_free_port() {
        let port = free_port().expect("a port");
        assert_eq!(status(port, "/"), None);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("still free");
        assert!(!is_free(port));
        drop(listener);
    }
}
