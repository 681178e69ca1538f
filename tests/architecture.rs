//! Holds the layer table of `ARCHITECTURE.md`: who may know whom, and which outside crates a layer may use.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

struct Layer {
    name: &'static str,
    /// Layers it may use, besides itself.
    layers: &'static [&'static str],
    /// Dependencies it may use, besides `std`.
    crates: &'static [&'static str],
}

/// Every dependency may be used here.
const ALL: &[&str] = &["*"];

const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        layers: &[],
        crates: &["serde", "serde_json", "jiff", "ulid", "thiserror", "sha2", "unicode_segmentation", "unicode_width"],
    },
    Layer {
        name: "evidence",
        layers: &["domain"],
        crates: &[
            "sled",
            "serde",
            "serde_json",
            "sha2",
            "ed25519_dalek",
            "ulid",
            "jiff",
            "thiserror",
            "getrandom",
            "tempfile",
            "argon2",
            "chacha20poly1305",
            "zeroize",
            "base64",
        ],
    },
    Layer {
        name: "feeds",
        layers: &["domain"],
        crates: &[
            "reqwest",
            "rustls",
            "feed_rs",
            "serde",
            "serde_json",
            "tokio",
            "jiff",
            "thiserror",
            "ulid",
            "sha2",
            "encoding_rs",
            "jsonpath_rust",
        ],
    },
    Layer { name: "notify", layers: &[], crates: &["notify_rust"] },
    Layer {
        name: "text",
        layers: &["domain"],
        crates: &["fluent_bundle", "unic_langid", "i18n_embed_fl", "jiff", "thiserror", "serde", "unicode_width"],
    },
    Layer {
        name: "documents",
        layers: &["domain", "text"],
        crates: &["serde_json", "jiff", "unicode_width", "unicode_segmentation"],
    },
    Layer { name: "input", layers: &[], crates: &["serde", "toml", "crokey", "thiserror", "strsim", "rust_embed"] },
    Layer {
        name: "app",
        layers: &["domain", "input"],
        crates: &["tui_input", "crokey", "serde", "serde_json", "jiff", "ulid", "thiserror"],
    },
    Layer {
        name: "ui",
        layers: &["domain", "app", "input", "text", "documents"],
        crates: &["ratatui", "unicode_width", "unicode_segmentation", "jiff"],
    },
    Layer {
        name: "config",
        layers: &["domain", "feeds", "input", "text"],
        crates: &["toml", "etcetera", "serde", "serde_json", "sha2", "jiff", "thiserror", "strsim", "rust_embed"],
    },
    Layer {
        name: "runtime",
        layers: &["domain", "evidence", "feeds", "notify", "text", "documents", "input", "app", "ui", "config"],
        crates: ALL,
    },
    Layer {
        name: "cli",
        layers: &[
            "domain",
            "evidence",
            "feeds",
            "notify",
            "text",
            "documents",
            "input",
            "app",
            "ui",
            "config",
            "runtime",
        ],
        crates: ALL,
    },
];

/// Crates that nothing but the named layers may use, whatever the table says.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect()
}

/// What a source file may not do, given its layer.
fn violations(layer: &Layer, source: &str, dependencies: &BTreeSet<String>) -> Vec<String> {
    let code = code_only(source);
    let mut found = Vec::new();
    for used in crate_paths(&code) {
        let known = LAYERS.iter().any(|other| other.name == used);
        if known && used != layer.name && !layer.layers.contains(&used.as_str()) {
            found.push(format!("`{}` may not use `crate::{used}`", layer.name));
        }
    }
    for name in dependencies {
        if layer.crates != ALL && !layer.crates.contains(&name.as_str()) && uses(&code, name) {
            found.push(format!("`{}` may not use the crate `{name}`", layer.name));
        }
    }
    found
}

/// The source without comments, strings and the unit tests at its end.
fn code_only(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut out = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
                out.push('\n');
            }
            '"' => {
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => {
                            chars.next();
                        }
                        '"' => break,
                        _ => {}
                    }
                }
                out.push_str("\"\"");
            }
            // A quoted quote is no string.
            '\'' if chars.peek() == Some(&'"') => {
                chars.next();
            }
            '\'' if chars.peek() == Some(&'\\') => {
                chars.next();
                chars.next();
            }
            c => out.push(c),
        }
    }
    out
}

/// First path elements after `crate::`, those in braces included.
fn crate_paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        if let Some(list) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                    ':' if depth == 0 => {
                        found.push(std::mem::take(&mut name));
                        depth += 100;
                    }
                    ',' if depth == 100 => depth = 0,
                    c if depth == 0 && is_name(c) => name.push(c),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(after.chars().take_while(|c| is_name(*c)).collect());
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn uses(code: &str, name: &str) -> bool {
    let needle = format!("{name}::");
    code.match_indices(&needle).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
            || code.get(..at).is_some_and(|before| before.ends_with("use ::"))
    })
}

fn check_folder(layer: &Layer, folder: &Path, dependencies: &BTreeSet<String>, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "tests" || name.ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            check_folder(layer, &path, dependencies, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            found.extend(
                violations(layer, &source, dependencies).into_iter().map(|what| format!("{}: {what}", path.display())),
            );
        }
    }
}

#[test]
fn every_layer_knows_only_whom_it_may_know() {
    let dependencies = dependencies();
    let mut found = Vec::new();
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap();
            let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
                panic!("{name} is in no layer table")
            };
            check_folder(layer, &path, &dependencies, &mut found);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    fn walk(folder: &Path, silent: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, silent);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !fs::read_to_string(&path).unwrap().starts_with("//!")
            {
                silent.push(path.display().to_string());
            }
        }
    }
    let mut silent = Vec::new();
    walk(Path::new("src"), &mut silent);
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn the_check_itself_finds_what_is_forbidden() {
    let dependencies: BTreeSet<String> = ["sled", "serde", "reqwest"].map(str::to_owned).into();
    let domain = &LAYERS[0];
    let bad = |source: &str| violations(domain, source, &dependencies);
    assert_eq!(bad("use crate::evidence::Log;").len(), 1);
    assert_eq!(bad("use crate::{domain::Desk, ui, text::{Text, tr}};").len(), 2);
    assert_eq!(bad("fn f() { crate::runtime::clock::now(); }").len(), 1);
    assert_eq!(bad("use sled::Db;").len(), 1);
    assert_eq!(bad("let x: sled::Db;").len(), 1);
    assert_eq!(bad("use ::reqwest::Client;").len(), 1);
    assert!(
        bad("use crate::domain::Desk;\nuse serde::Serialize;\n// use sled::Db;\nlet s = \"crate::ui::x\";").is_empty()
    );
    assert!(bad("use super::unsled::Db;").is_empty());
}
