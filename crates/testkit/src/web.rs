//! A web server of a test's own, for answers that no real server gives.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What the server is asked.
#[derive(Debug, Clone)]
pub struct WebRequest {
    /// With its query.
    pub path: String,
    /// `Authorization`, if it came.
    pub authorization: Option<String>,
    /// What came with it, as text.
    pub body: String,
    /// The same byte for byte.
    pub bytes: Vec<u8>,
}

/// What it answers.
#[derive(Debug, Clone)]
pub struct WebAnswer {
    /// `200 OK`.
    pub status: &'static str,
    /// More headers, each with its line end.
    pub headers: String,
    /// JSON, as it says of itself.
    pub body: Vec<u8>,
    /// How long it takes.
    pub delay: Duration,
}

impl WebAnswer {
    /// JSON.
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::status("200 OK", body)
    }

    /// JSON with another status.
    pub fn status(status: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: String::new(), body: body.into(), delay: Duration::ZERO }
    }
}

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct WebServer {
    port: u16,
    over: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl WebServer {
    /// Starts a server that answers what `answer` says.
    ///
    /// # Panics
    /// When loopback has no free port.
    pub fn start(answer: impl Fn(u16, &WebRequest) -> WebAnswer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("bound").port();
        let over = Arc::new(AtomicBool::new(false));
        let (ended, answer) = (Arc::clone(&over), Arc::new(answer));
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let answer = Arc::clone(&answer);
                // A browser that goes away in between is no fault of the test.
                thread::spawn(move || stream.and_then(|stream| serve(port, &stream, answer.as_ref())));
            }
        });
        Self { port, over, listening: Some(listening) }
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        drop(self.listening.take().map(JoinHandle::join));
    }
}

fn serve(port: u16, stream: &TcpStream, answer: &dyn Fn(u16, &WebRequest) -> WebAnswer) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut authorization, mut length) = (None, 0);
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => authorization = Some(value.trim().to_owned()),
            "content-length" => length = value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let text = String::from_utf8_lossy(&body).into_owned();
    let request = WebRequest { path, authorization, body: text, bytes: body };
    let answer = answer(port, &request);
    thread::sleep(answer.delay);
    let mut writer = stream;
    write!(
        writer,
        "HTTP/1.1 {}\r\nContent-Type: application/json\r\nConnection: close\r\n{}Content-Length: {}\r\n\r\n",
        answer.status,
        answer.headers,
        answer.body.len(),
    )?;
    writer.write_all(&answer.body)
}
