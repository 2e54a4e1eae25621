//! Style sheets: one entry file per bundle, bundled, minified, with the fonts' hashed addresses in it.

use crate::{files, process, setup::ToolFolder, workshop::Workshop};
use anyhow::{Context, Result, bail};
use catalogue::Bundle;
use std::{collections::BTreeMap, fmt::Write as _};

/// The finished style sheet of a bundle; `fonts` maps a font's file name to its hashed name.
pub(crate) fn bundle(
    shop: &Workshop,
    tools: &ToolFolder,
    bundle: Bundle,
    fonts: &BTreeMap<String, String>,
) -> Result<String> {
    let name = format!("{}.css", bundle.name());
    let entry = shop.root.join("style").join(&name);
    let output = tools.0.join(&name);
    let mut node = shop.children.command("node");
    node.arg(tools.0.join("css.mjs")).arg(&entry).arg(&output);
    process::silent(&mut node, "The message below names the file and the line.")?;
    with_fonts(&files::text(&output)?, fonts).with_context(|| format!("in style/{name}"))
}

/// Replaces `fonts/NAME.woff2` by the address under which the font is served.
fn with_fonts(css: &str, fonts: &BTreeMap<String, String>) -> Result<String> {
    let mut parts = css.split("url(");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (target, rest) = part.split_once(')').context("a url( is not closed")?;
        let plain = target.trim_matches(['"', '\'']);
        match plain.strip_prefix("fonts/") {
            None => drop(write!(result, "url({target}){rest}")),
            Some(font) => {
                let Some(hashed) = fonts.get(font) else {
                    bail!("url(\"fonts/{font}\") names a font that is not in style/fonts");
                };
                let _ = write!(result, "url(/pkg/{hashed}){rest}");
            }
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn font_addresses_become_hashed_and_others_stay() {
        let fonts = BTreeMap::from([("a.woff2".to_owned(), "a.123.woff2".to_owned())]);
        let css = r#"@font-face{src:url(fonts/a.woff2)format("woff2")}b{background:url("data:image/svg+xml,x")}"#;
        let result = with_fonts(css, &fonts).expect("replaced");
        assert!(result.contains(r#"url(/pkg/a.123.woff2)format("woff2")"#), "{result}");
        assert!(result.contains(r#"url("data:image/svg+xml,x")"#), "{result}");
        assert_eq!(with_fonts("a{src:url('fonts/a.woff2')}", &fonts).expect("ok"), "a{src:url(/pkg/a.123.woff2)}");
    }

    #[test]
    fn an_unknown_font_is_an_error() {
        let error = with_fonts("a{src:url(fonts/b.woff2)}", &BTreeMap::new()).expect_err("unknown");
        assert!(error.to_string().contains("fonts/b.woff2"));
    }
}
