//! Meetings of the Information Security Group through the real program (P12, P13, P24, P25, P31, P36).

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd" },
  { id = "chef", name = "Carl Hefner" },
  { id = "vice", name = "Viggo Celin" },
  { id = "oes", name = "Olga Essen" },
  { id = "dpo", name = "Ditte Poulsen" },
  { id = "jur", name = "Jens Urup" },
  { id = "adm", name = "Anna Damm" },
]
role = [
  { role = "it-on-call", holder = "mja" },
  { role = "it-chief", holder = "chef", deputies = ["vice"] },
  { role = "top-security-officer", holder = "oes" },
  { role = "administrative-consultant", holder = "adm" },
  { role = "dpo", holder = "dpo" },
  { role = "lawyer", holder = "jur" },
]
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE);
    vagt
}

fn registered(vagt: &Vagt, title: &str, level: &str) -> String {
    let new = ["incident", "new", "--title", title, "--kind", "availability", "--personal-data", "no"];
    let id = vagt.json(&new)["id"].as_str().unwrap().to_owned();
    vagt.json(&["incident", "severity", &id, level, "--reason", "sådan er det"]);
    id
}

fn meeting(vagt: &Vagt, arguments: &[&str]) -> Value {
    vagt.json(&[&["isg", "meeting"], arguments, &["--by", "adm"]].concat())
}

fn refused(vagt: &Vagt, arguments: &[&str]) -> String {
    vagt.fails(1, &[&["isg", "meeting"], arguments].concat())
}

fn step(vagt: &Vagt, id: &str, step: &str) -> Value {
    let incident = vagt.json(&["incident", "show", id]);
    let steps = incident["checklist"].as_array().unwrap().clone();
    steps.iter().find(|found| found["id"] == step).unwrap()["state"].clone()
}

