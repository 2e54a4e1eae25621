//! A list of staff as the command line takes it in: looked at, then booked, each in a process of its own, as an employer's system would call it.

use super::Options;
use crate::clock::now;
use anyhow::{Context as _, Result, ensure};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;
use tokio::process::Command;

/// So many rows a list has.
const ROWS: u32 = 10_000;
/// So many lists are taken in.
const LISTS: u32 = 3;

/// How long it took, a figure per list.
#[derive(Debug, Serialize)]
pub struct Imports {
    rows: u32,
    dry_run_s: Vec<f64>,
    booking_s: Vec<f64>,
}

/// Takes in lists of new people, beside everybody who is there already.
pub(super) async fn measure(options: &Options, folder: &Path) -> Result<Imports> {
    let (mut dry_run_s, mut booking_s) = (Vec::new(), Vec::new());
    for number in 0..LISTS {
        let list = folder.join(format!("staff-{number}.csv"));
        tokio::fs::write(&list, staff(number)).await?;
        dry_run_s.push(taken(options, folder, &list, &["--dry-run"]).await?);
        booking_s.push(taken(options, folder, &list, &[]).await?);
    }
    Ok(Imports { rows: ROWS, dry_run_s, booking_s })
}

async fn taken(options: &Options, folder: &Path, list: &Path, more: &[&str]) -> Result<f64> {
    let begin = now();
    let mut command = Command::new(&options.program);
    command.args(["import", "people"]).arg(list).args(["--org", "kessler", "--json"]).args(more);
    let output = command.arg("--data").arg(folder.join("data")).output().await.context("the program does not start")?;
    let took = begin.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "the list is not taken in: {} {told}", String::from_utf8_lossy(&output.stderr));
    ensure!(
        told.contains(&format!("\"added\":{ROWS}")),
        "not every row is new: {}",
        told.chars().take(300).collect::<String>()
    );
    Ok(took)
}

fn staff(number: u32) -> String {
    let mut text = "Personalnummer;Vorname;Nachname;Geburtsdatum;Eintritt;Bruttogehalt;Steuerklasse\n".to_owned();
    for row in 0..ROWS {
        let (day, month, year) = (row % 28 + 1, row % 12 + 1, 1960 + row % 40);
        let (name, cents) = (letters(row), row % 1000);
        let _ = writeln!(text, "B{number}{row:05};Jana;{name};{day:02}.{month:02}.{year};01.03.2021;3.{cents:03},50;1");
    }
    text
}

/// A number as a name: digits stand in nobody's.
fn letters(number: u32) -> String {
    let mut name = String::from("Probe");
    let mut rest = number;
    for _ in 0..4 {
        name.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    name
}
