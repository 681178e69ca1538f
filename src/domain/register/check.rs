//! The register held against what it should say: what is missing, and who is answerable for it (P05, P08, P20, P41).
//!
//! A gap is no error: nothing is refused for it. It is listed with the one who can close it, so that it is not found out at
//! night.

use jiff::civil::Date;

use super::{Person, Register, Role, System};
use crate::domain::authority;
use crate::domain::id::{PersonId, SupplierId, SystemId};
use crate::domain::incident::PersonalData;

/// What a gap is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A system.
    System(SystemId),
    /// Somebody who holds a role or answers for a system.
    Person(PersonId),
    /// A role.
    Role(Role),
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapKind {
    /// No system owner (P05).
    NoOwner,
    /// No system responsible (P05).
    NoResponsible,
    /// Somebody answers for it whom the roster does not know (P05).
    Unknown(PersonId),
    /// No operating agreement with its supplier (P20).
    NoAgreement,
    /// Personal data, or perhaps, at a supplier, and no data-processing agreement (P08).
    NoDataProcessingAgreement,
    /// Its risk was never assessed (P08).
    NoRiskAssessment,
    /// Its risk was last assessed too long ago (P08).
    OldRiskAssessment(Date),
    /// A supplier that is in no file (P41).
    UnknownSupplier(SupplierId),
    /// No number to call the supplier at (P20).
    NoSupplierPhone(SupplierId),
    /// Neither customer number nor number of the agreement to give the supplier (P41).
    NoSupplierNumber(SupplierId),
    /// Fewer ways to be reached than the profile asks for; so many there are.
    FewWays(usize),
    /// Contact details that were never verified.
    NeverVerified,
    /// Contact details that were verified too long ago.
    VerifiedLongAgo(Date),
    /// Nobody holds a role that an incident needs.
    NobodyHolds,
    /// Nobody stands in for it.
    NoDeputy,
}

impl GapKind {
    /// The name in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoOwner => "no-owner",
            Self::NoResponsible => "no-responsible",
            Self::Unknown(_) => "unknown-person",
            Self::NoAgreement => "no-agreement",
            Self::NoDataProcessingAgreement => "no-data-processing-agreement",
            Self::NoRiskAssessment => "no-risk-assessment",
            Self::OldRiskAssessment(_) => "old-risk-assessment",
            Self::UnknownSupplier(_) => "unknown-supplier",
            Self::NoSupplierPhone(_) => "no-supplier-phone",
            Self::NoSupplierNumber(_) => "no-supplier-number",
            Self::FewWays(_) => "few-ways",
            Self::NeverVerified => "never-verified",
            Self::VerifiedLongAgo(_) => "verified-long-ago",
            Self::NobodyHolds => "nobody-holds",
            Self::NoDeputy => "no-deputy",
        }
    }

    /// The row of the policy that asks for it; `None`: the municipality's own profile does.
    pub fn row(&self) -> Option<u8> {
        match self {
            Self::NoOwner | Self::NoResponsible | Self::Unknown(_) => Some(5),
            Self::NoDataProcessingAgreement | Self::NoRiskAssessment | Self::OldRiskAssessment(_) => Some(8),
            Self::NoAgreement | Self::NoSupplierPhone(_) => Some(20),
            Self::UnknownSupplier(_) | Self::NoSupplierNumber(_) => Some(41),
            Self::FewWays(_) | Self::NeverVerified | Self::VerifiedLongAgo(_) | Self::NobodyHolds | Self::NoDeputy => {
                None
            }
        }
    }
}

/// Something that the register should say and does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// In what.
    pub subject: Subject,
    /// What is missing.
    pub what: GapKind,
    /// The role that is answerable for closing it.
    pub role: Role,
    /// Who holds it, in call order; nobody, where that is a gap too.
    pub answerable: Vec<PersonId>,
}

/// The roles that an incident cannot do without.
const NEEDED: [Role; 7] = [
    Role::TopSecurityOfficer,
    Role::ItChief,
    Role::ItOnCall,
    Role::Dpo,
    Role::DigitalisationConsultant,
    Role::AdministrativeConsultant,
    Role::Lawyer,
];

