//! A form: its fields with what is typed so far, the fault where it lies, the keys at its foot. Its size and the places of
//! its fields hang on what it asks, never on where the focus is: nothing jumps while one types.

mod closing;
mod field;
mod filing;
mod meeting;
mod message;
mod procedure;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::{KeyHint, boxed, key_hint, own_hints};
use crate::app::{
    App, Content, Fault, Field, FieldName, FollowUpForm, Form, LegalForm, Purpose, Shape, Understood, understood,
};
use crate::domain::playbook::StepState;
use crate::domain::{Fact, Incident};
use crate::input::Action;
use crate::tr;
use crate::ui::pane;
use crate::ui::rows::{Beyond, cut, wrap};
use crate::ui::screen::steps;
use crate::ui::{Look, layout, words};

/// The key that begins a new line where a field has several.
const NEW_LINE: &str = "Alt-Enter";
/// Lines at the foot that are always there, the empty one above the words included.
const FOOT: usize = 3;
/// Lines of what was said of a step, in the form that ticks it.
const SAID: usize = 3;

/// The lines of a form, and where the cursor stands among them.
#[derive(Default)]
struct Page {
    lines: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
    /// Line of the field in focus.
    focus: usize,
    /// Line after it and the options that belong to it.
    below: usize,
    /// The options of the pick in focus, which lie over the fields below it, and the line where they begin.
    options: Option<(usize, Vec<Line<'static>>)>,
    /// Lines that there must be, so that the options of every pick have room.
    least: usize,
    /// Line after the last that says something: what is kept free for options is nothing to scroll to.
    said: usize,
}

/// Draws the form over `body`.
pub(super) fn draw(app: &App, look: &Look, form: &Form, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let width = body.width.saturating_sub(4).min(92);
    let inner_width = usize::from(width.saturating_sub(3));
    let page = page(app, look, form, inner_width);
    let foot = foot(app, look, form, inner_width);
    let wanted = page.lines.len() + foot.len() + 2;
    let area = layout::middle(body, width, u16::try_from(wanted).unwrap_or(u16::MAX));
    let inner = boxed(look, &title(app, look, form.purpose()), frame, area);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    let below = u16::try_from(foot.len()).unwrap_or(0).min(inner.height);
    let mut list = Rect { height: inner.height - below, ..inner };
    // Where it goes on is said on a line of its own: the foot has words, and so has the list.
    if page.said > usize::from(list.height) && list.height > 1 {
        list.height -= 1;
    }
    let height = usize::from(list.height);
    // Where there is no room for all, the field in focus is in sight, with its options if it has any.
    let first = page.lines.len().saturating_sub(height).min(page.below.saturating_sub(height)).min(page.focus);
    let beyond = Beyond { above: first > 0, below: page.said > first + height };
    let lines: Vec<Line<'_>> = page.lines.into_iter().skip(first).take(height).collect();
    frame.render_widget(Paragraph::new(lines), list);
    frame.render_widget(Paragraph::new(foot), Rect { y: inner.bottom() - below, height: below, ..inner });
    pane::more(look, beyond, frame, list);
    if let Some((column, line)) = page.cursor
        && let Some(line) = line.checked_sub(first).filter(|line| *line < height)
    {
        let at = |from: u16, by: usize, end: u16| {
            from.saturating_add(u16::try_from(by).unwrap_or(u16::MAX)).min(end.saturating_sub(1))
        };
        frame.set_cursor_position(Position::new(at(list.x, column, list.right()), at(list.y, line, list.bottom())));
    }
    own_hints(app, look, &keys(app, look, form), frame, bottom);
}

/// The keys that do something in the field in focus.
fn keys(app: &App, look: &Look, form: &Form) -> Vec<KeyHint> {
    let text = &look.text;
    let hint = |action| key_hint(app, look, action);
    let mut hints = vec![hint(Action::Submit)];
    if let (Purpose::Close { .. }, Some((_, word))) = (form.purpose(), hints.first_mut()) {
        *word = tr!(text, "hint-close");
    }
    if form.fields().len() > 1 {
        hints.push(hint(Action::NextField));
    }
    match form.focused().map(|field| &field.content) {
        Some(Content::Choice { .. }) => hints.push(hint(Action::ChooseNext)),
        Some(Content::Pick(pick)) if pick.is_many() => hints.push(hint(Action::Pick)),
        // The editor's own key, which no keymap changes.
        Some(Content::Text { shape: Shape::Prose, .. }) => hints.push((NEW_LINE.to_owned(), tr!(text, "ui-new-line"))),
        Some(Content::Pick(_) | Content::Text { .. }) | None => {}
    }
    if !form.fields().is_empty() && !matches!(form.purpose(), Purpose::Update { .. }) {
        let (keys, _) = hint(Action::StartAfresh);
        hints.push((keys, tr!(text, "hint-start-afresh")));
    }
    hints.push(hint(Action::Back));
    hints
}

fn title(app: &App, look: &Look, purpose: &Purpose) -> String {
    let words = words::purpose(&look.text, purpose);
    let number = purpose.incident().and_then(|id| app.desk().summary(id)).map(|incident| incident.number.to_string());
    number.map_or_else(|| words.clone(), |number| format!("{words} · {number}"))
}

fn page(app: &App, look: &Look, form: &Form, width: usize) -> Page {
    let mut page = Page::default();
    for words in intro(app, look, form, width) {
        page.lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, look.theme.faint())));
    }
    page.lines.extend(message::intro(app, look, form, width));
    if let Some((words, style)) = waits(app, look, form.purpose()) {
        page.lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, style)));
    }
    let unanswered = app.unanswered(form);
    if !page.lines.is_empty() {
        page.lines.push(Line::default());
    }
    let focused = form.focused().map(|field| field.name);
    for field in form.fields().iter().filter(|field| form.is_asked(field.name)) {
        let focus = focused == Some(field.name);
        if focus {
            page.focus = page.lines.len();
        }
        let blamed = form.fault().is_some_and(|(at, _)| at == Some(field.name)) || unanswered.contains(&field.name);
        let mut said = procedure::said(app, look, form.purpose(), field);
        said.label = filing::label(app, look, form, field.name).or(said.label);
        said.label.get_or_insert_with(|| label_of(app, look, form, field.name));
        said.taken = taken_for(app, look, field);
        said.example = example(look, field);
        if field.name == FieldName::Reach && form.reach_is_of_a_system() {
            said.value = reach_offered(look, field);
        }
        field::draw(&mut page, look, (field, &said), focus, blamed, width);
        if focus {
            page.below = page.lines.len();
        }
    }
    page.said = page.lines.len();
    let least = page.least.max(page.said);
    page.lines.resize(least, Line::default());
    if let Some((at, options)) = page.options.take() {
        page.below = at + options.len();
        page.said = page.said.max(page.below);
        for (line, option) in page.lines.iter_mut().skip(at).zip(options) {
            *line = option;
        }
    }
    page
}

