//! The JSON shapes of the contract. Only additions; times in UTC; absent is `null`.

use jiff::Timestamp;
use serde::Serialize;

use super::decisions::{DecisionJson, IsgJson};
use crate::domain::Repair;
use crate::evidence::Packed;

/// `incident show`, and with fewer fields `incident list`.
#[derive(Debug, Serialize)]
pub(super) struct IncidentJson {
    pub id: String,
    pub title: String,
    pub kind: &'static str,
    pub status: &'static str,
    pub severity: SeverityJson,
    /// When it began; `null`: not known yet.
    pub began_at: Option<Timestamp>,
    pub discovered_at: Timestamp,
    pub reported_at: Timestamp,
    pub registered_at: Timestamp,
    pub awareness_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub reporter: String,
    pub handler: Option<String>,
    pub parent: Option<String>,
    pub impact: ImpactJson,
    pub reach: &'static str,
    pub personal_data: &'static str,
    pub systems: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checklist: Option<Vec<StepJson>>,
    pub clocks: Vec<ClockJson>,
    pub legal: LegalJson,
    pub follow_up: super::follow_up::json::FollowUpJson,
    pub decisions: Vec<DecisionJson>,
    pub isg: Option<IsgJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Vec<super::message::json::MessageJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<super::message::json::AudienceJson>>,
    /// Messages sent without the approval they needed (P27).
    pub message_deviations: usize,
    /// Approvals of messages that the approver has yet to confirm.
    pub approvals_to_confirm: usize,
    /// Whether only some may see it (P39).
    pub restricted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<AttachmentJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Vec<TimelineJson>>,
}

