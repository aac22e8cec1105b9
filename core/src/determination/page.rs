//! A determination as a page to read: the rulebook's own words, set with the kernel's few. Lines are logical; a host
//! wraps them, and two spaces of indent are one level.

use std::fmt::Write as _;

use super::findings::Findings;
use super::phrases::Phrases;
use super::types::{
    Answered, Cited, Conflict, Determination, Node, Now, OpenFact, Origin, Outcome, RowNode, TableResult, Truth, Weight,
};
use crate::document::Id;
use crate::rulebook::{Labels, Rulebook};

/// A determination as a page in a language of the rulebook.
///
/// ```
/// use distinguo::determination::{Findings, determine, page};
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// let findings = Findings::load(r#"{"format": "distinguo.findings/1",
///     "under": [{"rulebook": "cn.reference", "findings": [{"fact": "gain", "answer": "self"}]}]}"#).unwrap();
/// let determination = determine(&book, &findings).unwrap();
/// assert!(page(&book, &findings, &determination, "zh").contains("不予容错"));
/// ```
#[must_use]
pub fn page(book: &Rulebook, findings: &Findings, determination: &Determination, language: &str) -> String {
    let labels = book.labels(language);
    let mut page = Page { labels: &labels, say: Phrases::of(language), text: String::new() };
    page.heading(findings);
    match &determination.result {
        Outcome::Contradictory { conflicts } => {
            page.line(0, page.say.conflicts());
            conflicts.iter().for_each(|conflict| page.conflict(conflict));
        }
        Outcome::Determined { aspects, ask_reasons, tables, conditions } => {
            for table in tables {
                page.table(table, findings, &determination.rulebook.id);
            }
            if !conditions.is_empty() {
                page.section(page.say.conditions());
            }
            for node in conditions {
                let label = page.labels.condition(&node.condition);
                page.line(1, format_args!("{} {label}{}", Phrases::sign(node.truth), page.clauses(&node.clauses)));
                page.node(2, &node.test);
            }
            if !aspects.is_empty() {
                page.section(page.say.aspects());
            }
            for aspect in aspects {
                let verdict = page.say.pole(aspect.verdict);
                page.line(1, format_args!("{}{}{verdict}", page.labels.aspect(&aspect.aspect), page.say.colon()));
            }
            if !ask_reasons.is_empty() {
                page.section(page.say.ask_reasons());
                ask_reasons.iter().for_each(|conflict| page.conflict(conflict));
            }
        }
    }
    page.settled(determination);
    page.text.push('\n');
    page.line(0, page.say.disclaimer());
    page.text
}

