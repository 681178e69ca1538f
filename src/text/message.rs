//! The words of messages: the fact sheet's lines, kinds, channels, what is refused, and the phrasing texts are filled with.

use super::Text;
use super::refusal::names;
use crate::domain::Incident;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::incident::Reach;
use crate::domain::message::{
    AT, Approval, Channel, Matter, Message, MessageKind, MessageRefusal, MessageState, Noun, Phrasing, SheetKey,
    Source, Standing, TemplateKind,
};
use crate::domain::playbook::{Answer, Audience};
use crate::tr;

impl Text {
    /// What an incident leaves open when it is closed: who is neither told nor judged not affected, what is not sent,
    /// and that the DPO has the report by phone only.
    pub fn left_open(&self, incident: &Incident) -> Vec<String> {
        let (audiences, unsent) = incident.messages.left_open();
        let audiences: Vec<String> = audiences.into_iter().map(|audience| self.audience(audience)).collect();
        let unsent = unsent.into_iter().map(|it| format!("{} ({})", it.id, self.audience(it.audience)));
        let unsent: Vec<String> = unsent.collect();
        let mut lines = Vec::new();
        if !audiences.is_empty() {
            lines.push(tr!(self, "close-not-told", audiences = audiences.join(", ")));
        }
        if !unsent.is_empty() {
            lines.push(tr!(self, "close-not-sent", messages = unsent.join(", ")));
        }
        lines.extend(incident.messages.owes_mail_to_dpo().map(|_| tr!(self, "close-owes-mail")));
        lines
    }

    /// The words that messages are filled with.
    pub fn phrasing(&self) -> Phrasing {
        Phrasing {
            labels: Matter::ALL
                .into_iter()
                .flat_map(|matter| SheetKey::ALL.map(|key| ((matter, key), self.sheet_label(matter, key))))
                .collect(),
            headings: Matter::ALL
                .into_iter()
                .flat_map(|matter| Audience::ALL.map(|audience| ((matter, audience), self.heading(matter, audience))))
                .collect(),
            update: tr!(self, "message-heading-update"),
            all_clear: Matter::ALL.into_iter().map(|matter| (matter, self.all_clear(matter))).collect(),
            changed: tr!(self, "message-changed"),
            unchanged: tr!(self, "message-unchanged"),
            before: tr!(self, "message-before"),
            unknown: tr!(self, "message-unknown"),
            discovered: tr!(self, "message-discovered", at = AT),
            answers: Answer::ALL.into_iter().map(|answer| (answer, self.answer(answer))).collect(),
            reaches: Reach::ALL.into_iter().map(|reach| (reach, self.reach(reach))).collect(),
            times: self.time_forms(),
            days: self.day_forms(),
            organisation: String::new(),
            counted: [
                Noun { one: tr!(self, "sheet-person"), many: tr!(self, "sheet-persons") },
                Noun { one: tr!(self, "sheet-record"), many: tr!(self, "sheet-records") },
            ],
            letter: self.letter(),
        }
    }

    /// How often a text says that something is not known yet; nothing where it never does.
    pub fn unknown_lines(&self, text: &CleanText) -> Option<String> {
        let (unknown, in_a_sentence) = (tr!(self, "message-unknown"), tr!(self, "letter-not-known"));
        let lines = text.as_str().lines().map(str::trim_end);
        let count: usize = lines
            .map(|line| if line.ends_with(&unknown) { 1 } else { line.matches(in_a_sentence.as_str()).count() })
            .sum();
        (count > 0).then(|| tr!(self, "message-unknown-lines", count = count))
    }

    /// That a message went out without the approval it needed, and why; nothing of any other.
    pub fn deviation(&self, message: &Message) -> Option<String> {
        let reason = message.deviation()?.as_str().replace('\n', " ");
        Some(tr!(self, "message-deviation", reason = reason))
    }

    /// Who has yet to confirm the approval of a message; nothing where nobody has.
    pub fn to_be_confirmed(&self, desk: &Desk, message: &Message) -> Option<String> {
        self.approval_to_be_confirmed(desk, message.approval.as_ref()?)
    }