impl Register {
    /// Every gap on `day`: systems in the order of their ids, then people, then roles.
    pub fn gaps(&self, day: Date) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        for system in self.systems.values() {
            self.system_gaps(system, day, &mut gaps);
        }
        for person in self.roster().people.values().filter(|person| self.has_a_part(person, day)) {
            let kinds = self.person_gaps(person, day);
            gaps.extend(kinds.into_iter().map(|what| self.gap(Subject::Person(person.id.clone()), what, None, day)));
        }
        // An empty roster is no list of gaps: nobody has begun to keep it.
        if !self.roster().people.is_empty() {
            for role in NEEDED {
                let order = self.roster().call_order(role, day);
                let what = match order.len() {
                    0 => GapKind::NobodyHolds,
                    1 if role.stood_in_by().is_none_or(|other| self.roster().call_order(other, day).is_empty()) => {
                        GapKind::NoDeputy
                    }
                    _ => continue,
                };
                gaps.push(self.gap(Subject::Role(role), what, None, day));
            }
        }
        gaps
    }

    fn system_gaps(&self, system: &System, day: Date, gaps: &mut Vec<Gap>) {
        let upkeep = &self.profile().upkeep;
        let mut found: Vec<GapKind> = Vec::new();
        let mut miss = |is_missing: bool, what: GapKind| found.extend(is_missing.then_some(what));
        miss(system.owner.is_none(), GapKind::NoOwner);
        miss(system.responsible.is_none(), GapKind::NoResponsible);
        for id in system.people() {
            miss(!self.roster().people.contains_key(id), GapKind::Unknown(id.clone()));
        }
        match system.risk_assessed {
            None => miss(true, GapKind::NoRiskAssessment),
            Some(last) => miss(is_older(last, upkeep.risk_days, day), GapKind::OldRiskAssessment(last)),
        }
        if let Some(id) = &system.supplier {
            miss(system.agreement.is_none(), GapKind::NoAgreement);
            let data = system.personal_data != PersonalData::No;
            miss(data && system.data_processing_agreement.is_empty(), GapKind::NoDataProcessingAgreement);
            match self.suppliers.get(id) {
                None => miss(true, GapKind::UnknownSupplier(id.clone())),
                Some(supplier) => {
                    miss(supplier.phone.is_empty(), GapKind::NoSupplierPhone(id.clone()));
                    let nothing = supplier.customer_no.is_empty() && supplier.agreement_no.is_empty();
                    miss(nothing, GapKind::NoSupplierNumber(id.clone()));
                }
            }
        }
        gaps.extend(
            found.into_iter().map(|what| self.gap(Subject::System(system.id.clone()), what, Some(system), day)),
        );
    }

    fn person_gaps(&self, person: &Person, day: Date) -> Vec<GapKind> {
        let upkeep = &self.profile().upkeep;
        let ways = person.ways();
        let few = (ways < usize::try_from(upkeep.ways).unwrap_or(usize::MAX)).then_some(GapKind::FewWays(ways));
        let old = match person.verified {
            None => Some(GapKind::NeverVerified),
            Some(last) => is_older(last, upkeep.verified_days, day).then_some(GapKind::VerifiedLongAgo(last)),
        };
        few.into_iter().chain(old).collect()
    }

    /// Whether somebody holds a role, stands in or answers for a system: those are called.
    fn has_a_part(&self, person: &Person, day: Date) -> bool {
        let mut valid = self.roster().holdings.iter().filter(|holding| holding.valid_on(day));
        valid.any(|holding| holding.holder == person.id || holding.deputies.contains(&person.id))
            || self.systems.values().any(|system| system.people().contains(&&person.id))
    }

    /// Who closes it: the director of the area for owner and responsible (P05), the system responsible for what a system
    /// must have (P08), the IT chief for the roster.
    fn gap(&self, subject: Subject, what: GapKind, system: Option<&System>, day: Date) -> Gap {
        let appoints = matches!(what, GapKind::NoOwner | GapKind::NoResponsible | GapKind::Unknown(_));
        let role = match system {
            Some(_) if appoints => Role::Director,
            Some(_) => Role::SystemResponsible,
            None => Role::ItChief,
        };
        let answerable = match system {
            Some(system) if appoints => system.director.clone().map_or_else(|| self.all(role, day), |id| vec![id]),
            // One without a responsible is its owner's to see to.
            Some(system) => system.responsible.iter().chain(&system.owner).take(1).cloned().collect(),
            None => self.all(role, day),
        };
        Gap { subject, what, role, answerable }
    }

    fn all(&self, role: Role, day: Date) -> Vec<PersonId> {
        authority::holders_of(self.into(), self.roster(), &std::collections::BTreeSet::new(), role, day)
    }
}

impl Person {
    /// In how many ways somebody can be reached: each number, and mail.
    pub fn ways(&self) -> usize {
        self.phone.iter().filter(|number| !number.is_empty()).count() + usize::from(!self.email.is_empty())
    }
}

