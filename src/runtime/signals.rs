//! Signals that end the program: they are an ordinary way to leave.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether one came, from the time before there is a runtime to listen.
#[derive(Debug)]
pub struct Caught(Arc<AtomicBool>);

impl Caught {
    /// Notes signals from now on, instead of dying of them.
    pub fn from_now_on() -> io::Result<Self> {
        let came = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
            for signal in [SIGTERM, SIGHUP, SIGINT] {
                signal_hook::flag::register(signal, came.clone())?;
            }
        }
        Ok(Self(came))
    }
}

/// What listens to them.
#[derive(Debug)]
pub struct Signals {
    /// One that came before, until it is told.
    early: bool,
    #[cfg(unix)]
    listened: [tokio::signal::unix::Signal; 3],
}

impl Signals {
    /// Listens from now on; what was `caught` before counts as heard.
    pub fn listen(caught: &Caught) -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let kinds = [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()];
            let [terminate, hangup, interrupt] = kinds.map(signal);
            let listened = [terminate?, hangup?, interrupt?];
            Ok(Self { early: caught.0.load(Ordering::Acquire), listened })
        }
        #[cfg(not(unix))]
        Ok(Self { early: caught.0.load(Ordering::Acquire) })
    }

    /// Waits for the next one, whichever it is.
    pub async fn any(&mut self) {
        if std::mem::take(&mut self.early) {
            return;
        }
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