/// A file of an incident.
#[derive(Debug, Serialize)]
pub(super) struct AttachmentJson {
    pub number: usize,
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
    pub about: Option<String>,
    pub attached_at: Timestamp,
    pub attached_by: Option<String>,
    /// How its content stands: `whole`, `missing` or `damaged`.
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct SeverityJson {
    pub level: &'static str,
    pub proposed: &'static str,
    pub reasons: Vec<String>,
    pub could_rise: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ImpactJson {
    pub confidentiality: &'static str,
    pub integrity: &'static str,
    pub availability: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct StepJson {
    pub id: String,
    pub title: String,
    pub role: &'static str,
    pub state: &'static str,
    pub required: bool,
    pub prescribed_by: Vec<String>,
    pub due_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub done_by: Option<String>,
    pub recorded_by: Option<String>,
    pub note: Option<String>,
    pub waits_for: Option<String>,
    /// What was answered to its typed inputs: the newest answers.
    pub answers: serde_json::Map<String, serde_json::Value>,
    /// For how many systems it is done, where it is done once for each.
    pub systems: Option<SystemsJson>,
}

#[derive(Debug, Serialize)]
pub(super) struct SystemsJson {
    pub done: usize,
    pub of: usize,
    pub left: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ClockJson {
    pub id: &'static str,
    pub label: String,
    pub starts_at: Timestamp,
    pub due_at: Timestamp,
    pub stopped_at: Option<Timestamp>,
    pub state: &'static str,
    /// What asks for it, and whose the length is, in words.
    pub basis: String,
    /// The passage of the policy or of law, as `P16` or `GDPR art. 33(1)`; `null` for good practice.
    pub source: Option<String>,
    /// Nobody has decided yet whether there is anything to notify.
    pub if_notifiable: bool,
}

/// How an incident stands towards the law.
#[derive(Debug, Serialize)]
pub(super) struct LegalJson {
    pub awareness: Option<LegalDecisionJson>,
    pub risk: Option<LegalDecisionJson>,
    /// `open`, `filed`, `not_reportable` or `stale`.
    pub authority: &'static str,
    pub not_reportable: Option<LegalDecisionJson>,
    pub filed: Vec<FiledJson>,
    pub data_subjects: Option<LegalDecisionJson>,
    pub nis2: Option<LegalDecisionJson>,
    pub nis2_sent: Vec<FiledJson>,
    pub people: Option<u32>,
    pub protected_address: Option<&'static str>,
    pub cpr_numbers: Option<&'static str>,
    pub next_update_at: Option<Timestamp>,
}

/// Something decided for the data controller.
#[derive(Debug, Serialize)]
pub(super) struct LegalDecisionJson {
    pub value: &'static str,
    pub since: Option<Timestamp>,
    pub reason: String,
    pub advice: Option<String>,
    pub by: Option<String>,
    pub how: Option<&'static str>,
    pub at: Timestamp,
}

/// Something sent to an authority.
#[derive(Debug, Serialize)]
pub(super) struct FiledJson {
    pub what: &'static str,
    pub at: Timestamp,
    pub case: Option<String>,
    pub late: Option<String>,
    pub by: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct TimelineJson {
    pub at: Timestamp,
    pub actor: String,
    /// Whose word or deed it is, where whoever recorded it speaks for another.
    pub on_behalf_of: Option<String>,
    pub text: String,
}

/// `log verify`.
#[derive(Debug, Serialize)]
pub(super) struct VerifyJson {
    pub records: u64,
    pub devices: usize,
    pub head: String,
    pub fingerprint: String,
    pub ok: bool,
    pub problems: Vec<ProblemJson>,
    pub repaired: u64,
    /// Absent when the store was not compared.
    pub store: Option<ComparisonJson>,
    /// Records with a good signature.
    pub signed: u64,
    /// Records from before there were signatures.
    pub before_signatures: u64,
    /// Records in which somebody put down another's word or deed.
    pub on_behalf: u64,
    pub keys: Vec<KeyJson>,
    pub attachments: AttachedJson,
    /// What records tell to have been repaired.
    pub repairs: Vec<RepairJson>,
    /// Absent when no fingerprint was given.
    pub checked: Option<CheckedJson>,
}

/// The content of attached files.
#[derive(Debug, Serialize)]
pub(super) struct AttachedJson {
    /// How many are what was attached.
    pub whole: usize,
    pub lost: Vec<LostJson>,
}

/// An attached file whose content is not there, or is something else.
#[derive(Debug, Serialize)]
pub(super) struct LostJson {
    pub name: String,
    pub sha256: String,
    /// `missing` or `damaged`.
    pub state: &'static str,
}

/// A repair, and the record that tells of it.
#[derive(Debug, Serialize)]
pub(super) struct RepairJson {
    pub device: String,
    pub seq: u64,
    pub recorded_at: Timestamp,
    #[serde(flatten)]
    pub repair: Repair,
}

/// A key, and the record that introduces it.
#[derive(Debug, Serialize)]
pub(super) struct KeyJson {
    pub device: String,
    pub seq: u64,
    pub key: String,
    /// Why it is another than before; `null`: the chain begins with it.
    pub because: Option<&'static str>,
}

/// What a given fingerprint is of: `current`, `earlier` or `unknown`.
#[derive(Debug, Serialize)]
pub(super) struct CheckedJson {
    pub fingerprint: String,
    pub state: &'static str,
    pub records_ago: Option<u64>,
}

/// How the second copy stands to the journal, in records.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonJson {
    pub same: u64,
    pub missing: u64,
    pub different: u64,
    pub extra: u64,
    pub hidden: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct ProblemJson {
    pub device: String,
    pub seq: u64,
    /// The file it is in.
    pub segment: Option<String>,
    /// The line of that file, counted from 1.
    pub line: Option<u64>,
    pub what: String,
}

/// A check of one file.
#[derive(Debug, Serialize)]
pub(super) struct CheckJson {
    pub file: String,
    pub ok: bool,
    pub problems: Vec<String>,
    pub mistakes: Vec<MistakeJson>,
}

/// A mistake in a file: `problems` in parts. `line` and `column` are `null` when the file as a whole is meant.
#[derive(Debug, Serialize)]
pub(super) struct MistakeJson {
    pub file: String,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub what: String,
    pub nearest: Option<String>,
}

/// `backup`.
#[derive(Debug, Serialize)]
pub(super) struct BackupJson {
    pub file: String,
    pub bytes: u64,
    pub format: u32,
    pub program: String,
    pub made_at: Timestamp,
    pub device: String,
    pub records: u64,
    pub head: String,
    pub fingerprint: String,
    /// Attached files whose content was not whole, and is not in it.
    pub attachments_lost: u64,
    pub with_key: bool,
    pub with_config: bool,
    pub files: Vec<PackedJson>,
}

/// A file in a backup.
#[derive(Debug, Serialize)]
pub(super) struct PackedJson {
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

impl PackedJson {
    pub(super) fn of(Packed { path, bytes, sha256 }: Packed) -> Self {
        Self { path, bytes, sha256 }
    }
}

/// `restore`.
#[derive(Debug, Serialize)]
pub(super) struct RestoreJson {
    pub data: String,
    pub made_at: Timestamp,
    pub device: String,
    pub records: u64,
    pub devices: usize,
    pub head: String,
    pub fingerprint: String,
    pub with_key: bool,
    /// Where files of the configuration are; absent: there were none.
    pub config: Option<String>,
}

/// `log import`.
#[derive(Debug, Serialize)]
pub(super) struct ImportJson {
    pub known: u64,
    pub new: u64,
    pub records: u64,
    pub head: String,
    pub fingerprint: String,
}