/// What the step waits for, which no filling in changes.
fn waits(app: &App, look: &Look, purpose: &Purpose) -> Option<(String, Style)> {
    let (Purpose::Step { incident, step } | Purpose::Skip { incident, step }) = purpose else { return None };
    let list = app.desk().checklist(app.desk().incident(*incident)?)?;
    let step = list.step(step).filter(|step| step.state == StepState::Waiting)?;
    steps::waits(app, look, &list, step)
}

/// The reach as offered, with what it is offered for.
fn reach_offered(look: &Look, field: &Field) -> Option<String> {
    let Content::Choice { options, at } = &field.content else { return None };
    let reach = words::choice(&look.text, *options.get(*at)?);
    Some(tr!(look.text, "form-reach-of-system", reach = reach))
}

/// What a time or a day that is typed in short is taken for: a clock time that has been today is tomorrow's.
fn taken_for(app: &App, look: &Look, field: &Field) -> Option<String> {
    let Content::Text { editor, shape } = &field.content else { return None };
    let words = match understood(*shape, editor.value(), app.now())? {
        Understood::Moment(at) => look.text.with_day(at, app.now()),
        Understood::Day(day) => look.text.date(day),
    };
    Some(format!("= {words}"))
}

/// How a time or a day may be typed.
fn example(look: &Look, field: &Field) -> Option<String> {
    let Content::Text { shape, .. } = &field.content else { return None };
    match shape {
        Shape::Time => Some(tr!(look.text, "form-example-time")),
        Shape::Ahead => Some(tr!(look.text, "form-example-ahead")),
        Shape::Day => Some(tr!(look.text, "form-example-day")),
        Shape::Line | Shape::Prose => None,
    }
}

/// What a field is called; a free field has the name that its template gives it.
fn label_of(app: &App, look: &Look, form: &Form, name: FieldName) -> String {
    if let (FieldName::Free(place), Purpose::FromTemplate { template, .. }) = (name, form.purpose()) {
        let template = app.desk().register().templates().get(template);
        let field = template.and_then(|template| template.fields().get(usize::from(place)).map(ToString::to_string));
        return field.unwrap_or_default();
    }
    let second = form.other_word().is_some();
    if second && name == FieldName::Isg {
        tr!(look.text, "field-isg-else")
    } else if second && name == FieldName::Action {
        tr!(look.text, "field-action-else")
    } else {
        words::field(&look.text, name)
    }
}

