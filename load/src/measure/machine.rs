//! The conditions of a measurement, and the memory of a process.

use anyhow::{Context as _, Result};
use serde::Serialize;
use std::fs;
use std::time::Duration;

/// Where and how busy.
#[derive(Debug, Clone, Serialize)]
pub struct Conditions {
    /// Cores that this process may use.
    pub cores: usize,
    /// The load averages when the measurement began (1, 5, 15 minutes).
    pub load_average: String,
}

impl Conditions {
    /// As they are now.
    pub fn now() -> Self {
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        Self {
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            load_average: load.split_whitespace().take(3).collect::<Vec<_>>().join(" "),
        }
    }
}

/// How many files this process may open; the subject inherits it.
///
/// # Errors
/// When /proc does not tell.
pub fn open_files() -> Result<usize> {
    let limits = fs::read_to_string("/proc/self/limits")?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).context("/proc/self/limits has no open files")
}

/// Processor time that this process has used, in user and kernel mode, to a hundredth of a second (proc(5), fields 14
/// and 15 of `stat`; the unit is fixed for programs).
///
/// # Errors
/// When /proc does not tell.
pub fn cpu_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name in brackets may hold spaces; field 3 follows it.
    let (_, fields) = stat.rsplit_once(')').context("/proc/self/stat has no name")?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(ticks * 10))
}

/// A process's resident memory in KiB.
///
/// # Errors
/// When /proc does not tell.
pub fn resident(process: u32) -> Result<u64> {
    kibibytes(&fs::read_to_string(format!("/proc/{process}/status"))?, "VmRSS:")
}

fn kibibytes(status: &str, field: &str) -> Result<u64> {
    let value = status.lines().find_map(|line| line.strip_prefix(field)).context("/proc has no such line")?;
    Ok(value.trim().trim_end_matches("kB").trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_from_proc() {
        assert_eq!(kibibytes("Name:\tload\nVmRSS:\t  2048 kB\n", "VmRSS:").expect("a figure"), 2048);
        assert!(resident(std::process::id()).expect("our own") > 100);
        assert!(open_files().expect("our own") > 10);
    }
}