    /// The same of an approval, whatever it is of.
    pub fn approval_to_be_confirmed(&self, desk: &Desk, approval: &Approval) -> Option<String> {
        let approval = Some(approval).filter(|approval| approval.is_to_be_confirmed())?;
        Some(tr!(self, "message-to-confirm", who = self.person(desk, &approval.by)))
    }

    fn all_clear(&self, matter: Matter) -> String {
        match matter {
            Matter::Outage => tr!(self, "message-heading-all-clear"),
            Matter::Security | Matter::Breach | Matter::Rules => tr!(self, "message-heading-over"),
        }
    }

    /// What has happened, in the words of a heading.
    fn matter(&self, matter: Matter) -> String {
        match matter {
            Matter::Outage => tr!(self, "message-matter-outage"),
            Matter::Security => tr!(self, "message-matter-security"),
            Matter::Breach => tr!(self, "message-matter-breach"),
            Matter::Rules => tr!(self, "message-matter-rules"),
        }
    }

    fn heading(&self, matter: Matter, audience: Audience) -> String {
        match audience {
            Audience::Users | Audience::Owners => self.matter(matter),
            Audience::Citizens if matter == Matter::Outage => tr!(self, "message-heading-citizens"),
            Audience::Citizens => tr!(self, "message-heading-citizens-of", matter = self.matter(matter)),
            Audience::Press => tr!(self, "message-heading-press"),
            Audience::Supplier if matter == Matter::Outage => tr!(self, "message-heading-supplier"),
            Audience::Supplier => tr!(self, "message-heading-supplier-of", matter = self.matter(matter)),
            Audience::Dpo => tr!(self, "message-heading-dpo"),
            Audience::Isg => tr!(self, "message-heading-isg"),
            Audience::DataSubjects => tr!(self, "message-heading-data-subjects"),
            Audience::Authority => tr!(self, "message-heading-authority"),
        }
    }

    /// An audience in a column: at most eighteen cells.
    pub fn audience_short(&self, audience: Audience) -> String {
        match audience {
            Audience::Users => tr!(self, "audience-short-users"),
            Audience::Owners => tr!(self, "audience-short-owners"),
            Audience::Citizens => tr!(self, "audience-short-citizens"),
            Audience::Press => tr!(self, "audience-short-press"),
            Audience::Supplier => tr!(self, "audience-short-supplier"),
            Audience::Dpo => tr!(self, "audience-short-dpo"),
            Audience::Isg => tr!(self, "audience-short-isg"),
            Audience::DataSubjects => tr!(self, "audience-short-data-subjects"),
            Audience::Authority => tr!(self, "audience-short-authority"),
        }
    }

    /// A line of the fact sheet of an incident that is about `matter`.
    pub fn sheet_label(&self, matter: Matter, key: SheetKey) -> String {
        match (matter, key) {
            (Matter::Outage, SheetKey::What) => tr!(self, "sheet-what-outage"),
            (Matter::Outage, SheetKey::Service) => tr!(self, "sheet-service-outage"),
            (Matter::Outage, SheetKey::Restored) => tr!(self, "sheet-restored-outage"),
            _ => self.sheet_key(key),
        }
    }

    /// A line of the fact sheet of any incident.
    pub fn sheet_key(&self, key: SheetKey) -> String {
        match key {
            SheetKey::What => tr!(self, "sheet-what"),
            SheetKey::Service => tr!(self, "sheet-service"),
            SheetKey::Systems => tr!(self, "sheet-systems"),
            SheetKey::Since => tr!(self, "sheet-since"),
            SheetKey::Affected => tr!(self, "sheet-affected"),
            SheetKey::Workaround => tr!(self, "sheet-workaround"),
            SheetKey::Alternative => tr!(self, "sheet-alternative"),
            SheetKey::Doing => tr!(self, "sheet-doing"),
            SheetKey::Cause => tr!(self, "sheet-cause"),
            SheetKey::NextUpdate => tr!(self, "sheet-next-update"),
            SheetKey::Contact => tr!(self, "sheet-contact"),
            SheetKey::Restored => tr!(self, "sheet-restored"),
            SheetKey::Data => tr!(self, "sheet-data"),
            SheetKey::People => tr!(self, "sheet-people"),
            SheetKey::Consequences => tr!(self, "sheet-consequences"),
            SheetKey::Advice => tr!(self, "sheet-advice"),
            SheetKey::Delay => tr!(self, "sheet-delay"),
            SheetKey::DpoContact => tr!(self, "sheet-dpo-contact"),
            SheetKey::Spokesperson => tr!(self, "sheet-spokesperson"),
            SheetKey::Cpr => tr!(self, "sheet-cpr-numbers"),
            SheetKey::Protected => tr!(self, "sheet-protected-address"),
        }
    }

