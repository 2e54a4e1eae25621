//! Running children, with errors that name the command and say what to do.

use anyhow::{Context, Result, bail};
use std::{
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

const PAUSE: Duration = Duration::from_millis(100);

/// Runs a command whose output goes to the terminal; `advice` ends the error's text.
pub(crate) fn run(command: &mut Command, advice: &str) -> Result<()> {
    let line = show(command);
    let status = command.status().with_context(|| format!("`{line}` could not be started. {advice}"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}). {advice}");
    }
    Ok(())
}

/// Runs a command that should say nothing; what it says is shown only when it fails.
pub(crate) fn silent(command: &mut Command, advice: &str) -> Result<String> {
    both(command, advice).map(|(said, _)| said)
}

/// The same for a program that reports on standard error: everything it says.
pub(crate) fn silent_with_errors(command: &mut Command, advice: &str) -> Result<String> {
    both(command, advice).map(|(said, errors)| said + &errors)
}

fn both(command: &mut Command, advice: &str) -> Result<(String, String)> {
    let line = show(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("`{line}` could not be started. {advice}"))?;
    let [said, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    if !output.status.success() {
        bail!("`{line}` failed ({}). {advice}\n{said}{errors}", output.status);
    }
    Ok((said, errors))
}

/// What a command prints, if it can be started and succeeds; for questions like "which version?".
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command for at most `limit`; `false` when it failed or did not end in time.
pub(crate) fn run_at_most(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else {
        return false;
    };
    let ended = wait_at_most(&mut child, limit);
    if !ended {
        let _ = child.kill();
    }
    child.wait().is_ok_and(|status| ended && status.success())
}

/// Asks a child to end, as a service manager would, and ends it by force after ten seconds.
pub(crate) fn stop(child: &mut Child) {
    signal("TERM", &child.id().to_string());
    if !wait_at_most(child, Duration::from_secs(10)) {
        let _ = child.kill();
    }
    let _ = child.wait();
}

/// Sends a signal; the shell has `kill` built in, so no package is needed for it.
pub(crate) fn signal(name: &str, process: &str) {
    let _ = Command::new("sh").args(["-c", "kill -s \"$0\" -- \"$1\" 2>/dev/null", name, process]).status();
}

/// Waits for a condition by asking again and again; `false` when the time is over.
pub(crate) fn wait_until(limit: Duration, mut condition: impl FnMut() -> bool) -> bool {
    let mut left = limit;
    loop {
        if condition() {
            return true;
        }
        if left.is_zero() {
            return false;
        }
        thread::sleep(PAUSE);
        left = left.saturating_sub(PAUSE);
    }
}

fn wait_at_most(child: &mut Child, limit: Duration) -> bool {
    wait_until(limit, || !matches!(child.try_wait(), Ok(None)))
}

fn show(command: &Command) -> String {
    let mut parts = vec![command.get_program().to_string_lossy().into_owned()];
    parts.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_way_out() {
        let error = run(Command::new("false").arg("--really"), "Try again.").map_err(|error| error.to_string());
        let text = error.expect_err("`false` succeeded");
        assert!(text.contains("`false --really` failed") && text.ends_with("Try again."), "{text}");
    }

    #[test]
    fn a_child_that_hangs_is_ended() {
        assert!(!run_at_most(Command::new("sleep").arg("30"), Duration::from_millis(300)));
        assert!(run_at_most(&mut Command::new("true"), Duration::from_secs(5)));
    }

    #[test]
    fn a_stopped_child_ends_by_the_signal() {
        let mut child = Command::new("sleep").arg("30").spawn().expect("sleep starts");
        stop(&mut child);
        assert!(matches!(child.try_wait(), Ok(Some(_))));
    }
}
