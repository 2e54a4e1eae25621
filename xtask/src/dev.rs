//! `cargo xtask dev`: builds and starts again whenever a source file changes.

use crate::{
    bundle::{self, Built},
    files,
    served::Served,
    server::{self, Profile},
    steps::{Steps, seconds, timed},
    workshop::Workshop,
};
use anyhow::Result;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Child,
    thread,
    time::{Duration, SystemTime},
};

const WATCHED: [&str; 8] = ["app", "crates", "server", "frontend", "style", "public", "migrations", "Cargo.toml"];
const PAUSE: Duration = Duration::from_millis(500);

type Times = BTreeMap<PathBuf, SystemTime>;

/// What has to be built again after a change.
#[derive(Debug, PartialEq, Eq)]
enum Affected {
    /// Style sheets and public files: cargo has nothing to do.
    Site,
    /// The server's own code, which no bundle contains.
    Server,
    /// Anything else that is compiled; the texts too, because their keys are constants in the code.
    Everything,
}

/// Runs until Ctrl-C.
pub(crate) fn run(shop: &mut Workshop, port: u16) -> Result<()> {
    server::demand_free(port)?;
    let mut seen = times(&shop.root);
    let mut built = bundle::house(shop)?;
    let mut running = Some(start(shop, &built, port)?);
    loop {
        thread::sleep(PAUSE);
        if let Some(child) = &mut running
            && let Ok(Some(status)) = child.try_wait()
        {
            println!("The server ended ({status}). It is started again after the next change.");
            running = None;
        }
        let now = times(&shop.root);
        let changed = changed(&seen, &now);
        seen = now;
        if changed.is_empty() {
            continue;
        }
        let names: Vec<_> = changed.iter().map(|path| path.strip_prefix(&shop.root).unwrap_or(path)).collect();
        println!("\nChanged: {}", list(&names));
        let affected = affected(&names);
        let (result, took) = timed(|| rebuild(shop, built, &affected));
        match result {
            Ok(fresh) => {
                if let Some(mut child) = running.take() {
                    crate::process::stop(&mut child);
                }
                built = fresh;
                running = start(shop, &built, port).map_err(|error| eprintln!("{error:#}")).ok();
                println!("Built and started again in {}.", seconds(took));
            }
            Err(failed) => {
                let (old, error) = *failed;
                built = old;
                eprintln!("{error:#}\nThe server goes on as it was; it is built again after the next change.");
            }
        }
    }
}

/// Builds what is affected; gives the old build back when that fails.
fn rebuild(shop: &mut Workshop, old: Built, affected: &Affected) -> Result<Built, Box<(Built, anyhow::Error)>> {
    shop.steps = Steps::default();
    let result = match affected {
        Affected::Site => {
            bundle::assemble(shop, &old.tools, &old.bundles, &old.calculators, Profile::House).map(|_| None)
        }
        Affected::Server => server::build(shop, Profile::House).map(|_| None),
        Affected::Everything => bundle::house(shop).map(Some),
    };
    match result {
        Ok(fresh) => Ok(fresh.unwrap_or(old)),
        Err(error) => Err(Box::new((old, error))),
    }
}

fn start(shop: &Workshop, built: &Built, port: u16) -> Result<Child> {
    let served = Served::of(shop, built, &port.to_string())?;
    let mut command = server::serve(shop, &served.program, &served.site, port);
    server::start(command.args(["--demo", "--dev", "--people", "100"]), port)
}

/// When each watched file was last written.
fn times(root: &Path) -> Times {
    let places = WATCHED.iter().map(|name| root.join(name)).filter(|place| place.exists());
    places
        .flat_map(|place| if place.is_dir() { files::walk(&place).unwrap_or_default() } else { vec![place] })
        .filter_map(|file| Some((file.clone(), file.metadata().ok()?.modified().ok()?)))
        .collect()
}

/// New, written and removed files.
fn changed(before: &Times, now: &Times) -> Vec<PathBuf> {
    let written = now.iter().filter(|(path, time)| before.get(*path) != Some(time)).map(|(path, _)| path);
    let removed = before.keys().filter(|path| !now.contains_key(*path));
    written.chain(removed).cloned().collect()
}

fn affected(changed: &[&Path]) -> Affected {
    let all_in = |folders: &[&str]| changed.iter().all(|path| folders.iter().any(|folder| path.starts_with(folder)));
    if all_in(&["style", "public"]) {
        Affected::Site
    } else if all_in(&["server"]) {
        Affected::Server
    } else {
        Affected::Everything
    }
}

fn list(names: &[&Path]) -> String {
    let shown: Vec<_> = names.iter().take(5).map(|path| path.display().to_string()).collect();
    let more = names.len().saturating_sub(5);
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_compiled_files_need_cargo() {
        let of = |names: &[&str]| affected(&names.iter().map(Path::new).collect::<Vec<_>>());
        assert_eq!(of(&["style/employee.css", "public/icon.svg"]), Affected::Site);
        assert_eq!(of(&["style/employee.css", "app/src/lib.rs"]), Affected::Everything);
        assert_eq!(of(&["server/src/main.rs"]), Affected::Server);
        assert_eq!(of(&["server/src/main.rs", "style/employee.css"]), Affected::Everything);
        assert_eq!(of(&["app/i18n/de/shared.txt"]), Affected::Everything);
    }

    #[test]
    fn new_written_and_removed_files_are_seen() {
        let time = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let before = Times::from([("same".into(), time(1)), ("written".into(), time(1)), ("removed".into(), time(1))]);
        let now = Times::from([("same".into(), time(1)), ("written".into(), time(2)), ("new".into(), time(1))]);
        let names: Vec<_> = changed(&before, &now).iter().map(|path| path.display().to_string()).collect();
        assert_eq!(names, ["new", "written", "removed"]);
    }
}