/// Whether `then` is more than `days` before `day`.
fn is_older(then: Date, days: u32, day: Date) -> bool {
    then.checked_add(jiff::Span::new().days(i64::from(days))).is_ok_and(|until| until < day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::{Holding, Roster};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn register(people: serde_json::Value, holdings: Vec<Holding>, systems: serde_json::Value) -> Register {
        let people: Vec<Person> = serde_json::from_value(people).unwrap();
        let roster = Roster { people: people.into_iter().map(|one| (one.id.clone(), one)).collect(), holdings };
        let mut register = Register::default();
        let stamp = serde_json::from_value(serde_json::json!({ "hlc": 1, "device": "a", "seq": 1 })).unwrap();
        register.import_people(&stamp, "1", true, roster);
        register.import_systems(&stamp, "1", true, serde_json::from_value(systems).unwrap());
        register
    }

    fn holds(role: Role, holder: &str) -> Holding {
        Holding { role, holder: holder.parse().unwrap(), deputies: Vec::new(), from: None, to: None }
    }

    fn told(register: &Register, on: &str) -> Vec<(String, &'static str, Role, String)> {
        let gaps = register.gaps(day(on));
        gaps.iter()
            .map(|gap| {
                let subject = match &gap.subject {
                    Subject::System(id) => id.to_string(),
                    Subject::Person(id) => id.to_string(),
                    Subject::Role(role) => role.key().to_owned(),
                };
                let who: Vec<&str> = gap.answerable.iter().map(PersonId::as_str).collect();
                (subject, gap.what.key(), gap.role, who.join(" "))
            })
            .collect()
    }

    #[test]
    fn p05_a_system_without_owner_or_responsible_is_the_directors() {
        let people = serde_json::json!([
            { "id": "dir", "name": "D", "phone": ["1", "2"], "verified": "2026-11-01" },
            { "id": "other", "name": "O", "phone": ["1", "2"], "verified": "2026-11-01" },
        ]);
        let systems = serde_json::json!([
            { "id": "care", "name": "Care", "risk_assessed": "2026-11-01", "director": "other" },
            { "id": "mail", "name": "Mail", "owner": "dir", "risk_assessed": "2026-11-01" },
        ]);
        let register = register(people, vec![holds(Role::Director, "dir")], systems);
        let told = told(&register, "2026-11-24");
        let of_systems: Vec<_> = told.iter().filter(|gap| gap.2 == Role::Director).collect();
        assert_eq!(of_systems.len(), 3, "{told:?}");
        assert_eq!(*of_systems[0], ("care".into(), "no-owner", Role::Director, "other".into()));
        assert_eq!(*of_systems[2], ("mail".into(), "no-responsible", Role::Director, "dir".into()));
    }

    #[test]
    fn p08_and_p41_what_a_system_at_a_supplier_must_have_is_the_system_responsibles() {
        let people = serde_json::json!([{ "id": "sys", "name": "S", "phone": ["1", "2"], "verified": "2026-11-01" }]);
        let systems = serde_json::json!([
            { "id": "care", "name": "Care", "owner": "sys", "responsible": "sys", "supplier": "nordvand",
              "personal_data": "sensitive", "risk_assessed": "2025-11-22" },
            { "id": "map", "name": "Map", "owner": "sys", "responsible": "sys", "personal_data": "ordinary",
              "risk_assessed": "2025-11-23" },
        ]);
        let mut register = register(people, Vec::new(), systems);
        let kinds = |register: &Register| -> Vec<&'static str> {
            let told = told(register, "2026-11-24");
            assert!(told.iter().filter(|gap| gap.0 == "care").all(|gap| gap.3 == "sys"));
            told.into_iter().filter(|gap| gap.2 == Role::SystemResponsible).map(|gap| gap.1).collect()
        };
        let all = ["old-risk-assessment", "no-agreement", "no-data-processing-agreement", "unknown-supplier"];
        assert_eq!(kinds(&register), all, "our own system needs no agreement with a processor");
        let stamp = serde_json::from_value(serde_json::json!({ "hlc": 2, "device": "a", "seq": 2 })).unwrap();
        let supplier = serde_json::json!([{ "id": "nordvand", "name": "Nordvand" }]);
        register.import_suppliers(&stamp, "1", true, serde_json::from_value(supplier).unwrap());
        assert_eq!(kinds(&register)[3..], ["no-supplier-phone", "no-supplier-number"]);
    }

    #[test]
    fn people_with_a_part_are_reachable_in_two_ways_and_were_verified() {
        let people = serde_json::json!([
            { "id": "one", "name": "A", "phone": ["1"], "verified": "2026-05-25" },
            { "id": "two", "name": "B", "phone": ["1"], "email": "b@x.dk", "verified": "2026-05-26" },
            { "id": "idle", "name": "C" },
        ]);
        let holdings = vec![holds(Role::ItOnCall, "one"), holds(Role::ItOnCall, "two"), holds(Role::ItChief, "two")];
        let told = told(&register(people, holdings, serde_json::json!([])), "2026-11-24");
        let of_people: Vec<_> = told.iter().filter(|gap| ["one", "two", "idle"].contains(&gap.0.as_str())).collect();
        assert_eq!(
            of_people.iter().map(|gap| (gap.0.as_str(), gap.1)).collect::<Vec<_>>(),
            [("one", "few-ways"), ("one", "verified-long-ago"),]
        );
        assert!(of_people.iter().all(|gap| gap.2 == Role::ItChief && gap.3 == "two"));
        assert!(told.contains(&("it-chief".into(), "no-deputy", Role::ItChief, "two".into())));
        assert!(told.contains(&("dpo".into(), "nobody-holds", Role::ItChief, "two".into())));
    }

    #[test]
    fn an_empty_register_has_no_gaps() {
        assert_eq!(Register::default().gaps(day("2026-11-24")), []);
    }
}