/// What the form is about, before it asks.
fn intro(app: &App, look: &Look, form: &Form, width: usize) -> Vec<String> {
    let (text, purpose) = (&look.text, form.purpose());
    let title_of = |incident: &Incident| format!("{} {}", incident.number, incident.title);
    match purpose {
        Purpose::Step { incident, step } | Purpose::Skip { incident, step } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let Some(list) = app.desk().checklist(incident) else { return Vec::new() };
            let Some(step) = list.step(step) else { return Vec::new() };
            let said = steps::said(app, look, incident, step).into_iter().map(|(words, _)| cut(&words, width * SAID));
            let on_record = step.step.note.then(|| on_record(look, incident));
            std::iter::once(text.pick(&step.step.title).to_owned()).chain(said).chain(on_record).collect()
        }
        Purpose::Close { incident } => closing::intro(app, look, *incident, width),
        Purpose::Severity { incident } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let proposal = app.desk().proposal(incident);
            let mut lines = vec![tr!(text, "form-severity-proposed", level = text.severity(proposal.level))];
            let reasons = proposal.reasons.iter().filter(|rule| rule.level() == proposal.level);
            lines.extend(reasons.map(|rule| format!("· {}", text.severity_rule(*rule))));
            lines
        }
        Purpose::Insert { .. } | Purpose::Update { .. } => procedure::intro(app, look, purpose, width),
        Purpose::Legal { incident, form } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            legal_intro(app, look, incident, *form)
        }
        Purpose::Duty { duty } => vec![format!("P{:02} {}", duty.row(), text.duty(*duty))],
        Purpose::FollowUp { incident, form: FollowUpForm::Change, item } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let action = item.map(|item| format!(" · {item}")).unwrap_or_default();
            vec![format!("{}{action}", title_of(incident)), tr!(text, "form-change-action")]
        }
        Purpose::Attach { incident } => {
            let title = app.desk().incident(*incident).map(title_of);
            title.into_iter().chain([tr!(text, "form-attach-path")]).collect()
        }
        Purpose::FollowUp { incident, form, item: None } if FollowUpForm::Agree == *form => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let skip = app.keymap().keys_for(app.places_of_screen(), Action::SkipStep);
            let skip = skip.map_or_else(|| "?".to_owned(), |keys| words::keys(text, &keys));
            vec![title_of(incident), tr!(text, "form-agree-none", key = skip)]
        }
        Purpose::Note { incident }
        | Purpose::Assign { incident }
        | Purpose::Reopen { incident }
        | Purpose::Attempt { incident, .. }
        | Purpose::Advise { incident }
        | Purpose::FollowUp { incident, .. } => app.desk().incident(*incident).map(title_of).into_iter().collect(),
        Purpose::Chair { incident } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let usual = app.desk().isg_chair(app.now()).map(|person| text.person(app.desk(), person));
            let begins = incident.decisions.call_out.met_at.is_none().then(|| tr!(text, "form-chair-begins"));
            let by_role = usual.map(|person| tr!(text, "form-chair-by-role", person = person));
            [title_of(incident)].into_iter().chain(by_role).chain(begins).collect()
        }
        Purpose::Meeting { meeting, form } => meeting::intro(app, look, *meeting, form),
        Purpose::SetUp => {
            let folder = app.set_up().map(|offer| offer.folder.to_string()).unwrap_or_default();
            vec![tr!(text, "set-up-welcome"), tr!(text, "set-up-files", folder = folder)]
        }
        Purpose::Word { incident, .. } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let level = text.severity(app.desk().severity(incident));
            let mut lines = vec![cut(&format!("{} · {level}", title_of(incident)), width)];
            if app.desk().severity(incident) == crate::domain::severity::Severity::Serious {
                lines.push(tr!(text, "form-word-serious"));
            }
            if let Some(other) = form.other_word() {
                let (role, who) = (text.role_short(other.side.role()), text.person(app.desk(), &other.person));
                let (isg, action) = (text.isg_choice(other.isg), other.action.as_str().replace('\n', " "));
                lines.push(tr!(text, "form-word-other", role = role, who = who, isg = isg, action = action));
            }
            lines
        }
        Purpose::Call { person, .. } => vec![text.person(app.desk(), person)],
        Purpose::Register { .. }
        | Purpose::Amend { .. }
        | Purpose::DraftMessage { .. }
        | Purpose::FromTemplate { .. }
        | Purpose::EditMessage { .. }
        | Purpose::RefreshMessage { .. }
        | Purpose::ApproveMessage { .. }
        | Purpose::ApproveByPhone { .. }
        | Purpose::ConfirmApproval { .. }
        | Purpose::ApproveTemplate { .. }
        | Purpose::ApproveTemplateByPhone { .. }
        | Purpose::ConfirmTemplate { .. }
        | Purpose::SendMessage { .. }
        | Purpose::WithdrawMessage { .. }
        | Purpose::NotAffected { .. }
        | Purpose::SetFact { .. } => Vec::new(),
    }
}

