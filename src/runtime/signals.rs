//! Signals that end the program: they are an ordinary way to leave.

use std::io;

/// What listens to them.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    listened: [tokio::signal::unix::Signal; 3],
}

impl Signals {
    /// Listens from now on.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let kinds = [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()];
            let [terminate, hangup, interrupt] = kinds.map(signal);
            Ok(Self { listened: [terminate?, hangup?, interrupt?] })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits for the next one, whichever it is.
    pub async fn any(&mut self) {
        #[cfg(unix)]
        {
            let [terminate, hangup, interrupt] = &mut self.listened;
            tokio::select! {
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        #[cfg(not(unix))]
        std::future::pending::<()>().await;
    }
}
