//! Notices that the terminal is gone: closed, or the connection lost.
//!
//! The reader of keys cannot tell it: on a terminal that is gone it reads nothing, again and again, as fast as it can. A
//! signal tells it to some programs only: not to those in another session, nor where it is ignored.

use std::io;

use tokio::sync::mpsc;

/// Says once that the terminal on standard input is gone. Where the system cannot tell, nothing is ever said.
pub fn watch() -> io::Result<mpsc::Receiver<()>> {
    let (say, heard) = mpsc::channel(1);
    #[cfg(unix)]
    std::thread::Builder::new().name("vagt-hangup".to_owned()).spawn(move || {
        if wait().unwrap_or(false) {
            // The desk is closing for another reason: nobody asks any more.
            let _ = say.blocking_send(());
            quiet();
        }
    })?;
    #[cfg(not(unix))]
    drop(say);
    Ok(heard)
}

/// Whether a failed write says that the terminal is gone. That is a way to leave, as the hang-up is of which it is told
/// sooner or later; whichever comes first, nothing has failed.
pub fn is_told_by(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        let gone = [Errno::IO, Errno::NXIO, Errno::PIPE].map(Errno::raw_os_error);
        error.raw_os_error().is_some_and(|code| gone.contains(&code))
    }
    #[cfg(not(unix))]
    {
        error.kind() == io::ErrorKind::BrokenPipe
    }
}

/// Waits until the terminal is gone; false where it cannot be waited for.
#[cfg(unix)]
fn wait() -> rustix::io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = io::stdin();
    // Of a terminal that is gone it is always told; nothing else is asked, so that a key wakes nobody here.
    let mut asked = [PollFd::new(&stdin, PollFlags::empty())];
    loop {
        match poll(&mut asked, None) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(asked.iter().any(|asked| asked.revents().intersects(PollFlags::HUP | PollFlags::ERR)))
}

/// Gives the reader of keys something to wait for that never comes, so that it does not spin until the program ends.
#[cfg(unix)]
fn quiet() {
    let Ok((silence, open)) = rustix::pipe::pipe() else { return };
    if rustix::stdio::dup2_stdin(&silence).is_ok() {
        // Closed, the other end would be an end of file, and that is what makes it spin.
        loop {
            std::thread::park();
            let _ = &open;
        }
    }
}
