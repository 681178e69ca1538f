//! The built-in playbooks against the policy's table.

use std::collections::{BTreeMap, BTreeSet};

use super::{built, called};
use crate::config::playbooks::built_in;
use crate::config::playbooks::library::resolve;
use crate::config::playbooks::set::RECORD_MAX;
use crate::domain::clock::ClockId;
use crate::domain::incident::IncidentKind;
use crate::domain::playbook::{Bilingual, Playbook, Question, Step};
use crate::domain::register::Role;

/// Each step of the policy's table: id, role, policy rows.
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
    ("receive.nis2-significant", "top-security-officer it-chief", ""),
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
    ("follow-up.cause", "system-responsible", "P19 P36"),
    ("follow-up.actions", "system-owner", "P19 P24"),
    ("follow-up.isg-agenda", "it-chief", "P24 P31"),
    ("follow-up.dpo-close", "dpo", "P29 P30"),
    ("follow-up.journalise", "it-on-call", "P40"),
    ("follow-up.effect", "system-owner", "P24"),
    ("follow-up.close", "it-chief", ""),
    ("nis2.warning", "it-chief it-on-call", ""),
    ("nis2.notification", "it-chief it-on-call", ""),
    ("nis2.recipients", "it-chief", "P26"),
    ("nis2.final", "it-chief", ""),
    ("security.no-harm", "it-on-call", ""),
    ("security.contain", "it-on-call", ""),
    ("security.protect-backups", "it-on-call", ""),
    ("security.out-of-band", "it-chief", ""),
    ("security.preserve", "it-on-call", ""),
    ("security.spread", "it-on-call", ""),
    ("security.tell-connected", "it-on-call", "P26"),
    ("security.credentials", "it-on-call", ""),
    ("security.outside-help", "it-chief", ""),
    ("security.eradicate", "it-on-call", ""),
    ("security.recover", "it-on-call", ""),
    ("security.integrity", "system-responsible", "P38"),
    ("personal-data.awareness", "top-security-officer dpo", "P02"),
    ("personal-data.facts", "it-on-call dpo", ""),
    ("personal-data.risk", "top-security-officer dpo", ""),
    ("personal-data.file", "top-security-officer dpo", "P02"),
    ("personal-data.data-subjects", "top-security-officer", "P26 P27"),
    ("personal-data.processor-chain", "system-responsible", "P08"),
    ("personal-data.document", "it-on-call dpo", "P06"),
    ("rule-violation.impartial", "it-chief", ""),
    ("rule-violation.inform-oes", "it-chief", "P33 P01"),
    ("rule-violation.facts-only", "it-on-call", "P39 P40"),
    ("rule-violation.hear", "manager hr", ""),
    ("rule-violation.hear-other", "chief-executive", "P41"),
    ("rule-violation.sanction", "top-security-officer isg", "P32 P33"),
    ("rule-violation.carry-out", "manager", "P32"),
    ("maintenance.announce", "system-administrator it-on-call", "P09 P22"),
    ("maintenance.owner-agrees", "system-owner", ""),
    ("maintenance.start", "it-on-call", ""),
    ("maintenance.end", "it-on-call", "P38"),
    ("maintenance.overrun", "it-on-call", "P21"),
    ("maintenance.all-clear", "system-administrator it-on-call", "P22 P09"),
    ("handover.open-incidents", "it-on-call", "P15"),
    ("handover.next-steps", "it-on-call", ""),
    ("handover.promises", "it-on-call", ""),
    ("handover.clocks", "it-on-call", ""),
    ("handover.called", "it-on-call", ""),
    ("handover.confirm", "it-on-call", ""),
];

fn all_steps() -> BTreeMap<String, Step> {
    let (files, failures) = built_in();
    assert!(failures.is_empty(), "{failures:?}");
    let mut files = files;
    assert!(resolve(&mut files).is_empty());
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
        assert_eq!(serving, [kind.key()], "{kind:?}");
    }
}

#[test]
fn each_playbook_is_made_of_the_blocks_the_policy_names() {
    let playbooks = built();
    let made_of = |id: &str| -> Vec<String> {
        let (_, playbook) = called(&playbooks, id);
        let shown = |part: &std::sync::Arc<crate::domain::playbook::Part>| match &part.when {
            Some(when) => format!("{} when {when}", part.block),
            None => part.block.clone(),
        };
        playbook.parts.iter().map(shown).collect()
    };
    let isg = "isg when convene-isg is yes";
    let nis2 = "nis2 when (profile has nis2 and nis2-significant is yes)";
    let supplier = "supplier when not supplier-fault is no";
    let security = "security when not hostile is no";
    let data = "personal-data when (((not personal-data-involved is no or personal-data is ordinary) or \
                personal-data is confidential) or personal-data is sensitive)";
    let end = ["inform", nis2, isg, "follow-up"];
    let starts: &[(&str, &[&str])] = &[
        ("receive", &["receive"]),
        ("availability", &["receive", "availability", supplier, security, data]),
        ("supplier", &["receive", "availability", "supplier", security, data]),
        ("security", &["receive", "security", data, supplier]),
        ("personal-data", &["receive", security, "personal-data", supplier]),
        ("rule-violation", &["receive", "rule-violation", security, data, supplier]),
    ];
    for (id, start) in starts {
        assert_eq!(made_of(id), [*start, &end].concat(), "{id}");
    }
    for alone in ["maintenance", "handover"] {
        assert_eq!(made_of(alone), [alone]);
    }
    assert_eq!(playbooks.len(), starts.len() + 2, "inform, nis2, isg and follow-up are blocks only");
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
    assert_eq!(
        carried(ClockId::NextUpdate),
        ["availability.all-clear", "availability.next-update", "maintenance.all-clear"]
    );
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

#[test]
fn every_kind_opens_the_blocks_that_the_nature_of_it_calls_for_whatever_it_was_registered_as() {
    for kind in IncidentKind::ALL {
        let (_, playbook) = called(&built(), kind.key());
        for block in ["security", "personal-data", "supplier", "nis2", "isg"] {
            assert!(playbook.parts.iter().any(|part| part.block == block), "{kind:?}: {block}");
        }
    }
}

#[test]
fn security_is_never_called_that_alone() {
    let (_, playbook) = called(&built(), "security");
    assert_eq!(playbook.title.da.as_str(), "Fortroligheds- eller integritetshændelse");
    for (id, step) in all_steps() {
        for words in [&step.title.da, &step.why.da] {
            assert!(!words.as_str().to_lowercase().contains("sikkerhedshændelse"), "{id}: {words}");
        }
    }
}

#[test]
fn every_choice_has_its_words_and_every_input_that_is_read_is_asked_in_one_place() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (id, step) in all_steps() {
        for input in &step.inputs {
            assert!(
                input.label.da.as_str().chars().count() <= 20 && input.label.en.as_str().chars().count() <= 24,
                "{id}"
            );
            assert_eq!(seen.insert(input.key.to_string(), id.clone()), None, "{} is asked twice", input.key);
        }
    }
    assert!(seen.len() > 20);
}
