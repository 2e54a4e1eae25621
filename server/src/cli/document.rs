//! `zusage document verify | seal`: whether a sealed document is genuine and unchanged, without a network; and a seal for one.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use clap::Subcommand;
use serde_json::{Value, json};
use services::sealing::{Certificate, LARGEST_FILE, Refused, Report, Seal, Sealing, Trust, verify};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Stands in each seal.
const SEAL_FORMAT: &[u8] = b"ETSI.CAdES.detached";
/// How it ends when the seal does not hold: neither a failure (1) nor a wrong command (2).
const REFUSED: u8 = 3;

/// What can be done with a document.
#[derive(Debug, Subcommand)]
pub(super) enum DocumentCommand {
    /// Says who sealed a document and when, and that nothing was changed; ends with 3 where a seal does not hold.
    Verify {
        #[command(flatten)]
        overrides: Overrides,
        /// The document.
        file: PathBuf,
        /// The root certificate (PEM), as `/verify/root.pem` gives it; without it that of the data at hand.
        #[arg(long, value_name = "FILE.pem")]
        root: Option<PathBuf>,
        /// Certificates (PEM) by which time stamps are trusted.
        #[arg(long, value_name = "FILE.pem")]
        time_stamp_roots: Option<PathBuf>,
        /// Tells it as one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Seals a PDF in the name of this installation.
    Seal {
        #[command(flatten)]
        overrides: Overrides,
        /// The document.
        file: PathBuf,
        /// Where the sealed document goes; a file that is there is not touched.
        #[arg(long, value_name = "FILE.pdf")]
        out: PathBuf,
        /// Why: it stands in the seal.
        #[arg(long, default_value = "Versiegelung")]
        reason: String,
    },
}

/// Runs the command.
pub(super) fn run(command: &DocumentCommand) -> Result<ExitCode, Failure> {
    match command {
        DocumentCommand::Seal { overrides, file, out, reason } => seal(overrides, file, out, reason),
        DocumentCommand::Verify { overrides, file, root, time_stamp_roots, json } => {
            let roots = match root {
                Some(path) => certificates(path)?,
                None => own_root(overrides)?,
            };
            let stamps = time_stamp_roots.as_deref().map(certificates).transpose()?.unwrap_or_default();
            let trust = roots.into_iter().fold(Trust::new(), Trust::seal);
            judge(file, &stamps.into_iter().fold(trust, Trust::stamp), *json)
        }
    }
}

fn judge(file: &Path, trust: &Trust, json: bool) -> Result<ExitCode, Failure> {
    let verdict = verify(&bytes(file)?, trust);
    if json {
        say(as_json(&verdict));
    } else {
        tell(&verdict);
    }
    Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

fn seal(overrides: &Overrides, file: &Path, out: &Path, reason: &str) -> Result<ExitCode, Failure> {
    let config = Config::load(overrides)?;
    let pdf = bytes(file)?;
    let stamps = crate::seal::open(&config.seal)?;
    let operator = config.operator.first().cloned();
    let sealed = super::with_store(&config, store::Access::Tool, "document", async |store, ctx| {
        let sealing = Sealing::open(store, ctx, operator.as_deref(), stamps.clone()).await?;
        Ok(sealing.seal(ctx, pdf.clone(), &field(&pdf), reason).await?)
    })?;
    let mut target = fs::File::create_new(out).map_err(|error| format!("{}: {error}", out.display()))?;
    target.write_all(&sealed.bytes)?;
    if let Some(why) = &sealed.unstamped {
        say(format_args!("without a time stamp: {why}"));
    }
    say(format_args!("sealed: {}", out.display()));
    Ok(ExitCode::SUCCESS)
}

/// Each seal of a file has a field of another name.
fn field(pdf: &[u8]) -> String {
    let seals = pdf.windows(SEAL_FORMAT.len()).filter(|bytes| *bytes == SEAL_FORMAT).count();
    format!("Seal{}", seals + 1)
}

/// What is too large is not even read.
fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let told = |error| format!("{} cannot be read: {error}", file.display());
    let size = fs::metadata(file).map_err(told)?.len();
    if usize::try_from(size).map_or(true, |size| size > LARGEST_FILE) {
        return Err(format!("{} is too large for a sealed document", file.display()).into());
    }
    Ok(fs::read(file).map_err(told)?)
}

fn certificates(path: &Path) -> Result<Vec<Certificate>, Failure> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| told(&error))?;
    Ok(Certificate::all_from_pem(&text).map_err(|error| told(&error))?)
}

fn own_root(overrides: &Overrides) -> Result<Vec<Certificate>, Failure> {
    let config = Config::load(overrides)?;
    let kept = super::with_store(&config, store::Access::Tool, "document", async |store, ctx| {
        Ok(store.seal_authority(ctx).await?)
    })?;
    let kept = kept.ok_or("this installation has no certificate yet: a server makes it at its first start")?;
    Ok(Certificate::all_from_pem(&kept.root)?)
}

fn tell(verdict: &Result<Report, Refused>) {
    let report = match verdict {
        Ok(report) => report,
        Err(why) => return say(format_args!("The seal does not hold: {why} ({}).", why.code())),
    };
    say("The seal holds: nothing was changed since.");
    for seal in &report.seals {
        say(format_args!("sealed by    {}", seal.subject));
        say(format_args!("at           {} (by the seal's own words)", seal.claimed));
        say(format_args!("why          {}", seal.reason));
        match &seal.stamp {
            Some(stamp) => say(format_args!("time stamp   {} by {}", stamp.time, stamp.subject)),
            None => say("time stamp   none"),
        }
        say(format_args!("certificate  {}", hex(&seal.fingerprint)));
    }
    say(format_args!("the file     {}", hex(&report.sha256())));
    say(format_args!("before seals {}", hex(&report.first.sha256)));
}

fn as_json(verdict: &Result<Report, Refused>) -> Value {
    let report = match verdict {
        Ok(report) => report,
        Err(why) => return json!({ "holds": false, "code": why.code(), "why": why.to_string() }),
    };
    let seals: Vec<Value> = report.seals.iter().map(seal_json).collect();
    json!({
        "holds": true,
        "sha256": hex(&report.sha256()),
        "before_seals": { "bytes": report.first.length, "sha256": hex(&report.first.sha256) },
        "seals": seals,
    })
}

fn seal_json(seal: &Seal) -> Value {
    json!({
        "by": seal.subject,
        "certificate": hex(&seal.fingerprint),
        "at": seal.claimed,
        "reason": seal.reason,
        "time_stamp": seal.stamp.as_ref().map(|stamp| json!({ "at": stamp.time, "by": stamp.subject })),
        "sha256": hex(&seal.revision.sha256),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
