//! A municipality to try the desk with: Fjordby Kommune with its people, systems and suppliers, all invented, and the
//! suppliers' status pages served on loopback, where a story of outages goes on.
//!
//! The desk knows nothing of it: it reads the files as anybody's, and polls the pages as real ones.
//!
//! ```text
//! episodes ─ scenario(supplier, elapsed) ─▶ SupplierState ─ Writer::page ─▶ server ─ HTTP ─▶ the desk's own feeds
//! ```

mod cast;
mod episodes;
mod municipality;
mod page;
mod scenario;
mod server;
#[cfg(test)]
mod tests;

use std::io::Result;
use std::net::Ipv4Addr;
use std::path::Path;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::clock;
use crate::text::Language;
use page::Writer;
use server::Stage;

/// The demo while it runs: simulated suppliers on loopback. Dropping it stops them.
#[derive(Debug)]
pub struct Demo {
    server: JoinHandle<()>,
}

impl Demo {
    /// Starts the suppliers, and the story with them, and writes the municipality's files (`people.toml`,
    /// `systems.toml`, `suppliers.toml`, `config.toml`, and `port` for the next start) to `config_dir`, which is made
    /// if need be. Must be called inside a tokio runtime.
    ///
    /// Files of an earlier demo stay as they are, on the same port if it is free. A folder with somebody's own files
    /// is refused with [`std::io::ErrorKind::AlreadyExists`].
    pub async fn start(config_dir: &Path, language: Language) -> Result<Self> {
        let listener = listen(municipality::earlier_port(config_dir)?).await?;
        municipality::write(config_dir, listener.local_addr()?.port(), language)?;
        let writer = Writer { language, began_at: clock::now() };
        Ok(Self { server: server::serve(listener, Stage { began: Instant::now(), writer }) })
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Listens on `wanted` if it is free, else where the system says.
async fn listen(wanted: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = wanted
        && let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
    {
        return Ok(listener);
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
}
