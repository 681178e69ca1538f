//! The commands: one file each. They read arguments, ask the same decisions as the screen, and print for people or as JSON.
//!
//! What scripts depend on (names, JSON, exit codes) is the contract of this layer: only additions.

mod acting;
mod args;
mod attachment;
mod backup;
mod check;
mod decide;
mod decisions;
mod desk;
mod encrypt;
mod facts;
mod failure;
mod feed;
mod follow_up;
mod formats;
mod help;
mod incident;
mod json;
mod keeping;
mod legal;
mod log;
mod meeting;
mod message;
mod place;
mod playbook;
mod policy;
mod register;
mod remark;
mod report;
mod session;
mod show;
mod step;
mod template;
mod time;
mod typed;
mod unlock;
mod usage;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{
    Cli, ConfigVerb, FeedVerb, IncidentVerb, KeymapVerb, LogVerb, PlaybookVerb, PolicyVerb, Start, StepVerb, Verb,
};
use failure::Failure;
use session::Session;

/// Runs the program: parses, does, prints. 0 done, 1 failed, 2 wrong usage.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let Ok(cli) = read(&arguments) else { return usage::answer(&arguments) };
    let session = match Session::new(&cli.global) {
        Ok(session) => session,
        Err(failure) => return failure.report(),
    };
    match perform(cli, &session) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

/// What the command line says. A start is read first, and for little: it is what somebody waits for.
fn read(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    if let Ok(Start { global }) = Start::try_parse_from(arguments) {
        return Ok(Cli { global, command: None });
    }
    Cli::try_parse_from(arguments)
}

fn perform(cli: Cli, session: &Session) -> Result<ExitCode, Failure> {
    // The desk and the check tell it themselves.
    if !matches!(cli.command, None | Some(Verb::Demo { .. } | Verb::Config(ConfigVerb::Check))) {
        for problem in session.problems.iter().filter(|problem| problem.is_of_environment()) {
            session.tell(&problem.words(&session.text));
        }
    }
    match cli.command {
        None => desk::open(session),
        Some(Verb::Demo { keep }) => desk::demo(session, keep.as_deref()),
        Some(Verb::Incident(verb)) => incident(session, verb),
        Some(Verb::Step(verb)) => match verb {
            StepVerb::Done(args) => step::done(session, &args),
            StepVerb::Skip(args) => step::skip(session, &args),
            StepVerb::Reopen(args) => step::reopen(session, &args),
        },
        Some(Verb::Decide(args)) => decide::decide(session, &args),
        Some(Verb::Reach(args)) => decide::reach(session, &args),
        Some(Verb::Isg(verb)) => decide::isg(session, &verb),
        Some(Verb::Message(verb)) => message::perform(session, &verb),
        Some(Verb::Facts(args)) => facts::perform(session, &args),
        Some(Verb::Template(verb)) => template::perform(session, &verb),
        Some(Verb::Legal(verb)) => legal::perform(session, &verb),
        Some(Verb::Report(args)) => report::perform(session, &args),
        Some(Verb::FollowUp(verb)) => follow_up::perform(session, &verb),
        Some(Verb::Log(LogVerb::Verify { fingerprint })) => log::verify(session, &fingerprint),
        Some(Verb::Log(LogVerb::Export { out, attachments })) => {
            log::export(session, out.as_deref(), attachments.as_deref())
        }
        Some(Verb::Log(LogVerb::Import { backup })) => backup::import(session, &backup),
        Some(Verb::Attach(args)) => attachment::attach(session, &args),
        Some(Verb::Attachment(verb)) => attachment::run(session, &verb),
        Some(Verb::Encrypt(args)) => encrypt::encrypt(session, &args),
        Some(Verb::Decrypt) => encrypt::decrypt(session),
        Some(Verb::Backup(args)) => backup::back_up(session, &args),
        Some(Verb::Restore(args)) => backup::restore(session, &args),
        Some(Verb::Feed(verb)) => match verb {
            FeedVerb::Check(args) => feed::check(session, &args),
            FeedVerb::Formats => formats::list(session),
            FeedVerb::Add(args) => feed::add(session, &args),
            FeedVerb::List => feed::list(session),
            FeedVerb::Remove { id } => feed::remove(session, &id),
            FeedVerb::Poll { id } => feed::poll(session, id.as_deref()),
        },
        Some(Verb::Playbook(verb)) => match verb {
            PlaybookVerb::Check { files } => check::playbooks(session, &files),
            PlaybookVerb::List => playbook::list(session),
            PlaybookVerb::Insert(args) => playbook::insert(session, &args),
            PlaybookVerb::Update(args) => playbook::update(session, &args),
        },
        Some(Verb::Policy(verb)) => match verb {
            PolicyVerb::Coverage => policy::coverage(session),
            PolicyVerb::Open { row } => policy::open(session, &row),
            PolicyVerb::Changes { accept } => policy::changes(session, accept),
        },
        Some(Verb::Register(verb)) => register::perform(session, &verb),
        Some(Verb::Keymap(verb)) => match verb {
            KeymapVerb::Check { files } => check::keymaps(session, &files),
            KeymapVerb::Actions => check::actions(session),
        },
        Some(Verb::Config(ConfigVerb::Check)) => check::config(session),
        Some(Verb::Config(ConfigVerb::Profile)) => print(crate::config::profile::BUILT_IN),
        Some(Verb::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::translated(&session.text), "vagt", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    }
}

fn incident(session: &Session, verb: IncidentVerb) -> Result<ExitCode, Failure> {
    match verb {
        IncidentVerb::New(args) => incident::new(session, &args),
        IncidentVerb::List { all } => show::list(session, all),
        IncidentVerb::Show { id } => show::one(session, &id),
        IncidentVerb::Set(args) => incident::set(session, &args),
        IncidentVerb::Severity { id, level, reason, when } => {
            incident::severity(session, &id, &level, reason.as_deref(), &when)
        }
        IncidentVerb::Note { id, text, when } => incident::note(session, &id, &text, &when),
        IncidentVerb::Assign { id, person, when } => incident::assign(session, &id, &person, &when),
        IncidentVerb::Link { child, parent, when } => incident::link(session, &child, &parent, &when),
        IncidentVerb::Close { id, excuse, by, when } => {
            incident::close(session, &id, excuse.as_ref(), by.as_ref(), &when)
        }
        IncidentVerb::Reopen { id, reason, when } => incident::reopen(session, &id, reason.as_deref(), &when),
    }
}

/// Prints to standard output; a reader that went away is no failure of ours.
fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::new(&format!("standard output: {error}"))),
    }
}

/// Prints one JSON document.
fn print_json<T: serde::Serialize>(value: &T) -> Result<ExitCode, Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(|error| Failure::new(&error.to_string()))?;
    text.push('\n');
    print(&text)
}