    /// Where a line of the fact sheet comes from.
    pub fn sheet_source(&self, desk: &Desk, source: &Source) -> String {
        match source {
            Source::Incident => tr!(self, "source-incident"),
            Source::Outage => tr!(self, "source-outage"),
            Source::Register => tr!(self, "source-register"),
            Source::Entered { by, told_by } => {
                let who = by.as_ref().map_or_else(|| "vagt".to_owned(), |by| self.person(desk, by));
                match told_by {
                    Some(told_by) => tr!(self, "source-told", source = told_by.as_str(), who = who),
                    None => who,
                }
            }
        }
    }

    /// First word, update or all-clear.
    pub fn message_kind(&self, kind: MessageKind) -> String {
        match kind {
            MessageKind::First => tr!(self, "message-kind-first"),
            MessageKind::Update => tr!(self, "message-kind-update"),
            MessageKind::AllClear => tr!(self, "message-kind-all-clear"),
        }
    }

    /// What a template is for.
    pub fn template_kind(&self, kind: TemplateKind) -> String {
        match kind {
            TemplateKind::Outage => tr!(self, "template-kind-outage"),
            TemplateKind::Update => tr!(self, "message-kind-update"),
            TemplateKind::AllClear => tr!(self, "message-kind-all-clear"),
            TemplateKind::Maintenance => tr!(self, "template-kind-maintenance"),
        }
    }

    /// Where a message stands.
    pub fn message_state(&self, state: MessageState) -> String {
        match state {
            MessageState::Draft => tr!(self, "message-state-draft"),
            MessageState::Approved => tr!(self, "message-state-approved"),
            MessageState::Sent => tr!(self, "message-state-sent"),
            MessageState::Withdrawn => tr!(self, "message-state-withdrawn"),
        }
    }

    /// How an audience stands.
    pub fn standing(&self, standing: Standing<'_>) -> String {
        match standing {
            Standing::Informed(..) | Standing::Told(_) => tr!(self, "standing-informed"),
            Standing::NotAffected(_) => tr!(self, "standing-not-affected"),
            Standing::Open => tr!(self, "standing-open"),
        }
    }

    /// How a message goes out.
    pub fn channel(&self, channel: Channel) -> String {
        match channel {
            Channel::Mail => tr!(self, "channel-mail"),
            Channel::Phone => tr!(self, "channel-phone"),
            Channel::Sms => tr!(self, "channel-sms"),
            Channel::Intranet => tr!(self, "channel-intranet"),
            Channel::Website => tr!(self, "channel-website"),
            Channel::Chat => tr!(self, "channel-chat"),
            Channel::InPerson => tr!(self, "channel-in-person"),
            Channel::Portal => tr!(self, "channel-portal"),
            Channel::DigitalPost => tr!(self, "channel-digital-post"),
            Channel::Letter => tr!(self, "channel-letter"),
        }
    }

