//! A case as a file to read: where it stands, what runs and for whom, what was found, what was decided and why, and what
//! happened. Lines are logical; a host wraps them, and two spaces of indent are one level.

use std::fmt::Write as _;

use super::agenda::{DueItem, Progress, due, progress};
use super::draft::{Rules, current, standing};
use super::effect::{AccusationState, Admission, Effect, Filing, ItemState, LevelState, Verification};
use super::state::{Case, RulingStage};
use crate::determination::{Origin, State};
use crate::document::Id;
use crate::error::Language;
use crate::ledger::{Cause, Record};
use crate::rulebook::Labels;
use crate::rulebook::procedure::{Consequence, PeriodKind};
use crate::time::Instant;

/// A word in English and Chinese.
type Word = [&'static str; 2];

struct Page<'b> {
    labels: &'b Labels<'b>,
    zh: bool,
    text: String,
}

/// The file of a case at an instant, in a language of its rulebook.
pub(crate) fn page(rules: Rules<'_>, case: &Case, records: &[Record], now: Instant, language: &str) -> String {
    let labels = rules.book.labels(language);
    let zh = Language::from_tag(labels.language()) == Some(Language::Zh);
    let mut page = Page { labels: &labels, zh, text: String::new() };
    page.head(case);
    page.stands(rules, case);
    page.runs(&due(rules, case, now));
    page.found(rules, case);
    page.decided(rules, case);
    page.happened(rules, records);
    page.text
}

