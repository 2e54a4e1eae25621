//! The folder that the build made: its manifest, read once at start.

use app::features::calculate::Files;
use app::i18n::Lang;
use app::shell::Assets;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One of the wasm bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// `/` and everything a person without a desk needs.
    Employee,
    /// `/desk` and `/wall`.
    Workplace,
    /// The component kit; not in a release.
    Gallery,
}

impl Bundle {
    /// The bundle that an address belongs to.
    pub fn of_path(path: &str) -> Self {
        if path == "/desk/_gallery" {
            return Self::Gallery;
        }
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        if matches!(first, "desk" | "wall") { Self::Workplace } else { Self::Employee }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Workplace => "workplace",
            Self::Gallery => "gallery",
        }
    }

    const fn manifest(self) -> &'static str {
        match self {
            Self::Employee => "/manifest.webmanifest",
            Self::Workplace | Self::Gallery => "/desk/manifest.webmanifest",
        }
    }
}

/// `manifest.json` of the site folder.
#[derive(Debug, Deserialize)]
struct Manifest {
    build: String,
    bundles: BTreeMap<String, BundleFiles>,
    catalogues: BTreeMap<String, BTreeMap<String, String>>,
    fonts: BTreeMap<String, String>,
    door: String,
    outbox: String,
    kept: String,
    calculators: CalculatorFiles,
    files: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct CalculatorFiles {
    script: String,
    js: String,
    wasm: String,
    catalogues: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct BundleFiles {
    js: String,
    wasm: String,
    css: String,
}

/// What the server serves besides pages.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The build's id, over all files.
    pub build: String,
    employee: Assets,
    workplace: Assets,
    gallery: Option<Assets>,
    calculators: Files,
    files: Vec<String>,
}

/// Why the site folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// There is no build in this folder.
    #[error("{path} holds no build ({cause}). Run `cargo xtask build`, or name the folder with --site.")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The manifest is not one of ours.
    #[error("{path} is not a manifest of this version ({cause}). Build again with `cargo xtask build`.")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        cause: String,
    },
}

impl Site {
    /// Reads `manifest.json` and makes sure that every file it names is there.
    ///
    /// # Errors
    /// No manifest, one that cannot be read, or a file that is missing.
    pub fn load(root: &Path) -> Result<Self, SiteError> {
        let path = root.join("manifest.json");
        let text = std::fs::read_to_string(&path).map_err(|cause| SiteError::Missing { path: path.clone(), cause })?;
        let malformed = |cause: String| SiteError::Malformed { path: path.clone(), cause };
        let manifest: Manifest = serde_json::from_str(&text).map_err(|e| malformed(e.to_string()))?;
        if let Some(missing) = manifest.files.iter().find(|file| !root.join(file).is_file()) {
            return Err(malformed(format!("{missing} is missing")));
        }
        let assets = |bundle| assets(&manifest, bundle).ok_or_else(|| malformed("a bundle is incomplete".to_owned()));
        Ok(Self {
            root: root.to_owned(),
            employee: assets(Bundle::Employee)?,
            workplace: assets(Bundle::Workplace)?,
            gallery: assets(Bundle::Gallery).ok(),
            calculators: calculators(&manifest)
                .ok_or_else(|| malformed("the calculators are incomplete".to_owned()))?,
            build: manifest.build,
            files: manifest.files,
        })
    }

    /// The files that a bundle's pages load.
    pub const fn assets(&self, bundle: Bundle) -> &Assets {
        match bundle {
            Bundle::Employee => &self.employee,
            Bundle::Workplace => &self.workplace,
            // Without a gallery nothing asks for its files.
            Bundle::Gallery => match &self.gallery {
                Some(gallery) => gallery,
                None => &self.workplace,
            },
        }
    }

    /// What a calculator's page loads.
    pub const fn calculators(&self) -> &Files {
        &self.calculators
    }

    /// What the employee app needs to start without a network: its own bundle, all its catalogues, font and icons, and what the calculators'
    /// pages load.
    /// The workplace's files are not among them, nor are fonts that only some names need.
    pub fn offline_files(&self) -> Vec<String> {
        let own = &self.employee;
        let mut wanted = vec![own.js.clone(), own.wasm.clone(), own.css.clone(), own.font.clone()];
        wanted.extend(own.kept.clone());
        wanted.extend(own.catalogues.iter().cloned());
        let Files { script, js, wasm, catalogues } = self.calculators.clone();
        wanted.extend([own.door.clone(), script, js, wasm]);
        wanted.extend(catalogues);
        let icons = self.files.iter().filter(|file| !file.contains('/') && is_icon(file));
        wanted.extend(icons.map(|file| format!("/{file}")));
        wanted
    }

    /// The names of the files outside `/pkg`, served by their own name.
    pub fn plain_files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|file| !file.starts_with("pkg/"))
    }
}

/// The icons that an installed app shows.
fn is_icon(file: &str) -> bool {
    matches!(file, "icon.svg" | "icon-192.png" | "apple-touch-180.png")
}

fn calculators(manifest: &Manifest) -> Option<Files> {
    let pkg = |file: &String| format!("/pkg/{file}");
    let files = &manifest.calculators;
    let [de, en, nl, da] = Lang::ALL.map(|lang| files.catalogues.get(lang.code()).map(pkg));
    Some(Files {
        script: pkg(&files.script),
        js: pkg(&files.js),
        wasm: pkg(&files.wasm),
        catalogues: [de?, en?, nl?, da?],
    })
}

fn assets(manifest: &Manifest, bundle: Bundle) -> Option<Assets> {
    let pkg = |file: &String| format!("/pkg/{file}");
    let files = manifest.bundles.get(bundle.name())?;
    let catalogues = manifest.catalogues.get(bundle.name())?;
    let catalogue = |lang: Lang| catalogues.get(lang.code()).map(pkg);
    let [de, en, nl, da] = Lang::ALL.map(catalogue);
    Some(Assets {
        js: pkg(&files.js),
        wasm: pkg(&files.wasm),
        css: pkg(&files.css),
        door: pkg(&manifest.door),
        outbox: pkg(&manifest.outbox),
        kept: (bundle == Bundle::Employee).then(|| pkg(&manifest.kept)),
        font: pkg(manifest.fonts.get("latin")?),
        catalogues: [de?, en?, nl?, da?],
        manifest: bundle.manifest(),
    })
}
