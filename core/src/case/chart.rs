//! The procedure of a rulebook as a Mermaid state diagram: the regions that a case has under it, the acts that move them
//! with those who may do them, and the periods that run meanwhile with what follows when they run out.

use std::fmt::Write as _;

use super::page::{aside, consequence, deed, event, joined, say};
use crate::document::{Id, shown};
use crate::list::ToList;
use crate::rulebook::document::{Meaning, Table};
use crate::rulebook::procedure::{AboutTable, Deed, DocumentPurpose, bearers};
use crate::rulebook::{Document, Labels, Purpose, Rulebook};

/// A word in English and Chinese.
type Word = [&'static str; 2];

impl Rulebook {
    /// The procedure as a Mermaid state diagram in a language of the book; `None` where it has none.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    /// let chart = Rulebook::shipped("cn.reference").unwrap().procedure_mermaid("zh").unwrap();
    /// assert!(chart.starts_with("stateDiagram-v2\n"));
    /// assert!(Rulebook::shipped("uk.nhs-just-culture.2018").unwrap().procedure_mermaid("en").is_none());
    /// ```
    #[must_use]
    pub fn procedure_mermaid(&self, language: &str) -> Option<String> {
        let document = &self.model().document;
        if document.acts.is_empty() && document.periods.is_empty() {
            return None;
        }
        let labels = self.labels(language);
        let mut chart = Chart { document, labels: &labels, text: "stateDiagram-v2\n  direction LR\n".to_owned() };
        for table in &document.tables {
            chart.region(table);
        }
        chart.relief();
        chart.periods();
        Some(chart.text)
    }
}

struct Chart<'b> {
    document: &'b Document,
    labels: &'b Labels<'b>,
    text: String,
}

