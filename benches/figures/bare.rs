//! The bare program that the desk is held against: ratatui, a list in a border, a selection that moves. Nothing else.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, List, ListState};

use crate::Taken;
use crate::clerk::TITLES;

/// The argument with which this program is the bare one.
pub(crate) const WORD: &str = "bare";
/// What is on its screen once it is drawn.
pub(crate) const TITLE: &str = "Bare list";

const ROWS: usize = 200;

/// Runs it until `q`.
pub(crate) fn run() -> Taken<()> {
    let mut terminal = ratatui::try_init()?;
    // Rows as unlike each other as incidents are: a list that scrolls then writes as much as a real one.
    let rows: Vec<String> =
        TITLES.iter().cycle().zip(1..=ROWS).map(|(title, row)| format!("26-A{row:<5} {title}")).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let list = List::new(rows.iter().map(String::as_str))
                .block(Block::bordered().title(TITLE))
                .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        if let Event::Key(key) = event::read()? {
            if key.code == KeyCode::Char('j') {
                state.select_next();
            } else if key.code == KeyCode::Char('k') {
                state.select_previous();
            } else if key.code == KeyCode::Char('q') {
                break;
            }
        }
    }
    Ok(ratatui::try_restore()?)
}