struct Page<'b> {
    labels: &'b Labels<'b>,
    say: Phrases,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, words: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{words}", "", indent = indent * 2);
    }

    fn section(&mut self, title: &str) {
        self.text.push('\n');
        self.line(0, title);
    }

    fn heading(&mut self, findings: &Findings) {
        let language = self.labels.language();
        if let Some(about) = findings.about() {
            self.line(0, about.title.in_language(language));
            if let Some(summary) = &about.summary {
                self.line(1, summary.in_language(language));
            }
            self.text.push('\n');
        }
        self.line(0, self.labels.book());
    }

    fn table(&mut self, table: &TableResult, findings: &Findings, book: &Id) {
        let title = self.labels.table(&table.table).to_owned();
        self.section(&format!("━━ {title}"));
        match &table.if_decided_now {
            Now::Blocked => self.line(1, self.say.blocked()),
            Now::Decided { permits, normally, reasons, consider, row, bottom_line } => {
                let mut words = self.outcomes(&table.table, permits, self.say.or());
                if let Some(normally) = normally {
                    let _ = write!(words, " ({} {})", self.say.normally(), self.labels.outcome(&table.table, normally));
                }
                self.line(1, format_args!("{}{}{words}", self.say.permitted(), self.say.colon()));
                match row {
                    Some(row) => {
                        let line = if *bottom_line { format!(" [{}]", self.say.bottom_line()) } else { String::new() };
                        let label = self.labels.row(&table.table, row).to_owned();
                        let clauses =
                            table.rows.iter().find(|node| node.row == *row).map(|node| self.clauses(&node.clauses));
                        let clauses = clauses.unwrap_or_default();
                        self.line(1, format_args!("{}{}{label}{line}{clauses}", self.say.by_row(), self.say.colon()));
                    }
                    None => self.line(1, self.say.by_all()),
                }
                if let Some(reasons) = self.say.reasons(*reasons) {
                    self.line(1, reasons);
                }
                if !consider.is_empty() {
                    let facts: Vec<&str> = consider.iter().map(|fact| self.labels.fact(fact)).collect();
                    let facts = facts.join(self.say.joint());
                    self.line(1, format_args!("{}{}{facts}", self.say.consider(), self.say.colon()));
                }
            }
        }
        let possible = self.outcomes(&table.table, &table.possible, self.say.joint());
        self.line(1, format_args!("{}{}{possible}", self.say.possible(), self.say.colon()));
        for decided in
            findings.decided().iter().filter(|decided| decided.rulebook == *book && decided.table == table.table)
        {
            let outcome = self.labels.outcome(&table.table, &decided.outcome);
            let on = decided.on.map(|day| format!(" ({day})")).unwrap_or_default();
            self.line(1, format_args!("{}{}{outcome}{on}", self.say.in_reality(), self.say.colon()));
            if let Some(note) = &decided.note {
                self.line(2, note.in_language(self.labels.language()));
            }
        }
        if !table.open.is_empty() {
            self.section(self.say.blocking());
            table.open.iter().for_each(|open| self.open(open));
        }
        let unassessed: Vec<&Id> =
            table.unassessed.iter().filter(|id| !table.open.iter().any(|open| open.fact == **id)).collect();
        if !unassessed.is_empty() {
            let facts: Vec<&str> = unassessed.into_iter().map(|fact| self.labels.fact(fact)).collect();
            let facts = facts.join(self.say.joint());
            self.section(self.say.unassessed());
            self.line(1, facts);
        }
        self.section(self.say.why());
        table.rows.iter().for_each(|row| self.row(&table.table, row));
        if !table.why_not.is_empty() {
            self.section(self.say.why_not());
        }
        for other in &table.why_not {
            let outcome = self.labels.outcome(&table.table, &other.outcome).to_owned();
            if other.rows.is_empty() {
                self.line(1, format_args!("{outcome}{}{}", self.say.colon(), self.say.no_row()));
            }
            for row in &other.rows {
                let because = self.say.because(row.because);
                let label = self.labels.row(&table.table, &row.row).to_owned();
                self.line(1, format_args!("{outcome}{}{label} — {because}", self.say.colon()));
            }
        }
    }

    fn row(&mut self, table: &Id, row: &RowNode) {
        let label = self.labels.row(table, &row.row).to_owned();
        let weight = match row.truth {
            Truth::Holds => self.say.weight(row.weight).map(|weight| format!(" — {weight}")).unwrap_or_default(),
            Truth::Fails | Truth::Open => String::new(),
        };
        let clauses = self.clauses(&row.clauses);
        self.line(1, format_args!("{} {label}{weight}{clauses}", Phrases::sign(row.truth)));
        debug_assert!(row.truth == Truth::Holds || row.weight != Weight::Determines);
        if let Some(test) = &row.test {
            self.node(2, test);
        }
    }

    fn node(&mut self, indent: usize, node: &Node) {
        let list = |page: &mut Self, truth: Truth, words: &str, of: &[Node]| {
            // A list of one part says no more than the part.
            if let [only] = of {
                return page.node(indent, only);
            }
            page.line(indent, format_args!("{} {words}", Phrases::sign(truth)));
            of.iter().for_each(|node| page.node(indent + 1, node));
        };
        match node {
            Node::All { truth, of } => list(self, *truth, self.say.all_of(), of),
            Node::Any { truth, of } => list(self, *truth, self.say.any_of(), of),
            Node::AtLeast { truth, n, of } => {
                self.line(indent, format_args!("{} {}", Phrases::sign(*truth), self.say.at_least(*n)));
                of.iter().for_each(|node| self.node(indent + 1, node));
            }
            Node::Not { truth, of } => {
                self.line(indent, format_args!("{} {}", Phrases::sign(*truth), self.say.not()));
                self.node(indent + 1, of);
            }
            Node::Fact { truth, fact, r#in, answer } => {
                let label = self.labels.fact(fact);
                let said = answer.as_ref().map_or(self.say.open(), |answer| self.labels.answer(fact, answer));
                let wanted: Vec<&str> = r#in.iter().map(|answer| self.labels.answer(fact, answer)).collect();
                let needs = match truth {
                    Truth::Holds => String::new(),
                    Truth::Fails | Truth::Open => format!(" ({} {})", self.say.needs(), wanted.join(self.say.or())),
                };
                let line = format!("{} {label}{}{said}{needs}", Phrases::sign(*truth), self.say.colon());
                self.line(indent, line);
            }
            Node::Condition { truth, condition } => {
                self.line(indent, format_args!("{} {}", Phrases::sign(*truth), self.labels.condition(condition)));
            }
        }
    }

    fn open(&mut self, open: &OpenFact) {
        let answers: Vec<&str> = open.answers.iter().map(|answer| self.labels.answer(&open.fact, answer)).collect();
        let roles: Vec<&str> = open.found_by.iter().map(|role| self.labels.role(role)).collect();
        let from = match &open.read_from {
            Some(table) => format!(" — {} {}", self.say.read_from(), self.labels.table(table)),
            None if roles.is_empty() => String::new(),
            None => format!(" — {} {}", self.say.found_by(), roles.join(self.say.joint())),
        };
        let clauses = self.clauses(&open.clauses);
        let label = self.labels.fact(&open.fact);
        let line = format!("{label}{}{}{from}{clauses}", self.say.colon(), answers.join(self.say.or()));
        self.line(1, line);
    }

    fn conflict(&mut self, conflict: &Conflict) {
        let facts: Vec<&str> = conflict.facts.iter().map(|fact| self.labels.fact(fact)).collect();
        let label = conflict.contradiction.as_ref().map_or(self.say.derived(), |id| self.labels.contradiction(id));
        let line =
            format!("{label}{}{}{}", self.say.colon(), facts.join(self.say.joint()), self.clauses(&conflict.clauses));
        self.line(1, line);
    }

    fn settled(&mut self, determination: &Determination) {
        if !determination.answers.is_empty() {
            self.section(self.say.answers());
        }
        for answered in &determination.answers {
            let label = self.labels.fact(&answered.fact);
            let answer = self.labels.answer(&answered.fact, &answered.answer);
            let line = format!("{label}{}{answer}{}", self.say.colon(), self.origin(answered));
            self.line(1, line);
        }
        if !determination.contested.is_empty() {
            self.section(self.say.contested());
        }
        for contested in &determination.contested {
            let answers: Vec<&str> =
                contested.answers.iter().map(|answer| self.labels.answer(&contested.fact, answer)).collect();
            let line =
                format!("{}{}{}", self.labels.fact(&contested.fact), self.say.colon(), answers.join(self.say.or()));
            self.line(1, line);
        }
    }

    fn origin(&self, answered: &Answered) -> String {
        match &answered.origin {
            Origin::Found { adopted: true, .. } => format!(" — {}", self.say.adopted()),
            Origin::Found { .. } => format!(" — {}", self.say.found()),
            Origin::Read { table, .. } => {
                format!(" — {}{}{}", self.say.read(), self.say.colon(), self.labels.table(table))
            }
            Origin::Presumed { presumption, under, burden_on } => format!(
                " — {}{}{}, {} {}{}",
                self.say.presumed(),
                self.say.colon(),
                self.labels.presumption(presumption),
                self.say.burden(),
                self.labels.role(burden_on),
                self.clauses(under)
            ),
            Origin::Derived => String::new(),
        }
    }

    fn outcomes(&self, table: &Id, outcomes: &[Id], joint: &str) -> String {
        let outcomes: Vec<&str> = outcomes.iter().map(|outcome| self.labels.outcome(table, outcome)).collect();
        outcomes.join(joint)
    }

    /// " [Civil Servant Law, art. 60; …]"
    fn clauses(&self, clauses: &[Cited]) -> String {
        let cites: Vec<String> = clauses
            .iter()
            .map(|cited| {
                let nature = self.say.nature(cited.nature).map(|nature| format!(" ({nature})")).unwrap_or_default();
                format!("{}{nature}", self.labels.clause(&cited.clause))
            })
            .collect();
        if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join("; ")) }
    }
}
