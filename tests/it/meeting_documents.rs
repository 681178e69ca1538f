//! Agenda and minutes as documents: as they are written, on the screen, and from the command line (P05, P24, P25, P31, P39).

use jiff::Timestamp;
use serde_json::{Value, json};
use vagt::app::{Effect, Screen};
use vagt::documents::{Making, json, markdown};
use vagt::domain::decision::{Dissent, How};
use vagt::domain::document::DocumentKind;
use vagt::domain::follow_up::{Ask, FollowUpCommand, Lapse, Owner, Plan, Review, Worked};
use vagt::domain::meeting::{
    Attendance, FoundWanting, Invitation, MeetingAsk, MeetingCommand, MeetingSort, SpotCheck, Topic, Words,
};
use vagt::domain::{Command, IncidentId};
use vagt::text::{Language, Text};

use crate::documents::{HEAD, Night, night, person};
use crate::screens::{SIZES, Seen, name};
use crate::vagt::Vagt;

/// What came of the night: the cause, a review with the supplier, steps, a deviation, the DPO's briefing.
pub(crate) fn followed_up(night: &mut Night, id: IncidentId) {
    let mut ask = |time: &str, by: &str, ask: Ask| {
        let command = FollowUpCommand { ask, by: Some(person(by)) };
        night.says(time, "ane", Command::FollowUp(id, Box::new(command)));
    };
    let plan = |text: &str, owner: Owner, due: &str, assess: &str| Plan {
        text: text.into(),
        owner,
        due: due.parse().unwrap(),
        assess_on: assess.parse().unwrap(),
    };
    let ours = Owner::Person { person: person("niels") };
    let theirs = Owner::Supplier { name: "Borgernøglens drift".into() };
    let off = Ask::Deviation {
        safeguard: "Alarm om certifikaters udløb".into(),
        lapse: Lapse::Off,
        handler: None,
        mitigation: "Udløb ses efter i hånden hver mandag".into(),
    };
    ask("04:12", "dines", off);
    ask("04:13", "hjalte", Ask::Cause("Et certifikat var udløbet".into(), vec!["Alarmen var slået fra".into()]));
    let review = Review {
        supplier: Some("borgernoeglen".parse().unwrap()),
        people: vec!["Hjalte Pseudonym".into(), "Borgernøglens driftschef".into()],
        findings: "Ingen havde fornyet certifikatet".into(),
        agreement: vagt::domain::follow_up::AgreementKept::NotKept,
    };
    ask("04:14", "hjalte", Ask::Review(review));
    ask("04:15", "magda", Ask::Agree(plan("Slå alarmen til", ours, "2026-11-25", "2026-12-20")));
    ask("04:15", "magda", Ask::Agree(plan("Forny automatisk", theirs, "2027-01-10", "2027-03-01")));
    let first = "A1".parse().unwrap();
    ask("04:16", "niels", Ask::Done(first, "Slået til".into()));
    ask("04:17", "magda", Ask::Assess(first, Worked::Partly, "Den kom en time for sent".into()));
    ask("04:18", "gudny", Ask::Briefed(How::Phone, "Bruddet og anmeldelsen".into()));
}

