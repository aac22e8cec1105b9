//! What runs: who must or may act, until when, and what follows.

use super::Page;
use super::words::{Word, aside, bracketed, dated, say};
use crate::case::agenda::DueItem;
use crate::list::ToList;
use crate::rulebook::Labels;
use crate::rulebook::procedure::{Consequence, DecidedPattern, EventPattern, PeriodKind};

/// Days that are few.
const SOON: i64 = 7;

impl DueItem {
    /// Whether it is overdue, or what must or may be done ends within so many days.
    #[must_use]
    pub fn presses(&self, within: i64) -> bool {
        let acts = matches!(self.kind, PeriodKind::Duty | PeriodKind::Right);
        self.overdue || (acts && !self.suspended && self.days_left.is_some_and(|days| days <= within))
    }

    /// The item in the words of a rulebook: who, what, until when, by which clause.
    #[must_use]
    pub fn words(&self, labels: &Labels<'_>) -> String {
        let key = self
            .key
            .as_ref()
            .filter(|key| **key != self.bearer)
            .map_or(String::new(), |key| aside(labels, labels.any(key)));
        let what = labels.period(&self.period);
        let bearer = labels.role(&self.bearer);
        let colon = say(labels, [": ", "："]);
        let when = self.when(labels);
        let clauses = bracketed(labels, self.clauses.iter().map(|cited| &cited.clause));
        format!("{when} · {what}{key}{colon}{bearer}{clauses}")
    }

    /// "overdue since 2026-09-01, 3 days", "until 2026-09-01, 3 days left".
    fn when(&self, labels: &Labels<'_>) -> String {
        if self.suspended {
            return say(labels, ["stands still", "中止"]).to_owned();
        }
        let zh = super::chinese(labels);
        let Some(due) = &self.due else { return String::new() };
        let date = dated(labels, due.due);
        let days = |count: i64| if count == 1 { "1 day".to_owned() } else { format!("{count} days") };
        // Where the end is uncertain the days are counted to the earliest, and it is said.
        let uncertain = due.due.certain().is_none();
        match (self.days_left, self.days_over, zh) {
            (Some(left), _, false) => {
                let counted = if uncertain { ", counted to the earlier day" } else { "" };
                let left = format!("{} left{counted}", days(left));
                match self.kind {
                    PeriodKind::Duty => format!("by {date}, {left}"),
                    PeriodKind::Right => format!("may until {date}, {left}"),
                    PeriodKind::Status => format!("lasts until {date}, {left}"),
                }
            }
            (Some(left), _, true) => {
                let counted = if uncertain { "至较早日" } else { "" };
                match self.kind {
                    PeriodKind::Duty => format!("应于 {date} 前，{counted}剩余 {left} 日"),
                    PeriodKind::Right => format!("可于 {date} 前，{counted}剩余 {left} 日"),
                    PeriodKind::Status => format!("存续至 {date}，{counted}剩余 {left} 日"),
                }
            }
            (None, over, _) if self.overdue => {
                let over = over.unwrap_or_default();
                if zh {
                    format!("逾期 {over} 日，原应于 {date} 前")
                } else {
                    format!("{} late, was due {date}", days(over))
                }
            }
            (None, _, false) => format!("ended {date}"),
            (None, _, true) => format!("已于 {date} 届满"),
        }
    }

    fn sign(&self) -> char {
        match (self.overdue, self.suspended) {
            (true, _) => '✗',
            (_, true) => '?',
            _ if self.presses(SOON) => '→',
            _ => '•',
        }
    }
}

impl Page<'_> {
    pub(super) fn runs(&mut self, items: &[DueItem]) {
        if items.is_empty() {
            return;
        }
        self.section(["What runs, and for whom", "期间与责任人"]);
        for item in items {
            let words = item.words(self.labels);
            self.line(1, format_args!("{} {words}", item.sign()));
            // What has run out has had its consequences.
            let next: Vec<String> = item.consequences.iter().map(|next| consequence(self.labels, next)).collect();
            if !item.overdue && !next.is_empty() {
                let after = self.say(["if it runs out: ", "届满后果："]);
                self.line(2, format_args!("{after}{}", next.join(self.say(["; ", "；"]))));
            }
        }
    }
}

/// What follows when a period runs out, in words.
pub(crate) fn consequence(labels: &Labels<'_>, consequence: &Consequence) -> String {
    let role = |words, role| format!("{}{}", say(labels, words), labels.role(role));
    match consequence {
        Consequence::Remind(to) => role(["reminder to ", "提醒"], to),
        Consequence::ReportTo(to) => role(["report to ", "报告"], to),
        Consequence::ShiftTo(to) => role(["passes to ", "移转至"], to),
        Consequence::Deem(deemed) => {
            let outcome = match &deemed.table {
                Some(table) => labels.outcome(table, &deemed.outcome),
                None => deemed.outcome.as_str(),
            };
            format!("{}{outcome}", say(labels, ["silence counts as ", "视为"]))
        }
        Consequence::Forfeit(_) => say(labels, ["the right is lost", "权利丧失"]).to_owned(),
        Consequence::Final(table) => {
            format!("{}{}", labels.table(table), say(labels, [" becomes final", "终局"]))
        }
        Consequence::Open(level) => {
            format!("{}{}", labels.level(level), say(labels, [" may be asked for", "可以提起"]))
        }
        Consequence::Close(_) => say(labels, ["the case counts as withdrawn", "视为撤回"]).to_owned(),
        Consequence::None(why) => why.in_language(labels.language()).to_owned(),
    }
}

/// What a period waits for, in words.
pub(crate) fn event(labels: &Labels<'_>, pattern: &EventPattern) -> String {
    let document = |words: Word, id| format!("{}{}", labels.document_kind(id), say(labels, words));
    match pattern {
        EventPattern::Acted(acted) => super::deed(labels, &acted.act),
        EventPattern::Submitted(about) => document([" submitted", "提交"], &about.document),
        EventPattern::Waived(about) => document([" waived", "放弃"], &about.document),
        EventPattern::Sent(sent) => document([" sent", "发送"], &sent.document),
        EventPattern::Received(received) => document([" received", "收到"], &received.document),
        EventPattern::Acknowledged(about) => document([" acknowledged", "确认收到"], &about.document),
        EventPattern::Decided(decided) => {
            format!("{}{}", labels.table(&decided.table), outcomes(labels, decided, [" decided", "已决定"]))
        }
        EventPattern::Effective(decided) => {
            format!("{}{}", labels.table(&decided.table), outcomes(labels, decided, [" in effect", "已生效"]))
        }
        EventPattern::Lapsed(lapsed) => {
            format!("{}{}", labels.period(&lapsed.period), say(labels, [" has run out", "届满"]))
        }
        EventPattern::Dated(dated) => format!("{}{}", say(labels, ["day stated - ", "确定日期 - "]), dated.date),
    }
}

fn outcomes(labels: &Labels<'_>, decided: &DecidedPattern, words: Word) -> String {
    let outcomes = decided.r#in.iter().map(|outcome| labels.outcome(&decided.table, outcome).to_owned());
    let outcomes: Vec<String> = outcomes.list();
    let outcomes = outcomes.join(say(labels, [" or ", "或"]));
    if outcomes.is_empty() { say(labels, words).to_owned() } else { format!(" ({outcomes}){}", say(labels, words)) }
}