    pub(super) fn message_refusal(&self, desk: &Desk, refused: &MessageRefusal) -> String {
        match refused {
            MessageRefusal::UnknownMessage { message } => {
                tr!(self, "refusal-unknown-message", message = message.to_string())
            }
            MessageRefusal::AlreadySent { message } => {
                tr!(self, "refusal-already-sent", message = message.to_string())
            }
            MessageRefusal::Withdrawn { message } => {
                tr!(self, "refusal-message-withdrawn", message = message.to_string())
            }
            MessageRefusal::ApprovalMissing { message, audience } => tr!(
                self,
                "refusal-approval-missing",
                message = message.to_string(),
                audience = self.audience(*audience)
            ),
            MessageRefusal::WordingChanged { message } => {
                tr!(self, "refusal-wording-changed", message = message.to_string())
            }
            MessageRefusal::NotApprover { person, .. } => {
                tr!(self, "refusal-not-approver", person = self.person(desk, person))
            }
            MessageRefusal::WrongCode { given } => tr!(self, "refusal-wrong-code", given = given.to_string()),
            MessageRefusal::OwnWitness => tr!(self, "refusal-own-witness"),
            MessageRefusal::NothingToConfirm { message } => {
                tr!(self, "refusal-nothing-to-confirm", message = message.to_string())
            }
            MessageRefusal::NotYours { approver } => {
                tr!(self, "refusal-not-yours", approver = self.person(desk, approver))
            }
            MessageRefusal::AlwaysInformed => tr!(self, "refusal-always-informed"),
            MessageRefusal::ReceiverMissing => tr!(self, "refusal-receiver-missing"),
            MessageRefusal::UnknownTemplate { template } => {
                tr!(self, "refusal-unknown-template", template = template.as_str())
            }
            MessageRefusal::OtherTemplate { template } => {
                tr!(self, "refusal-other-template", template = template.as_str())
            }
            MessageRefusal::FieldMissing { field } => tr!(self, "refusal-field-missing", field = field.as_str()),
            MessageRefusal::UnknownField { field } => tr!(self, "refusal-unknown-field", field = field.as_str()),
            MessageRefusal::BadTemplate => tr!(self, "refusal-bad-template"),
            MessageRefusal::TemplateExpired => tr!(self, "refusal-template-expired"),
        }
    }

    pub(super) fn message_refusal_hint(&self, desk: &Desk, refused: &MessageRefusal) -> Option<String> {
        Some(match refused {
            MessageRefusal::UnknownMessage { .. } => tr!(self, "refusal-unknown-message-hint"),
            MessageRefusal::AlreadySent { .. } => tr!(self, "refusal-already-sent-hint"),
            MessageRefusal::Withdrawn { .. } => tr!(self, "refusal-message-withdrawn-hint"),
            MessageRefusal::ApprovalMissing { .. } => tr!(self, "refusal-approval-missing-hint"),
            MessageRefusal::WordingChanged { .. } => tr!(self, "refusal-wording-changed-hint"),
            MessageRefusal::NotApprover { holders, .. } if holders.is_empty() => {
                tr!(self, "refusal-no-approver-hint")
            }
            MessageRefusal::NotApprover { holders, .. } => {
                tr!(self, "refusal-not-approver-hint", holders = names(desk, holders))
            }
            MessageRefusal::WrongCode { .. } => tr!(self, "refusal-wrong-code-hint"),
            MessageRefusal::OwnWitness => tr!(self, "refusal-own-witness-hint"),
            MessageRefusal::NotYours { .. } => tr!(self, "refusal-not-yours-hint", flag = self.flag("--as")),
            MessageRefusal::ReceiverMissing => tr!(self, "refusal-receiver-missing-hint"),
            MessageRefusal::UnknownTemplate { .. } => tr!(self, "refusal-unknown-template-hint"),
            MessageRefusal::OtherTemplate { .. } => tr!(self, "refusal-other-template-hint"),
            MessageRefusal::FieldMissing { field } => {
                tr!(self, "refusal-field-missing-hint", flag = self.flag(&format!("--field {field}=…")))
            }
            MessageRefusal::BadTemplate => tr!(self, "refusal-bad-template-hint"),
            MessageRefusal::NothingToConfirm { .. }
            | MessageRefusal::AlwaysInformed
            | MessageRefusal::UnknownField { .. }
            | MessageRefusal::TemplateExpired => return None,
        })
    }
}