impl Chart<'_> {
    fn line(&mut self, indent: usize, words: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let words = words.to_string();
        let _ = writeln!(self.text, "{:indent$}{}", "", shown(&words), indent = indent * 2);
    }

    fn say(&self, word: Word) -> &'static str {
        say(self.labels, word)
    }

    /// A state with its name.
    fn state(&mut self, id: &str, name: &str) {
        self.line(2, format_args!("state \"{}\" as {id}", escaped(name)));
    }

    fn arrow(&mut self, from: &str, to: &str, words: &str) {
        if words.is_empty() {
            self.line(2, format_args!("{from} --> {to}"));
        } else {
            self.line(2, format_args!("{from} --> {to} : {}", escaped(words)));
        }
    }

    /// An act with the roles that may do it, by a grant or as bearers of a period.
    fn act(&self, wanted: &Deed) -> String {
        let mut roles: Vec<&Id> = Vec::new();
        let granted = self.document.acts.iter().filter(|grant| grant.act.covers(wanted)).flat_map(|grant| &grant.by);
        let ending =
            self.document.periods.iter().filter(|period| period.ends.iter().any(|end| end.gives(wanted, None)));
        for role in granted.chain(ending.flat_map(|period| bearers(self.document, period).take(1))) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let by: Vec<String> = roles.into_iter().map(|role| self.labels.role(role).to_owned()).list();
        let words = deed(self.labels, wanted);
        if by.is_empty() { words } else { format!("{words}{}", aside(self.labels, &joined(self.labels, &by))) }
    }

    /// The region that a table decides in: the way to the decision, and what each outcome leads to.
    fn region(&mut self, table: &Table) {
        if matches!(table.purpose, Purpose::Relief | Purpose::Advice) {
            return;
        }
        let number = self.document.tables.iter().position(|known| known.id == table.id).unwrap_or(0);
        let region = format!("r{number}");
        self.line(1, format_args!("state \"{}\" as {region} {{", escaped(self.labels.table(&table.id))));
        let start = format!("{region}_open");
        self.way_to(table, &region, &start);
        let about = AboutTable { table: table.id.clone(), level: None };
        let decide = self.act(&Deed::Decide(about.clone()));
        for (at, outcome) in table.outcomes.iter().enumerate() {
            let end = format!("{region}_o{at}");
            let label = self.labels.outcome(&table.id, &outcome.id).to_owned();
            self.state(&end, &label);
            self.arrow(&start, &end, &decide);
            if outcome.means == Some(Meaning::Return) {
                self.arrow(&end, &start, self.say(["completed", "补正"]));
            }
        }
        let approval = self.document.acts.iter().find(|grant| {
            matches!(&grant.act, Deed::Decide(about) if about.table == table.id) && grant.approval.is_some()
        });
        if let Some(approval) = approval.and_then(|grant| grant.approval.as_ref()) {
            let words = format!("{}{}", self.say(["sent back by ", "不予批准："]), self.labels.role(&approval.by));
            let waits = format!("{region}_approval");
            self.state(&waits, self.say(["waits for approval", "待批准"]));
            self.arrow(&start, &waits, &decide);
            self.arrow(&waits, &start, &words);
            let approve = self.act(&Deed::Approve(about));
            for at in 0..table.outcomes.len() {
                self.arrow(&waits, &format!("{region}_o{at}"), &approve);
            }
        }
        self.line(1, format_args!("}}"));
    }

    /// What comes before the decision of a table.
    fn way_to(&mut self, table: &Table, region: &str, start: &str) {
        let before = format!("{region}_before");
        match table.purpose {
            Purpose::Filing => {
                self.state(start, self.say(["filed", "已报备"]));
                let file = self.act(&Deed::File);
                self.arrow("[*]", start, &file);
            }
            Purpose::Admission => {
                self.state(start, self.say(["raised", "已提起"]));
                let raise = self.act(&Deed::Raise);
                self.arrow("[*]", start, &raise);
                if self.granted(&Deed::Withdraw) {
                    let withdrawn = format!("{region}_withdrawn");
                    self.state(&withdrawn, self.say(["withdrawn", "已撤回"]));
                    let withdraw = self.act(&Deed::Withdraw);
                    self.arrow(start, &withdrawn, &withdraw);
                }
            }
            Purpose::Tolerance | Purpose::Accountability => {
                self.state(&before, self.say(["under verification", "核查中"]));
                self.state(start, self.say(["to be decided", "待认定"]));
                let find = self.act(&Deed::Find);
                self.arrow("[*]", &before, &find);
                let report = self.document.documents.iter().find(|kind| kind.purpose == Some(DocumentPurpose::Report));
                let report = report.map_or(String::new(), |kind| {
                    let about = crate::rulebook::procedure::AboutDocument { document: kind.id.clone() };
                    self.act(&Deed::Submit(about))
                });
                self.arrow(&before, start, &report);
                if self.granted(&Deed::Return) {
                    let back = self.act(&Deed::Return);
                    self.arrow(start, &before, &back);
                }
            }
            Purpose::Competence => {
                self.state(start, self.say(["disputed", "有争议"]));
                let dispute = self.act(&Deed::Dispute);
                self.arrow("[*]", start, &dispute);
            }
            Purpose::Accusation => {
                self.state(start, self.say(["received", "已收到"]));
                let accuse = self.act(&Deed::Accuse);
                self.arrow("[*]", start, &accuse);
            }
            Purpose::Correction => {
                self.state(start, self.say(["ordered", "已责令"]));
                let order =
                    self.document.documents.iter().find(|kind| kind.purpose == Some(DocumentPurpose::CorrectionOrder));
                let order = order.map_or(String::new(), |kind| {
                    let about = crate::rulebook::procedure::AboutDocument { document: kind.id.clone() };
                    self.act(&Deed::Send(about))
                });
                self.arrow("[*]", start, &order);
            }
            Purpose::Clarification | Purpose::Revocation | Purpose::Relief | Purpose::Advice => {
                self.state(start, self.say(["to be decided", "待决定"]));
                self.arrow("[*]", start, "");
            }
        }
    }

    fn granted(&self, deed: &Deed) -> bool {
        self.document.acts.iter().any(|grant| grant.act == *deed)
    }

    /// The levels of relief, each with what it may come to.
    fn relief(&mut self) {
        for (at, level) in self.document.relief.iter().enumerate() {
            let region = format!("l{at}");
            self.line(1, format_args!("state \"{}\" as {region} {{", escaped(self.labels.level(&level.id))));
            let asked = format!("{region}_asked");
            self.state(&asked, self.say(["asked for", "已申请"]));
            let request = self.act(&Deed::Request(crate::rulebook::procedure::AboutLevel { level: level.id.clone() }));
            self.arrow("[*]", &asked, &request);
            let tables = self.document.tables.iter().filter(|table| table.purpose == Purpose::Relief);
            for (position, table) in tables.enumerate() {
                let about = Deed::Decide(AboutTable { table: table.id.clone(), level: Some(level.id.clone()) });
                let decided = self.document.acts.iter().any(|grant| grant.act.covers(&about))
                    || self.document.periods.iter().any(|period| period.ends.iter().any(|end| end.gives(&about, None)));
                if !decided {
                    continue;
                }
                let decide = self.act(&about);
                for (number, outcome) in table.outcomes.iter().enumerate() {
                    let end = format!("{region}_t{position}o{number}");
                    let label = self.labels.outcome(&table.id, &outcome.id).to_owned();
                    self.state(&end, &label);
                    self.arrow(&asked, &end, &decide);
                }
            }
            self.line(1, format_args!("}}"));
        }
    }

    /// Every period: what starts it, what ends it, and what follows when it runs out.
    fn periods(&mut self) {
        if self.document.periods.is_empty() {
            return;
        }
        self.line(1, format_args!("state \"{}\" as periods {{", self.say(["Periods", "期间"])));
        for (at, period) in self.document.periods.iter().enumerate() {
            let node = format!("p{at}");
            let lengths: Vec<String> = period
                .length
                .iter()
                .filter_map(|choice| choice.is.or(choice.max))
                .map(|length| length.to_string())
                .list();
            let lengths = if lengths.is_empty() { String::new() } else { format!(", {}", lengths.join(" / ")) };
            let who = self.labels.role(&period.who);
            let name = format!("{}{}", self.labels.period(&period.id), aside(self.labels, &format!("{who}{lengths}")));
            self.state(&node, &name);
            let or = self.say([" or ", "或"]);
            let events = |patterns: &[_]| {
                patterns.iter().map(|pattern| event(self.labels, pattern)).collect::<Vec<_>>().join(or)
            };
            let (starts, ends) = (events(&period.starts), events(&period.ends));
            self.arrow("[*]", &node, &starts);
            if !period.ends.is_empty() {
                self.arrow(&node, "[*]", &ends);
            }
            let lapse: Vec<String> = period.on_lapse.iter().map(|follows| consequence(self.labels, follows)).collect();
            if !lapse.is_empty() {
                let over = format!("{node}_over");
                self.state(&over, &lapse.join(self.say(["; ", "；"])));
                let words = self.say(["runs out", "届满"]);
                self.arrow(&node, &over, words);
            }
        }
        self.line(1, format_args!("}}"));
    }
}

/// A text as it may stand in a state diagram: a colon or a semicolon would end it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '`' => out.push('\''),
            ':' => out.push_str(" –"),
            ';' => out.push(','),
            '#' | '{' | '}' | '<' | '>' | '%' => out.push(' '),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