/// The meeting after the night, as far as it is asked for.
fn met(held: bool) -> Night {
    let (desk, id) = night();
    let mut night = Night::goes_on(desk);
    let mut ask = |time: &str, ask: MeetingAsk| {
        let command = MeetingCommand { meeting: None, by: None, ask };
        night.says(time, "ingelise", Command::Meeting(Box::new(command)));
    };
    let at: Timestamp = "2026-11-24T04:40:00Z".parse().unwrap();
    let invitation = Invitation {
        at,
        place: "Rådhuset | lokale 2".into(),
        sort: MeetingSort::Ordinary,
        chair: None,
        incident: None,
    };
    ask("04:30", MeetingAsk::Call(invitation));
    ask("04:31", MeetingAsk::AddItem("Nye regler for *fjernadgang*".into(), "Udkast fra juristen".into()));
    if !held {
        return night;
    }
    for who in ["frode", "hjalte", "ingelise"] {
        ask("04:40", MeetingAsk::Attend(person(who), Attendance::Present));
    }
    ask("04:40", MeetingAsk::Attend(person("gudny"), Attendance::Absent));
    ask("04:40", MeetingAsk::Attend(person("niels"), Attendance::Guest));
    let words = Words {
        said: "Forløbet blev gennemgået".into(),
        decided: "Leverandøren afkræves en redegørelse".into(),
        advised: "Hav to veje ind".into(),
        dissent: vec![Dissent { person: person("hjalte"), text: "For dyrt".into() }],
        dpo: Some("Underret de 14 borgere".into()),
        postponed: false,
    };
    let topic = Topic::Incident { incident: id };
    ask("04:42", MeetingAsk::Say(topic, Box::new(words)));
    let day = |text: &str| text.parse().unwrap();
    ask(
        "04:43",
        MeetingAsk::Agree(Topic::Other, "Find lokale til øvelsen".into(), person("ingelise"), day("2026-12-18")),
    );
    let deviation = FoundWanting {
        cause: "Ingen oprydning".into(),
        plan: "Luk dem".into(),
        owner: person("carla"),
        due: day("2026-12-24"),
    };
    let check = SpotCheck {
        what: "Borgerservice".into(),
        system: Some("selvbetjening".parse().unwrap()),
        found: "Åbne konti".into(),
        deviation: Some(deviation),
    };
    ask("04:44", MeetingAsk::Check(Box::new(check)));
    ask("04:45", MeetingAsk::Next("2027-03-05T08:00:00Z".parse().unwrap(), "Rådhuset".into()));
    ask("04:50", MeetingAsk::Hold("De to, der kunne komme, var nok til punkterne".into()));
    let last = night.desk.meetings().find(|meeting| meeting.held.is_some()).map(|meeting| meeting.id);
    let command = MeetingAsk::Correct(Some(topic), "Det var 15 borgere".into());
    let command = MeetingCommand { meeting: last, by: None, ask: command };
    night.says("04:55", "ingelise", Command::Meeting(Box::new(command)));
    night
}

fn written(kind: DocumentKind, night: &Night, language: Language) -> (String, Value) {
    let text = Text::new(language);
    let now = "2026-11-24T05:00:00Z".parse().unwrap();
    let making = Making { desk: &night.desk, text: &text, now, head: Some(HEAD), organisation: "Fjordby Kommune" };
    let held = night.desk.meetings().find(|meeting| meeting.held.is_some());
    let meeting = held.or_else(|| night.desk.next_meeting()).unwrap();
    let document = making.of_meeting(kind, meeting).unwrap();
    assert!(making.of_meeting(DocumentKind::Brief, meeting).is_none());
    (markdown(&document, &text), json(&document))
}

#[test]
fn p05_p24_p31_the_agenda_on_paper() {
    let night = met(false);
    for language in Language::ALL {
        let (page, _) = written(DocumentKind::Agenda, &night, language);
        insta::assert_snapshot!(format!("document_agenda_{}", language.key()), page);
    }
    let (_, data) = written(DocumentKind::Agenda, &night, Language::Da);
    let (_, same) = written(DocumentKind::Agenda, &night, Language::En);
    assert_eq!(data["incidents"][0]["id"], "26-A1");
    assert_eq!(data["incidents"][0]["severity"], "serious");
    let actions = data["actions"].as_array().unwrap();
    assert_eq!(actions.iter().map(|row| &row["state"]).collect::<Vec<_>>(), ["open", "assessed"]);
    assert_eq!(data["deviations"], same["deviations"], "data say the same in both languages");
    let now: Timestamp = "2026-11-24T05:00:00Z".parse().unwrap();
    let gaps = night.desk.register().gaps(vagt::domain::calendar::local(now).date());
    let counted = data["register_gaps"].as_array().unwrap().iter().map(|row| row["count"].as_u64().unwrap());
    assert_eq!(counted.sum::<u64>(), gaps.len() as u64, "each gap is somebody's");
}

#[test]
fn p25_the_minutes_on_paper() {
    let night = met(true);
    for language in Language::ALL {
        let (page, _) = written(DocumentKind::Minutes, &night, language);
        insta::assert_snapshot!(format!("document_minutes_{}", language.key()), page);
    }
    let (_, data) = written(DocumentKind::Minutes, &night, Language::Da);
    assert_eq!(data["meeting"]["held_at"], "2026-11-24T04:50:00Z");
    assert_eq!(data["incidents"][0]["decided"], json!(["Leverandøren afkræves en redegørelse"]));
    assert_eq!((&data["agreed"][0]["due"], &data["agreed"][0]["settled"]), (&json!("2026-12-18"), &Value::Null));
    assert_eq!(data["spot_checks"][0]["cause"], "Ingen oprydning");
    assert_eq!(data["corrections"][0]["text"], "Det var 15 borgere");
    let presence: Vec<&Value> = data["attendance"].as_array().unwrap().iter().map(|row| &row["presence"]).collect();
    assert!(presence.contains(&&json!("absent")) && presence.contains(&&json!("guest")), "{presence:?}");
}

