//! The built-in playbooks against the policy's table.

use std::collections::{BTreeMap, BTreeSet};

use super::{built, called};
use crate::config::playbooks::built_in;
use crate::config::playbooks::set::RECORD_MAX;
use crate::domain::clock::ClockId;
use crate::domain::incident::IncidentKind;
use crate::domain::playbook::{Bilingual, Playbook, Question, Step};
use crate::domain::register::Role;

/// Each step of the six files: id, role, policy rows.
const STEPS: &[(&str, &str, &str)] = &[
    ("receive.record", "it-on-call", "P14 P15"),
    ("receive.welfare", "it-on-call", ""),
    ("receive.classify", "it-on-call", "P16"),
    ("receive.nature", "it-on-call", "P06 P17"),
    ("receive.same-cause", "it-on-call", ""),
    ("receive.call-it-chief", "it-on-call", "P16"),
    ("receive.call-oes", "it-chief", "P16"),
    ("receive.joint-decision", "it-chief top-security-officer", "P16 P13"),
    ("receive.dpo-report", "it-on-call", "P34 P29"),
    ("receive.dpo-brief", "dpo", "P30"),
    ("receive.safeguard-deviation", "it-chief", "P23"),
    ("availability.confirm", "it-on-call", ""),
    ("availability.scope", "it-on-call", "P38"),
    ("availability.agreement", "it-on-call", "P20"),
    ("availability.supplier-case", "it-on-call", "P20 P17"),
    ("availability.supplier-answer", "it-on-call", "P20"),
    ("availability.inform-owner", "it-on-call", "P22"),
    ("availability.workaround", "system-responsible", ""),
    ("availability.inform-users", "system-administrator it-on-call", "P22 P09 P26"),
    ("availability.front-desks", "it-on-call", ""),
    ("availability.next-update", "system-administrator it-on-call", "P09"),
    ("availability.escalate-supplier", "it-chief", "P20"),
    ("availability.restored", "system-responsible", "P38"),
    ("availability.catch-up", "system-responsible", ""),
    ("availability.all-clear", "system-administrator it-on-call", "P22 P09"),
    ("supplier.cut-access", "it-on-call", ""),
    ("supplier.supplier-record", "it-on-call", "P17"),
    ("supplier.processor", "dpo", "P08 P41"),
    ("supplier.claims", "it-on-call", "P17"),
    ("supplier.joint-review", "system-responsible", "P18"),
    ("supplier.no-repeat", "system-owner", "P19"),
    ("inform.inform-affected", "it-chief", "P26 P27"),
    ("inform.press", "top-security-officer", "P28"),
    ("isg.call-out", "it-chief", "P13 P11"),
    ("isg.brief", "it-chief", "P12"),
    ("isg.advise", "isg", "P12"),
    ("isg.minutes", "isg", "P25"),
    ("follow-up.cause", "system-responsible", "P19"),
    ("follow-up.actions", "system-owner", "P19 P24"),
    ("follow-up.isg-agenda", "it-chief", "P24 P31"),
    ("follow-up.dpo-close", "dpo", "P29 P30"),
    ("follow-up.journalise", "it-on-call", "P40"),
    ("follow-up.effect", "system-owner", "P24"),
    ("follow-up.close", "it-chief", ""),
];

fn all_steps() -> BTreeMap<String, Step> {
    let (files, failures) = built_in();
    assert!(failures.is_empty(), "{failures:?}");
    files.values().flat_map(|file| &file.steps).map(|read| (read.step.id.to_string(), read.step.clone())).collect()
}

#[test]
fn every_step_of_the_policys_table_is_there_with_its_role_and_rows() {
    let mut steps = all_steps();
    for (id, roles, rows) in STEPS {
        let step = steps.remove(*id).unwrap_or_else(|| panic!("{id} is missing"));
        let have: Vec<&str> = step.roles().map(Role::key).collect();
        assert_eq!(have.join(" "), *roles, "roles of {id}");
        let have: Vec<String> =
            step.prescribed_by.iter().map(ToString::to_string).filter(|basis| basis.starts_with('P')).collect();
        assert_eq!(have.join(" "), *rows, "rows of {id}");
    }
    assert!(steps.is_empty(), "not in the table: {:?}", steps.keys());
}

