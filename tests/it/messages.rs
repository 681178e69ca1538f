//! Messages, approval and the fact sheet through the commands: what is recorded, what is refused, what shows.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
[[person]]
id = "mja"
name = "Mette Jagd"
phone = ["+45 00 00 00 01"]

[[person]]
id = "oes"
name = "Olga Essen"

[[person]]
id = "dep"
name = "Dorte Pell"

[[person]]
id = "dpo"
name = "Dan Pohl"
phone = ["+45 00 00 00 02"]

[[role]]
role = "it-on-call"
holder = "mja"

[[role]]
role = "top-security-officer"
holder = "oes"
deputies = ["dep"]

[[role]]
role = "dpo"
holder = "dpo"
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
criticality = "critical"
"#;

struct Night {
    vagt: Vagt,
    id: String,
}

impl Night {
    fn begins() -> Self {
        let vagt = Vagt::new();
        vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS);
        let new = ["incident", "new", "--title", "Omsorg er nede", "--kind", "availability", "--system", "omsorg"];
        let more = ["--availability", "high", "--personal-data", "no"];
        let id = vagt.json(&[&new[..], &more[..]].concat())["id"].as_str().unwrap().to_owned();
        Self { vagt, id }
    }

    /// A verb on messages that must do; the incident after it.
    fn does(&self, verb: &str, rest: &[&str]) -> Value {
        self.vagt.json(&[&["message", verb, &self.id], rest].concat())
    }

    fn acting(&self, person: &str, verb: &str, rest: &[&str]) -> Value {
        self.vagt.json(&[&["--as", person, "message", verb, &self.id], rest].concat())
    }

    fn refused(&self, code: i32, verb: &str, rest: &[&str]) -> String {
        self.vagt.fails(code, &[&["message", verb, &self.id], rest].concat())
    }

    fn draft(&self, audience: &str, text: &str) {
        self.does("draft", &["--audience", audience, "--text", text]);
    }

    fn message(&self, id: &str) -> Value {
        self.vagt.json(&["message", "show", &self.id, id])
    }

    fn code(&self, id: &str) -> String {
        self.message(id)["code"].as_str().unwrap().to_owned()
    }

    fn knows(&self, line: &str, text: &str) {
        self.vagt.json(&["facts", &self.id, "set", line, text]);
    }

    fn clock(&self, id: &str) -> Value {
        let shown = self.vagt.json(&["incident", "show", &self.id]);
        let clocks = shown["clocks"].as_array().unwrap().clone();
        clocks.into_iter().find(|clock| clock["id"] == id).unwrap_or(Value::Null)
    }

    fn timeline(&self) -> String {
        let shown = self.vagt.json(&["incident", "show", &self.id]);
        let lines = shown["timeline"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_message_to_users_is_written_approved_and_sent() {
    let night = Night::begins();
    let drafted = night.does("draft", &["--audience", "users"]);
    let message = &drafted["messages"][0];
    assert_eq!((&message["id"], &message["state"]), (&json!("A1"), &json!("draft")));
    assert_eq!(message["approved_by"], Value::Null);
    let text = message["text"].as_str().unwrap();
    assert!(text.contains("What does not work: Omsorg er nede") && text.contains("Systems: Omsorg"), "{text}");
    assert!(text.contains("What to do meanwhile: not known yet"), "{text}");

    let refused = night.refused(1, "send", &["A1", "--channel", "sms", "--to", "plejen"]);
    assert!(refused.contains("(P27)") && refused.contains("hint:"), "{refused}");
    let refused = night.refused(1, "approve", &["A1", "--by", "mja"]);
    assert!(refused.contains("P27") && refused.contains("Olga Essen"), "{refused}");

    let approved = night.acting("oes", "approve", &["A1"]);
    let message = &approved["messages"][0];
    assert_eq!((&message["state"], &message["approved_by"]), (&json!("approved"), &json!("oes")));
    assert_eq!(message["approval"]["to_be_confirmed"], false);
    let sent = night.does("send", &["A1", "--channel", "sms", "--to", "alle i plejen"]);
    let message = &sent["messages"][0];
    assert_eq!((&message["state"], &message["deviation"]), (&json!("sent"), &Value::Null));
    assert_eq!(sent["audiences"][0]["state"], "informed");
    assert_eq!(sent["message_deviations"], 0);
    let refused = night.refused(1, "edit", &["A1", "--text", "noget andet"]);
    assert!(refused.contains("not edited"), "{refused}");
}

#[test]
fn p27_a_draft_is_taken_back_with_a_reason_and_then_never_sent() {
    let night = Night::begins();
    night.does("draft", &["--audience", "users"]);
    assert!(night.refused(1, "withdraw", &["A1"]).contains("hint:"), "it asks why");
    let taken = night.does("withdraw", &["A1", "--reason", "skrevet til de forkerte"]);
    let message = &taken["messages"][0];
    assert_eq!((&message["state"], &message["withdrawn"]), (&json!("withdrawn"), &json!("skrevet til de forkerte")));
    assert!(night.refused(1, "send", &["A1", "--channel", "sms", "--to", "alle"]).contains("withdrawn"));
    assert!(night.timeline().contains("withdrew A1"), "{}", night.timeline());
    let brief = night.vagt.run(&["report", "brief", &night.id]).out;
    assert!(!brief.contains("Approve A1"), "nobody is asked to approve it: {brief}");
}

#[test]
fn p27_an_approval_does_not_survive_an_edit() {
    let night = Night::begins();
    night.draft("users", "Omsorg virker ikke.");
    night.acting("dep", "approve", &["A1"]);
    let edited = night.does("edit", &["A1", "--text", "Omsorg virker ikke!"]);
    assert_eq!(edited["messages"][0]["state"], "draft");
    assert_eq!(edited["messages"][0]["approval_void"], true);
    // Also when the words that were approved come back.
    night.does("edit", &["A1", "--text", "Omsorg virker ikke."]);
    let refused = night.refused(1, "send", &["A1", "--channel", "sms", "--to", "plejen"]);
    assert!(refused.contains("P27"), "{refused}");
    let page = night.vagt.run(&["message", "list", &night.id]);
    assert!(page.out.contains("changed since it was approved"), "{}", page.out);
}

#[test]
fn p27_an_approval_by_phone_is_bound_to_the_code_and_is_confirmed_later() {
    let night = Night::begins();
    night.draft("citizens", "Hjemmeplejen kommer senere i dag.");
    let code = night.code("A1");
    let phone = |code: &str| {
        let arguments = ["A1", "--by", "oes", "--how", "phone", "--witness", "mja", "--code"];
        [&arguments[..], &[code]].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let wrong = phone("000 000 000 001");
    let refused = night.refused(1, "approve", &wrong.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(refused.contains("P27") && refused.contains("000 000 000 001"), "{refused}");
    let refused = night.refused(2, "approve", &["A1", "--by", "oes", "--how", "phone", "--code", "12"]);
    assert!(refused.contains("twelve digits"), "{refused}");
    let refused =
        night.refused(1, "approve", &["A1", "--by", "oes", "--how", "phone", "--witness", "oes", "--code", &code]);
    assert!(refused.contains("own word"), "{refused}");

    let right = phone(&code.replace(' ', "-"));
    let approved = night.does("approve", &right.iter().map(String::as_str).collect::<Vec<_>>());
    let approval = &approved["messages"][0]["approval"];
    assert_eq!((&approval["how"], &approval["witness"]), (&json!("phone"), &json!("mja")));
    assert_eq!((&approval["to_be_confirmed"], &approval["recorded_by"]), (&json!(true), &json!("mja")));
    assert_eq!(approved["approvals_to_confirm"], 1);
    assert!(night.timeline().contains("by phone, witnessed by Mette Jagd"), "{}", night.timeline());

    let refused = night.refused(1, "confirm", &["A1"]);
    assert!(refused.contains("Olga Essen"), "{refused}");
    night.does("send", &["A1", "--channel", "website", "--to", "forsiden"]);
    let confirmed = night.acting("oes", "confirm", &["A1"]);
    assert_eq!(confirmed["approvals_to_confirm"], 0);
    assert_eq!(confirmed["messages"][0]["approval"]["to_be_confirmed"], false);
    assert!(night.vagt.fails(1, &["--as", "oes", "message", "confirm", &night.id, "A1"]).contains("A1"));
}

#[test]
fn p27_sending_without_approval_is_a_deviation_with_a_reason_and_shows_everywhere() {
    let night = Night::begins();
    night.draft("users", "Omsorg virker ikke.");
    let to = ["A1", "--channel", "sms", "--to", "plejen", "--without-approval"];
    let refused = night.refused(1, "send", &to);
    assert!(refused.contains("reason"), "{refused}");
    let sent = night.does("send", &[&to[..], &["--reason", "ØS svarer ikke, medicin skal gives"]].concat());
    let reason = "ØS svarer ikke, medicin skal gives";
    assert_eq!(sent["messages"][0]["deviation"], reason);
    assert_eq!(sent["messages"][0]["approved_by"], Value::Null);
    assert_eq!(sent["message_deviations"], 1);
    assert_eq!(night.vagt.json(&["incident", "list"])[0]["message_deviations"], 1);
    for shown in [vec!["incident", "list"], vec!["incident", "show", &night.id]] {
        let page = night.vagt.run(&shown).out;
        assert!(page.contains("DEVIATION") && page.contains(reason), "{page}");
    }
    assert!(night.timeline().contains("DEVIATION: not approved, because: ØS svarer ikke"), "{}", night.timeline());
}

#[test]
fn p26_p22_the_inform_clock_stops_when_everybody_is_informed_or_judged_not_affected() {
    let night = Night::begins();
    assert_eq!(night.clock("inform")["state"], "running");
    night.draft("users", "Omsorg virker ikke.");
    night.acting("oes", "approve", &["A1"]);
    night.does("send", &["A1", "--channel", "sms", "--to", "plejen"]);
    // Calls to owners wait for nobody.
    night.draft("owners", "Omsorg virker ikke, vi ringer igen kl. 4.");
    night.does("send", &["A2", "--channel", "phone", "--to", "Olga Essen"]);
    assert_eq!(night.clock("inform")["state"], "running");
    let refused = night.refused(1, "not-affected", &["--audience", "citizens"]);
    assert!(refused.contains("reason"), "{refused}");
    let judged = night.does("not-affected", &["--audience", "citizens", "--reason", "kun journalen", "--by", "oes"]);
    let citizens = judged["audiences"].as_array().unwrap().iter().find(|one| one["audience"] == "citizens").unwrap();
    assert_eq!((&citizens["state"], &citizens["by"]), (&json!("not_affected"), &json!("oes")));
    assert_eq!(night.clock("inform")["state"], "kept");
    assert!(night.refused(1, "not-affected", &["--audience", "dpo", "--reason", "nej"]).contains("P29"));
}

#[test]
fn p34_a_dpo_report_by_phone_stops_the_clock_and_leaves_a_promise_to_mail() {
    let night = Night::begins();
    assert_eq!(night.clock("dpo-report")["state"], "running");
    night.does("draft", &["--audience", "dpo"]);
    night.does("send", &["A1", "--channel", "phone", "--to", "Dan Pohl"]);
    assert_eq!(night.clock("dpo-report")["state"], "kept");
    let page = night.vagt.run(&["incident", "list"]).out;
    assert!(page.contains("still to be mailed"), "{page}");
    night.does("send", &["A1", "--channel", "mail", "--to", "dpo@example.dk"]);
    let page = night.vagt.run(&["incident", "list"]).out;
    assert!(!page.contains("still to be mailed"), "{page}");
    assert_eq!(night.message("A1")["sent"].as_array().unwrap().len(), 2);
}

#[test]
fn an_update_says_what_changed_since_the_last_message_to_that_audience() {
    let night = Night::begins();
    night.knows("doing", "Vi genstarter serveren");
    night.vagt.json(&["facts", &night.id, "set", "workaround", "--unknown", "--who", "Bo", "--due", "23:59"]);
    night.does("draft", &["--audience", "owners"]);
    night.does("send", &["A1", "--channel", "mail", "--to", "ejerne"]);
    assert_eq!(night.message("A1")["changed_since"], json!([]));
    night.knows("doing", "Leverandøren skifter en disk");
    night.knows("workaround", "Brug papirskemaet");
    let changed = night.message("A1")["changed_since"].clone();
    assert_eq!(changed[0], json!({"key": "workaround", "before": null, "now": "Brug papirskemaet"}));
    night.does("draft", &["--audience", "owners", "--update"]);
    let text = night.message("A2")["text"].as_str().unwrap().to_owned();
    let told = "Changed since the last message:\n- What to do meanwhile: Brug papirskemaet\n\
                - What we are doing: Leverandøren skifter en disk (before: Vi genstarter serveren)";
    assert!(text.contains(told), "{text}");
    // The users have been told nothing yet.
    night.does("draft", &["--audience", "users", "--update"]);
    assert!(night.message("A3")["text"].as_str().unwrap().contains("Nothing has changed"), "nothing was told");
}

#[test]
fn a_promised_update_is_the_clock_and_the_all_clear_ends_it() {
    let night = Night::begins();
    night.knows("next-update", "2099-01-01 04:00");
    night.does("draft", &["--audience", "users"]);
    night.acting("oes", "approve", &["A1"]);
    assert_eq!(night.clock("next-update"), Value::Null);
    let sent = night.does("send", &["A1", "--channel", "intranet", "--to", "alle"]);
    assert_eq!(sent["messages"][0]["promised_update_at"], "2099-01-01T03:00:00Z");
    assert_eq!(night.clock("next-update")["due_at"], "2099-01-01T03:00:00Z");
    night.does("draft", &["--audience", "users", "--all-clear"]);
    night.acting("oes", "approve", &["A2"]);
    night.does("send", &["A2", "--channel", "intranet", "--to", "alle"]);
    assert_eq!(night.clock("next-update")["state"], "kept");
}

#[test]
fn the_newest_promise_is_the_clock_whether_a_message_made_it_or_somebody_noted_it() {
    let night = Night::begins();
    let due = || night.clock("next-update")["due_at"].as_str().unwrap().to_owned();
    let sends = |message: &str, update: &[&str], at: &str| {
        night.knows("next-update", at);
        night.does("draft", &[&["--audience", "users"], update].concat());
        night.acting("oes", "approve", &[message]);
        night.does("send", &[message, "--channel", "intranet", "--to", "alle"]);
    };
    sends("A1", &[], "2099-01-01 04:00");
    assert_eq!(due(), "2099-01-01T03:00:00Z");
    night.vagt.json(&["incident", "set", &night.id, "--next-update", "2099-01-01 03:30"]);
    assert_eq!(due(), "2099-01-01T02:30:00Z", "noted after the message");
    sends("A2", &["--update"], "2099-01-01 05:00");
    assert_eq!(due(), "2099-01-01T04:00:00Z", "and told anew after the note");
}

#[test]
fn citizens_read_no_system_names() {
    let night = Night::begins();
    night.does("draft", &["--audience", "citizens"]);
    let text = night.message("A1")["text"].as_str().unwrap().to_owned();
    assert!(!text.contains("Omsorg"), "{text}");
}

#[test]
fn p27_a_template_approved_in_advance_covers_what_only_fills_its_fields() {
    let night = Night::begins();
    let write = ["template", "write", "nedbrud", "--kind", "outage", "--audience", "users", "--text"];
    let template = |text: &str| night.vagt.json(&[&write[..], &[text]].concat());
    assert!(night.vagt.fails(1, &[&write[..], &["{virker ikke"]].concat()).contains("brace"));
    let written = template("{what}. Næste besked kl. {kl}.");
    assert_eq!(written["fields"], json!(["what", "kl"]));
    let draft = ["--audience", "users", "--template", "nedbrud"];
    let refused = night.refused(1, "draft", &draft);
    assert!(refused.contains("kl"), "{refused}");
    let fill = [&draft[..], &["--field", "kl=04:00"]].concat();
    night.does("draft", &fill);
    assert_eq!(
        night.message("A1")["text"],
        "Omsorg er nede. Næste besked kl. 04:00.",
        "what comes from the fact sheet"
    );
    assert_eq!(night.message("A1")["state"], "draft");

    let approve =
        |until: &str| ["--as", "oes", "template", "approve", "nedbrud", "--until", until].map(str::to_owned).to_vec();
    let run = |arguments: Vec<String>| night.vagt.json(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let past = approve("2020-01-01");
    assert!(night.vagt.fails(1, &past.iter().map(String::as_str).collect::<Vec<_>>()).contains("last day"));
    assert!(night.vagt.fails(1, &["template", "approve", "nedbrud", "--until", "2099-12-31"]).contains("P27"));
    assert_eq!(run(approve("2099-12-31"))["in_force"], true);
    assert_eq!(night.message("A1")["state"], "approved");
    let sent = night.does("send", &["A1", "--channel", "sms", "--to", "plejen"]);
    assert_eq!(sent["messages"][0]["deviation"], Value::Null);
    assert_eq!(sent["messages"][0]["approved_by"], "oes");

    // A text that says more than the template is no longer covered, and neither is a template that was rewritten.
    night.does("draft", &fill);
    night.does("edit", &["A2", "--text", "Omsorg er nede. Næste besked kl. 04:00. Bliv hjemme."]);
    assert_eq!(night.message("A2")["state"], "draft");
    night.does("draft", &fill);
    assert_eq!(template("{what}! Næste besked kl. {kl}.")["in_force"], false);
    assert_eq!(night.message("A3")["state"], "draft");
    assert!(night.refused(1, "send", &["A3", "--channel", "sms", "--to", "plejen"]).contains("P27"));
    assert_eq!(night.message("A1")["state"], "sent", "what was sent under it stays sent");
}

#[test]
fn a_text_is_printed_alone_and_read_from_a_file() {
    let night = Night::begins();
    let file = night.vagt.path("besked.txt");
    std::fs::write(&file, "Linje et\r\n\r\n\x1b[31mLinje to\n").unwrap();
    night.does("draft", &["--audience", "press", "--file", file.to_str().unwrap()]);
    let shown = night.vagt.run(&["message", "show", &night.id, "a1", "--text"]);
    assert_eq!(shown.out, "Linje et\n\nLinje to\n");
    assert!(night.refused(1, "show", &["A9"]).contains("A9"));
    assert!(night.refused(2, "show", &["nr. 1"]).contains("A1"));
}

#[test]
fn a_breach_is_not_told_in_the_words_of_an_outage() {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS);
    let outage = ["not working", "does not work", "works again", "virker"];
    let told = |kind: &str, more: &[&str], lang: &str, audience: &str| {
        let new = ["incident", "new", "--title", "Brev til en forkert", "--kind", kind, "--personal-data", "ordinary"];
        let id = vagt.json(&[&["--as", "oes"], &new[..], more].concat())["id"].as_str().unwrap().to_owned();
        let draft = ["--as", "oes", "message", "draft", &id, "--audience", audience, "--lang", lang];
        let text = vagt.json(&draft)["messages"][0]["text"].as_str().unwrap().to_owned();
        let over = [&draft[..], &["--all-clear"]].concat();
        let over = vagt.json(&over)["messages"][1]["text"].as_str().unwrap().to_owned();
        let sheet = vagt.run(&["--as", "oes", "facts", &id, "--lang", lang]).out;
        (text, format!("{over}\n{sheet}"))
    };
    for (kind, more, heading) in [
        ("personal-data", &[][..], "A breach of personal data\n"),
        ("security", &[], "A security incident\n"),
        ("rule-violation", &[], "The rules for information security were broken\n"),
        ("supplier", &["--confidentiality", "high"], "A security incident\n"),
    ] {
        let (text, rest) = told(kind, more, "en", "owners");
        assert!(text.starts_with(heading) && text.contains("What has happened: Brev"), "{kind}: {text}");
        assert!(rest.starts_with("It is over\n") && rest.contains("Over since"), "{kind}: {rest}");
        let (danish, over) = told(kind, more, "da", "citizens");
        for said in [text, rest, danish, over] {
            let said = said.to_lowercase();
            assert!(!outage.iter().any(|words| said.contains(words)), "{kind}: {said}");
        }
    }
    for (kind, more) in [("availability", &[][..]), ("supplier", &["--availability", "high"])] {
        let (text, rest) = told(kind, more, "en", "owners");
        assert!(text.starts_with("Something is not working\n") && text.contains("What does not work: "), "{text}");
        assert!(rest.starts_with("It works again\n") && rest.contains("Works again since"), "{rest}");
    }
}
