//! Who may depend on whom: calc <- domain <- {store, docgen, seal, gateways} <- services <- app <- server.

use crate::metadata::{Metadata, Package};

/// Each member with the members it may name. What is not listed is forbidden.
const ALLOWED: [(&str, &[&str]); 17] = [
    ("catalogue", &[]),
    ("calc", &[]),
    ("domain", &["calc"]),
    ("calculators", &["calc", "domain", "catalogue"]),
    ("store", &["calc", "domain", "testkit"]),
    ("docgen", &["calc", "domain"]),
    ("lists", &[]),
    ("seal", &[]),
    ("gateways", &["calc", "domain", "testkit"]),
    ("services", &["calc", "domain", "store", "docgen", "lists", "seal", "gateways", "testkit"]),
    ("app", &["calc", "calculators", "domain", "services", "catalogue"]),
    (
        "server",
        &[
            "calc",
            "calculators",
            "domain",
            "store",
            "docgen",
            "lists",
            "seal",
            "gateways",
            "services",
            "app",
            "testkit",
        ],
    ),
    ("frontend", &["calc", "calculators", "domain", "app"]),
    ("end2end", &[]),
    // The client of the load and crash tests: it stands outside and may look at everything.
    ("load", &["calc", "domain", "store", "services", "app", "server", "testkit"]),
    // Servers and folders for tests; only tests name it.
    ("testkit", &[]),
    ("xtask", &["catalogue"]),
];

/// Checks what the members' Cargo.toml files name, dependencies of every kind.
pub(crate) fn check(metadata: &Metadata) -> Vec<String> {
    metadata.packages.iter().flat_map(member).collect()
}

fn member(package: &Package) -> Vec<String> {
    let name = &package.name;
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| known == name) else {
        return vec![format!("`{name}` has no place in the architecture; give it one in xtask/src/gates/arrows.rs.")];
    };
    let own = package.dependencies.iter().filter(|dependency| dependency.path.is_some());
    own.filter(|dependency| !allowed.contains(&dependency.name.as_str()))
        .map(|dependency| {
            let list = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") };
            format!(
                "`{name}` depends on `{}`, against the arrows: it may use {list}. Move the code to the crate that may.",
                dependency.name
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(json: &str) -> Metadata {
        serde_json::from_str(json).expect("well-formed")
    }

    #[test]
    fn an_arrow_against_the_order_is_found() {
        let good = r#"{"target_directory":"t","metadata":null,"packages":[{"name":"domain","dependencies":
            [{"name":"calc","path":"/c"},{"name":"serde","path":null}]}]}"#;
        assert!(check(&metadata(good)).is_empty());
        let bad = r#"{"target_directory":"t","metadata":null,"packages":[{"name":"domain","dependencies":
            [{"name":"store","path":"/s"}]},{"name":"novel","dependencies":[]}]}"#;
        let problems = check(&metadata(bad));
        assert_eq!(problems.len(), 2);
        assert!(problems[0].contains("`domain` depends on `store`"));
        assert!(problems[1].contains("`novel` has no place"));
    }

    #[test]
    fn the_table_itself_has_no_circle() {
        // Taking away whatever depends only on what is gone must empty the table.
        let mut left: Vec<_> = ALLOWED.to_vec();
        while !left.is_empty() {
            let names: Vec<_> = left.iter().map(|(name, _)| *name).collect();
            let before = left.len();
            left.retain(|(_, allowed)| allowed.iter().any(|name| names.contains(name)));
            assert!(left.len() < before, "a circle among {names:?}");
        }
    }
}
