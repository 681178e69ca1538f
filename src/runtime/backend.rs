//! The terminal as the frames see it. A frame that changes nothing writes nothing, not even what hides the cursor again.

use std::io::{self, BufWriter, Stdout, Write as _};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What frames are drawn to.
#[derive(Debug)]
pub struct Quiet {
    inner: CrosstermBackend<BufWriter<Stdout>>,
    cursor_hidden: bool,
    size: Option<Size>,
}

impl Quiet {
    /// Standard output, written a frame at a time.
    pub fn new() -> Self {
        let out = BufWriter::with_capacity(64 * 1024, io::stdout());
        Self { inner: CrosstermBackend::new(out), cursor_hidden: false, size: None }
    }

    /// How large the terminal is from now on, as it said itself: asking it anew for each frame is felt.
    pub fn resized(&mut self, (width, height): (u16, u16)) {
        self.size = Some(Size { width, height });
    }

    /// Writes bytes beside the frame, at once.
    pub fn say(&mut self, bytes: &str) -> io::Result<()> {
        self.inner.write_all(bytes.as_bytes())?;
        io::Write::flush(&mut self.inner)
    }
}

impl Default for Quiet {
    fn default() -> Self {
        Self::new()
    }
}

impl Backend for Quiet {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_hidden {
            return Ok(());
        }
        self.cursor_hidden = true;
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_hidden = false;
        // When the screen ends, a failure here would be printed to standard error; on a terminal that is gone that is a
        // panic. The next frame meets the same failure and can say it.
        let _ = self.inner.show_cursor();
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.size.map_or_else(|| self.inner.size(), Ok)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
