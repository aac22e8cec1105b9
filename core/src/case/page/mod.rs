//! A case as a file to read: where it stands, what runs and for whom, what was found, what was decided and why, and what
//! happened. Lines are logical; a host wraps them, and two spaces of indent are one level. This file has the frame and
//! where the case stands; `agenda` what runs, `decisions` what was found and decided, `history` what happened, and `seen` what
//! those read who do not have the file.

mod agenda;
mod decisions;
mod history;
mod seen;
mod words;

use std::fmt::Write as _;

pub(crate) use agenda::{consequence, event};
use words::{Word, channel_words, chinese};
pub(crate) use words::{aside, dated, deed, joined, say};

use super::act::Actor;
use super::agenda::{Progress, due, progress};
use super::draft::Rules;
use super::known::decisions;
use super::matter::{Matter, MatterId, MatterState};
use super::parts::{AccusationState, Admission, Filing, ItemState, LevelState, Verification};
use super::person::view;
use super::sight::sight;
use super::state::Case;
use super::unseen::Unseen;
use crate::document::{Id, shown};
use crate::ledger::Record;
use crate::list::ToList;
use crate::rulebook::Labels;
use crate::time::Instant;

struct Page<'b> {
    rules: Rules<'b>,
    labels: &'b Labels<'b>,
    zh: bool,
    text: String,
}

/// The file of a case at an instant, in a language of its rulebook, as somebody may see it.
pub(crate) fn page(
    rules: Rules<'_>,
    case: &Case,
    records: &[Record],
    reader: Option<&Actor>,
    now: Instant,
    language: &str,
) -> Result<String, Unseen> {
    let sight = sight(rules, case, reader, rules.zone.day(now))?;
    let labels = rules.book.labels(language);
    let mut page = Page::new(rules, &labels);
    if sight.is_file() {
        page.head(case, now);
        page.stands(case);
        page.runs(&due(rules, case, &sight, now));
        page.found(case);
        page.decided(case, records);
        page.happened(records);
    } else if let Some(view) = view(rules, case, reader, now)? {
        page.seen_head(&view.case, now);
        page.seen(&view);
    }
    Ok(page.text)
}

/// What runs in a case at an instant, in a language of its rulebook, as far as somebody is told of it.
pub(crate) fn agenda_page(
    rules: Rules<'_>,
    case: &Case,
    reader: Option<&Actor>,
    now: Instant,
    language: &str,
) -> Result<String, Unseen> {
    let sight = sight(rules, case, reader, rules.zone.day(now))?;
    let labels = rules.book.labels(language);
    let mut page = Page::new(rules, &labels);
    if sight.is_file() {
        page.head(case, now);
        page.line(1, page.progress(case));
    } else if let Some(id) = case.id() {
        page.seen_head(id, now);
    }
    page.runs(&due(rules, case, &sight, now));
    Ok(page.text)
}

impl<'b> Page<'b> {
    fn new(rules: Rules<'b>, labels: &'b Labels<'b>) -> Self {
        Self { rules, labels, zh: chinese(labels), text: String::new() }
    }

    fn line(&mut self, indent: usize, words: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let words = words.to_string();
        let _ = writeln!(self.text, "{:indent$}{}", "", shown(&words), indent = indent * 2);
    }

