//! Clients that send each command until it is answered: at least once from here, exactly once over there.

use super::acknowledged::Acknowledged;
use super::http::Connection;
use crate::opening::ctx;
use crate::subject::write::{Answer, Write};
use anyhow::{Result, bail};
use domain::System;
use domain::id::OrgId;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// An answer that takes longer counts as none, and the command is sent again.
const HANG: Duration = Duration::from_secs(5);
/// Between two tries; short, so that a restart is noticed at once.
const AGAIN: Duration = Duration::from_millis(5);

/// Many writers on one subject, which may be another process every second.
#[derive(Debug)]
pub struct Writers {
    shared: Arc<Shared>,
    tasks: JoinSet<Result<()>>,
}

/// What the writers counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Commands that were answered.
    pub acknowledged: u64,
    /// Commands that were sent more than once, each time.
    pub resent: u64,
    /// Answers to commands that had been carried out before the connection broke.
    pub replayed: u64,
}

#[derive(Debug)]
struct Shared {
    org: OrgId,
    ledger: Arc<Acknowledged>,
    pause: Duration,
    address: watch::Sender<SocketAddr>,
    /// Where the last answer came from.
    answered: watch::Sender<Option<SocketAddr>>,
    next: AtomicU64,
    stopping: AtomicBool,
    acknowledged: AtomicU64,
    resent: AtomicU64,
    replayed: AtomicU64,
}

impl Writers {
    /// Starts so many; each pauses so long after an answer.
    pub fn start(count: usize, pause: Duration, address: SocketAddr, org: OrgId, ledger: Arc<Acknowledged>) -> Self {
        let shared = Arc::new(Shared {
            org,
            ledger,
            pause,
            address: watch::Sender::new(address),
            answered: watch::Sender::new(None),
            next: AtomicU64::new(0),
            stopping: AtomicBool::new(false),
            acknowledged: AtomicU64::new(0),
            resent: AtomicU64::new(0),
            replayed: AtomicU64::new(0),
        });
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            tasks.spawn(Arc::clone(&shared).work());
        }
        Self { shared, tasks }
    }

    /// The subject was started again and listens here.
    pub fn move_to(&self, address: SocketAddr) {
        self.shared.address.send_replace(address);
    }

    /// Waits until something was answered from there.
    pub async fn answered_from(&self, address: SocketAddr) {
        drop(self.shared.answered.subscribe().wait_for(|last| *last == Some(address)).await);
    }

    /// Waits until so many are answered.
    pub async fn answered(&self, wanted: u64) {
        while self.counts().acknowledged < wanted {
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// What was counted so far.
    pub fn counts(&self) -> Counts {
        Counts {
            acknowledged: self.shared.acknowledged.load(Ordering::Relaxed),
            resent: self.shared.resent.load(Ordering::Relaxed),
            replayed: self.shared.replayed.load(Ordering::Relaxed),
        }
    }

    /// Lets each finish what it began: afterwards every command that was ever sent has an answer.
    ///
    /// # Errors
    /// When a command was refused.
    pub async fn finish(mut self) -> Result<Counts> {
        self.shared.stopping.store(true, Ordering::Relaxed);
        while let Some(done) = self.tasks.join_next().await {
            done??;
        }
        Ok(self.counts())
    }
}

impl Shared {
    async fn work(self: Arc<Self>) -> Result<()> {
        let ctx = ctx(System);
        let mut connection = None;
        while !self.stopping.load(Ordering::Relaxed) {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let write = Write { org: self.org, key: ctx.id(), number };
            let answer = self.insist(&mut connection, &write).await?;
            self.ledger.note(number, answer.id)?;
            self.acknowledged.fetch_add(1, Ordering::Relaxed);
            self.replayed.fetch_add(u64::from(answer.replayed), Ordering::Relaxed);
            if !self.pause.is_zero() {
                tokio::time::sleep(self.pause).await;
            }
        }
        Ok(())
    }

    /// Sends until it is answered.
    async fn insist(&self, connection: &mut Option<(SocketAddr, Connection)>, write: &Write) -> Result<Answer> {
        let json = serde_json::to_vec(write)?;
        loop {
            match tokio::time::timeout(HANG, self.send(connection, &json)).await {
                Ok(Ok((address, 200, body))) => {
                    self.answered.send_if_modified(|last| last.replace(address) != Some(address));
                    return Ok(serde_json::from_slice(&body)?);
                }
                Ok(Ok((_, status, body))) if (400..500).contains(&status) => {
                    bail!("a command was refused with {status}: {}", String::from_utf8_lossy(&body));
                }
                Ok(Ok(_)) => {}
                Ok(Err(_)) | Err(_) => *connection = None,
            }
            self.resent.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(AGAIN).await;
        }
    }

    async fn send(
        &self,
        connection: &mut Option<(SocketAddr, Connection)>,
        json: &[u8],
    ) -> std::io::Result<(SocketAddr, u16, Vec<u8>)> {
        if connection.is_none() {
            let address = *self.address.borrow();
            *connection = Some((address, Connection::open(address).await?));
        }
        let Some((address, open)) = connection else { return Err(std::io::ErrorKind::NotConnected.into()) };
        let (status, body) = open.post("/write", json).await?;
        Ok((*address, status, body))
    }
}
