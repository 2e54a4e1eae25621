//! The subject as a child process.

use crate::opening::Place;
use crate::seed::Seed;
use crate::subject::READY;
use anyhow::{Context as _, Result};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// How long an orderly end may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running subject; it ends with its value, and with this program however that ends.
#[derive(Debug)]
pub struct Subject {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Kept open: a program that writes to a closed pipe ends.
    _output: BufReader<ChildStdout>,
}

impl Subject {
    /// Starts `program subject` and waits until it says where it listens.
    ///
    /// # Errors
    /// When it ends before that; its own words are on standard error.
    pub async fn start(program: &Path, place: &Place, seed: Seed) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["subject", "--with-parent"]);
        if let Some(folder) = &place.data {
            command.arg("--data").arg(folder);
        }
        if let Some(url) = &place.database {
            command.args(["--database", url]);
        }
        command.args(["--people", &seed.people.to_string(), "--organisations", &seed.organisations.to_string()]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = command.spawn().with_context(|| format!("{} does not start", program.display()))?;
        let mut output = BufReader::new(process.stdout.take().context("the subject has no output")?);
        let mut line = String::new();
        output.read_line(&mut line).await?;
        let address = address(&line).with_context(|| format!("the subject ended before it was ready: {line:?}"))?;
        Ok(Self { process, address, _output: output })
    }

    /// The process, for /proc; nothing once it has ended.
    pub fn id(&self) -> Option<u32> {
        self.process.id()
    }

    /// SIGKILL: it gets no chance to finish anything.
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn kill(mut self) -> Result<()> {
        Ok(self.process.kill().await?)
    }

    /// Lets it end in order.
    ///
    /// # Errors
    /// When it does not end in ten seconds.
    pub async fn stop(mut self) -> Result<()> {
        drop(self.process.stdin.take());
        tokio::time::timeout(PATIENCE, self.process.wait()).await.context("the subject does not end")??;
        Ok(())
    }
}

fn address(line: &str) -> Option<SocketAddr> {
    line.trim().strip_prefix(READY)?.trim_end_matches('/').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_address() {
        assert_eq!(address("Subject: http://127.0.0.1:4000/\n"), "127.0.0.1:4000".parse().ok());
        assert_eq!(address("warning\n"), None);
    }
}