    fn say(&self, [en, zh]: Word) -> &'static str {
        if self.zh { zh } else { en }
    }

    fn section(&mut self, title: Word) {
        self.text.push('\n');
        self.line(0, format_args!("━━ {}", self.say(title)));
    }

    fn colon(&self) -> &'static str {
        self.say([": ", "："])
    }

    /// A minute of the legal time zone.
    fn minute(&self, at: Instant) -> String {
        self.rules.zone.moment(at).to_string().replace('T', " ")
    }

    fn head(&mut self, case: &Case, now: Instant) {
        self.line(0, self.labels.book());
        let id = case.id().map_or("-", Id::as_str);
        let head = case.head().map_or("-", |head| head.as_str().get(..12).unwrap_or_default());
        let now = self.minute(now);
        let words = if self.zh {
            format!("事项 {id} · 截至 {now} · 共 {} 条记录，链首 {head}…", case.seq())
        } else {
            format!("case {id} · as at {now} · {} entries, head {head}…", case.seq())
        };
        self.line(1, words);
        let seats: Vec<String> = case.seats.iter().map(|(seat, organ)| format!("{seat} = {organ}")).collect();
        if !seats.is_empty() {
            let seats = joined(self.labels, &seats);
            self.line(1, format_args!("{}{}{seats}", self.say(["seats", "席位"]), self.colon()));
        }
        let parties = case.opening.iter().flat_map(|opening| &opening.parties);
        let parties: Vec<String> = parties.map(|(role, name)| format!("{} = {name}", self.labels.role(role))).list();
        if !parties.is_empty() {
            let parties = joined(self.labels, &parties);
            self.line(1, format_args!("{}{}{parties}", self.say(["parties", "当事方"]), self.colon()));
        }
    }

    /// A line of where the case stands: its sign, what, and how it stands.
    fn state(&mut self, sign: char, what: impl std::fmt::Display, how: impl std::fmt::Display) {
        let colon = self.colon();
        self.line(1, format_args!("{sign} {what}{colon}{how}"));
    }

    fn stands(&mut self, case: &Case) {
        self.section(["Where it stands", "现状"]);
        for (id, matter) in case.all_matters() {
            if let MatterState::Filing { filing } = &matter.state {
                self.filing(id, filing);
            }
        }
        self.admission(case);
        for (id, matter) in case.all_matters() {
            self.verification(case, id, &matter.main().1.verification);
        }
        if case.disputed() {
            self.state('?', self.say(["competence", "管辖"]), self.say(["disputed", "有争议"]));
        }
        for listed in decisions(case) {
            let table = &listed.decision.ruling.table;
            let outcome = self.labels.outcome(table, &listed.decision.outcome);
            let (sign, stage) = self.ruling_stage(listed.decision.stage);
            let joint = self.say([", ", "，"]);
            let words = format!("{outcome}{joint}{stage}");
            let what = self.matter(table, listed.matter);
            self.state(sign, what, words);
        }
        for (id, matter) in case.all_matters() {
            self.levels(id, matter);
        }
        for (id, matter) in case.all_matters() {
            match &matter.state {
                MatterState::Item { bearer, item } => self.item(id, bearer, *item),
                MatterState::Accusation { accusation } => self.accusation(id, accusation),
                MatterState::Plain | MatterState::Filing { .. } | MatterState::Conflict { .. } => {}
            }
        }
        let sign = if progress(self.rules, case) == Progress::Open { '→' } else { '✓' };
        self.state(sign, self.say(["procedure", "程序"]), self.progress(case));
    }

    /// A table, and the key of the matter where it has one.
    fn matter(&self, table: &Id, id: &MatterId) -> String {
        let key = id.key.as_ref().map_or(String::new(), |key| format!(" {key}"));
        format!("{}{key}", self.labels.table(table))
    }

    fn verification(&mut self, case: &Case, id: &MatterId, verification: &Verification) {
        let told = match verification {
            Verification::Idle => None,
            // Nobody waits for a report where everything is decided without one.
            Verification::Verifying if progress(self.rules, case) != Progress::Open => None,
            Verification::Verifying => Some(('→', ["under way", "核查中"])),
            Verification::Reported => Some(('✓', ["reported", "已报告"])),
            Verification::ReturnedForVerification => Some(('→', ["returned for more", "退回补充核查"])),
        };
        if let Some((sign, words)) = told {
            let what =
                format!("{}{}", self.say(["verification", "核查"]), aside(self.labels, self.labels.table(&id.table)));
            self.state(sign, what, self.say(words));
        }
    }

    fn filing(&mut self, id: &MatterId, filing: &Filing) {
        let (sign, words, on, after) = match filing {
            Filing::NotFiled => return,
            Filing::Filed { on, after_the_fact } => ('→', ["filed", "已报备"], Some(on), *after_the_fact),
            Filing::Returned { on, after_the_fact } => {
                ('→', ["returned for supplement", "退回补正"], Some(on), *after_the_fact)
            }
            Filing::OnRecord { on, after_the_fact, deemed: false } => {
                ('✓', ["on record", "已备案"], Some(on), *after_the_fact)
            }
            Filing::OnRecord { on, after_the_fact, deemed: true } => {
                ('✓', ["on record, by silence", "逾期未答复，视为已备案"], Some(on), *after_the_fact)
            }
            Filing::Refused => ('✗', ["not recorded", "不予备案"], None, false),
            Filing::Closed { on, after_the_fact } => ('✓', ["record closed", "备案已结束"], Some(on), *after_the_fact),
        };
        let on = on.map_or(String::new(), |on| format!(" ({on})"));
        let after = if after { self.say([", filed after the fact", "，系事后报备"]) } else { "" };
        let key = id.key.as_ref().map_or("", Id::as_str);
        let what = format!("{} {key}", self.say(["record-filing", "备案"]));
        self.state(sign, what, format_args!("{}{on}{after}", self.say(words)));
    }

    fn admission(&mut self, case: &Case) {
        let (sign, words) = match case.admission {
            Admission::NotRaised => ('•', ["not raised", "未提起"]),
            Admission::Raised => ('→', ["raised, not yet admitted", "已提起，待受理"]),
            Admission::Supplementing => ('→', ["returned for supplement", "退回补正"]),
            Admission::Admitted => ('✓', ["admitted", "已受理"]),
            Admission::Refused => ('✗', ["not admitted", "不予受理"]),
            Admission::Withdrawn => ('✗', ["withdrawn", "已撤回"]),
        };
        let how = match (case.channel, &case.applicant) {
            (Some(channel), Some(by)) => {
                let channel = self.say(channel_words(channel));
                let by = self.labels.role(by);
                aside(self.labels, &format!("{channel}{}{by}", self.colon()))
            }
            _ => String::new(),
        };
        self.state(sign, self.say(["admission", "受理"]), format_args!("{}{how}", self.say(words)));
    }

    fn levels(&mut self, id: &MatterId, matter: &Matter) {
        for (_, level, state) in matter.levels() {
            let (sign, words) = match state {
                LevelState::Open => ('→', self.say(["may be asked for", "可以申请"]).to_owned()),
                LevelState::Requested => ('→', self.say(["asked for", "已申请"]).to_owned()),
                LevelState::PassedOver => ('·', self.say(["not answered in time", "逾期未答复"]).to_owned()),
                LevelState::Decided { outcome } => ('✓', self.relief_outcome(outcome)),
            };
            let of = self.matter(&id.table, id);
            let what = format!("{}{}", self.labels.level(level), aside(self.labels, &of));
            self.state(sign, what, words);
        }
    }

    fn item(&mut self, id: &MatterId, bearer: &Id, state: ItemState) {
        self.item_line(id.key.as_ref().unwrap_or(&id.table), bearer, state);
    }

    fn item_line(&mut self, key: &Id, bearer: &Id, state: ItemState) {
        let (sign, words) = match state {
            ItemState::Ordered => ('→', ["ordered", "已责令"]),
            ItemState::Reported => ('→', ["reported, to be inspected", "已报告，待查验"]),
            ItemState::Verified => ('✓', ["carried out", "整改到位"]),
            ItemState::Failed => ('✗', ["not carried out", "未到位"]),
            ItemState::Impossible => ('✓', ["impossible, without fault", "客观不能，无过错"]),
        };
        let name = self.say(["to be put right", "整改事项"]);
        let what = format!("{name} {key}{}", aside(self.labels, self.labels.role(bearer)));
        self.state(sign, what, self.say(words));
    }

    fn accusation(&mut self, id: &MatterId, state: &AccusationState) {
        let judged = |outcome: &Id| self.labels.outcome(&id.table, outcome).to_owned();
        let joint = self.say([", ", "，"]);
        let (sign, words) = match state {
            AccusationState::Received => ('→', self.say(["received", "已收到"]).to_owned()),
            AccusationState::Judged { outcome } => ('→', judged(outcome)),
            AccusationState::ToClarify { outcome, required: true } => {
                let next = self.say(["the name is to be cleared", "应予澄清"]);
                ('→', format!("{}{joint}{next}", judged(outcome)))
            }
            AccusationState::ToClarify { outcome, required: false } => {
                let next = self.say(["no clarification", "不予澄清"]);
                ('✓', format!("{}{joint}{next}", judged(outcome)))
            }
            AccusationState::Clarified { outcome } => {
                let next = self.say(["the name is cleared", "已澄清"]);
                ('✓', format!("{}{joint}{next}", judged(outcome)))
            }
        };
        let key = id.key.as_ref().map_or("", Id::as_str);
        let what = format!("{} {key}", self.say(["accusation", "检举控告"]));
        self.state(sign, what, words);
    }

    fn progress(&self, case: &Case) -> String {
        match progress(self.rules, case) {
            Progress::Open => self.say(["open", "进行中"]).to_owned(),
            Progress::Dormant { until } => {
                let until = dated(self.labels, until);
                if self.zh {
                    format!("程序已结，尚有期间存续至 {until}")
                } else {
                    format!("concluded; what still lasts ends on {until}")
                }
            }
            Progress::Concluded => self.say(["concluded, nothing runs any more", "已办结，无期间存续"]).to_owned(),
        }
    }

    fn relief_outcome(&self, outcome: &Id) -> String {
        let mut tables = self.rules.document().tables.iter();
        let table = tables.find(|table| table.outcomes.iter().any(|known| known.id == *outcome));
        table.map_or_else(|| outcome.to_string(), |table| self.labels.outcome(&table.id, outcome).to_owned())
    }
}
