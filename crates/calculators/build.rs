//! Turns the calculators' catalogue into constants and tables, so that a text that is missing in one of the languages does not compile.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for lang in catalogue::LANGS {
        println!("cargo::rerun-if-changed=texts/{lang}.txt");
    }
    let entries = catalogue::single(Path::new("texts"))?;
    let (mut keys, mut rows) = (String::new(), String::new());
    for (index, entry) in entries.iter().enumerate() {
        // As code: the texts are no markdown.
        writeln!(keys, "/// `{}`\npub const {}: Key = Key({index});", entry.texts[0], entry.const_name())?;
    }
    for column in 0..catalogue::LANGS.len() {
        writeln!(rows, "&[")?;
        for entry in &entries {
            writeln!(rows, "{:?},", entry.texts[column])?;
        }
        writeln!(rows, "],")?;
    }
    let names: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let tables = format!("static TEXTS: [&[&str]; 4] = [{rows}];\n#[cfg(test)]\nstatic NAMES: &[&str] = &{names:?};");
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("keys.rs"), keys)?;
    std::fs::write(Path::new(&out).join("texts.rs"), tables)?;
    Ok(())
}
