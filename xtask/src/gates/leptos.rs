//! Nobody here builds with cargo-leptos, so nobody would notice when what the root Cargo.toml tells it goes stale.

use crate::metadata::{LeptosBundle, Metadata};
use std::path::Path;

/// Checks every `[[workspace.metadata.leptos]]`.
pub(crate) fn check(metadata: &Metadata, root: &Path) -> Vec<String> {
    if metadata.leptos().is_empty() {
        return vec!["Cargo.toml has no [[workspace.metadata.leptos]]; cargo-leptos needs one per bundle.".to_owned()];
    }
    let of_bundle = |bundle: &LeptosBundle| -> Vec<String> {
        let place = format!("Cargo.toml, [[workspace.metadata.leptos]] `{}`", bundle.name);
        let problems = problems(bundle, metadata, root).into_iter();
        problems.map(|problem| format!("{place}: {problem}; name one that is there.")).collect()
    };
    metadata.leptos().iter().flat_map(of_bundle).collect()
}

fn problems(bundle: &LeptosBundle, metadata: &Metadata, root: &Path) -> Vec<String> {
    let mut problems = Vec::new();
    if bundle.name.is_empty() {
        problems.push("it has no name".to_owned());
    }
    let packages = [
        ("bin", bundle.bin_package.as_deref(), &bundle.bin_features),
        ("lib", bundle.lib_package.as_deref(), &bundle.lib_features),
    ];
    for (kind, name, features) in packages {
        let name = name.unwrap_or_default();
        let Some(package) = metadata.packages.iter().find(|package| package.name == name) else {
            problems.push(format!("{kind}-package `{name}` is no member of the workspace"));
            continue;
        };
        let unknown = features.iter().filter(|feature| !package.features.contains_key(*feature));
        problems.extend(unknown.map(|feature| format!("{kind}-features: `{name}` has no feature `{feature}`")));
    }
    let style = bundle.style_file.as_deref().unwrap_or(Path::new(""));
    if !root.join(style).is_file() {
        problems.push(format!("style-file `{}` is no file", style.display()));
    }
    if !bundle.assets_dir.as_ref().is_some_and(|assets| root.join(assets).is_dir()) {
        let shown = bundle.assets_dir.as_deref().unwrap_or(Path::new("")).display();
        problems.push(format!("assets-dir `{shown}` is no folder"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    fn metadata(leptos: &str) -> Metadata {
        let json = format!(
            r#"{{"target_directory":"t","metadata":{{"zusage":{{}},"leptos":[{leptos}]}},"packages":[
            {{"name":"server","dependencies":[]}},
            {{"name":"frontend","dependencies":[],"features":{{"employee":[]}}}}]}}"#
        );
        serde_json::from_str(&json).expect("well-formed")
    }

    #[test]
    fn whatever_an_entry_names_must_be_there() {
        let root = std::env::temp_dir().join(format!("xtask-leptos-{}", std::process::id()));
        files::write(&root.join("style/employee.css"), "").expect("writable");
        files::write(&root.join("public/icon.svg"), "").expect("writable");
        let good = r#"{"name":"employee","bin-package":"server","lib-package":"frontend","lib-features":["employee"],
            "style-file":"style/employee.css","assets-dir":"public","site-root":"target/site"}"#;
        assert_eq!(check(&metadata(good), &root), Vec::<String>::new());
        let bad = r#"{"name":"old","bin-package":"backend","lib-package":"frontend","lib-features":["citizen"],
            "style-file":"style","assets-dir":"assets"}"#;
        let problems = check(&metadata(&format!("{good},{bad}")), &root);
        assert_eq!(problems.len(), 4, "{problems:?}");
        let parts = ["`backend` is no member", "no feature `citizen`", "style-file `style`", "assets-dir `assets`"];
        for (problem, part) in problems.iter().zip(parts) {
            assert!(problem.contains("`old`: ") && problem.contains(part), "{problem}");
        }
        assert_eq!(check(&metadata("{}"), &root).len(), 5);
        assert_eq!(check(&metadata(""), &root).len(), 1);
        files::remove(&root).expect("removed");
    }
}
