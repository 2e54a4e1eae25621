//! HTTP/1.1 over one connection, as little of it as a load needs, so that the client is not what is measured.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A connection that stays open between requests.
#[derive(Debug)]
pub struct Connection {
    stream: BufReader<TcpStream>,
    line: String,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(16 * 1024, stream), line: String::new() })
    }

    /// Sends JSON and reads status and body.
    ///
    /// # Errors
    /// When the connection breaks, or the answer has no length.
    pub async fn post(&mut self, path: &str, json: &[u8]) -> Result<(u16, Vec<u8>)> {
        let mut request = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            json.len()
        )
        .into_bytes();
        request.extend_from_slice(json);
        self.stream.write_all(&request).await?;
        let status = self.status().await?;
        let mut length = None;
        while self.header().await? {
            if let Some(("content-length", value)) = self.line.split_once(':').map(|(name, value)| (name, value.trim()))
            {
                length = value.parse().ok();
            }
        }
        let length: usize = length.ok_or_else(|| no_http("an answer without a length"))?;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok((status, body))
    }

    /// Asks for a page with these headers (each ends with `\r\n`) and reads it to its end; its status and length.
    ///
    /// # Errors
    /// When the connection breaks, or the answer says neither its length nor its chunks.
    pub async fn get(&mut self, path: &str, headers: &str) -> Result<(u16, usize)> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{headers}\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        let status = self.status().await?;
        let (mut length, mut chunked) = (None, false);
        while self.header().await? {
            let Some((name, value)) = self.line.split_once(':').map(|(name, value)| (name, value.trim())) else {
                continue;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse().ok();
            }
            chunked |= name.eq_ignore_ascii_case("transfer-encoding") && value == "chunked";
        }
        match length {
            _ if chunked => Ok((status, self.chunks().await?)),
            Some(length) => Ok((status, self.skip(length).await?)),
            None => Err(no_http("an answer without a length")),
        }
    }

    /// Reads chunks to the last one (RFC 9112, 7.1); their length together.
    async fn chunks(&mut self) -> Result<usize> {
        let mut together = 0;
        loop {
            self.read_line().await?;
            let size = usize::from_str_radix(self.line.trim(), 16).map_err(|_| no_http("a chunk without a size"))?;
            together += self.skip(size).await?;
            self.read_line().await?;
            if size == 0 {
                return Ok(together);
            }
        }
    }

    async fn skip(&mut self, length: usize) -> Result<usize> {
        let mut left = length;
        while left > 0 {
            let there = self.stream.fill_buf().await?.len().min(left);
            if there == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            self.stream.consume(there);
            left -= there;
        }
        Ok(length)
    }

    /// Asks for something that does not end; reads status and headers and gives the rest.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not 200.
    pub(super) async fn follow(mut self, path: &str, header: &str) -> Result<BufReader<TcpStream>> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{header}\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        if self.status().await? != 200 {
            return Err(no_http("an answer that is not 200"));
        }
        while self.header().await? {}
        Ok(self.stream)
    }

    async fn status(&mut self) -> Result<u16> {
        self.read_line().await?;
        self.line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(|| no_http("no status line"))
    }

    /// Reads one header, in lower case as hyper writes them; false at the empty line.
    async fn header(&mut self) -> Result<bool> {
        self.read_line().await?;
        Ok(!self.line.trim().is_empty())
    }

    async fn read_line(&mut self) -> Result<()> {
        self.line.clear();
        match self.stream.read_line(&mut self.line).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

fn no_http(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}
