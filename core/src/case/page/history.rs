//! What happened, day by day.

use super::Page;
use super::words::{act, aside, dated, joined, say};
use crate::case::effect::{ClockChange, ClockId, Effect, MatterChange};
use crate::case::matter::{MatterId, MatterState};
use crate::case::parts::ItemState;
use crate::case::stated::Why;
use crate::document::{Id, Json};
use crate::ledger::{Cause, Record};
use crate::list::ToList;
use crate::rulebook::procedure::PeriodKind;
use crate::time::Date;

impl Page<'_> {
    pub(super) fn happened(&mut self, records: &[Record]) {
        self.section(["What happened", "经过"]);
        let mut day: Option<Date> = None;
        let mut rest = records;
        while let Some((record, after)) = rest.split_first() {
            let today = self.rules.zone.day(record.entry.at);
            if day != Some(today) {
                day = Some(today);
                self.line(1, today);
            }
            // Findings of one finder in a row are told together.
            let mut found = self.finding(record);
            let mut last = record.entry.seq;
            rest = after;
            if let Some((who, words)) = &mut found {
                while let Some((next, after)) = rest.split_first()
                    && self.rules.zone.day(next.entry.at) == today
                    && let Some((by, more)) = self.finding(next)
                    && by == *who
                {
                    words.extend(more);
                    last = next.entry.seq;
                    rest = after;
                }
            }
            let number = match last {
                last if last == record.entry.seq => format!("[{last}]"),
                last => format!("[{}–{last}]", record.entry.seq),
            };
            match found {
                Some((who, words)) => {
                    let finds = say(self.labels, [" finds: ", "查明："]);
                    let words = words.join(self.say(["; ", "；"]));
                    self.line(2, format_args!("{number} {who}{finds}{words}"));
                }
                None => self.entry(&number, record),
            }
        }
    }

    fn entry(&mut self, number: &str, record: &Record) {
        let words = match &record.entry.cause {
            Cause::Act(act) => {
                let (kind, body) = match act.get("act") {
                    Some(Json::Object(act)) => act.first().map_or(("", &Json::Null), |(kind, body)| (kind, body)),
                    Some(_) | None => ("", &Json::Null),
                };
                let about = self.about(kind, body).map_or(String::new(), |about| format!("{}{about}", self.colon()));
                format!("{}{}{}{about}", self.who(act), self.say([" ", ""]), self::act(self.labels, kind))
            }
            Cause::Lapse(clock) => {
                let words = match self.rules.period(&clock.period).map(|period| period.kind) {
                    Some(PeriodKind::Duty) => ["overdue from now on: ", "自此逾期："],
                    Some(PeriodKind::Right) => ["time is over, the right is lost: ", "届满，权利丧失："],
                    Some(PeriodKind::Status) | None => ["has ended: ", "届满："],
                };
                format!("{}{}", self.say(words), self.clock(clock))
            }
        };
        self.line(2, format_args!("{number} {words}"));
        // Silence ends a period in the same breath: that is not doing it late.
        let lapse = matches!(record.entry.cause, Cause::Lapse(_));
        let told = record
            .entry
            .effects
            .iter()
            .filter(|effect| !(lapse && matches!(effect, Effect::Clock { change: ClockChange::Ended { .. }, .. })));
        let notes: Vec<String> = told.filter_map(|effect| self.note(effect)).list();
        for note in notes {
            self.line(3, format_args!("→ {note}"));
        }
    }

    /// The role acting, with its pseudonym.
    fn who(&self, act: &Json<'_>) -> String {
        let role = act.pointer("/actor/role").and_then(Json::as_str).and_then(Id::new);
        let role = role.as_ref().map_or("-", |role| self.labels.role(role)).to_owned();
        let id = act.pointer("/actor/id").and_then(Json::as_str).unwrap_or("-");
        format!("{role}{}", aside(self.labels, id))
    }

    /// Who found what, where a record is a finding that changes nothing else that readers want to know.
    fn finding(&self, record: &Record) -> Option<(String, Vec<String>)> {
        let Cause::Act(act) = &record.entry.cause else { return None };
        act.pointer("/act/find")?;
        let mut found = Vec::new();
        for effect in &record.entry.effects {
            if let Effect::Matter { change: MatterChange::Found { fact, answer, .. }, .. } = effect {
                let answer = self.labels.answer(fact, answer);
                found.push(format!("{}{}{answer}", self.labels.fact(fact), self.say([" = ", "＝"])));
            } else if self.note(effect).is_some() {
                return None;
            }
        }
        Some((self.who(act), found))
    }

    /// What an act is about, in words.
    fn about(&self, kind: &str, body: &Json<'_>) -> Option<String> {
        let id = |name: &str| body.get(name).and_then(Json::as_str).and_then(Id::new);
        let plain = |name: &str| body.get(name).and_then(Json::as_str).map(str::to_owned);
        let named = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        match kind {
            "submit" | "waive" | "acknowledge" | "file" => named(self.labels.document_kind(&id("document")?)),
            "send" => {
                let document = id("document")?;
                let to = id("to")?;
                let to = if to.as_str() == "public" {
                    self.say(["the public", "社会公众"])
                } else {
                    self.labels.role(&to)
                };
                Some(format!("{} → {to}", self.labels.document_kind(&document)))
            }
            "decide" => {
                let (table, outcome) = (id("table")?, id("outcome")?);
                let outcome = self.labels.outcome(&table, &outcome).to_owned();
                Some(format!("{}{}{outcome}", self.labels.table(&table), self.say([" — ", "——"])))
            }
            "approve" => {
                let table = id("table")?;
                let approved = body.get("approved") == Some(&Json::Bool(true));
                let words = self.say(if approved { ["approved", "批准"] } else { ["sent back", "退回"] });
                Some(format!("{}{}{words}", self.labels.table(&table), self.say([" — ", "——"])))
            }
            "adopt" | "find" => {
                let (fact, answer) = (id("fact")?, id("answer")?);
                Some(format!("{} = {}", self.labels.fact(&fact), self.labels.answer(&fact, &answer)))
            }
            "request" => named(self.labels.level(&id("level")?)),
            "suspend" | "resume" | "extend" | "restore" => named(self.labels.period(&id("period")?)),
            "assign" => {
                let actors = body.get("actors").map(Json::items).unwrap_or_default();
                let actors: Vec<String> = actors.iter().filter_map(Json::as_str).map(str::to_owned).list();
                let role = id("role")?;
                Some(format!("{} = {}", self.labels.role(&role), joined(self.labels, &actors)))
            }
            "raise" => {
                let channel = match plain("channel")?.as_str() {
                    "application" => ["by application", "依申请"],
                    "own_motion" => ["by own motion", "依职权"],
                    _ => ["by instruction", "依指令"],
                };
                named(self.say(channel))
            }
            "recuse" | "decide_recusal" => plain("actor"),
            "accept_party" => plain("party"),
            "accuse" => plain("accusation"),
            "date" => Some(format!("{} = {}", plain("date")?, plain("day")?)),
            "succeed" => Some(format!("{} = {}", plain("seat")?, plain("organ")?)),
            "migrate" => plain("version"),
            "adopt_calendar" => plain("edition"),
            "report_stage" => {
                let stage = match plain("stage")?.as_str() {
                    "none" => ["none", "无"],
                    "lead" => ["lead", "线索处置"],
                    "investigation" => ["investigation", "调查"],
                    "proposal" => ["proposal", "提出问责建议"],
                    "decided" => ["decided", "作出问责决定"],
                    "executed" => ["executed", "执行"],
                    _ => ["relief", "救济"],
                };
                named(self.say(stage))
            }
            _ => None,
        }
    }

    /// A clock in words: its period, and its matter and recipient where there may be others.
    fn clock(&self, clock: &ClockId) -> String {
        let matter = clock.about.as_ref().and_then(|about| about.key.as_ref());
        let matter = matter.map_or(String::new(), |key| aside(self.labels, key.as_str()));
        let key = clock.key.as_ref().map_or(String::new(), |key| aside(self.labels, self.labels.any(key)));
        format!("{}{matter}{key}", self.labels.period(&clock.period))
    }

    /// What a reader wants to know of an effect; nothing for what only keeps the books, or what the act has said.
    fn note(&self, effect: &Effect) -> Option<String> {
        match effect {
            Effect::Matter { about, change } => self.note_on_matter(about, change),
            Effect::Clock { clock, change } => self.note_on_clock(clock, change),
            Effect::Started { run } => {
                let due = dated(self.labels, run.due);
                // Where each recipient has a clock, the recipient is often the bearer.
                let key = run.clock.key.clone().filter(|key| *key != run.bearer);
                let period = self.clock(&ClockId { key, ..run.clock.clone() });
                let bearer = self.labels.role(&run.bearer);
                let runs = self.say(["runs until", "期限至"]);
                let bearer = aside(self.labels, bearer);
                Some(format!("{period}{bearer}{}{runs} {due}", self.colon()))
            }
            Effect::Reported { role } => {
                Some(format!("{}{}", self.say(["reported to ", "报告"]), self.labels.role(role)))
            }
            Effect::Reminded { role } => {
                Some(format!("{}{}", self.say(["reminder to ", "提醒"]), self.labels.role(role)))
            }
            Effect::DayCounted { stated, counted, why, clock, .. } => {
                let words = match why {
                    Why::Entered => ["the day of the entry counts", "以记录之日为准"],
                    Why::StatedAgainstOneself => {
                        ["the stated day counts: it is against whoever states it", "以所述日期为准：于陈述者不利"]
                    }
                    Why::Proved => ["the stated day counts: it is proved", "以所述日期为准：已有证明"],
                    Why::Acknowledged => {
                        ["the stated day counts: the other side acknowledges it", "以所述日期为准：对方已确认"]
                    }
                };
                let of = clock.as_ref().map_or(String::new(), |clock| self.clock(clock) + self.colon());
                let said = self.say(["stated ", "所述日期 "]);
                Some(format!("{of}{said}{stated}; {}: {counted}", self.say(words)))
            }
            Effect::WentUp { to } => Some(format!("{}{to}", self.say(["competence goes up to ", "移送上级："]))),
            Effect::Recused { listed, .. } if !listed.is_empty() => {
                let listed: Vec<String> = listed.iter().map(u32::to_string).collect();
                let listed = joined(self.labels, &listed);
                Some(format!("{}{listed}", self.say(["to be looked at again: entries ", "应重新审查的记录："])))
            }
            Effect::CompetenceLost { organ } => {
                Some(format!("{}{organ}", self.say(["competence is lost by ", "失去管辖权："])))
            }
            Effect::BodyNamed { role, members, .. } => {
                Some(format!("{}{}{}", self.labels.role(role), self.colon(), joined(self.labels, members)))
            }
            Effect::RecusalRefused { actor } => {
                Some(format!("{actor}{}{}", self.colon(), self.say(["goes on acting", "不予回避"])))
            }
            Effect::Joined { party, accepted, .. } => {
                let words = if *accepted { ["is a party", "准许参加"] } else { ["is no party", "不准许参加"] };
                Some(format!("{party}{}{}", self.colon(), self.say(words)))
            }
            Effect::Opened { .. }
            | Effect::BodyVoted { .. }
            | Effect::JoinAsked { .. }
            | Effect::RecusalAsked { .. }
            | Effect::Did { .. }
            | Effect::Happened { .. }
            | Effect::Migrated { .. }
            | Effect::CalendarAdopted { .. }
            | Effect::Rectified { .. }
            | Effect::Erased { .. }
            | Effect::SeatBound { .. }
            | Effect::Assigned { .. }
            | Effect::Recused { .. }
            | Effect::AdmissionSet { .. }
            | Effect::Raised { .. }
            | Effect::LengthSet { .. }
            | Effect::StageSet { .. } => None,
        }
    }

    fn note_on_matter(&self, about: &MatterId, change: &MatterChange) -> Option<String> {
        let on = |words| Some(format!("{}{}", self.matter(&about.table, about), self.say(words)));
        match change {
            MatterChange::Made { ruling, .. } => {
                let rows = ruling.rows.iter().map(|row| self.labels.row(&ruling.table, row));
                let rows = rows.collect::<Vec<_>>().join(self.say([" / ", "／"]));
                let words = match ruling.rows.len() {
                    0 => return None,
                    1 => self.say(["by the rule: ", "依规则："]),
                    _ => self.say(["by one of the rules: ", "依下列规则之一："]),
                };
                Some(format!("{words}{rows}"))
            }
            MatterChange::Varied { outcome, .. } => {
                let outcome = self.labels.outcome(&about.table, outcome);
                let matter = self.matter(&about.table, about);
                Some(format!("{matter}{}{outcome}", self.say([" is varied to ", "变更为"])))
            }
            MatterChange::Annulled { .. } => on([" is annulled and sent back", "撤销并发回"]),
            MatterChange::Reopened { .. } => on([" is looked at again", "重新审查"]),
            MatterChange::Revoked { .. } => on([" is revoked", "撤销"]),
            MatterChange::Reinstated { .. } => on([" stands again", "恢复效力"]),
            MatterChange::AwaitsApproval { .. } => on([" waits for approval", "待批准"]),
            MatterChange::TookEffect { .. } => on([" takes effect", "生效"]),
            MatterChange::BecameFinal { .. } => on([" is final", "终局"]),
            MatterChange::NoLongerFinal { .. } => on([" is not final after all", "不再终局"]),
            MatterChange::DeemedDecided { outcome } => {
                let outcome = self.labels.outcome(&about.table, outcome).to_owned();
                let matter = self.matter(&about.table, about);
                Some(format!("{matter}{}{outcome}", self.say([": silence counts as ", "：逾期未办理，视为"])))
            }
            MatterChange::Begun { state: MatterState::Item { bearer, .. } } => {
                let bearer = aside(self.labels, self.labels.role(bearer));
                let item = about.key.as_ref().map_or("", Id::as_str);
                Some(format!("{}{item}{bearer}", self.say(["to be put right: ", "责令整改："])))
            }
            MatterChange::StateSet { state: MatterState::Item { item: ItemState::Failed, .. } } => {
                let item = about.key.as_ref().map_or("", Id::as_str);
                Some(format!("{item}{}{}", self.colon(), self.say(["not carried out", "未到位"])))
            }
            MatterChange::Carried { fact, answer, was, .. } if (fact, answer) != (&was.fact, &was.answer) => {
                let [fact_now, answer_now] = [self.labels.fact(fact), self.labels.answer(fact, answer)];
                let words = self.say([", found as ", "，原查明为 "]);
                Some(format!("{fact_now}{}{answer_now}{words}{}: {}", self.colon(), was.fact, was.answer))
            }
            MatterChange::LeftBehind { was, .. } => {
                let words = self.say([": decides nothing under the new version", "：新版本下不再适用"]);
                Some(format!("{}: {}{words}", was.fact, was.answer))
            }
            MatterChange::Noticed { notice, .. } => {
                let outcomes =
                    notice.contemplated.iter().map(|told| self.labels.outcome(&about.table, &told.outcome).to_owned());
                let outcomes: Vec<String> = outcomes.list();
                let words = self.say(["may come of it: ", "拟作出："]);
                Some(format!("{words}{}", outcomes.join(self.say([" or ", "或"]))))
            }
            MatterChange::Begun { .. }
            | MatterChange::StateSet { .. }
            | MatterChange::ProceedingBegun { .. }
            | MatterChange::LevelSet { .. }
            | MatterChange::VerificationSet { .. }
            | MatterChange::Found { .. }
            | MatterChange::Adopted { .. }
            | MatterChange::Carried { .. }
            | MatterChange::NoticeReceived { .. }
            | MatterChange::Heard { .. }
            | MatterChange::Approved { .. }
            | MatterChange::ReceivedBy { .. } => None,
        }
    }

    fn note_on_clock(&self, clock: &ClockId, change: &ClockChange) -> Option<String> {
        let on = |words| Some(format!("{}{}{}", self.clock(clock), self.colon(), self.say(words)));
        let until = |words, more: &dyn std::fmt::Display| {
            Some(format!("{}{}{}{more}", self.clock(clock), self.colon(), self.say(words)))
        };
        match change {
            ClockChange::Ended { late: true, .. } => on(["done late", "逾期完成"]),
            ClockChange::Suspended { .. } => on(["stands still", "中止"]),
            ClockChange::Resumed { .. } => on(["goes on", "恢复计算"]),
            ClockChange::Interrupted { .. } => on(["starts again", "中断，重新计算"]),
            ClockChange::LengthChanged { .. } => on(["has another length under the new version", "按新版本改定期限"]),
            ClockChange::CountedFrom { from } => until(["counted from ", "改自下列日期起算："], from),
            ClockChange::Extended { .. } => on(["made longer", "延长"]),
            ClockChange::Reinstated { .. } => on(["given back", "顺延"]),
            ClockChange::Floored { sooner, until, restorable } => {
                let words = self.say([" would have ended on ", "本应届满于"]);
                let not = self.say([
                    "; it does not end behind the back of its bearer, but on ",
                    "；为免权利人不知而届满，顺延至",
                ]);
                let back = if *restorable { self.say(["; it may be given back", "；可以申请顺延"]) } else { "" };
                let sooner = dated(self.labels, *sooner);
                Some(format!("{}{words}{sooner}{not}{until}{back}", self.clock(clock)))
            }
            ClockChange::Revived => on(["goes on as before", "继续计算"]),
            ClockChange::LapseReversed => on(["had been done in time; the lapse is undone", "实系按期完成，撤销逾期"]),
            ClockChange::Redated { new, .. } => until(["now until ", "改至 "], &dated(self.labels, *new)),
            ClockChange::Shifted { to } => until(["passes to ", "移转至"], &self.labels.role(to)),
            ClockChange::Ended { late: false, .. }
            | ClockChange::StartJoined { .. }
            | ClockChange::Cancelled
            | ClockChange::Lapsed { .. } => None,
        }
    }
}
