//! The municipality's own numbers where the policy names none: lengths of clocks, the working day.

use serde::{Deserialize, Serialize};

use super::decision::Quorum;

/// From both words to convene until the group is quorate or its chair starts, minutes.
const ISG_CALL_OUT_MINUTES: i64 = 30;

fn isg_call_out_minutes() -> i64 {
    ISG_CALL_OUT_MINUTES
}

/// Numbers that another municipality may set otherwise. Minutes unless the name says hours of the local day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// From reported to registered.
    pub registration_minutes: i64,
    /// Joint decision on major and serious incidents.
    pub decision_minutes_grave: i64,
    /// Joint decision otherwise, in the daytime.
    pub decision_minutes_else: i64,
    /// When the working day begins.
    pub day_opens_hour: i8,
    /// When it ends.
    pub day_closes_hour: i8,
    /// When a decision that may wait for the morning is due.
    pub next_morning_hour: i8,
    /// Informing users and owners of a serious incident.
    pub inform_minutes_serious: i64,
    /// … of a major one.
    pub inform_minutes_major: i64,
    /// … of any other.
    pub inform_minutes_else: i64,
    /// How long updates come close together.
    pub early_minutes: i64,
    /// Between updates at first.
    pub update_minutes_early: i64,
    /// Between updates later.
    pub update_minutes_later: i64,
    /// DPO report when no personal data are involved.
    pub dpo_minutes_no_data: i64,
    /// DPO report otherwise, unknown included.
    pub dpo_minutes_data: i64,
    /// Calling the Information Security Group together (P13).
    #[serde(default = "isg_call_out_minutes")]
    pub isg_call_out_minutes: i64,
    /// How many of its members must attend.
    #[serde(default)]
    pub isg_quorum: Quorum,
    /// Whether the NIS2 act applies to the municipality.
    #[serde(default = "applies")]
    pub nis2: bool,
}

/// Danish municipalities are covered by the act.
fn applies() -> bool {
    true
}

impl Profile {
    /// The built-in municipality profile (`policy.md` §4).
    pub fn built_in() -> Self {
        Self {
            registration_minutes: 15,
            decision_minutes_grave: 30,
            decision_minutes_else: 4 * 60,
            day_opens_hour: 8,
            day_closes_hour: 16,
            next_morning_hour: 9,
            inform_minutes_serious: 30,
            inform_minutes_major: 60,
            inform_minutes_else: 4 * 60,
            early_minutes: 120,
            update_minutes_early: 30,
            update_minutes_later: 60,
            dpo_minutes_no_data: 4 * 60,
            dpo_minutes_data: 60,
            isg_call_out_minutes: ISG_CALL_OUT_MINUTES,
            isg_quorum: Quorum::Majority,
            nis2: true,
        }
    }
}
