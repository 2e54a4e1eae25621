//! The server's program: built, laid beside the site, started, stopped.

use crate::{files, http, process, workshop::Workshop};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

/// How to compile the server. `demo`, `dev` and `test` share one profile, so that nothing is compiled twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build; for looking and testing.
    House,
    /// Small and fast; for use and measurements.
    Release,
}

impl Profile {
    /// The folder for program and site.
    pub(crate) fn output(self, shop: &Workshop) -> PathBuf {
        match self {
            Self::House => shop.house(),
            Self::Release => shop.dist(),
        }
    }
}

/// Builds the server and lays its program beside the site; returns the program.
pub(crate) fn build(shop: &Workshop, profile: Profile) -> Result<PathBuf> {
    let (arguments, folder): (&[&str], _) = match profile {
        Profile::House => (&["build", "--package", "server"], "debug"),
        Profile::Release => (&["build", "--package", "server", "--release", "--no-default-features"], "release"),
    };
    shop.steps.loud("cargo build server", || {
        process::run(&mut shop.children.cargo(&shop.root, arguments), "The compiler's message above says where.")
    })?;
    let program = profile.output(shop).join("zusage");
    let fresh = program.with_extension("new");
    files::copy(&shop.target.join(folder).join("zusage"), &fresh)?;
    // Renamed, not overwritten: the old program may be running.
    fs::rename(&fresh, &program).with_context(|| format!("{} cannot be replaced", program.display()))?;
    Ok(program)
}

/// Refuses a port on which somebody listens; its server may be serving from the folder of this port.
pub(crate) fn demand_free(port: u16) -> Result<()> {
    if !http::is_free(port) {
        bail!("Port {port} is in use already. Stop that server or choose another with `--port`.");
    }
    Ok(())
}

/// The command that serves a site on a port of this machine.
pub(crate) fn serve(shop: &Workshop, program: &Path, site: &Path, port: u16) -> Command {
    let mut command = shop.children.command(program);
    command.current_dir(&shop.root).args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--site"]).arg(site);
    command
}

/// Starts a server and waits until it answers.
pub(crate) fn start(command: &mut Command, port: u16) -> Result<Child> {
    let mut child = command.spawn().context("the server's program could not be started; build it again")?;
    let ready = process::wait_until(Duration::from_mins(1), || {
        http::status(port, "/livez") == Some(200) || !matches!(child.try_wait(), Ok(None))
    });
    if let Some(status) = child.try_wait().context("the server cannot be asked for its state")? {
        bail!("the server ended at once ({status}); its last lines above say why. Is port {port} in use?");
    }
    if !ready {
        process::stop(&mut child);
        bail!("the server did not answer within 60 s on port {port}");
    }
    Ok(child)
}
