//! Connections that wait for the next mail.

use super::{COURTESY, MailError, within};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long one waits before it is closed.
const WAIT: Duration = Duration::from_secs(30);
/// Mails over one connection; some servers refuse more.
const MAILS: u32 = 50;

/// A connection, and how many mails it carried.
pub(super) struct Line {
    pub(super) connection: AsyncSmtpConnection,
    mails: u32,
}

impl Line {
    pub(super) const fn new(connection: AsyncSmtpConnection) -> Self {
        Self { connection, mails: 0 }
    }

    /// Says goodbye.
    pub(super) async fn hang_up(mut self) {
        let goodbye = async {
            self.connection.abort().await;
            Ok(())
        };
        let _ = within(COURTESY, goodbye).await;
    }

    async fn is_alive(&mut self) -> bool {
        let ask = async { Ok(self.connection.test_connected().await) };
        within(COURTESY, ask).await == Ok::<_, MailError>(true)
    }
}

/// The waiting connections, each with its number.
#[derive(Default)]
pub(super) struct Idle(Arc<Mutex<Waiting>>);

#[derive(Default)]
struct Waiting {
    lines: Vec<(u64, Line)>,
    next: u64,
}

impl Idle {
    /// The connection that waited shortest and still answers.
    pub(super) async fn take(&self) -> Option<Line> {
        loop {
            let (_, mut line) = lock(&self.0).lines.pop()?;
            if line.is_alive().await {
                return Some(line);
            }
        }
    }

    /// Keeps a connection for the next mail, for a while.
    pub(super) fn give_back(&self, mut line: Line) {
        line.mails += 1;
        if line.mails >= MAILS {
            tokio::spawn(line.hang_up());
            return;
        }
        let mut waiting = lock(&self.0);
        let number = waiting.next;
        waiting.next += 1;
        waiting.lines.push((number, line));
        let place = Arc::downgrade(&self.0);
        tokio::spawn(async move {
            tokio::time::sleep(WAIT).await;
            let found = place.upgrade().and_then(|place| lock(&place).remove(number));
            if let Some(line) = found {
                line.hang_up().await;
            }
        });
    }
}

impl Waiting {
    fn remove(&mut self, number: u64) -> Option<Line> {
        let at = self.lines.iter().position(|(known, _)| *known == number)?;
        Some(self.lines.remove(at).1)
    }
}

/// Nothing inside can be left half done, so a lock of a thread that panicked is as good as any.
fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}