#[test]
fn the_papers_of_a_meeting_on_the_screen() {
    for language in Language::ALL {
        let text = Text::new(language);
        let size = SIZES[0];
        let mut seen =
            Seen::typical().press("i i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter p");
        insta::assert_snapshot!(name("meeting_papers", language, size), seen.picture(language, size));
        let asked = seen.asked("enter");
        let Some(Effect::MakeDocument { kind, subject, width }) = asked.into_iter().next() else { panic!("not made") };
        assert_eq!(kind, DocumentKind::Agenda);
        let wanted = vagt::runtime::keeper::Wanted { kind, subject, width };
        let made = vagt::runtime::papers::make(&seen.app, &text, "Fjordby Kommune", wanted, Some(HEAD)).unwrap();
        let mut seen = seen.event(made);
        insta::assert_snapshot!(name("meeting_papers_agenda", language, size), seen.picture(language, size));
        let effects = seen.asked("w");
        let named = |effect: &Effect| matches!(effect, Effect::WriteDocument { name, .. } if name.starts_with("isg-2026-12-18-agenda-"));
        assert!(effects.iter().any(named), "{effects:?}");
        let seen = seen.press("esc esc");
        assert!(matches!(seen.app.screen(), Screen::Meetings(_)), "back to the meetings");
        let (picture, says) = (seen.picture(language, size), ["p dokumenter", "p documents"]);
        assert!(says.iter().any(|says| picture.contains(says)), "the bottom line says how: {picture}");
    }
}

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd" },
  { id = "chef", name = "Carl Hefner" },
  { id = "oes", name = "Olga Essen" },
  { id = "adm", name = "Anna Damm" },
  { id = "dir", name = "Dagmar Irming" },
]
role = [
  { role = "it-on-call", holder = "mja" },
  { role = "it-chief", holder = "chef" },
  { role = "top-security-officer", holder = "oes" },
  { role = "administrative-consultant", holder = "adm" },
  { role = "director", holder = "dir" },
]
"#;

const SYSTEMS: &str = "[[system]]\nid = \"kort\"\nname = \"Kort\"\n";

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS);
    vagt.json(&["--as", "mja", "incident", "new", "--title", "Printeren er tom", "--kind", "availability"]);
    vagt
}

fn meeting(vagt: &Vagt, arguments: &[&str]) -> Value {
    vagt.json(&[&["isg", "meeting"], arguments, &["--by", "adm"]].concat())
}

#[test]
fn p24_p25_the_next_agenda_and_the_last_minutes_unless_another_is_named() {
    let vagt = municipality();
    for document in ["agenda", "minutes"] {
        assert!(vagt.fails(1, &["report", document]).contains("No such meeting"), "{document}");
    }
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    let going_on = vagt.run(&["report", "minutes"]).out;
    assert!(going_on.contains("not fixed yet"), "{going_on}");
    meeting(&vagt, &["present", "adm"]);
    meeting(&vagt, &["next", "--on", "2100-03-05 09:00", "--place", "Rådhuset"]);
    meeting(&vagt, &["hold", "--reason", "kun to kunne komme"]);
    let before = vagt.records();
    let at = |arguments: &[&str]| vagt.json(&[&["report"], arguments].concat())["meeting"]["at"].clone();
    assert_eq!(at(&["agenda"]), "2100-03-05T08:00:00Z");
    assert_eq!(at(&["minutes"]), "2099-12-04T08:00:00Z");
    assert_eq!(at(&["agenda", "last"]), "2099-12-04T08:00:00Z");
    assert_eq!(at(&["minutes", "2100-03-05"]), "2100-03-05T08:00:00Z");
    assert!(vagt.fails(1, &["report", "agenda", "2001-01-01"]).contains("meeting list"));
    assert!(vagt.fails(2, &["report", "minutes", "--year", "2026"]).contains("annual report"));
    assert_eq!(vagt.records(), before, "reading records nothing");
    let dansk = vagt.run(&["report", "minutes", "--lang", "da"]).out;
    assert!(dansk.starts_with("# Referat · ordinært ISG-møde") && dansk.contains("## Fremmøde"), "{dansk}");
}

