//! How quickly the program is there, and how much memory it takes while nobody asks for anything.

use super::median;
use crate::{http, process, steps::timed, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, ChildStdout, Stdio},
    thread,
    time::Duration,
};

const RUNS: usize = 5;
const IDLE: Duration = Duration::from_secs(2);

/// A running program and the port it chose.
pub(crate) struct Running {
    child: Child,
    /// Kept open: a program that writes to a closed pipe ends.
    _output: BufReader<ChildStdout>,
    /// Where it listens.
    pub(crate) port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        process::stop(&mut self.child);
    }
}

/// Five starts: time until the first page, memory after two idle seconds.
pub(crate) fn measure(shop: &Workshop, site: &Path) -> Result<String> {
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (running, took) = timed(|| start(shop, site));
        let running = running?;
        times.push(took.as_secs_f64() * 1000.0);
        thread::sleep(IDLE);
        memory.push(resident(running.child.id())?);
    }
    Ok(format!(
        "\n### Start and memory\n\n| figure | runs | median |\n| --- | --- | ---: |\n\
         | start until `/` answers 200 | {} ms | {:.0} ms |\n| resident memory, idle | {} MB | {:.1} MB |\n",
        list(&times, 0),
        median(&times),
        list(&memory, 1),
        median(&memory)
    ))
}

/// Starts the release program on a free port and waits for its first page.
pub(crate) fn start(shop: &Workshop, site: &Path) -> Result<Running> {
    let mut command = crate::server::serve(shop, &shop.dist().join("zusage"), site, 0);
    let mut child = command
        .args(["--demo", "--people", "12"])
        .stdout(Stdio::piped())
        .spawn()
        .context("dist/zusage could not be started")?;
    let mut output = BufReader::new(child.stdout.take().context("the program has no output")?);
    let mut line = String::new();
    while output.read_line(&mut line).context("the program's output is no text")? > 0 {
        if let Some(port) = port(&line) {
            let running = Running { child, _output: output, port };
            return wait(running);
        }
        line.clear();
    }
    bail!("the program ended before it said where it listens")
}

fn wait(running: Running) -> Result<Running> {
    for _ in 0..30_000 {
        if http::status(running.port, "/") == Some(200) {
            return Ok(running);
        }
        thread::sleep(Duration::from_millis(1));
    }
    bail!("`/` did not answer 200 within 30 s")
}

fn port(line: &str) -> Option<u16> {
    line.trim().strip_prefix("Zusage: http://localhost:")?.trim_end_matches('/').parse().ok()
}

/// Resident memory in megabytes (10^6 bytes).
fn resident(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).context("/proc tells nothing of the program")?;
    megabytes(&status).context("/proc has no VmRSS line")
}

fn megabytes(status: &str) -> Option<f64> {
    let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix("kB")?;
    kibibytes.trim().parse::<f64>().ok().map(|kibibytes| kibibytes * 1024.0 / 1e6)
}

fn list(figures: &[f64], digits: usize) -> String {
    figures.iter().map(|figure| format!("{figure:.digits$}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_names_the_port() {
        assert_eq!(port("Zusage: http://localhost:43117\n"), Some(43117));
        assert_eq!(port("INFO listening\n"), None);
    }

    #[test]
    fn memory_is_read_from_proc() {
        let found = megabytes("Name:\tzusage\nVmRSS:\t   20000 kB\n").expect("a figure");
        assert!((found - 20.48).abs() < 1e-9);
        assert!(resident(std::process::id()).expect("our own") > 1.0);
    }
}
