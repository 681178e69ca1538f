//! A command line that is asked for help, or that is wrong: answered in the user's language.
//!
//! The parser knows English only. It is asked a second time with the translated command line, and what it found is put
//! into words here; a right command line never comes this way.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{EVERY_LEAST, EVERY_MOST, YEAR_LEAST, YEAR_MOST};
use super::failure::Failure;
use super::{help, print};
use crate::config::{Config, Environment, Flags};
use crate::domain::severity::Severity;
use crate::text::Text;
use crate::tr;

/// Answers help and version on standard output with 0, everything else as a wrong usage.
pub(super) fn answer(arguments: &[OsString]) -> ExitCode {
    let environment = Environment::read();
    let text = Text::new(Config::load(&flags(arguments), &environment).0.language);
    let command = help::translated(&text);
    let Err(error) = command.clone().try_get_matches_from(arguments) else {
        // Both command lines are the same but for their words.
        return ExitCode::SUCCESS;
    };
    let colour = std::io::stdout().is_terminal() && !environment.no_color;
    let rendered = || {
        let styled = error.render();
        let plain = if colour { styled.ansi().to_string() } else { styled.to_string() };
        plain.replace("[OPTIONS]", &tr!(text, "cli-usage-options"))
    };
    if error.exit_code() == 0 {
        return print(&rendered()).unwrap_or_else(|failure| failure.report());
    }
    let code = failure(&text, &command, arguments, &error).report();
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // With no standard error there is nowhere to say it.
        let _ = write!(std::io::stderr().lock(), "\n{}", rendered());
    }
    code
}

/// What the command line says of the language, as far as it can be read.
fn flags(arguments: &[OsString]) -> Flags {
    let value = |flag: &str| {
        let at = arguments.iter().rposition(|argument| argument == flag);
        let joined = arguments
            .iter()
            .rev()
            .find_map(|argument| argument.to_str()?.strip_prefix(flag)?.strip_prefix('=').map(str::to_owned));
        joined.or_else(|| Some(arguments.get(at? + 1)?.to_string_lossy().into_owned()))
    };
    Flags {
        lang: value("--lang").and_then(|raw| raw.parse().ok()),
        config: value("--config").map(Into::into),
        ..Flags::default()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the parser may learn new kinds of mistake")]
fn failure(text: &Text, command: &Command, arguments: &[OsString], error: &clap::Error) -> Failure {
    let said = |kind| error.get(kind).map(spoken).unwrap_or_default();
    let arg = || said(ContextKind::InvalidArg);
    let given = || said(ContextKind::InvalidValue);
    let (here, path) = place(command, arguments);
    let commands = || here.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
    let told = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            tr!(text, "cli-usage-unknown-command", given = said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if arg().starts_with('-') => {
            tr!(text, "cli-usage-unknown-argument", given = arg())
        }
        ErrorKind::UnknownArgument => tr!(text, "cli-usage-surplus", given = arg()),
        ErrorKind::InvalidValue if given().is_empty() => tr!(text, "cli-usage-no-value", arg = arg()),
        ErrorKind::InvalidValue => {
            let told = tr!(text, "cli-usage-value", given = given(), arg = arg());
            tr!(text, "cli-usage-value-of", told = told, names = said(ContextKind::ValidValue))
        }
        // All such values are numbers.
        ErrorKind::ValueValidation => {
            let told = tr!(text, "cli-usage-value", given = given(), arg = arg());
            match bounds(&arg()) {
                Some((from, to)) => {
                    tr!(text, "cli-usage-number", told = told, from = from.to_string(), to = to.to_string())
                }
                None => tr!(text, "cli-usage-number-any", told = told),
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            tr!(text, "cli-usage-surplus-value", arg = arg())
        }
        ErrorKind::TooFewValues | ErrorKind::NoEquals => tr!(text, "cli-usage-no-value", arg = arg()),
        ErrorKind::MissingRequiredArgument => tr!(text, "cli-usage-missing", args = missing(here, error)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = commands();
            if names.is_empty() {
                let missing = here.get_positionals().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                tr!(text, "cli-usage-missing", args = missing)
            } else {
                tr!(text, "cli-usage-no-command", names = names)
            }
        }
        ErrorKind::InvalidUtf8 => tr!(text, "cli-usage-not-text"),
        other => tr!(text, "cli-usage-other", said = other.to_string()),
    };
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    // An incident is registered by what it touches; the rules propose how severe it is, and somebody may say otherwise.
    let level = [given(), arg(), said(ContextKind::InvalidSubcommand)];
    let is_level = |word: &String| word == "--severity" || Severity::ALL.iter().any(|level| level.key() == word);
    if path.starts_with("vagt incident ") && !path.ends_with(" severity") && level.iter().any(is_level) {
        return Failure::usage(&told).hint(&tr!(text, "cli-usage-severity-hint"));
    }
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(meant) = meant(here, &path, &said(ContextKind::InvalidSubcommand))
    {
        return Failure::usage(&told).hint(&tr!(text, "cli-did-you-mean", name = meant));
    }
    let hint = match suggested.into_iter().map(said).find(|name| !name.is_empty()) {
        Some(name) => tr!(text, "cli-did-you-mean", name = name),
        None => tr!(text, "cli-usage-hint", command = path),
    };
    Failure::usage(&told).hint(&hint)
}

/// The whole command that was meant by a word that is none here: help, or a verb that stands below another command, of
/// incidents before all others.
fn meant(here: &Command, path: &str, given: &str) -> Option<String> {
    if given == "help" {
        return Some(format!("{path} --help"));
    }
    let below = |command: &Command| command.get_subcommands().any(|verb| verb.get_name() == given);
    let mut found = here.get_subcommands().filter(|command| below(command)).map(Command::get_name);
    let first = found.next()?;
    let name = if found.any(|name| name == "incident") { "incident" } else { first };
    Some(format!("{path} {name} {given}"))
}

/// What is missing, each with what it may be where only few things will do.
fn missing(here: &Command, error: &clap::Error) -> String {
    let names = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(several)) => several.clone(),
        other => other.map(spoken).into_iter().collect(),
    };
    // Only then does an argument know how it is called.
    let mut built = here.clone();
    built.build();
    let one = |name: String| {
        let values = built.get_arguments().find(|arg| arg.to_string() == name).map(clap::Arg::get_possible_values);
        let values: Vec<String> = values.into_iter().flatten().map(|value| value.get_name().to_owned()).collect();
        if values.is_empty() { name } else { format!("{name} ({})", values.join(", ")) }
    };
    names.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Between what a number must lie: the flag is named with what stands for its value.
fn bounds(arg: &str) -> Option<(i64, i64)> {
    match arg.split_whitespace().next()? {
        "--every" => Some((EVERY_LEAST, EVERY_MOST)),
        "--year" => Some((YEAR_LEAST, YEAR_MOST)),
        _ => None,
    }
}

/// The command that the arguments lead to, and how it is called.
fn place<'c>(command: &'c Command, arguments: &[OsString]) -> (&'c Command, String) {
    let mut here = command;
    let mut path = command.get_name().to_owned();
    for sub in arguments.iter().skip(1) {
        if let Some(below) = here.find_subcommand(sub) {
            here = below;
            path = format!("{path} {}", below.get_name());
        }
    }
    (here, path)
}

fn spoken(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(several) => several.join(", "),
        ContextValue::StyledStr(styled) => styled.to_string(),
        ContextValue::StyledStrs(several) => several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::None | ContextValue::Bool(_) | _ => String::new(),
    }
}