#[test]
fn p24_p31_the_agenda_lists_the_minor_and_gives_the_major_an_item_of_its_own() {
    let vagt = municipality();
    let major = registered(&vagt, "Omsorg er nede", "major");
    let minor = registered(&vagt, "Printeren er tom", "minor");
    let told = vagt.fails(1, &["isg", "meeting", "agenda"]);
    assert!(told.contains("No such meeting") && told.contains("vagt isg meeting call"), "{told}");
    let told = refused(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    assert!(told.contains("P12") && told.contains("Carl Hefner"), "the on-call calls nobody together alone: {told}");
    let called = meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    assert_eq!(
        (&called["name"], &called["state"], &called["chair"]),
        (&json!("2099-12-04"), &json!("called"), &json!("oes"))
    );
    let agenda = vagt.json(&["isg", "meeting", "agenda"]);
    let topics: Vec<&Value> = agenda["items"].as_array().unwrap().iter().map(|item| &item["topic"]).collect();
    assert_eq!(topics, [&json!(major), &json!("incidents"), &json!("gaps"), &json!("spot-checks"), &json!("other")]);
    assert_eq!(agenda["items"][1]["incidents"][0]["id"], json!(minor));
    let put = vagt.json(&["isg", "meeting", "put", &minor, "--by", "chef"]);
    assert_eq!(put["agenda"]["items"][1]["incidents"][0]["put"], json!(true));
    assert_eq!(step(&vagt, &minor, "follow-up.isg-agenda"), json!("done"), "by the same act");
    meeting(&vagt, &["item", "Nye regler"]);
    let shown = vagt.run(&["isg", "meeting", "agenda"]).out;
    for said in ["1 26-A1 Omsorg er nede", "Minor and moderate incidents (1)", "4 Nye regler"] {
        assert!(shown.replace(&major, "26-A1").contains(said), "{said}: {shown}");
    }
}

#[test]
fn p25_the_minutes_hold_who_was_there_what_was_said_and_what_was_agreed_and_are_then_fixed() {
    let vagt = municipality();
    let id = registered(&vagt, "Omsorg er nede", "major");
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    for present in [
        &["present", "oes"][..],
        &["present", "vice", "--for", "chef"],
        &["present", "jur"],
        &["present", "dpo", "--absent"],
    ] {
        meeting(&vagt, present);
    }
    let told = refused(&vagt, &["hold", "--by", "adm"]);
    assert!(told.contains("P31") && told.contains(&id), "a major incident is treated first: {told}");
    let told = refused(&vagt, &["minute", &id, "--advice", "to linjer", "--dissent", "dpo=nej"]);
    assert!(told.contains("P12"), "the DPO has no vote: {told}");
    meeting(&vagt, &["minute", &id, "--said", "gennemgået", "--advice", "to linjer", "--dissent", "jur=for dyrt"]);
    meeting(&vagt, &["action", &id, "To linjer til Omsorg", "--owner", "chef", "--due", "2099-12-24"]);
    meeting(&vagt, &["next", "--on", "2100-03-05 09:00", "--place", "Rådhuset"]);
    let held = meeting(&vagt, &["hold"]);
    assert_eq!((&held["state"], &held["present"], &held["quorate"]), (&json!("held"), &json!(3), &json!(true)));
    let chief = held["seats"].as_array().unwrap().iter().find(|seat| seat["role"] == "it-chief").unwrap();
    assert_eq!((&chief["presence"], &chief["deputy"]), (&json!("by_deputy"), &json!("vice")));
    assert_eq!(held["minutes"][0]["words"][0]["dissent"][0]["person"], json!("jur"));
    assert_eq!(held["next"]["place"], json!("Rådhuset"));
    let told = refused(&vagt, &["minute", &id, "--said", "andet", "--meeting", "last"]);
    assert!(told.contains("P25") && told.contains("correction"), "{told}");
    let corrected = meeting(&vagt, &["correct", "Det var linje to", "--topic", &id]);
    assert_eq!(corrected["minutes"], held["minutes"], "what was fixed stands");
    assert_eq!(corrected["corrections"][0]["text"], json!("Det var linje to"));
    let list = vagt.json(&["isg", "meeting", "list"]);
    let states: Vec<&Value> = list.as_array().unwrap().iter().map(|meeting| &meeting["state"]).collect();
    assert_eq!(states, ["called", "held"], "the next one is called by what was said");
    let agenda = vagt.json(&["isg", "meeting", "agenda"]);
    let actions = agenda["items"].as_array().unwrap().iter().find(|item| item["topic"] == "actions").unwrap().clone();
    assert_eq!(actions["actions"][0]["text"], json!("To linjer til Omsorg"));
    let shown = vagt.run(&["isg", "meeting", "show", "last"]).out;
    for said in ["Attendance: 3 seats filled, quorate", "Viggo Celin instead", "advice: to linjer", "correction"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn p13_p12_one_called_for_an_incident_takes_attendance_and_advice_from_its_call_out() {
    let vagt = municipality();
    let id = registered(&vagt, "Omsorg er nede", "serious");
    let call = ["call", "--on", "2099-12-04 09:00", "--place", "bro 7", "--incident", &id];
    let told = refused(&vagt, &[&call[..], &["--by", "chef"]].concat());
    assert!(told.contains("P13"), "{told}");
    for by in ["chef", "oes"] {
        vagt.json(&["decide", &id, "--action", "nød", "--isg", "convene", "--reason", "alvorligt", "--by", by]);
    }
    let called = meeting(&vagt, &call);
    assert_eq!((&called["sort"], &called["incident"]), (&json!("extraordinary"), &json!(id)));
    for person in ["oes", "chef", "jur"] {
        vagt.json(&["isg", "attends", &id, person]);
    }
    assert_eq!(step(&vagt, &id, "isg.call-out"), json!("todo"), "quorate, and the rest is still to be called");
    for person in ["dpo", "adm"] {
        vagt.json(&["isg", "no-answer", &id, person]);
    }
    assert_eq!(step(&vagt, &id, "isg.call-out"), json!("done"), "somebody of every seat was tried");
    vagt.json(&["isg", "advice", &id, "--question", "Lukke?", "--advice", "Luk for adgangen"]);
    assert_eq!(step(&vagt, &id, "isg.advise"), json!("done"), "the advice is given");
    let held = meeting(&vagt, &["hold"]);
    assert_eq!((&held["present"], &held["call_out_advice"][0]["advice"]), (&json!(3), &json!("Luk for adgangen")));
    assert_eq!(step(&vagt, &id, "isg.minutes"), json!("done"), "its minutes are fixed");
}

#[test]
fn p13_p25_by_command_the_call_out_is_the_meeting_and_nothing_is_said_twice() {
    let vagt = municipality();
    let id = registered(&vagt, "Omsorg er nede", "serious");
    for by in ["chef", "oes"] {
        vagt.json(&["decide", &id, "--action", "nød", "--isg", "convene", "--reason", "alvorligt", "--by", by]);
    }
    for person in ["chef", "adm", "dpo"] {
        vagt.json(&["isg", "attends", &id, person]);
    }
    vagt.json(&["isg", "no-answer", &id, "jur"]);
    let chaired = vagt.json(&["isg", "chair", &id, "adm"]);
    assert_eq!((&chaired["isg"]["chair"], &chaired["isg"]["chair_instead_of"]), (&json!("adm"), &json!("oes")));
    let advice = ["--question", "Lukke?", "--advice", "Luk", "--dissent", "chef=Vent"];
    vagt.json(&[&["isg", "advice", &id][..], &advice].concat());
    let told = vagt.fails(2, &["isg", "meeting", "call", "--place", "bro 7"]);
    assert!(told.contains("--on"), "an ordinary one has a time: {told}");
    let begun = vagt.json(&["isg", "meeting", "call", "--incident", &id]);
    assert_eq!((&begun["sort"], &begun["at"]), (&json!("extraordinary"), &chaired["isg"]["met_at"]));
    assert_eq!((&begun["chair"], &begun["present"], &begun["quorate"]), (&json!("adm"), &json!(3), &json!(true)));
    let seats = begun["seats"].as_array().unwrap();
    let seat = |person: &str| seats.iter().find(|seat| seat["person"] == person).unwrap();
    assert_eq!(seat("jur")["presence"], "not_reached");
    assert!(seat("chef")["joined_at"].is_string() && seat("chef")["left_at"].is_null(), "{}", seat("chef"));
    let held = vagt.json(&["--as", "adm", "isg", "meeting", "hold"]);
    assert_eq!((&held["chair"], &held["chair_instead_of"]), (&json!("adm"), &json!("oes")));
    assert_eq!(held["call_out_advice"][0]["dissent"][0]["person"], "chef");
    assert_eq!(held["joint_decisions"].as_array().unwrap().len(), 2);
    assert_eq!(step(&vagt, &id, "isg.minutes"), json!("done"));
    let shown = vagt.run(&["isg", "meeting", "show", "last"]).out;
    for said in ["not reached", "present from", "advice on “Lukke?”: Luk", "joint decision, IT chief"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn p36_a_deviation_found_by_a_spot_check_has_cause_and_plan() {
    let vagt = municipality();
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    let check = ["check", "Borgerservice", "--found", "åbne konti", "--plan", "luk dem", "--owner", "chef"];
    let due = ["--due", "2099-12-24"];
    let told = refused(&vagt, &[&check[..], &due].concat());
    assert!(told.contains("P36") && told.contains("cause"), "{told}");
    let noted = meeting(&vagt, &[&check[..], &due, &["--cause", "ingen oprydning"]].concat());
    assert_eq!((&noted["checks"][0]["deviation"], &noted["checks"][0]["owner"]), (&json!(true), &json!("chef")));
    let noted = meeting(&vagt, &["check", "Skoleafdelingen", "--found", "i orden"]);
    assert_eq!(noted["checks"][1]["deviation"], json!(false));
}

#[test]
fn a_wrong_topic_day_or_meeting_is_said_in_words() {
    let vagt = municipality();
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    let before = vagt.records();
    let told = refused(&vagt, &["minute", "99-Z9", "--said", "x"]);
    assert!(told.contains("agenda"), "{told}");
    let told = vagt.fails(2, &["isg", "meeting", "action", "other", "x", "--owner", "chef", "--due", "snart"]);
    assert!(told.contains("24-12-2026"), "{told}");
    let told = refused(&vagt, &["show", "2001-01-01"]);
    assert!(told.contains("meeting list"), "{told}");
    assert_eq!(vagt.records(), before);
}

#[test]
fn p12_a_meeting_without_a_quorum_is_held_only_with_a_reason_that_the_minutes_show() {
    let vagt = municipality();
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    meeting(&vagt, &["present", "oes"]);
    let told = refused(&vagt, &["hold", "--by", "adm"]);
    assert!(told.contains("P12") && told.contains("not quorate: 1 of the") && told.contains("--reason"), "{told}");
    assert_eq!(vagt.json(&["isg", "meeting", "show"])["state"], "called", "nothing is fixed");
    let held = meeting(&vagt, &["hold", "--reason", "kun orientering, intet besluttet"]);
    assert_eq!((&held["state"], &held["quorate"]), (&json!("held"), &json!(false)));
    assert_eq!(held["without_quorum"], json!("kun orientering, intet besluttet"));
    let shown = vagt.run(&["isg", "meeting", "show", "last"]).out;
    assert!(shown.contains("NOT quorate"), "{shown}");
    assert!(shown.contains("Held without a quorum: kun orientering, intet besluttet"), "{shown}");
    let timeline = held["timeline"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(timeline.contains("without a quorum: kun orientering"), "{timeline}");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_reason_is_no_part_of_the_minutes_of_a_quorate_meeting() {
    let vagt = municipality();
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    for present in ["oes", "chef", "jur"] {
        meeting(&vagt, &["present", present]);
    }
    let held = meeting(&vagt, &["hold", "--reason", "for en sikkerheds skyld"]);
    assert_eq!((&held["quorate"], &held["without_quorum"]), (&json!(true), &Value::Null));
}

#[test]
fn a_meeting_that_nobody_called_yet_has_a_name_and_its_items_have_numbers() {
    let vagt = municipality();
    let minor = registered(&vagt, "Printeren er tom", "minor");
    let put = vagt.run(&["isg", "meeting", "put", &minor, "--by", "chef"]);
    assert_eq!((put.code, put.out.trim()), (0, "next meeting (not called yet)"), "{put:?}");
    assert_eq!(vagt.json(&["isg", "meeting", "show", "next"])["name"], "next");
    meeting(&vagt, &["item", "Nye regler"]);
    let call = ["isg", "meeting", "call", "--on", "04-12-2099 09:00", "--place", "Rådhuset", "--by", "adm"];
    assert_eq!(vagt.run(&call).out.trim(), "2099-12-04");
    assert_eq!(vagt.json(&["isg", "meeting", "show", "04-12-2099"])["name"], "2099-12-04", "as people write a date");

    let agenda = vagt.run(&["isg", "meeting", "agenda"]).out;
    assert!(agenda.contains("\n1 Minor and moderate incidents") && agenda.contains("Nye regler"), "{agenda}");
    let items = vagt.json(&["isg", "meeting", "agenda"])["items"].as_array().unwrap().clone();
    let own = items.iter().position(|item| item["topic"] == "item-1").unwrap() + 1;
    let minuted = meeting(&vagt, &["minute", "1", "--said", "gennemgået"]);
    assert_eq!(minuted["minutes"][0]["topic"], "incidents");
    let minuted = meeting(&vagt, &["minute", &own.to_string(), "--said", "vedtaget"]);
    assert!(minuted["minutes"].as_array().unwrap().iter().any(|treated| treated["topic"] == "item-1"), "{minuted}");
    let told = refused(&vagt, &["minute", "99", "--said", "x", "--by", "adm"]);
    assert!(told.contains("agenda"), "{told}");
    let told = refused(&vagt, &["withdraw", "1", "--reason", "x", "--by", "adm"]);
    assert!(told.contains("agenda"), "the list of incidents is no item of one's own: {told}");
    let withdrawn = meeting(&vagt, &["withdraw", &own.to_string(), "--reason", "udsat"]);
    let topics: Vec<&Value> =
        withdrawn["agenda"]["items"].as_array().unwrap().iter().map(|item| &item["topic"]).collect();
    assert!(!topics.contains(&&json!("item-1")), "{topics:?}");
}

#[test]
fn two_meetings_on_one_day_have_names_of_their_own() {
    let vagt = municipality();
    for place in ["Rådhuset", "bro 7"] {
        meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", place]);
    }
    let list = vagt.json(&["isg", "meeting", "list"]);
    let names: Vec<&Value> = list.as_array().unwrap().iter().map(|meeting| &meeting["name"]).collect();
    assert_eq!(names, ["2099-12-04", "2099-12-04/2"]);
    assert_eq!(vagt.json(&["isg", "meeting", "show", "2099-12-04/2"])["place"], "bro 7");
    assert_eq!(vagt.json(&["isg", "meeting", "show", "2099-12-04"])["place"], "Rådhuset");
    // The first is moved to a day that has one already: that one keeps its name, and so does the one left behind.
    meeting(&vagt, &["call", "--on", "2099-12-11 09:00", "--place", "bro 9"]);
    meeting(&vagt, &["call", "--meeting", "2099-12-04", "--on", "2099-12-11 13:00", "--place", "Rådhuset"]);
    let place = |name: &str| vagt.json(&["isg", "meeting", "show", name])["place"].clone();
    assert_eq!(place("2099-12-04/2"), "bro 7");
    assert_eq!(place("2099-12-11"), "bro 9");
    assert_eq!(place("2099-12-11/2"), "Rådhuset");
    assert_eq!(place("2099-12-04"), "Rådhuset", "it is found by the name that it had");
}