/// What is written of the incident already, where a step is about writing it down.
fn on_record(look: &Look, incident: &Incident) -> String {
    let counts = incident.timeline.iter().filter(|have| have.void.is_none());
    let notes = counts.filter(|have| matches!(have.entry.fact, Fact::NoteAdded { .. })).count();
    tr!(look.text, "form-on-record", notes = notes, files = incident.attachments.len())
}

/// Title, how it stands so far, and the clock that the form would stop.
fn legal_intro(app: &App, look: &Look, incident: &Incident, form: LegalForm) -> Vec<String> {
    let text = &look.text;
    let mut lines = vec![format!("{} {}", incident.number, incident.title)];
    let clocks = app.desk().clocks(incident);
    let clock = clocks.iter().find(|clock| form.clock(incident) == Some(clock.id));
    lines.extend(clock.map(|clock| format!("{} · {}", text.clock_line(clock, app.now()), text.clock_source(clock.id))));
    lines.extend(text.filings(app.desk(), incident, app.now()));
    lines
}

/// What a field is called, in the playbook's own words where it has them.
fn named(app: &App, look: &Look, form: &Form, field: &Field) -> String {
    let own = filing::label(app, look, form, field.name);
    let own = own.or_else(|| procedure::said(app, look, form.purpose(), field).label);
    own.unwrap_or_else(|| label_of(app, look, form, field.name))
}

/// The fault, or what did not fit, or that a draft was restored, or what the rules propose; as high in every case.
fn foot(app: &App, look: &Look, form: &Form, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let mut lines = vec![Line::default()];
    let unanswered = app.unanswered(form);
    if unanswered.len() > 1 {
        let names: Vec<String> = form
            .fields()
            .iter()
            .filter(|field| unanswered.contains(&field.name))
            .map(|field| named(app, look, form, field).trim_end_matches('?').to_owned())
            .collect();
        let words = format!("! {}", tr!(text, "fault-several-unanswered", names = names.join(" · ")));
        lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.alarm())));
    } else if let Some((at, fault)) = form.fault() {
        let words = match fault {
            Fault::Refused(refusal) => {
                let about = form.purpose().incident().and_then(|id| app.desk().incident(id));
                let explained = text.refusal_on_screen(app.desk(), about, refusal);
                explained.hint.map_or_else(|| explained.error.clone(), |hint| format!("{} {hint}", explained.error))
            }
            Fault::NoCode => tr!(text, "fault-no-code"),
            Fault::NoTime => tr!(text, "fault-no-time"),
            Fault::NoDay => tr!(text, "fault-no-day"),
            Fault::Unanswered(question) => tr!(text, "fault-unanswered", question = text.question(*question)),
            Fault::NoNumber => tr!(text, "fault-no-number"),
            Fault::InputMissing => tr!(text, "fault-input-missing"),
            Fault::NoSystemPicked => tr!(text, "fault-no-system-picked"),
            Fault::FileMissing => tr!(text, "fault-file-missing"),
            Fault::NobodyPicked => tr!(text, "fault-nobody-picked"),
            Fault::NameMissing => tr!(text, "fault-name-missing"),
            Fault::NotConfirmed => tr!(text, "fault-not-confirmed"),
        };
        // A question names itself.
        let blamed = at.filter(|_| !matches!(fault, Fault::Unanswered(_)) && form.fields().len() > 1);
        let label = blamed.and_then(|name| form.fields().iter().find(|field| field.name == name));
        let label = label.map(|field| format!("{}: ", named(app, look, form, field)));
        let words = format!("! {}{words}", label.unwrap_or_default());
        lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.alarm())));
    } else if let Some(max) = form.focused().and_then(field::overflowed) {
        lines.push(Line::styled(cut(&tr!(text, "form-full", max = max), width), theme.alarm()));
    } else if form.is_restored() {
        lines.push(Line::styled(cut(&tr!(text, "ui-draft-restored"), width), theme.warning()));
    } else if matches!(form.purpose(), Purpose::Register { .. } | Purpose::Amend { .. } | Purpose::Step { .. }) {
        let proposed =
            app.proposed(form).map(|level| tr!(text, "form-severity-proposed", level = text.severity(level)));
        lines.extend(proposed.map(|words| Line::styled(cut(&words, width), theme.faint())));
    }
    // Long words use the empty line before they make the form higher.
    if lines.len() > FOOT {
        lines.remove(0);
    }
    lines.resize(lines.len().max(FOOT), Line::default());
    lines
}
