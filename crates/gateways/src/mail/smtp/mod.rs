//! To an SMTP server, over few connections that are used again.
//!
//! lettre speaks the protocol. Who holds which connection is decided here: a connection goes back only after a whole
//! conversation, so that a late answer is never taken for the answer to another mail.

mod answer;
mod idle;

use super::{Address, MailError, Security, SmtpConfig};
use idle::{Idle, Line};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters, TlsVersion};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Connections at a time, working and idle together; servers begin to refuse at ten or twenty.
const CONNECTIONS: usize = 4;
/// How long a server may take to answer whether it is still there, or to a goodbye.
const COURTESY: Duration = Duration::from_secs(2);

/// A server and the connections to it.
pub(super) struct Smtp {
    host: String,
    port: u16,
    security: Security,
    tls: Option<TlsParameters>,
    login: Option<Credentials>,
    timeout: Duration,
    turns: Semaphore,
    idle: Idle,
}

impl Smtp {
    /// Checks the settings.
    pub(super) fn open(config: &SmtpConfig) -> Result<Self, MailError> {
        let host = config.host.clone();
        if host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte)) {
            return Err(MailError::Setting("the server's name is no host name"));
        }
        if config.timeout.is_zero() {
            return Err(MailError::Setting("the time limit must not be zero"));
        }
        let tls = match config.security {
            Security::PlainLoopback if is_loopback(&host) => None,
            Security::PlainLoopback => {
                return Err(MailError::Setting("a connection without TLS is for a server on this machine only"));
            }
            Security::Tls | Security::StartTls => Some(parameters(&host, config.ca.as_deref())?),
        };
        let login =
            config.login.as_ref().map(|login| Credentials::new(login.user.clone(), login.password.reveal().to_owned()));
        let (security, timeout) = (config.security, config.timeout);
        let turns = Semaphore::new(CONNECTIONS);
        Ok(Self { host, port: config.port, security, tls, login, timeout, turns, idle: Idle::default() })
    }

    /// Hands a message over.
    pub(super) async fn send(&self, from: &Address, to: &Address, message: &[u8]) -> Result<(), MailError> {
        // Never closed, so this only waits.
        let _turn = self.turns.acquire().await.map_err(|_| MailError::Unreachable)?;
        let mut line = match self.idle.take().await {
            Some(line) => line,
            None => Line::new(within(self.timeout, self.connect()).await?),
        };
        match within(self.timeout, say(&mut line.connection, from, to, message)).await {
            Ok(()) => {
                self.idle.give_back(line);
                Ok(())
            }
            // What is still on its way would be read as the answer to the next mail: just hang up.
            Err(error @ (MailError::TimedOut | MailError::Unreachable)) => Err(error),
            Err(error) => {
                line.hang_up().await;
                Err(error)
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let (server, hello) = ((self.host.as_str(), self.port), ClientId::default());
        let wrapper = if self.security == Security::Tls { self.tls.clone() } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, Some(self.timeout), &hello, wrapper, None)
            .await
            .map_err(|error| answer::to_greeting(&error))?;
        if let (Security::StartTls, Some(tls)) = (self.security, &self.tls) {
            if !connection.can_starttls() {
                return Err(MailError::NoStartTls);
            }
            connection.starttls(tls.clone(), &hello).await.map_err(|error| answer::to_starttls(&error))?;
        }
        // What the three lines above make sure of is looked at once more before anything secret is said.
        if self.security != Security::PlainLoopback && !connection.is_encrypted() {
            return Err(MailError::NoTls);
        }
        if let Some(login) = &self.login {
            let ways = [Mechanism::Plain, Mechanism::Login];
            connection.auth(&ways, login).await.map_err(|error| answer::to_login(&error))?;
        }
        Ok(connection)
    }
}

/// One mail's conversation.
async fn say(
    connection: &mut AsyncSmtpConnection,
    from: &Address,
    to: &Address,
    message: &[u8],
) -> Result<(), MailError> {
    let from = Mail::new(Some(from.lettre()), Vec::new());
    connection.command(from).await.map_err(|error| answer::to_sender(&error))?;
    let to = Rcpt::new(to.lettre(), Vec::new());
    connection.command(to).await.map_err(|error| answer::to_mail(&error))?;
    connection.command(Data).await.map_err(|error| answer::to_mail(&error))?;
    connection.message(message).await.map_err(|error| answer::to_mail(&error))?;
    Ok(())
}

/// TLS 1.2 or newer, the name checked, the machine's authorities or the given ones instead.
fn parameters(host: &str, ca: Option<&Path>) -> Result<TlsParameters, MailError> {
    let mut tls = TlsParameters::builder(host.to_owned()).set_min_tls_version(TlsVersion::Tlsv12);
    if let Some(file) = ca {
        let wrong = MailError::Setting("the file of the authorities cannot be read as PEM certificates");
        let pem = std::fs::read(file).map_err(|_| wrong)?;
        let has_one = pem.windows(PEM.len()).any(|window| window == PEM);
        let authorities = Certificate::from_pem(&pem).ok().filter(|_| has_one).ok_or(wrong)?;
        tls = tls.certificate_store(CertificateStore::None).add_root_certificate(authorities);
    }
    tls.build_rustls().map_err(|_| MailError::Setting("the certificates of the authorities cannot be used"))
}

const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Lets something take so long and no longer.
async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, MailError>>) -> Result<T, MailError> {
    tokio::time::timeout(limit, work).await.unwrap_or(Err(MailError::TimedOut))
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Smtp");
        shown.field("host", &self.host).field("port", &self.port).field("security", &self.security);
        shown.finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
