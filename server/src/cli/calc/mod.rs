//! `zusage calc`: cases from a file, a line each, calculated one by one; the answers take the place of a file at once.

mod lines;
mod replacement;

use super::{Failure, say};
use calc::cases::{self, LONGEST_LINE, answer};
use clap::{Args, ValueEnum};
use lines::Lines;
use replacement::Replacement;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Stands for standard input or output.
const STANDARD: &str = "-";
const BUFFER: usize = 1 << 16;

/// Calculates the cases of a file.
#[derive(Debug, Args)]
pub(super) struct Calc {
    /// What the cases are about.
    #[arg(value_enum)]
    kind: Kind,
    /// One case a line: {"id": …, "input": {…}}; `-` reads standard input.
    #[arg(long, value_name = "FILE.jsonl")]
    cases: PathBuf,
    /// For one answer a line: {"id", "output"} or {"id", "error"}; replaced at the end and not before. `-` writes standard output.
    #[arg(long, value_name = "FILE.jsonl")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// From gross to net pay, with tax and social insurance.
    Net,
    /// The wage tax's official plan alone, with its own names.
    Pap,
    /// What a conversion of pay costs and what flows in; the state's subsidy for low pay.
    Conversion,
    /// Saving, annuities, withdrawal, return, gap, funds.
    Finance,
    /// What is left of a company pension after contributions and tax.
    Payout,
}

impl From<Kind> for cases::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Net => Self::Net,
            Kind::Pap => Self::Pap,
            Kind::Conversion => Self::Conversion,
            Kind::Finance => Self::Finance,
            Kind::Payout => Self::Payout,
        }
    }
}

/// How many cases had an output and how many an error.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    calculated: u64,
    refused: u64,
}

/// Answers every case; the exit code says whether each had an output. The count goes where the answers do not.
pub(super) fn run(calc: &Calc) -> Result<ExitCode, Failure> {
    let count = if calc.out.as_os_str() == STANDARD {
        let count = from(calc, io::stdout().lock(), "standard output")?;
        summary_aside(&summary(count, "standard output"));
        count
    } else {
        let new = Replacement::of(&calc.out)?;
        let name = calc.out.display().to_string();
        let count = from(calc, new.file(), &name)?;
        new.put()?;
        say(summary(count, &name));
        count
    };
    Ok(if count.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn from(calc: &Calc, out: impl Write, name: &str) -> Result<Count, Failure> {
    if calc.cases.as_os_str() == STANDARD {
        return stream(calc.kind.into(), io::stdin().lock(), "standard input", out, name);
    }
    let file = File::open(&calc.cases).map_err(|error| unreadable(&calc.cases, &error))?;
    let input = BufReader::with_capacity(BUFFER, file);
    stream(calc.kind.into(), input, &calc.cases.display().to_string(), out, name)
}

/// Line by line; of either side only one line is held.
fn stream(
    kind: cases::Kind,
    input: impl BufRead,
    input_name: &str,
    out: impl Write,
    out_name: &str,
) -> Result<Count, Failure> {
    let mut count = Count::default();
    let mut lines = Lines::of(input, LONGEST_LINE);
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let mut number = 0;
    while let Some(line) = lines.next().map_err(|error| unreadable(Path::new(input_name), &error))? {
        number += 1;
        let Some(answer) = answer(kind, number, line) else { continue };
        if answer.ok {
            count.calculated += 1;
        } else {
            count.refused += 1;
        }
        writeln!(out, "{}", answer.line).map_err(|error| unwritable(out_name, &error))?;
    }
    out.flush().map_err(|error| unwritable(out_name, &error))?;
    Ok(count)
}

fn summary(count: Count, out: &str) -> String {
    let Count { calculated, refused } = count;
    let all = calculated + refused;
    format!("{all} case{}: {calculated} calculated, {refused} refused → {out}", if all == 1 { "" } else { "s" })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    format!("{} cannot be read: {error}", path.display()).into()
}

fn unwritable(name: &str, error: &io::Error) -> Failure {
    format!("{name} cannot be written: {error}").into()
}

#[expect(clippy::print_stderr, reason = "the answers have standard output for themselves")]
fn summary_aside(line: &str) {
    eprintln!("{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_a_sentence() {
        let count = Count { calculated: 118, refused: 2 };
        assert_eq!(summary(count, "out.jsonl"), "120 cases: 118 calculated, 2 refused → out.jsonl");
        let one = Count { calculated: 1, refused: 0 };
        assert_eq!(summary(one, "out.jsonl"), "1 case: 1 calculated, 0 refused → out.jsonl");
    }

    #[test]
    fn an_answer_that_cannot_be_written_ends_the_run() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let failed = stream(cases::Kind::Net, &b"{}\n"[..], "in", Full, "out.jsonl").expect_err("nothing fits");
        assert!(failed.to_string().starts_with("out.jsonl cannot be written: "), "{failed}");
    }
}