#[test]
fn p05_the_gaps_of_the_register_are_an_item_with_the_director_who_is_answerable() {
    let vagt = municipality();
    meeting(&vagt, &["call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    let agenda = vagt.json(&["isg", "meeting", "agenda"]);
    let item = agenda["items"].as_array().unwrap().iter().find(|item| item["topic"] == "gaps").unwrap().clone();
    assert_eq!(item["gaps"][0], json!({ "role": "director", "answerable": ["dir"], "count": 2 }));
    let paper = vagt.json(&["report", "agenda"]);
    let first = &paper["register_gaps"][0];
    assert_eq!((&first["answerable"][0], &first["count"]), (&json!("Dagmar Irming"), &json!(2)));
    meeting(&vagt, &["minute", "gaps", "--said", "Direktøren udpeger en ejer"]);
    meeting(&vagt, &["present", "adm"]);
    meeting(&vagt, &["hold", "--reason", "kun to kunne komme"]);
    let minutes = vagt.json(&["report", "minutes"]);
    assert_eq!(minutes["register_gaps_minutes"]["said"], json!(["Direktøren udpeger en ejer"]));
    vagt.configure(
        "systems.toml",
        "[[system]]\nid = \"kort\"\nname = \"Kort\"\nowner = \"dir\"\nresponsible = \"dir\"\n",
    );
    vagt.json(&["--as", "mja", "incident", "note", "26-A1", "systemerne er rettet"]);
    assert_eq!(vagt.json(&["report", "minutes"])["register_gaps"][0]["count"], 2, "fixed with the minutes");
    let shown = vagt.run(&["isg", "meeting", "show", "last"]).out;
    assert!(shown.contains("Dagmar Irming · 2 gaps") && shown.contains("udpeger en ejer"), "{shown}");
}

#[test]
fn p39_an_incident_in_restricted_view_is_on_no_paper_of_those_who_may_not_see_it() {
    let vagt = municipality();
    let title = "Opslag i naboens sag";
    let id = vagt.json(&["--as", "oes", "incident", "new", "--title", title, "--kind", "rule-violation"])["id"].clone();
    let id = id.as_str().unwrap();
    meeting(&vagt, &["--as", "oes", "call", "--on", "2099-12-04 09:00", "--place", "Rådhuset"]);
    meeting(&vagt, &["--as", "oes", "minute", id, "--said", "hemmeligt ord"]);
    meeting(&vagt, &["--as", "oes", "action", id, "hemmelig handling", "--owner", "adm", "--due", "2099-12-24"]);
    meeting(&vagt, &["present", "adm"]);
    let papers = |who: &str| {
        let mut all = String::new();
        for named in ["last", "2099-12-04"] {
            for document in ["agenda", "minutes"] {
                for json in [&[][..], &["--json"]] {
                    all += &vagt.run(&[&["--as", who, "report", document, named], json].concat()).out;
                }
            }
            for json in [&[][..], &["--json"]] {
                all += &vagt.run(&[&["--as", who, "isg", "meeting", "show", named], json].concat()).out;
            }
        }
        all
    };
    for held in [false, true] {
        if held {
            meeting(&vagt, &["--as", "oes", "hold", "--reason", "kun to kunne komme"]);
            meeting(&vagt, &["--as", "oes", "correct", "hemmelig rettelse", "--topic", id]);
        }
        let (seen, unseen) = (papers("oes"), papers("mja"));
        assert!(seen.contains(id) && seen.contains("hemmeligt ord") && seen.contains("restricted view"), "{seen}");
        assert!(!seen.contains(title), "a paper goes by its number alone: {seen}");
        assert!(unseen.contains("26-A1") && !unseen.contains(id) && !unseen.contains("hemmelig"), "{unseen}");
        assert!(!unseen.contains("restricted view"), "{unseen}");
    }
    let annual = vagt.json(&["--as", "oes", "report", "annual"]);
    assert_eq!((&annual["actions"]["agreed"], &annual["actions"]["agreed_at_meetings"]), (&json!(0), &json!(0)));
    assert_eq!(annual["held_meetings"].as_array().unwrap().len(), 1);
}