impl Page<'_> {
    fn line(&mut self, indent: usize, words: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{words}", "", indent = indent * 2);
    }

    fn say(&self, word: Word) -> &'static str {
        word[usize::from(self.zh)]
    }

    fn section(&mut self, title: Word) {
        self.text.push('\n');
        self.line(0, format_args!("━━ {}", self.say(title)));
    }

    fn colon(&self) -> &'static str {
        self.say([": ", "："])
    }

    fn head(&mut self, case: &Case) {
        self.line(0, self.labels.book());
        let id = case.id().map_or("-", Id::as_str);
        let head = case.head().map_or("-", |head| head.as_str().get(..12).unwrap_or_default());
        let words = format!(
            "{} {id} · {} {} · {} {head}…",
            self.say(["case", "事项"]),
            self.say(["entry", "记录"]),
            case.seq(),
            self.say(["head", "链首"])
        );
        self.line(0, words);
    }

    fn stands(&mut self, rules: Rules<'_>, case: &Case) {
        self.section(["Where it stands", "现状"]);
        let filing = match &case.filing {
            Filing::NotFiled => None,
            Filing::Filed { after_the_fact, .. } | Filing::Returned { after_the_fact, .. } => {
                Some((["filed", "已报备"], *after_the_fact))
            }
            Filing::OnRecord { after_the_fact, .. } => Some((["on record", "已备案"], *after_the_fact)),
            Filing::Refused => Some((["not recorded", "不予备案"], false)),
            Filing::Closed { after_the_fact, .. } => Some((["record closed", "备案已结束"], *after_the_fact)),
        };
        if let Some((words, after)) = filing {
            let after = if after { self.say([" (after the fact)", "（事后）"]) } else { "" };
            self.line(
                1,
                format_args!("{}{}{}{after}", self.say(["record-filing", "备案"]), self.colon(), self.say(words)),
            );
        }
        let admission = match case.admission {
            Admission::NotRaised => ["not raised", "未提起"],
            Admission::Raised => ["raised, not yet admitted", "已提起，待受理"],
            Admission::Supplementing => ["returned for supplement", "退回补正"],
            Admission::Admitted => ["admitted", "已受理"],
            Admission::Refused => ["not admitted", "不予受理"],
            Admission::Withdrawn => ["withdrawn", "已撤回"],
        };
        self.line(1, format_args!("{}{}{}", self.say(["admission", "受理"]), self.colon(), self.say(admission)));
        let verification = match case.verification {
            Verification::Idle => None,
            Verification::Verifying => Some(["under way", "核查中"]),
            Verification::Reported => Some(["reported", "已报告"]),
            Verification::ReturnedForVerification => Some(["returned for more", "退回补充核查"]),
        };
        if let Some(words) = verification {
            self.line(1, format_args!("{}{}{}", self.say(["verification", "核查"]), self.colon(), self.say(words)));
        }
        if case.disputed {
            self.line(1, self.say(["who decides is disputed", "管辖有争议"]));
        }
        for (level, (table, state)) in &case.levels {
            let words = match state {
                LevelState::Open => self.say(["open", "可以申请"]).to_owned(),
                LevelState::Requested => self.say(["asked for", "已申请"]).to_owned(),
                LevelState::Decided { outcome } => self.relief_outcome(rules, outcome),
            };
            self.line(
                1,
                format_args!("{} ({}){}{words}", self.labels.level(level), self.labels.table(table), self.colon()),
            );
        }
        for (item, (bearer, state)) in &case.items {
            let words = match state {
                ItemState::Ordered => ["ordered", "已责令"],
                ItemState::Reported => ["reported", "已报告"],
                ItemState::Verified => ["carried out", "整改到位"],
                ItemState::Failed => ["not carried out", "未到位"],
                ItemState::Impossible => ["impossible, without fault", "客观不能，无过错"],
            };
            let name = self.say(["to correct", "整改事项"]);
            self.line(
                1,
                format_args!("{name} {item} ({}){}{}", self.labels.role(bearer), self.colon(), self.say(words)),
            );
        }
        for (key, state) in &case.accusations {
            let words = match state {
                AccusationState::Received => ["received", "已收到"],
                AccusationState::Judged { .. } => ["judged", "已定性"],
                AccusationState::ToClarify { required: true, .. } => ["to be cleared", "应予澄清"],
                AccusationState::ToClarify { required: false, .. } => ["judged, no clarification", "已定性，不予澄清"],
                AccusationState::Clarified { .. } => ["cleared", "已澄清"],
            };
            self.line(
                1,
                format_args!("{} {key}{}{}", self.say(["accusation", "检举控告"]), self.colon(), self.say(words)),
            );
        }
        let words = match progress(rules, case) {
            Progress::Open => self.say(["the procedure is open", "程序进行中"]).to_owned(),
            Progress::Dormant { until } => {
                format!("{} {until}", self.say(["concluded; dormant until", "程序已结，存续至"]))
            }
            Progress::Concluded => self.say(["concluded", "已办结"]).to_owned(),
        };
        self.line(1, words);
    }

    fn relief_outcome(&self, rules: Rules<'_>, outcome: &Id) -> String {
        let table =
            rules.document().tables.iter().find(|table| table.outcomes.iter().any(|known| known.id == *outcome));
        table.map_or_else(|| outcome.to_string(), |table| self.labels.outcome(&table.id, outcome).to_owned())
    }

    fn runs(&mut self, items: &[DueItem]) {
        if items.is_empty() {
            return;
        }
        self.section(["What runs", "进行中的期间"]);
        for item in items {
            let kind = match item.kind {
                PeriodKind::Duty => self.say(["must", "应当"]),
                PeriodKind::Right => self.say(["may", "可以"]),
                PeriodKind::Status => self.say(["lasts", "存续"]),
            };
            let key = item.key.as_ref().map(|key| format!(" {key}")).unwrap_or_default();
            let until = match (&item.due, item.suspended) {
                (_, true) => self.say(["stands still", "中止"]).to_owned(),
                (Some(due), false) => {
                    let provisional = if due.provisional { self.say([" (provisional)", "（暂定）"]) } else { "" };
                    format!("{} {}{provisional}", self.say(["until", "至"]), due.due)
                }
                (None, false) => String::new(),
            };
            let left = match (item.overdue, item.days_left) {
                (true, Some(days)) => {
                    format!(", {} {}", self.say(["overdue by days", "逾期天数"]), days.unsigned_abs())
                }
                (false, Some(days)) => format!(", {} {days}", self.say(["days left", "剩余天数"])),
                (_, None) => String::new(),
            };
            let clauses: Vec<String> = item.clauses.iter().map(|cited| self.labels.clause(&cited.clause)).collect();
            let bearer = self.labels.role(&item.bearer);
            let words = format!(
                "{}{key}{}{bearer} {kind} {until}{left} [{}]",
                self.labels.period(&item.period),
                self.colon(),
                clauses.join("; ")
            );
            self.line(1, words);
            for consequence in &item.consequences {
                let words = self.consequence(consequence);
                self.line(2, format_args!("→ {words}"));
            }
        }
    }

    fn consequence(&self, consequence: &Consequence) -> String {
        match consequence {
            Consequence::Remind(role) => format!("{} {}", self.say(["reminds", "提醒"]), self.labels.role(role)),
            Consequence::ReportTo(role) => format!("{} {}", self.say(["reported to", "报告"]), self.labels.role(role)),
            Consequence::ShiftTo(role) => format!("{} {}", self.say(["passes to", "移转"]), self.labels.role(role)),
            Consequence::Deem(deemed) => format!("{} {}", self.say(["silence counts as", "视为"]), deemed.outcome),
            Consequence::Forfeit(_) => self.say(["the right is lost", "权利丧失"]).to_owned(),
            Consequence::Final(table) => {
                format!("{} {}", self.say(["becomes final:", "终局："]), self.labels.table(table))
            }
            Consequence::Open(level) => format!("{} {}", self.say(["opens", "可以提起"]), self.labels.level(level)),
            Consequence::Close(_) => self.say(["the case is withdrawn", "视为撤回"]).to_owned(),
            Consequence::None(why) => why.in_language(self.labels.language()).to_owned(),
        }
    }

    fn found(&mut self, rules: Rules<'_>, case: &Case) {
        let state = State::of(rules.model(), standing(rules, case, current(case)), Vec::new());
        let answers = state.answers();
        let found: Vec<_> = answers
            .iter()
            .filter(|answered| matches!(answered.origin, Origin::Found { .. } | Origin::Read { .. }))
            .collect();
        if found.is_empty() {
            return;
        }
        self.section(["What was found", "查明"]);
        for answered in found {
            let origin = match &answered.origin {
                Origin::Found { by, adopted } => {
                    let adopted = if *adopted { self.say([", adopted", "，采纳"]) } else { "" };
                    format!(" — {}{adopted}", by.join(", "))
                }
                Origin::Read { table, .. } => {
                    format!(" — {} {}", self.say(["read from", "读自"]), self.labels.table(table))
                }
                Origin::Presumed { .. } | Origin::Derived => String::new(),
            };
            let words = format!(
                "{}{}{}{origin}",
                self.labels.fact(&answered.fact),
                self.colon(),
                self.labels.answer(&answered.fact, &answered.answer)
            );
            self.line(1, words);
        }
    }

    fn decided(&mut self, rules: Rules<'_>, case: &Case) {
        if case.rulings.is_empty() {
            return;
        }
        self.section(["What was decided, and why", "决定与理由"]);
        for (table, ruling) in &case.rulings {
            let stage = match ruling.stage {
                RulingStage::AwaitingApproval => self.say(["waits for approval", "待批准"]).to_owned(),
                RulingStage::Effective(on) => format!("{} {on}", self.say(["in effect since", "生效于"])),
                RulingStage::Final(on) => {
                    format!("{} {on}, {}", self.say(["in effect since", "生效于"]), self.say(["final", "终局"]))
                }
                RulingStage::Reopened => self.say(["reopened", "重新认定"]).to_owned(),
                RulingStage::Revoked => self.say(["revoked", "已撤销"]).to_owned(),
            };
            let outcome = self.labels.outcome(table, &ruling.outcome);
            self.line(1, format_args!("{}{}{outcome} ({stage})", self.labels.table(table), self.colon()));
            if let Some(row) = &ruling.ruling.row {
                let written = rules.document().tables.iter().find(|known| known.id == *table);
                let clauses =
                    written.and_then(|table| table.rows.iter().find(|known| known.id == *row)).map(|row| &row.clause);
                let clauses: Vec<String> = clauses
                    .into_iter()
                    .flat_map(|clauses| clauses.iter())
                    .map(|clause| self.labels.clause(clause))
                    .collect();
                self.line(2, format_args!("{} [{}]", self.labels.row(table, row), clauses.join("; ")));
            }
            for (role, on) in &ruling.received {
                self.line(
                    2,
                    format_args!("{} {} {on}", self.labels.role(role), self.say(["received it on", "收到于"])),
                );
            }
        }
    }

    fn happened(&mut self, rules: Rules<'_>, records: &[Record]) {
        self.section(["What happened", "经过"]);
        for record in records {
            let entry = record.entry();
            let day = rules.zone.day(entry.at());
            let words = match &entry.cause {
                Cause::Act(act) => {
                    let role = act.pointer("/actor/role").and_then(|role| role.as_str()).and_then(Id::new);
                    let role = role.as_ref().map_or("-", |role| self.labels.role(role)).to_owned();
                    let kind = act.get("act").and_then(|act| act.as_object()).and_then(|act| act.keys().next());
                    format!("{role} · {}", self.act(kind.map_or("", String::as_str)))
                }
                Cause::Lapse { period, key } => {
                    let key = key.as_ref().map(|key| format!(" {key}")).unwrap_or_default();
                    format!("{} {}{key}", self.say(["ran out:", "届满："]), self.labels.period(period))
                }
            };
            let notes: Vec<String> = entry.effects.iter().filter_map(|effect| self.note(effect)).collect();
            let notes = if notes.is_empty() { String::new() } else { format!(" → {}", notes.join("; ")) };
            self.line(1, format_args!("{:>3}  {day}  {words}{notes}", entry.seq()));
        }
    }

    fn act(&self, kind: &str) -> String {
        let words: Word = match kind {
            "open" => ["opens the case", "开立事项"],
            "date" => ["states a day", "说明日期"],
            "file" => ["files a reform", "报备"],
            "close_filing" => ["closes the record", "结束备案"],
            "raise" => ["raises the case", "提起"],
            "withdraw" => ["withdraws", "撤回"],
            "assign" => ["assigns", "指派"],
            "recuse" => ["records a recusal", "回避"],
            "find" => ["finds", "查明"],
            "adopt" => ["adopts a finding", "采纳查明"],
            "return" => ["returns for verification", "退回补充核查"],
            "submit" => ["submits", "提交"],
            "waive" => ["waives", "放弃"],
            "send" => ["sends", "发送"],
            "acknowledge" => ["acknowledges", "确认收到"],
            "decide" => ["decides", "决定"],
            "approve" => ["approves or returns", "批准或退回"],
            "request" => ["asks for relief", "申请救济"],
            "accuse" => ["records an accusation", "登记检举控告"],
            "dispute" => ["disputes competence", "提出管辖争议"],
            "suspend" => ["suspends", "中止"],
            "resume" => ["resumes", "恢复"],
            "extend" => ["extends", "延长"],
            "restore" => ["reinstates a missed time", "期限顺延"],
            "rectify" => ["rectifies", "更正"],
            "succeed" => ["records a succession", "机关承继"],
            "migrate" => ["migrates", "迁移版本"],
            "adopt_calendar" => ["adopts an edition of the calendar", "采用新历本"],
            "report_stage" => ["reports the stage of accountability", "通报问责阶段"],
            other => return other.to_owned(),
        };
        self.say(words).to_owned()
    }

    /// What a reader wants to know of an effect; nothing for what only keeps the books.
    fn note(&self, effect: &Effect) -> Option<String> {
        match effect {
            Effect::Found { fact, answer, .. } => {
                Some(format!("{} = {}", self.labels.fact(fact), self.labels.answer(fact, answer)))
            }
            Effect::Made { ruling } => Some(self.labels.outcome(&ruling.table, &ruling.outcome).to_owned()),
            Effect::Varied { table, outcome, .. } => {
                Some(format!("{} {}", self.say(["varied to", "变更为"]), self.labels.outcome(table, outcome)))
            }
            Effect::Annulled { table, .. } => {
                Some(format!("{} {}", self.say(["annulled:", "撤销："]), self.labels.table(table)))
            }
            Effect::BecameFinal { table } => {
                Some(format!("{} {}", self.say(["final:", "终局："]), self.labels.table(table)))
            }
            Effect::Started { run } => {
                Some(format!("{} {} {}", self.labels.period(&run.period), self.say(["until", "至"]), run.due))
            }
            Effect::Ended { period, late: true, .. } => {
                Some(format!("{} {}", self.labels.period(period), self.say(["(late)", "（逾期）"])))
            }
            Effect::Redated { period, new, .. } => {
                Some(format!("{} {} {new}", self.labels.period(period), self.say(["now until", "改至"])))
            }
            Effect::Reported { role } => {
                Some(format!("{} {}", self.say(["reported to", "报告"]), self.labels.role(role)))
            }
            Effect::Reminded { role } => Some(format!("{} {}", self.say(["reminds", "提醒"]), self.labels.role(role))),
            Effect::WentUp { to } => Some(format!("{} {to}", self.say(["competence goes up to", "移送上级"]))),
            Effect::Opened { .. }
            | Effect::Did { .. }
            | Effect::Happened { .. }
            | Effect::Adopted { .. }
            | Effect::ProceedingBegun { .. }
            | Effect::Migrated { .. }
            | Effect::CalendarAdopted { .. }
            | Effect::Rectified { .. }
            | Effect::SeatBound { .. }
            | Effect::DisputeSet { .. }
            | Effect::Assigned { .. }
            | Effect::Recused { .. }
            | Effect::FilingSet { .. }
            | Effect::AdmissionSet { .. }
            | Effect::Raised { .. }
            | Effect::VerificationSet { .. }
            | Effect::AwaitsApproval { .. }
            | Effect::Approved { .. }
            | Effect::TookEffect { .. }
            | Effect::ReceivedBy { .. }
            | Effect::DeemedDecided { .. }
            | Effect::ItemOrdered { .. }
            | Effect::ItemSet { .. }
            | Effect::LevelSet { .. }
            | Effect::LengthSet { .. }
            | Effect::AccusationSet { .. }
            | Effect::StageSet { .. }
            | Effect::Ended { .. }
            | Effect::Cancelled { .. }
            | Effect::Suspended { .. }
            | Effect::Resumed { .. }
            | Effect::Interrupted { .. }
            | Effect::Extended { .. }
            | Effect::Shifted { .. }
            | Effect::Reinstated { .. }
            | Effect::Lapsed { .. }
            | Effect::LapseReversed { .. } => None,
        }
    }
}
