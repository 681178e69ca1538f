//! What the rules refuse, in one place: each with its rule in words, the row behind it, and a way on; and nothing is
//! recorded of what was tried.

use super::Town;

/// What has been done before: commands by somebody, `ID` for the incident.
type Before = &'static [(&'static str, &'static [&'static str])];

/// Something that is refused.
struct Refused {
    what: &'static str,
    kind: &'static str,
    before: Before,
    who: &'static str,
    tries: &'static [&'static str],
    rule: &'static str,
    row: &'static str,
    /// What is said of the way on; nothing, where there is none.
    hint: &'static str,
}

const DRAFT: (&str, &[&str]) =
    ("mja", &["message", "draft", "ID", "--audience", "users", "--text", "Mail virker ikke."]);
const APPROVE: (&str, &[&str]) = ("oes", &["message", "approve", "ID", "A1"]);
const SEND: &[&str] = &["message", "send", "ID", "A1", "--channel", "sms", "--to", "alle"];
const EDIT: (&str, &[&str]) = ("mja", &["message", "edit", "ID", "A1", "--text", "Mail virker ikke!"]);
const EDIT_BACK: (&str, &[&str]) = ("mja", &["message", "edit", "ID", "A1", "--text", "Mail virker ikke."]);
const TO_CLOSE: &[&str] = &["incident", "close", "ID", "--excuse", "øvelse"];
const KNOWN_LATER: &[&str] = &["legal", "awareness", "ID", "--since", "2026-11-24T02:00:00Z"];

const TABLE: &[Refused] = &[
    Refused {
        what: "classifying without a word",
        kind: "availability",
        before: &[],
        who: "mja",
        tries: &["step", "done", "ID", "receive.classify", "--answer", "press-asking=no"],
        rule: "Nothing is said of confidentiality, integrity or availability",
        row: "P16",
        hint: "--confidentiality",
    },
    Refused {
        what: "sending before approval",
        kind: "availability",
        before: &[DRAFT],
        who: "mja",
        tries: SEND,
        rule: "is not approved by the top security officer",
        row: "P27",
        hint: "Have it approved",
    },
    Refused {
        what: "an approval does not survive an edit",
        kind: "availability",
        before: &[DRAFT, APPROVE, EDIT],
        who: "mja",
        tries: SEND,
        rule: "is not approved by the top security officer",
        row: "P27",
        hint: "Have it approved",
    },
    Refused {
        what: "nor does it come back with the words that were approved",
        kind: "availability",
        before: &[DRAFT, APPROVE, EDIT, EDIT_BACK],
        who: "mja",
        tries: SEND,
        rule: "is not approved by the top security officer",
        row: "P27",
        hint: "Have it approved",
    },
    Refused {
        what: "approving one's own draft without holding the role",
        kind: "availability",
        before: &[DRAFT],
        who: "mja",
        tries: &["message", "approve", "ID", "A1"],
        rule: "is neither the top security officer nor stands in",
        row: "P27",
        hint: "Olga Essen",
    },
    Refused {
        what: "deciding alone, by ticking the step",
        kind: "availability",
        before: &[],
        who: "chef",
        tries: &["step", "done", "ID", "receive.joint-decision", "--answer", "convene-isg=no"],
        rule: "receive.joint-decision",
        row: "P16",
        hint: "No word yet from",
    },
    Refused {
        what: "deciding alone, after one's own word",
        kind: "availability",
        before: &[("chef", &["decide", "ID", "--action", "a", "--isg", "not-now", "--reason", "r", "--by", "chef"])],
        who: "chef",
        tries: &["step", "done", "ID", "receive.joint-decision", "--answer", "convene-isg=no"],
        rule: "receive.joint-decision",
        row: "P16",
        hint: "top security officer",
    },
    Refused {
        what: "one person giving both words",
        kind: "availability",
        before: &[("mja", &["decide", "ID", "--action", "a", "--isg", "convene", "--reason", "r", "--by", "vice"])],
        who: "mja",
        tries: &[
            "decide",
            "ID",
            "--action",
            "a",
            "--isg",
            "convene",
            "--reason",
            "r",
            "--by",
            "vice",
            "--role",
            "top-security-officer",
        ],
        rule: "two different persons",
        row: "P16",
        hint: "",
    },
    Refused {
        what: "a word of somebody who decides nothing",
        kind: "availability",
        before: &[],
        who: "mja",
        tries: &["decide", "ID", "--action", "a", "--isg", "convene", "--reason", "r", "--by", "svar"],
        rule: "Sven Arp",
        row: "P16",
        hint: "Carl Hefner",
    },
    Refused {
        what: "not convening on a serious incident without a time for review",
        kind: "availability",
        before: &[("chef", &["incident", "severity", "ID", "serious", "--reason", "plejen"])],
        who: "mja",
        tries: &["decide", "ID", "--action", "a", "--isg", "not-now", "--reason", "r", "--by", "chef"],
        rule: "takes a time for review",
        row: "P13",
        hint: "--review",
    },
    Refused {
        what: "closing with an open legal clock, also with an excuse",
        kind: "personal-data",
        before: &[],
        who: "chef",
        tries: TO_CLOSE,
        rule: "undecided by law",
        row: "P40",
        hint: "vagt legal",
    },
    Refused {
        what: "awareness later than discovery without justification",
        kind: "personal-data",
        before: &[],
        who: "oes",
        tries: KNOWN_LATER,
        rule: "later than discovery",
        row: "P06",
        hint: "Write what made it known then",
    },
    Refused {
        what: "the same in the older way of saying it",
        kind: "personal-data",
        before: &[],
        who: "oes",
        tries: &["incident", "set", "ID", "--awareness", "2026-11-24T02:00:00Z"],
        rule: "later than discovery",
        row: "P06",
        hint: "Write what made it known then",
    },
    Refused {
        what: "the DPO judged not affected",
        kind: "security",
        before: &[],
        who: "oes",
        tries: &["message", "not-affected", "ID", "--audience", "dpo", "--reason", "intet"],
        rule: "DPO",
        row: "P29",
        hint: "",
    },
    Refused {
        what: "attending what is not convened",
        kind: "security",
        before: &[],
        who: "mja",
        tries: &["isg", "attends", "ID", "oes"],
        rule: "convened",
        row: "P13",
        hint: "",
    },
    Refused {
        what: "calling somebody who is not of the group",
        kind: "security",
        before: &[],
        who: "mja",
        tries: &["isg", "call", "ID", "mja"],
        rule: "Mette Jagd",
        row: "P11",
        hint: "",
    },
    Refused {
        what: "the effect of an action before it is done",
        kind: "security",
        before: &[(
            "oes",
            &[
                "follow-up",
                "action",
                "add",
                "ID",
                "x",
                "--owner",
                "ejer",
                "--due",
                "2099-01-10",
                "--assess",
                "2099-03-01",
            ],
        )],
        who: "oes",
        tries: &["follow-up", "effect", "ID", "A1", "effective"],
        rule: "A1",
        row: "P24",
        hint: "",
    },
];

