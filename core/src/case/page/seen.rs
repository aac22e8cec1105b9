//! The file as somebody sees it who does not have it: the same words, of what is shown to them and nothing else. What has been
//! left out leaves no trace, so there are no numbers of entries in it, and no hash.

use super::Page;
use super::words::aside;
use crate::case::person::{PersonView, ReliefView, RulingView};
use crate::case::view::Stands;
use crate::document::Id;
use crate::list::ToList;
use crate::rulebook::NOT_APPLICABLE;
use crate::time::Instant;

impl Page<'_> {
    pub(super) fn seen_head(&mut self, case: &Id, now: Instant) {
        self.line(0, self.labels.book());
        let now = self.minute(now);
        let words =
            if self.zh { format!("事项 {case} · 截至 {now}") } else { format!("case {case} · as at {now}") };
        self.line(1, words);
    }

    pub(super) fn seen(&mut self, view: &PersonView) {
        self.seen_decisions(view);
        self.runs(&view.due);
        if view.answers.iter().any(|answered| answered.answer.as_str() != NOT_APPLICABLE) {
            self.section(["What was found", "查明"]);
            self.answers(&view.answers);
        }
        for found in &view.findings {
            let what = self.matter(&found.matter.table, &found.matter);
            self.line(1, what);
            for answered in &found.answers {
                let fact = self.labels.fact(&answered.fact);
                let answer = self.labels.answer(&answered.fact, &answered.answer);
                self.line(2, format_args!("• {fact}{}{answer}", self.colon()));
            }
        }
        if !view.open.is_empty() {
            self.section(["What is open", "待查明"]);
            for open in &view.open {
                let fact = self.labels.fact(&open.fact).to_owned();
                self.line(1, format_args!("? {fact}"));
            }
        }
        if !view.items.is_empty() {
            self.section(["What is to be put right", "整改事项"]);
            for item in &view.items {
                self.item_line(&item.item, &item.bearer, item.state);
            }
        }
        if !view.handlers.is_empty() {
            self.section(["Who handles it", "承办人员"]);
            let handlers = view
                .handlers
                .iter()
                .map(|handler| format!("{}{}", self.labels.role(&handler.role), aside(self.labels, &handler.id)));
            for handler in handlers.list() {
                self.line(1, format_args!("• {handler}"));
            }
        }
        if !view.documents.is_empty() {
            self.section(["What was received", "收到的文书"]);
            for document in &view.documents {
                let document = self.labels.document_kind(document).to_owned();
                self.line(1, format_args!("• {document}"));
            }
        }
    }

    fn seen_decisions(&mut self, view: &PersonView) {
        if view.decisions.is_empty() && view.accusations.is_empty() {
            return;
        }
        self.section(["What was decided", "决定"]);
        for seen in &view.decisions {
            if let Some(decision) = &seen.decision {
                let what = self.matter(&seen.matter.table, &seen.matter);
                self.seen_ruling(&what, decision);
            }
            if let Some(decision) = &seen.clarification {
                let what = self.matter(&decision.table, &seen.matter);
                self.seen_ruling(&what, decision);
            }
            for ReliefView { level, decision } in &seen.relief {
                let of = self.matter(&seen.matter.table, &seen.matter);
                let what = format!("{}{}", self.labels.level(level), aside(self.labels, &of));
                self.seen_ruling(&what, decision);
            }
        }
        let decided = |key: &Id| view.decisions.iter().any(|seen| seen.matter.key.as_ref() == Some(key));
        for key in view.accusations.iter().filter(|key| !decided(key)) {
            let name = self.say(["accusation", "检举控告"]);
            let words = self.say(["not decided yet", "尚未认定"]);
            self.state('→', format_args!("{name} {key}"), words);
        }
    }

    fn seen_ruling(&mut self, what: &str, ruling: &RulingView) {
        let outcome = self.labels.outcome(&ruling.table, &ruling.outcome).to_owned();
        let (sign, stage) = self.stands_so(ruling.stands, ruling.effective);
        let joint = self.say([", ", "，"]);
        self.state(sign, what, format_args!("{outcome}{joint}{stage}"));
        if let Some(on) = ruling.received {
            let words = if self.zh { format!("收到于 {on}") } else { format!("received on {on}") };
            self.line(2, format_args!("• {words}"));
        }
    }

    fn stands_so(&self, stands: Stands, effective: Option<crate::time::Date>) -> (char, String) {
        let since = || {
            let on = effective.map_or(String::new(), |on| format!(" {on}"));
            format!("{}{on}", self.say(["in effect since", "生效于"]))
        };
        let only = |words| self.say(words).to_owned();
        match stands {
            Stands::AwaitingApproval => ('→', only(["waits for approval", "待批准"])),
            Stands::Disapproved => ('→', only(["not approved, to be decided anew", "未获批准，重新认定"])),
            Stands::Effective => ('✓', since()),
            Stands::Final => ('✓', format!("{}{}", since(), self.say([", final", "，终局"]))),
            Stands::Annulled => ('→', only(["annulled, to be decided anew", "已撤销，重新认定"])),
            Stands::Reopened => ('→', only(["looked at again", "重新审查"])),
            Stands::Revoked => ('✗', only(["revoked", "已撤销"])),
        }
    }
}
