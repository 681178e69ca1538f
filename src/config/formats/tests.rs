//! The formats that come with the program, and files of formats with mistakes in them.

use super::*;
use crate::config::failure::Problem;
use crate::text::{Language, Text};

const WHOLE: &str = r#"
name = "Nordlys"
sample = "documentation"
[states.service]
green = "operational"
red = "major_outage"
[[shape]]
when = [{ at = "$.services", kind = "list" }]
[[shape.components]]
list = "$.services"
id = "$.key"
name = ["$.title", "$.key"]
state = { at = "$.colour" }
"#;

fn mistakes(text: &str) -> Vec<(usize, usize, String)> {
    let english = Text::new(Language::En);
    let failures = parse("nordlys", "formats/nordlys.toml", text).unwrap_err();
    failures.iter().map(|failure| (failure.line, failure.column, failure.problem.words(&english))).collect()
}

#[test]
fn every_format_that_comes_with_the_program_is_whole() {
    for name in BuiltIn::iter() {
        let text = String::from_utf8(BuiltIn::get(&name).unwrap().data.into_owned()).unwrap();
        let format =
            parse(name.strip_suffix(".toml").unwrap(), &name, &text).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        assert!(!format.shapes.is_empty(), "{name}");
    }
    assert_eq!(built_in().len(), built_in_names().len());
}

#[test]
fn a_format_of_the_users_own_is_read_and_replaces_one_of_the_same_name() {
    let own = parse("cstate", "formats/cstate.toml", WHOLE).unwrap();
    let formats = all(&[own]);
    assert_eq!(formats.described().len(), built_in_names().len());
    assert_eq!(formats.described()[0].name.as_str(), "Nordlys");
    let body = br#"{"services":[{"key":"a","title":"Sager","colour":"RED"}]}"#;
    let reading = formats.read(body, None, None, jiff::Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!((reading.format.key(), reading.state.key()), ("cstate", "major_outage"));
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_nearest_name() {
    let told = |from: &str, to: &str| mistakes(&WHOLE.replace(from, to)).swap_remove(0);
    let (line, column, words) = told("\"major_outage\"", "\"major_outag\"");
    assert_eq!((line, column), (6, 7), "{words}");
    assert!(words.contains("major_outage"), "{words}");
    let (line, column, words) = told("list = \"$.services\"", "lst = \"$.services\"");
    assert_eq!((line, column), (9, 1), "{words}");
    let (line, _, words) = told("sample = \"documentation\"", "sample = \"docs\"");
    assert_eq!(line, 3, "{words}");
    let (line, column, words) = told("at = \"$.colour\" }", "at = \"$.colour\", map = \"servce\" }");
    assert_eq!((line, column), (13, 34), "{words}");
    assert!(words.contains("service"), "{words}");
}

#[test]
fn a_wrong_path_is_told_to_the_character() {
    let (line, column, words) = mistakes(&WHOLE.replace("id = \"$.key\"", "id = \"$.key[?@.x = 2]\"")).swap_remove(0);
    assert_eq!(line, 11);
    assert!((8..24).contains(&column), "{column}");
    assert!(words.contains("JSONPath"), "{words}");
    assert_eq!(mistakes(&WHOLE.replace("id = \"$.key\"", "id = \"key\""))[0].1, 7);
}

#[test]
fn every_mistake_of_a_file_is_told_at_once() {
    let text = "name = 3\nsample = \"real\"\nstates = 4\n[[shape]]\n[[shape.components]]\nstate = { is = \"green\" }\n";
    let told = mistakes(text);
    assert!(told.len() >= 7, "{told:#?}");
    assert!(told.windows(2).all(|pair| pair[0].0 <= pair[1].0), "in the order of the file: {told:#?}");
}

#[test]
fn a_file_must_be_called_so_that_its_format_can_be_named() {
    for bad in ["rss", "statuspage", "Nord", "no rd", "nørd", "", "a-b"] {
        let failures = parse(bad, "formats/x.toml", WHOLE).unwrap_err();
        let expected = matches!(&failures[0].problem, Problem::Unexpected { expected: Expected::FormatName, .. });
        assert!(expected, "{bad}: {failures:?}");
    }
}

#[test]
fn a_folder_of_formats_loses_only_its_wrong_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("nordlys.toml"), WHOLE).unwrap();
    std::fs::write(folder.path().join("broken.toml"), "name = ").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "no format").unwrap();
    let (formats, failures) = own(folder.path());
    assert_eq!(formats.iter().map(|format| format.id.as_str()).collect::<Vec<_>>(), ["nordlys"]);
    assert_eq!(failures.iter().map(|failure| failure.file.as_str()).collect::<Vec<_>>(), ["formats/broken.toml"]);
    assert_eq!(own(&folder.path().join("none")), (Vec::new(), Vec::new()));
}

#[test]
fn the_example_of_the_readme_is_a_format() {
    let readme = include_str!("../../../README.md");
    let example = readme.split("```toml\n").find(|block| block.contains("[[shape]]")).unwrap();
    let format = parse("nordlys", "README.md", example.split("```").next().unwrap()).unwrap();
    assert_eq!(format.name.as_str(), "Nordlys");
}
