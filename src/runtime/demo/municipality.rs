//! The files of Fjordby Kommune, which does not exist: written where the desk reads its configuration.

use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

use crate::text::Language;

const PEOPLE: &str = include_str!("municipality/people.toml");
const SYSTEMS: &str = include_str!("municipality/systems.toml");
const SUPPLIERS: &str = include_str!("municipality/suppliers.toml");
const CONFIG: &str = include_str!("municipality/config.toml");
/// The addresses in `suppliers.toml` before there is a port.
const NO_PORT: &str = "http://127.0.0.1:0/";
/// Holds the port, and tells a demo's folder from somebody's own configuration.
const PORT: &str = "port";

/// The port of an earlier demo in `folder`; `None` for a folder that nobody uses.
///
/// A folder with somebody's own files is refused ([`ErrorKind::AlreadyExists`]): they would be overwritten.
pub(super) fn earlier_port(folder: &Path) -> Result<Option<u16>> {
    match fs::read_to_string(folder.join(PORT)) {
        Ok(text) => {
            if let Ok(port) = text.trim().parse() {
                return Ok(Some(port));
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let own = ["people.toml", "systems.toml", "suppliers.toml", "config.toml"];
    match own.into_iter().find(|name| folder.join(name).exists()) {
        Some(name) => Err(Error::new(
            ErrorKind::AlreadyExists,
            format!("{} is not a demo's: choose another folder", folder.join(name).display()),
        )),
        None => Ok(None),
    }
}

/// Writes those of the files that are not in `folder`, with the suppliers' feeds on `port` of this machine. What somebody
/// made of an earlier demo's stays as it is, but for the port of its suppliers.
pub(super) fn write(folder: &Path, port: u16, language: Language) -> Result<()> {
    fs::create_dir_all(folder)?;
    let earlier = earlier_port(folder)?;
    // First, so that a demo cut short is still known as one.
    fs::write(folder.join(PORT), format!("{port}\n"))?;
    let here = format!("http://127.0.0.1:{port}/");
    let suppliers = SUPPLIERS.replace(NO_PORT, &here);
    let config = format!("{CONFIG}language = \"{}\"\n", language.key());
    for (name, text) in
        [("people.toml", PEOPLE), ("systems.toml", SYSTEMS), ("suppliers.toml", &suppliers), ("config.toml", &config)]
    {
        let path = folder.join(name);
        match fs::read_to_string(&path) {
            Ok(own) => {
                let moved = earlier.map(|earlier| own.replace(&format!("http://127.0.0.1:{earlier}/"), &here));
                if let Some(moved) = moved.filter(|moved| name == "suppliers.toml" && *moved != own) {
                    fs::write(path, moved)?;
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => fs::write(path, text)?,
            // What cannot be read as text is somebody's all the same; the desk says what is wrong with it.
            Err(error) if error.kind() == ErrorKind::InvalidData => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
