//! The roster: whom to call for the selected step, the on-call chain, the suppliers of what is touched.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::{App, Contact, RosterRow, Target};
use crate::domain::register::Role;
use crate::tr;
use crate::ui::Look;
use crate::ui::layout::WIDE;
use crate::ui::rows::{MARK, Row, fit, in_sight, spread};

/// Cells of the role before a name.
const ROLE: usize = 12;

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let mut place = 0;
    let mut all = Vec::new();
    let mut last_role = None;
    for row in app.roster() {
        let made = match row {
            RosterRow::ForStep => heading(look, &tr!(look.text, "roster-for-step")),
            RosterRow::Chain => heading(look, &tr!(look.text, "roster-chain")),
            RosterRow::Suppliers => heading(look, &tr!(look.text, "roster-suppliers")),
            RosterRow::Vacant(role) => Row::heading(Line::styled(
                format!("  {}{}", fit(&look.text.role_short(role), ROLE), tr!(look.text, "roster-vacant")),
                look.theme.warning(),
            )),
            RosterRow::Contact(contact) => {
                let role = match &contact {
                    Contact::Person(role, _) => Some(*role),
                    Contact::Supplier(_) => None,
                };
                let shown = role.filter(|role| last_role != Some(*role));
                last_role = role;
                let lines = lines(app, look, &contact, shown, inner.width);
                let row = Row::new(lines, Some(Target::Contact(place)), app.selected_contact() == place);
                place += 1;
                all.push(row);
                continue;
            }
        };
        last_role = None;
        all.push(made);
    }
    in_sight(all, usize::from(inner.height))
}

fn heading(look: &Look, words: &str) -> Row {
    Row::heading(Line::styled(words.to_owned(), look.theme.strong()))
}

/// Role, name and number; the role is named once for all who hold it.
fn lines(app: &App, look: &Look, contact: &Contact, role: Option<Role>, width: u16) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let cells = usize::from(width).saturating_sub(MARK);
    let name = match contact {
        Contact::Person(_, id) => app.desk().person_name(id).to_owned(),
        Contact::Supplier(id) => app
            .desk()
            .register()
            .suppliers()
            .get(id)
            .map_or_else(|| id.to_string(), |supplier| supplier.name.to_string()),
    };
    let phone = app.phone_of(contact).map_or_else(|| tr!(text, "roster-no-number"), str::to_owned);
    let role = match contact {
        Contact::Person(..) => fit(&role.map(|role| text.role_short(role)).unwrap_or_default(), ROLE),
        Contact::Supplier(_) => String::new(),
    };
    if width >= WIDE {
        let mut spans = vec![Span::styled(role.clone(), theme.faint())];
        let room = cells.saturating_sub(role.width());
        spans.extend(spread(&name, ratatui::style::Style::new(), &phone, theme.strong(), room));
        return vec![Line::from(spans)];
    }
    // A name that would push its number out gets a line of its own: the number is what one is looking for.
    if name.width() + phone.width() < cells {
        return vec![Line::from(spread(&name, ratatui::style::Style::new(), &phone, theme.strong(), cells))];
    }
    vec![
        Line::raw(fit(&name, cells)),
        Line::from(spread("", ratatui::style::Style::new(), &phone, theme.strong(), cells)),
    ]
}