#[test]
fn each_rule_says_no_with_its_row_and_a_way_on_and_nothing_is_recorded() {
    let mut wrong: Vec<String> = Vec::new();
    for refused in TABLE {
        let town = Town::new();
        let deputy = "{ role = \"it-chief\", holder = \"chef\", deputies = [\"vice\"] }";
        let people = super::PEOPLE
            .replace("{ role = \"it-chief\", holder = \"chef\" }", deputy)
            .replace("{ id = \"svar\"", "{ id = \"vice\", name = \"Viggo Celin\" },\n  { id = \"svar\"")
            .replace("holder = \"oes\", from", "holder = \"oes\", deputies = [\"vice\"], from");
        town.vagt.configure("people.toml", &people);
        let times = ["--discovered", "2026-11-24T01:00:00Z", "--reported", "2026-11-24T01:00:00Z"];
        let data = if refused.kind == "personal-data" { "ordinary" } else { "no" };
        let id = town.registers(refused.kind, &[&times[..], &["--personal-data", data]].concat());
        let of = |command: &[&'static str]| -> Vec<String> {
            command.iter().map(|word| if *word == "ID" { id.clone() } else { (*word).to_owned() }).collect()
        };
        for (who, command) in refused.before {
            town.does(who, &of(command).iter().map(String::as_str).collect::<Vec<_>>());
        }
        let told = town.refuses(refused.who, &of(refused.tries).iter().map(String::as_str).collect::<Vec<_>>());
        let line = |start: &str| told.lines().find(|line| line.starts_with(start)).unwrap_or_default();
        let (error, hint) = (line("error: "), line("hint: "));
        let row = format!("({})", refused.row);
        let says = [(error, refused.rule), (error, row.as_str()), (hint, refused.hint)];
        wrong.extend(
            says.iter()
                .filter(|(line, said)| !line.contains(said))
                .map(|(_, said)| format!("{}: «{said}» is not in {told}", refused.what)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