#[test]
fn each_kind_of_incident_has_exactly_one_playbook() {
    let playbooks = built();
    for kind in IncidentKind::ALL {
        let serving: Vec<&str> =
            playbooks.iter().filter(|(_, have)| have.kinds.contains(&kind)).map(|(pin, _)| pin.id.as_str()).collect();
        let expected = match kind {
            IncidentKind::Availability => "availability",
            IncidentKind::Supplier => "supplier",
            IncidentKind::Security | IncidentKind::PersonalData | IncidentKind::RuleViolation => "receive",
        };
        assert_eq!(serving, [expected], "{kind:?}");
    }
}

#[test]
fn each_playbook_is_made_of_the_blocks_the_policy_names() {
    let playbooks = built();
    let made_of = |id: &str| -> Vec<String> {
        let (_, playbook) = called(&playbooks, id);
        let shown = |part: &crate::domain::playbook::Part| match &part.when {
            Some(when) => format!("{} when {when}", part.block),
            None => part.block.clone(),
        };
        playbook.parts.iter().map(shown).collect()
    };
    let isg = "isg when convene-isg is yes";
    assert_eq!(made_of("receive"), ["receive", "inform", isg, "follow-up"]);
    assert_eq!(
        made_of("availability"),
        ["receive", "availability", "supplier when not supplier-fault is no", "inform", isg, "follow-up"]
    );
    assert_eq!(made_of("supplier"), ["receive", "availability", "supplier", "inform", isg, "follow-up"]);
    assert_eq!(playbooks.len(), 3, "inform, isg and follow-up are blocks only");
}

#[test]
fn every_text_is_there_in_both_languages_on_one_line_and_differs() {
    let whole = |text: &Bilingual, of: &str| {
        for words in [&text.da, &text.en] {
            assert!(words.as_str().chars().count() > 3, "{of}: «{words}»");
            assert!(!words.as_str().contains('\n'), "{of}");
            assert!(words.as_str().chars().count() <= 130, "{of} is too long for a line: «{words}»");
        }
        assert_ne!(text.da, text.en, "{of} is not translated");
    };
    for (id, step) in all_steps() {
        whole(&step.title, &id);
        whole(&step.why, &id);
        assert_ne!(step.title.da, step.why.da, "{id}");
    }
    for (_, playbook) in built() {
        whole(&playbook.title, &playbook.id);
    }
}

#[test]
fn the_clocks_hang_on_the_steps_that_stop_them() {
    let steps = all_steps();
    let carried = |clock: ClockId| -> Vec<&str> {
        steps.values().filter(|step| step.clock == Some(clock)).map(|step| step.id.as_str()).collect()
    };
    assert_eq!(carried(ClockId::JointDecision), ["receive.joint-decision"]);
    assert_eq!(carried(ClockId::DpoReport), ["receive.dpo-report"]);
    assert_eq!(
        carried(ClockId::Inform),
        ["availability.inform-owner", "availability.inform-users", "inform.inform-affected"]
    );
    assert_eq!(carried(ClockId::NextUpdate), ["availability.all-clear", "availability.next-update"]);
    assert!(steps["availability.next-update"].repeat && !steps["availability.all-clear"].repeat);
}

#[test]
fn every_question_is_asked_somewhere() {
    let asked: BTreeSet<Question> = all_steps().values().flat_map(|step| step.ask.clone()).collect();
    for question in Question::ALL {
        assert!(asked.contains(&question), "{question:?}");
    }
}

#[test]
fn each_playbook_fits_in_one_record_of_the_log_and_reads_back() {
    for (pin, playbook) in built() {
        let json = serde_json::to_string(&playbook).unwrap();
        assert!(json.len() < RECORD_MAX, "{}: {} bytes", pin.id, json.len());
        assert_eq!(serde_json::from_str::<Playbook>(&json).unwrap(), playbook);
        assert_eq!(pin.digest.len(), 64);
    }
}
