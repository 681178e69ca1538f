//! The roster: whom to call for the selected step, the on-call chain, the suppliers of what is touched.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::{App, Contact, RosterRow, Target};
use crate::domain::playbook::Checklist;
use crate::domain::register::Role;
use crate::tr;
use crate::ui::Look;
use crate::ui::layout::WIDE;
use crate::ui::rows::{MARK, Row, fit, in_sight, spread};

/// Cells of the role before a name, the one between them included.
const ROLE: usize = 13;

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, list: Option<&Checklist<'_>>, inner: Rect) -> Vec<Row> {
    let mut place = 0;
    let mut all = Vec::new();
    let mut last_role = None;
    let wide = inner.width >= WIDE;
    for row in app.roster(list) {
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
                if let Some(role) = shown.filter(|_| !wide) {
                    all.push(Row::heading(Line::styled(look.text.role_short(role), look.theme.faint())));
                }
                let line = line(app, look, &contact, shown, inner.width);
                all.push(Row::new(vec![line], Some(Target::Contact(place)), app.selected_contact() == place));
                place += 1;
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

/// Role, name and number. The role is named once for all who hold it; where there is no room for it, above them. The name
/// gives way to the number, which is what one is looking for.
fn line(app: &App, look: &Look, contact: &Contact, role: Option<Role>, width: u16) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let cells = usize::from(width).saturating_sub(MARK);
    let name = match contact {
        Contact::Person(_, id) => text.person(app.desk(), id),
        Contact::Supplier(id) => app.desk().supplier_name(id).to_owned(),
    };
    let phone = app.phone_of(contact).map_or_else(|| tr!(text, "roster-no-number"), str::to_owned);
    let role = match contact {
        Contact::Person(..) if width >= WIDE => fit(&role.map(|role| text.role_short(role)).unwrap_or_default(), ROLE),
        Contact::Person(..) | Contact::Supplier(_) => String::new(),
    };
    let room = cells.saturating_sub(role.width());
    let mut spans = vec![Span::styled(role, theme.faint())];
    spans.extend(spread(&name, Style::new(), &phone, theme.strong(), room));
    Line::from(spans)
}
