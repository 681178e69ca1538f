//! Paths into JSON (`JSONPath`, RFC 9535). Plain ones are walked by hand: they are nearly all, and are asked per row.

use jsonpath_rust::parser::errors::JsonPathError;
use jsonpath_rust::parser::model::{JpQuery, Segment, Selector};
use jsonpath_rust::parser::parse_json_path;
use jsonpath_rust::query::js_path_process;
use serde_json::Value;

/// Longest path that is read, in characters.
const LENGTH_MAX: usize = 300;

/// A path that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonPath {
    text: String,
    query: JpQuery,
}

/// Where a path is wrong: characters before the mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no JSONPath: wrong after {after} characters")]
pub struct PathFault {
    /// Characters of it that are right.
    pub after: usize,
}

impl JsonPath {
    /// Reads a path, which begins with `$`.
    pub fn parse(text: &str) -> Result<Self, PathFault> {
        if !text.starts_with('$') || text.chars().nth(LENGTH_MAX).is_some() {
            return Err(PathFault { after: 0 });
        }
        match parse_json_path(text) {
            Ok(query) => Ok(Self { text: text.to_owned(), query }),
            // The parser's own types of places are not to be named from here; it prints them in front: `--> 1:8`.
            Err(JsonPathError::PestError(error)) => Err(PathFault { after: column(&error.to_string()).unwrap_or(0) }),
            Err(_other) => Err(PathFault { after: 0 }),
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Every value that it leads to.
    pub(super) fn all<'v>(&self, value: &'v Value) -> Vec<&'v Value> {
        match self.plain(value) {
            Plain::Found(found) => vec![found],
            Plain::Nothing => Vec::new(),
            Plain::Query => js_path_process(&self.query, value)
                .map(|found| found.into_iter().map(jsonpath_rust::query::QueryRef::val).collect())
                .unwrap_or_default(),
        }
    }

    /// The first value that it leads to.
    pub(super) fn first<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        match self.plain(value) {
            Plain::Found(found) => Some(found),
            Plain::Nothing => None,
            Plain::Query => self.all(value).into_iter().next(),
        }
    }

    fn plain<'v>(&self, value: &'v Value) -> Plain<'v> {
        let mut at = value;
        for segment in &self.query.segments {
            let Segment::Selector(selector) = segment else { return Plain::Query };
            let next = match selector {
                Selector::Name(name) => at.get(unquoted(name)),
                Selector::Index(index) => match usize::try_from(*index) {
                    Ok(index) => at.get(index),
                    Err(_negative) => at.as_array().and_then(|items| from_end(items, *index)),
                },
                Selector::Wildcard | Selector::Slice(..) | Selector::Filter(_) => return Plain::Query,
            };
            match next {
                Some(next) => at = next,
                None => return Plain::Nothing,
            }
        }
        Plain::Found(at)
    }
}

/// Characters before the place that a parser's message begins with.
fn column(message: &str) -> Option<usize> {
    let (_, place) = message.split_once("--> 1:")?;
    let digits: String = place.chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<usize>().ok()?.checked_sub(1)
}

enum Plain<'v> {
    Found(&'v Value),
    Nothing,
    Query,
}

/// The parser keeps a name in brackets with its quotes.
fn unquoted(name: &str) -> &str {
    let inner = |quote: char| name.strip_prefix(quote)?.strip_suffix(quote);
    inner('\'').or_else(|| inner('"')).unwrap_or(name)
}

fn from_end(items: &[Value], index: i64) -> Option<&Value> {
    let back = usize::try_from(index.unsigned_abs()).ok()?;
    items.len().checked_sub(back).and_then(|at| items.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all(path: &str, value: &Value) -> Vec<Value> {
        JsonPath::parse(path).unwrap().all(value).into_iter().cloned().collect()
    }

    #[test]
    fn plain_paths_and_queries_find_the_same() {
        let body = json!({"a": {"b.c": [1, 2, 3]}, "rows": [{"x": 1}, {"x": 2, "y": {"z": 3}}], "@odata.n": 4});
        assert_eq!(all("$", &body), std::slice::from_ref(&body));
        assert_eq!(all("$.a['b.c'][0]", &body), [json!(1)]);
        assert_eq!(all("$.a[\"b.c\"][-1]", &body), [json!(3)]);
        assert_eq!(all("$['@odata.n']", &body), [json!(4)]);
        assert_eq!(all("$.rows[*].x", &body), [json!(1), json!(2)]);
        assert_eq!(all("$.rows[?@.x == 2].y.z", &body), [json!(3)]);
        assert_eq!(all("$.rows[7].x", &body), [] as [Value; 0]);
        assert_eq!(all("$.a.nope[*]", &body), [] as [Value; 0]);
        assert_eq!(JsonPath::parse("$.rows[*].y.z").unwrap().first(&body), Some(&json!(3)));
    }

    #[test]
    fn a_wrong_path_says_where_it_goes_wrong() {
        assert_eq!(JsonPath::parse("rows"), Err(PathFault { after: 0 }));
        assert_eq!(JsonPath::parse(""), Err(PathFault { after: 0 }));
        let fault = JsonPath::parse("$.rows[?@.x = 2]").unwrap_err();
        assert!((7..16).contains(&fault.after), "{fault:?}");
        assert!(JsonPath::parse(&format!("${}", ".a".repeat(400))).is_err(), "too long");
        assert!(JsonPath::parse(&format!("${}", "[".repeat(200))).is_err());
    }
}
