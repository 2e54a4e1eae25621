//! Turns the text catalogues into constants (and, for the server, into tables), so that a text without a key or
//! a key without a text in one of the four languages does not compile.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = Path::new("i18n");
    for file in catalogue::files() {
        println!("cargo::rerun-if-changed=i18n/{file}");
    }
    let texts = catalogue::load(dir)?;

    let mut keys = String::new();
    for (index, entry) in texts.entries().enumerate() {
        writeln!(keys, "/// {}", entry.texts[0].replace('[', "\\["))?;
        // A bundle that named it would show nothing: it does not compile.
        if index >= texts.door_start() {
            writeln!(keys, "#[cfg(feature = \"ssr\")]")?;
        }
        writeln!(keys, "pub const {}: Key = Key({index});", entry.const_name())?;
    }
    let mut tables = String::new();
    writeln!(tables, "const SHARED_LEN: u16 = {};", texts.shared_len())?;
    let starts = catalogue::Bundle::ALL.map(|bundle| texts.start_of(bundle));
    writeln!(tables, "const OWN_START: [u16; 3] = {starts:?};")?;
    let mut rows = String::new();
    for column in 0..catalogue::LANGS.len() {
        writeln!(rows, "&[")?;
        for entry in texts.entries() {
            writeln!(rows, "{:?},", entry.texts[column])?;
        }
        writeln!(rows, "],")?;
    }
    let names: Vec<&str> = texts.entries().map(|entry| entry.key.as_str()).collect();
    let server = format!("static TEXTS: [&[&str]; 4] = [{rows}];\n#[cfg(test)]\nstatic NAMES: &[&str] = &{names:?};");

    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("keys.rs"), keys)?;
    std::fs::write(Path::new(&out).join("lengths.rs"), tables)?;
    std::fs::write(Path::new(&out).join("texts.rs"), server)?;
    Ok(())
}
