//! A watcher: reads `text/event-stream` as a browser does, and comes back with the last identifier it knows.

use super::http::Connection;
use domain::id::OrgId;
use std::io::{ErrorKind, Result};
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpStream;
use uuid::Uuid;

/// An open stream.
#[derive(Debug)]
pub struct Events {
    stream: BufReader<TcpStream>,
    line: Vec<u8>,
    /// The fields of the event that is being read.
    seq: Option<i64>,
    entity: Option<Uuid>,
    resync: bool,
}

/// What the server told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Something changed.
    Event {
        /// The place in the outbox.
        seq: i64,
        /// What changed.
        entity: Uuid,
    },
    /// Read everything again.
    Resync,
}

impl Events {
    /// Watches an organisation, from `last` on.
    ///
    /// # Errors
    /// When nobody listens or the answer is not 200.
    pub async fn open(address: SocketAddr, org: OrgId, last: Option<i64>) -> Result<Self> {
        let header = last.map_or_else(String::new, |last| format!("last-event-id: {last}\r\n"));
        let stream = Connection::open(address).await?.follow(&format!("/live/{org}"), &header).await?;
        Ok(Self { stream, line: Vec::new(), seq: None, entity: None, resync: false })
    }

    /// The next thing that is told.
    ///
    /// # Errors
    /// When the stream breaks off.
    pub async fn next(&mut self) -> Result<Told> {
        loop {
            self.line.clear();
            if self.stream.read_until(b'\n', &mut self.line).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if let Some(told) = take_line(self.line.trim_ascii_end(), &mut self.seq, &mut self.entity, &mut self.resync)
            {
                return Ok(told);
            }
        }
    }
}

/// One line. The frames of chunked transfer coding (RFC 9112, 7.1) stand on lines of their own that look like no field.
fn take_line(line: &[u8], seq: &mut Option<i64>, entity: &mut Option<Uuid>, resync: &mut bool) -> Option<Told> {
    if line.is_empty() {
        if std::mem::take(resync) {
            return Some(Told::Resync);
        }
        return seq.zip(entity.take()).map(|(seq, entity)| Told::Event { seq, entity });
    }
    let text = std::str::from_utf8(line).ok()?;
    if let Some(id) = text.strip_prefix("id: ") {
        *seq = id.parse().ok();
    } else if let Some(data) = text.strip_prefix("data: ") {
        *entity = data.split_once("\"entity\":\"").and_then(|(_, rest)| rest.get(..36)?.parse().ok());
    } else if text == "event: resync" {
        *resync = true;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_between_chunk_frames() {
        let entity = "0190f0a0-0000-7000-8000-000000000001";
        let text = format!(
            "d\r\nretry: 2000\n\n\r\n5c\r\nid: 7\ndata: {{\"topic\":\"a\",\"entity\":\"{entity}\",\"version\":1}}\n\n\r\n\
             3\r\n:\n\n\r\n1b\r\nevent: resync\ndata: {{}}\n\n\r\n"
        );
        let (mut seq, mut id, mut resync) = (None, None, false);
        let told: Vec<Told> = text
            .split('\n')
            .filter_map(|line| take_line(line.trim_end().as_bytes(), &mut seq, &mut id, &mut resync))
            .collect();
        assert_eq!(told, [Told::Event { seq: 7, entity: entity.parse().expect("an id") }, Told::Resync]);
    }
}
