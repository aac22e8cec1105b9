//! What was found, and what was decided and why.

use super::Page;
use super::words::{bracketed, joined};
use crate::case::effect::{Effect, MatterChange};
use crate::case::known::{decisions, main_place, standing};
use crate::case::matter::{Decision, DecisionStage, MatterId};
use crate::case::state::Case;
use crate::determination::{Answered, Origin, State};
use crate::document::{Id, Json};
use crate::ledger::{Cause, Record};
use crate::list::ToList;
use crate::rulebook::NOT_APPLICABLE;

impl Page<'_> {
    pub(super) fn found(&mut self, case: &Case) {
        let place = main_place(self.rules, case);
        let state = State::of(self.rules.model(), standing(self.rules, case, place.as_ref()), Vec::new());
        let answers = state.answers();
        let seen: Vec<_> = answers.iter().filter(|answered| answered.answer.as_str() != NOT_APPLICABLE).list();
        let contested = standing(self.rules, case, place.as_ref()).contested.len();
        if seen.is_empty() && contested == 0 {
            return;
        }
        self.section(["What was found", "查明"]);
        self.answers(&answers);
        if contested > 0 {
            let words = if self.zh {
                format!("{contested} 项要素查明不一致，待采纳")
            } else {
                format!("finders differ on {contested}: open until one answer is adopted")
            };
            self.line(1, format_args!("? {words}"));
        }
    }

    /// Answers by aspect, with where each comes from.
    pub(super) fn answers(&mut self, answers: &[Answered]) {
        let seen: Vec<_> = answers.iter().filter(|answered| answered.answer.as_str() != NOT_APPLICABLE).list();
        for aspect in &self.rules.document().aspects {
            let facts = self.rules.document().facts.iter().filter(|fact| fact.aspect == aspect.id);
            let of: Vec<_> = facts.filter_map(|fact| seen.iter().find(|answered| answered.fact == fact.id)).list();
            if of.is_empty() {
                continue;
            }
            self.line(1, self.labels.aspect(&aspect.id));
            for answered in of {
                let origin = match &answered.origin {
                    Origin::Found { by, .. } if by.is_empty() => String::new(),
                    Origin::Found { by, adopted } => {
                        let adopted = if *adopted { self.say([", adopted", "，采纳"]) } else { "" };
                        format!(" — {}{adopted}", joined(self.labels, by))
                    }
                    Origin::Read { table, .. } => {
                        let read = self.say(["from the decision: ", "读自决定："]);
                        format!(" — {read}{}", self.labels.table(table))
                    }
                    Origin::Presumed { burden_on, under, .. } => {
                        let role = self.labels.role(burden_on);
                        let clauses = bracketed(self.labels, under.iter().map(|cited| &cited.clause));
                        let words = self.say([
                            " — presumed while nobody finds otherwise; to be disproved by ",
                            "——推定，另有查明的除外；反证责任：",
                        ]);
                        format!("{words}{role}{clauses}")
                    }
                    Origin::Derived => String::new(),
                };
                let fact = self.labels.fact(&answered.fact);
                let answer = self.labels.answer(&answered.fact, &answered.answer);
                let sign = if matches!(answered.origin, Origin::Presumed { .. }) { '?' } else { '•' };
                self.line(2, format_args!("{sign} {fact}{}{answer}{origin}", self.colon()));
            }
        }
    }

    pub(super) fn ruling_stage(&self, stage: DecisionStage) -> (char, String) {
        let since = |on| format!("{} {on}", self.say(["in effect since", "生效于"]));
        match stage {
            DecisionStage::AwaitingApproval => ('→', self.say(["waits for approval", "待批准"]).to_owned()),
            DecisionStage::Disapproved => {
                ('→', self.say(["not approved, to be decided anew", "未获批准，重新认定"]).to_owned())
            }
            DecisionStage::Effective(on) => ('✓', since(on)),
            DecisionStage::Final(on) => ('✓', format!("{}{}", since(on), self.say([", final", "，终局"]))),
            DecisionStage::Annulled(_) | DecisionStage::Reopened(_) => {
                ('→', self.say(["to be decided anew", "重新认定"]).to_owned())
            }
            DecisionStage::Revoked(_) => ('✗', self.say(["revoked", "已撤销"]).to_owned()),
        }
    }

    pub(super) fn decided(&mut self, case: &Case, records: &[Record]) {
        let mut listed = decisions(case).peekable();
        if listed.peek().is_none() {
            return;
        }
        self.section(["What was decided, and why", "决定与理由"]);
        for one in listed {
            let decision = one.decision;
            let table = &decision.ruling.table;
            let (sign, stage) = self.ruling_stage(decision.stage);
            let made = decision.ruling.on;
            let first = self.labels.outcome(table, &decision.ruling.outcome);
            let mut words = format!("{}{}{first}", self.matter(table, one.matter), self.colon());
            if decision.outcome != decision.ruling.outcome {
                let now = self.labels.outcome(table, &decision.outcome);
                words += &format!("{}{now}", self.say([", varied to ", "，变更为"]));
            }
            let made =
                if self.zh { format!("（{made} 作出，{stage}）") } else { format!(" (made {made}, {stage})") };
            self.line(1, format_args!("{sign} {words}{made}"));
            self.rows(table, decision);
            if let Some(record) = made_by(records, one.matter, decision) {
                self.act_of_decision(record);
                self.precedents(record, table);
            }
            for (role, on) in &decision.received {
                let role = self.labels.role(role);
                let words =
                    if self.zh { format!("{role}收到于 {on}") } else { format!("received by {role} on {on}") };
                self.line(2, format_args!("• {words}"));
            }
        }
    }

    /// The rows that a decision rests on; several where it may be any of them.
    fn rows(&mut self, table: &Id, decision: &Decision) {
        let written = self.rules.document().tables.iter().find(|known| known.id == *table);
        let several = decision.ruling.rows.len() > 1;
        let rule =
            self.say(if several { ["rule, one of: ", "规则（其一）："] } else { ["rule: ", "规则："] });
        for row in &decision.ruling.rows {
            let row_written = written.and_then(|table| table.rows.iter().find(|known| known.id == *row));
            let clauses = bracketed(self.labels, row_written.iter().flat_map(|row| row.clause.iter()));
            let line = row_written.is_some_and(|row| row.bottom_line);
            let line = if line { self.say([" — bottom line", "——底线"]) } else { "" };
            self.line(2, format_args!("• {rule}{}{line}{clauses}", self.labels.row(table, row)));
        }
    }

    /// The set of precedents that the decision was made under, and how many of them with the same findings point where.
    fn precedents(&mut self, record: &Record, table: &Id) {
        for effect in &record.entry.effects {
            let Effect::Matter { change: MatterChange::Made { precedents: Some(known), .. }, .. } = effect else {
                continue;
            };
            let words = self.say(["under the set of precedents ", "所依先例集 "]);
            self.line(2, format_args!("• {words}{}", known.set.as_str()));
            let pointing = known.same.iter().map(|pointing| {
                let outcome = self.labels.outcome(table, &pointing.outcome);
                if self.zh {
                    format!("{outcome}（{} 件）", pointing.count)
                } else {
                    format!("{outcome} ({})", pointing.count)
                }
            });
            let pointing: Vec<String> = pointing.collect();
            if !pointing.is_empty() {
                let words = self.say(["those with the same findings: ", "其中查明相同的："]);
                self.line(2, format_args!("• {words}{}", joined(self.labels, &pointing)));
            }
        }
    }

    /// What the act says that made the decision: reasons, votes, what comes with it.
    fn act_of_decision(&mut self, record: &Record) {
        let Cause::Act(act) = &record.entry.cause else { return };
        let Some(body) = act.pointer("/act/decide") else { return };
        if let Some(reasons) = self.text(record, "/act/decide/reasons") {
            self.line(2, format_args!("• {}{reasons}", self.say(["reasons: ", "理由："])));
        }
        if let Some(departs) = self.text(record, "/act/decide/departs") {
            let words = self.say(["departs from precedents: ", "偏离先例的理由："]);
            self.line(2, format_args!("• {words}{departs}"));
        }
        let ids = |name: &str| -> Vec<Id> {
            let list = body.get(name).map(Json::items).unwrap_or_default();
            list.iter().filter_map(|id| id.as_str().and_then(Id::new)).list()
        };
        let addressed: Vec<String> = ids("addresses").iter().map(|fact| self.labels.fact(fact).to_owned()).collect();
        if !addressed.is_empty() {
            let words = self.say(["the reasons address: ", "理由涉及："]);
            self.line(2, format_args!("• {words}{}", joined(self.labels, &addressed)));
        }
        self.votes(record, body);
        let documents: Vec<String> =
            ids("documents").iter().map(|kind| self.labels.document_kind(kind).to_owned()).collect();
        if !documents.is_empty() {
            let words = self.say(["documents: ", "文书："]);
            self.line(2, format_args!("• {words}{}", joined(self.labels, &documents)));
        }
        if let Some(measure) = body.get("measure").and_then(Json::as_str) {
            let words = self.say(["measure: ", "措施："]);
            self.line(2, format_args!("• {words}{measure}"));
        }
    }

    fn votes(&mut self, record: &Record, body: &Json<'_>) {
        let votes = body.get("votes").map(Json::items).unwrap_or_default();
        if votes.is_empty() {
            return;
        }
        let voices =
            |voice: &str| votes.iter().filter(|vote| vote.get("vote").and_then(Json::as_str) == Some(voice)).count();
        let [yes, no, none] = ["for", "against", "abstain"].map(voices);
        let words = if self.zh {
            format!("表决：赞成 {yes}，反对 {no}，弃权 {none}")
        } else {
            format!("votes: {yes} for, {no} against, {none} abstaining")
        };
        self.line(2, format_args!("• {words}"));
        for (position, vote) in votes.iter().enumerate() {
            let Some(reasons) = self.text(record, &format!("/act/decide/votes/{position}/reasons")) else { continue };
            let member = vote.get("member").and_then(Json::as_str).unwrap_or_default();
            self.line(3, format_args!("• {member}{}{reasons}", self.colon()));
        }
    }

    /// A private text of an act; that it was given, where it was erased; `None` where none was given.
    pub(super) fn text(&self, record: &Record, pointer: &str) -> Option<String> {
        if let Some(text) = record.texts.get(pointer).and_then(|private| private.text()) {
            // One line, whatever is in it.
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return Some(if self.zh { format!("“{line}”") } else { format!("\"{line}\"") });
        }
        let Cause::Act(act) = &record.entry.cause else { return None };
        let given = act.pointer(pointer)?.get("commitment").is_some();
        given.then(|| self.say(["(given, and erased since)", "（已提交，后删除）"]).to_owned())
    }
}

/// The record of the act that made a decision.
fn made_by<'r>(records: &'r [Record], matter: &MatterId, decision: &Decision) -> Option<&'r Record> {
    let made = |record: &&Record| {
        record.entry.seq == decision.seq
            && record.entry.effects.iter().any(|effect| {
                matches!(effect, Effect::Matter { about, change: MatterChange::Made { .. } } if about == matter)
            })
    };
    records.iter().find(made)
}
