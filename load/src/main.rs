//! `load`: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    load::cli::run()
}
