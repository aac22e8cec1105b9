//! Words of a page that stand in no rulebook: kinds of acts, channels, brackets and dates, in the language of the labels.

use std::fmt::Write as _;

use crate::case::choice::Choice;
use crate::document::Id;
use crate::error::Language;
use crate::list::ToList;
use crate::rulebook::Labels;
use crate::rulebook::procedure::{AboutTable, Channel, Deed, Named};
use crate::time::Due;

/// A word in English and Chinese.
pub(super) type Word = [&'static str; 2];

/// An end; where it is uncertain the earliest, and the latest after it.
pub(crate) fn dated(labels: &Labels<'_>, due: Due) -> String {
    let [earliest, latest] = [due.earliest, due.latest].map(|end| end.to_string().replace('T', " "));
    if due.certain().is_some() {
        return earliest;
    }
    let latest = format!("{}{latest}", say(labels, ["at the latest ", "最迟 "]));
    format!("{earliest}{}", aside(labels, &latest))
}

/// Whether words in these labels are Chinese. A rulebook in other languages gets English words around its own.
pub(super) fn chinese(labels: &Labels<'_>) -> bool {
    Language::from_tag(labels.language()) == Some(Language::Zh)
}

/// A word in the language of the labels.
pub(crate) fn say(labels: &Labels<'_>, [en, zh]: Word) -> &'static str {
    if chinese(labels) { zh } else { en }
}

/// "a, b" in the language of the labels.
pub(crate) fn joined(labels: &Labels<'_>, words: &[String]) -> String {
    words.join(say(labels, [", ", "、"]))
}

/// Words in round brackets, as the language of the labels sets them.
pub(crate) fn aside(labels: &Labels<'_>, words: &str) -> String {
    if chinese(labels) { format!("（{words}）") } else { format!(" ({words})") }
}

/// Clauses in brackets, with a space before; nothing where there are none.
pub(super) fn bracketed<'i>(labels: &Labels<'_>, clauses: impl IntoIterator<Item = &'i Id>) -> String {
    let mut cited: Vec<String> = Vec::new();
    for clause in clauses {
        let clause = labels.clause(clause);
        if !cited.contains(&clause) {
            cited.push(clause);
        }
    }
    if cited.is_empty() { String::new() } else { format!(" [{}]", cited.join(say(labels, ["; ", "；"]))) }
}

pub(super) fn channel_words(channel: Channel) -> Word {
    match channel {
        Channel::Application => ["by application", "依申请"],
        Channel::OwnMotion => ["by own motion", "依职权"],
        Channel::Instruction => ["by instruction", "依指令"],
    }
}

/// An act as rules speak of it, in words: "decide: Tolerance".
pub(crate) fn deed(labels: &Labels<'_>, deed: &Deed) -> String {
    let kind = act(labels, deed.name());
    let about = match deed.named() {
        Named::Nothing => return kind,
        Named::Document(document) => labels.document_kind(document).to_owned(),
        Named::Table(AboutTable { table, level: Some(level) }) => {
            format!("{}{}", labels.table(table), aside(labels, labels.level(level)))
        }
        Named::Table(AboutTable { table, level: None }) => labels.table(table).to_owned(),
        Named::Level(level) => labels.level(level).to_owned(),
    };
    format!("{kind}{}{about}", say(labels, [": ", "："]))
}

impl Choice {
    /// The choice in the words of a rulebook: what may be done, with what, until when, by which clause.
    #[must_use]
    pub fn words(&self, labels: &Labels<'_>) -> String {
        let mut words = deed(labels, &self.act);
        let mut more = Vec::new();
        if let Some(channel) = self.channel {
            more.push(say(labels, channel_words(channel)).to_owned());
        }
        if let Some(period) = &self.period {
            more.push(labels.period(period).to_owned());
        }
        if let Some(about) = &self.about {
            more.push(format!("{} {about}", say(labels, ["about", "关于"])));
        }
        if let Deed::Decide(table) = &self.act
            && !self.outcomes.is_empty()
        {
            let outcomes = self.outcomes.iter().map(|outcome| labels.outcome(&table.table, outcome).to_owned());
            more.push(outcomes.list().join(say(labels, [" or ", "或"])));
        }
        if let (Deed::Decide(table), false) = (&self.act, self.precedents.is_empty()) {
            let pointing = self
                .precedents
                .iter()
                .map(|pointing| format!("{} × {}", pointing.count, labels.outcome(&table.table, &pointing.outcome)));
            let words = say(labels, ["precedents with the same findings: ", "查明相同的先例："]);
            more.push(format!("{words}{}", joined(labels, &pointing.list())));
        }
        if !self.open.is_empty() {
            let open: Vec<String> = self.open.iter().map(|fact| labels.fact(fact).to_owned()).collect();
            more.push(format!("{}{}", say(labels, ["nobody has found: ", "尚未查明："]), joined(labels, &open)));
        }
        if !self.documents.is_empty() {
            let documents: Vec<String> =
                self.documents.iter().map(|kind| labels.document_kind(kind).to_owned()).collect();
            more.push(format!("{}{}", say(labels, ["with ", "附"]), joined(labels, &documents)));
        }
        if self.reasons {
            more.push(say(labels, ["with reasons", "并说明理由"]).to_owned());
        }
        if let Some(until) = &self.until {
            more.push(format!("{} {}", say(labels, ["until", "至"]), dated(labels, *until)));
        }
        if !more.is_empty() {
            let _ = write!(words, " — {}", more.join(say(labels, ["; ", "；"])));
        }
        words + &bracketed(labels, &self.clauses)
    }
}

/// What is done, in words: "decides". A kind that is not known stands for itself.
pub(super) fn act(labels: &Labels<'_>, kind: &str) -> String {
    let words: Word = match kind {
        "open" => ["opens the case", "开立事项"],
        "date" => ["states a day", "说明日期"],
        "file" => ["files a reform", "报备"],
        "close_filing" => ["closes the record", "结束备案"],
        "raise" => ["raises the case", "提起"],
        "withdraw" => ["withdraws", "撤回"],
        "assign" => ["assigns", "指派"],
        "recuse" => ["asks for a recusal", "申请回避"],
        "decide_recusal" => ["decides on a recusal", "决定回避"],
        "join" => ["asks to be a party", "申请参加"],
        "accept_party" => ["decides on a party", "决定准许参加"],
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
        "erase" => ["erases a text", "删除文本"],
        "succeed" => ["records a succession", "机关承继"],
        "migrate" => ["migrates", "迁移版本"],
        "adopt_calendar" => ["adopts an edition of the calendar", "采用新历本"],
        "report_stage" => ["reports the stage of accountability", "通报问责阶段"],
        other => return other.to_owned(),
    };
    say(labels, words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::act;
    use crate::case::act::Body;
    use crate::rulebook::Rulebook;

    #[test]
    fn every_kind_of_act_has_words() {
        let book = Rulebook::shipped("cn.reference").unwrap();
        for kind in Body::KINDS {
            for language in ["en", "zh"] {
                assert_ne!(act(&book.labels(language), kind), *kind, "{language}");
            }
        }
    }
}
