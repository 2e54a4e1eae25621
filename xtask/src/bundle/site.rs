//! Lays out the folder that the server reads: everything hashed under `pkg/`, `public/` as it is, the manifest.

use super::{
    cache::Cache,
    compress,
    hashed::Package,
    manifest::{Calculators, Manifest, Names},
    styles,
    wasm::Compiled,
};
use crate::{files, server::Profile, setup::ToolFolder, workshop::Workshop};
use anyhow::{Context, Result};
use catalogue::LANGS;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Builds the site aside and puts it in place at once; returns its folder.
pub(crate) fn assemble(
    shop: &Workshop,
    tools: &ToolFolder,
    bundles: &[Compiled],
    calculators: &[Vec<u8>; 2],
    profile: Profile,
) -> Result<PathBuf> {
    let place = profile.output(shop).join("site");
    let fresh = place.with_extension("new");
    files::remove(&fresh)?;
    let lay_out = || lay_out(shop, tools, bundles, calculators, &fresh);
    let manifest = shop.steps.quiet("site (css, catalogues, fonts, public files)", lay_out)?;
    let cache = Cache::open(&shop.target.join("xtask-cache"))?;
    // Last the manifest: it is for the server alone, so it is not listed and has no compressed copy.
    shop.steps.quiet("brotli", || compress::folder(&fresh, &cache))?;
    manifest.write(&fresh)?;
    files::swap(&fresh, &place)?;
    Ok(place)
}

fn lay_out(
    shop: &Workshop,
    tools: &ToolFolder,
    bundles: &[Compiled],
    calculators: &[Vec<u8>; 2],
    site: &Path,
) -> Result<Manifest> {
    let package = Package::of(site);
    let mut manifest = Manifest::default();
    public(shop, site)?;
    let fonts = fonts(shop, &package)?;
    for (name, hashed) in &fonts {
        let role = if name.ends_with("-ext.woff2") { "ext" } else { "latin" };
        manifest.fonts.insert(role.to_owned(), hashed.clone());
    }
    manifest.door = package.add("door.js", &files::read(&shop.root.join("app/src/platform/door.js"))?)?;
    manifest.outbox = package.add("outbox.js", &files::read(&shop.root.join("app/src/platform/outbox.js"))?)?;
    manifest.kept = package.add("kept.js", &files::read(&shop.root.join("app/src/platform/kept.js"))?)?;
    manifest.calculators = own_program(shop, &package, calculators)?;
    let texts = catalogue::load(&shop.root.join("app/i18n")).context("app/i18n")?;
    for compiled in bundles {
        let bundle = compiled.bundle;
        let name = bundle.name();
        for (path, bytes) in &compiled.snippets {
            package.add_as_is(path, bytes)?;
        }
        let css = styles::bundle(shop, tools, bundle, &fonts)?;
        let names = Names {
            js: package.add(&format!("{name}.js"), &compiled.js)?,
            wasm: package.add(&format!("{name}.wasm"), &compiled.wasm)?,
            css: package.add(&format!("{name}.css"), css.as_bytes())?,
        };
        manifest.bundles.insert(name.to_owned(), names);
        let mut pages = BTreeMap::new();
        for lang in LANGS {
            let page = texts.page(bundle, lang).with_context(|| format!("no texts for {name} in `{lang}`"))?;
            let hashed = package.add(&format!("{name}-{lang}.txt"), page.as_bytes())?;
            pages.insert(lang.to_owned(), hashed);
        }
        manifest.catalogues.insert(name.to_owned(), pages);
    }
    manifest.list(site)?;
    Ok(manifest)
}

/// The calculators' program, script and words.
fn own_program(shop: &Workshop, package: &Package, [js, wasm]: &[Vec<u8>; 2]) -> Result<Calculators> {
    let texts = catalogue::single(&shop.root.join("crates/calculators/texts")).context("crates/calculators/texts")?;
    let script = files::read(&shop.root.join("app/src/platform/calculate.js"))?;
    let mut catalogues = BTreeMap::new();
    for (column, lang) in LANGS.into_iter().enumerate() {
        let lines: Vec<&str> = texts.iter().map(|entry| entry.texts[column].as_str()).collect();
        let name = package.add(&format!("calculators-{lang}.txt"), lines.join("\n").as_bytes())?;
        catalogues.insert(lang.to_owned(), name);
    }
    Ok(Calculators {
        script: package.add("calculate.js", &script)?,
        js: package.add("calculators.js", js)?,
        wasm: package.add("calculators.wasm", wasm)?,
        catalogues,
    })
}

fn public(shop: &Workshop, site: &Path) -> Result<()> {
    let folder = shop.root.join("public");
    for file in files::walk(&folder)? {
        files::copy(&file, &site.join(file.strip_prefix(&folder)?))?;
    }
    Ok(())
}

/// The fonts and their licence; returns each font's hashed name.
fn fonts(shop: &Workshop, package: &Package) -> Result<BTreeMap<String, String>> {
    let mut fonts = BTreeMap::new();
    for file in files::walk(&shop.root.join("style/fonts"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read(&file)?;
        if file.extension().is_some_and(|extension| extension == "woff2") {
            fonts.insert(name.clone(), package.add(&name, &bytes)?);
        } else if name == "OFL.txt" {
            package.add(&name, &bytes)?;
        }
    }
    Ok(fonts)
}
