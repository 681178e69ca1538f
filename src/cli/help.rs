//! The words of `--help` in the user's language: set on the command line as it was declared, from `cli-help-…` messages.
//!
//! The English ones are the doc comments of `args` word for word; a test holds them together and finds what has no
//! words in the other language.

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Cli;
use crate::text::Text;
use crate::tr;

/// Where help and version stand among the options, whatever a command has of its own: behind them all.
const LAST: usize = 900;

/// The command line in the language of `text`.
pub(super) fn translated(text: &Text) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST + 1);
    command(text, Cli::command().disable_version_flag(true).arg(version), "cli-help")
}

fn command(text: &Text, command: Command, path: &str) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST);
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", tr!(text, "cli-usage"));
    let headed = |arg: Arg| {
        let heading = if arg.is_positional() { tr!(text, "cli-arguments") } else { tr!(text, "cli-options") };
        worded(text, arg, path).help_heading(heading)
    };
    command
        .about(words(text, path))
        .long_about(None::<&str>)
        .help_template(template)
        .subcommand_help_heading(tr!(text, "cli-commands"))
        .subcommand_value_name(tr!(text, "cli-command"))
        .disable_help_flag(true)
        .arg(help)
        .mut_args(headed)
        .mut_subcommands(|sub| {
            let path = format!("{path}-{}", sub.get_name());
            self::command(text, sub, &path)
        })
}

fn worded(text: &Text, arg: Arg, path: &str) -> Arg {
    let mut help = words(text, &message(text, &arg, path));
    let names: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut arg = match value_message(&arg) {
        Some(id) => arg.value_name(words(text, &id)),
        None => arg,
    };
    if arg.get_action().takes_values() && !names.is_empty() {
        // The parser would name them in English.
        help = format!("{help} [{}]", names.join(", "));
        arg = arg.hide_possible_values(true);
    }
    arg.help(help).long_help(None::<&str>)
}

/// The message of an argument: its own below the command, or the one that commands share.
fn message(text: &Text, arg: &Arg, path: &str) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{path}--{name}");
    if text.loader().has(&own) { own } else { format!("cli-help-arg-{name}") }
}

/// The message of what stands for a value, as FILE in `--out FILE`.
fn value_message(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let declared = arg.get_value_names().and_then(|names| names.first());
    let name = declared.map_or_else(|| arg.get_id().to_string(), ToString::to_string);
    Some(format!("cli-value-{}", name.to_lowercase().replace(['_', '|', '='], "-")))
}

fn words(text: &Text, id: &str) -> String {
    text.loader().get(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// Every message the help needs, with the English of the declaration where it has some.
    fn needed(text: &Text, command: &Command, path: &str, found: &mut Vec<(String, Option<String>)>) {
        found.push((path.to_owned(), command.get_about().map(ToString::to_string)));
        for arg in command.get_arguments() {
            found.push((message(text, arg, path), arg.get_help().map(ToString::to_string)));
            let declared = arg.get_value_names().and_then(|names| names.first());
            let name = declared.map_or_else(|| arg.get_id().as_str().to_uppercase(), ToString::to_string);
            found.extend(value_message(arg).map(|id| (id, Some(name))));
        }
        for sub in command.get_subcommands() {
            needed(text, sub, &format!("{path}-{}", sub.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_flag_has_words_in_both_languages_and_the_english_are_those_declared() {
        let [da, en] = Language::ALL.map(Text::new);
        let mut found = Vec::new();
        needed(&en, &Cli::command(), "cli-help", &mut found);
        assert!(found.len() > 100);
        for (id, declared) in &found {
            assert!(da.loader().has(id) && en.loader().has(id), "{id} = {declared:?} is missing");
            assert_eq!(declared.as_deref(), Some(words(&en, id).as_str()), "{id}");
        }
        let said = |id: &str| {
            let shared = ["cli-help-arg-help", "cli-help-arg-version"];
            shared.contains(&id) || found.iter().any(|(needed, _)| needed == id)
        };
        let file = include_str!("../../locales/en/vagt.ftl");
        let ids = file.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id);
        for id in ids.filter(|id| id.starts_with("cli-help") || id.starts_with("cli-value")) {
            assert!(said(id), "{id} is no longer needed");
        }
    }

    #[test]
    fn the_translated_command_line_is_sound_and_means_the_same() {
        for text in Language::ALL.map(Text::new) {
            let translated = translated(&text);
            translated.clone().debug_assert();
            let matches = translated.try_get_matches_from(["vagt", "incident", "show", "26-A1", "--json"]).unwrap();
            assert!(matches.get_flag("json"));
        }
    }
}
