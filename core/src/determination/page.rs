//! A determination as a page to read: the rulebook's own words, set with the kernel's few. Lines are logical; a host
//! wraps them. Two spaces of indent are one level. A line without indent is a heading or a sentence; a line of a list
//! begins with a sign: ✓ holds, ✗ fails, ? open, • anything else. Clauses are numbered, and told at the end.

use std::fmt::Write as _;

use super::findings::Findings;
use super::phrases::Phrases;
use super::types::{
    Answered, AspectVerdict, Because, Cited, ConditionNode, Conflict, Contested, Determination, Node, Now, OpenFact,
    Origin, Outcome, Pole, RowNode, TableResult, Truth, WhyNot,
};
use crate::document::{Id, shown};
use crate::list::ToList;
use crate::rulebook::{Labels, Nature, Rulebook};
use crate::sorted::Set;

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
/// assert!(page(&book, &findings, &determination, "zh").contains("现可作出：不予容错"));
/// ```
#[must_use]
pub fn page(book: &Rulebook, findings: &Findings, determination: &Determination, language: &str) -> String {
    let mut text = heading(findings, language);
    text.push_str(&body(book, findings, determination, language));
    let _ = writeln!(text, "\n{}", Phrases::of(language).disclaimer());
    text
}

/// What the findings are about.
pub(super) fn heading(findings: &Findings, language: &str) -> String {
    let Some(about) = findings.about() else { return String::new() };
    let mut text = format!("{}\n\n", about.title.in_language(language));
    if let Some(summary) = &about.summary {
        let _ = writeln!(text, "  {}\n", shown(summary.in_language(language)));
    }
    text
}

/// "Civil Servant Law, art. 60 (reported, original not seen)"
pub(super) fn clause(labels: &Labels<'_>, cited: &Cited, say: Phrases) -> String {
    let nature = say.nature(cited.nature).map(|nature| say.bracketed(nature)).unwrap_or_default();
    format!("{}{nature}", labels.clause(&cited.clause))
}

/// What one rulebook makes of the findings.
pub(super) fn body(book: &Rulebook, findings: &Findings, determination: &Determination, language: &str) -> String {
    let labels = book.labels(language);
    let mut page = Page {
        labels: &labels,
        say: Phrases::of(language),
        determination,
        notes: Vec::new(),
        told: Set::new(),
        text: String::new(),
    };
    page.line(0, format_args!("══ {}", labels.book()));
    match &determination.result {
        Outcome::Contradictory { conflicts } => {
            page.text.push('\n');
            page.line(1, page.say.conflicts());
            conflicts.iter().for_each(|conflict| page.conflict("✗", conflict));
            page.contested();
            page.settled(&Set::new());
        }
        Outcome::Determined { aspects, ask_reasons, tables, conditions } => {
            for table in tables {
                page.table(table, findings);
            }
            page.contested();
            page.settled(&mentioned(tables, conditions));
            page.aspects(aspects);
            if !ask_reasons.is_empty() {
                page.section(page.say.ask_reasons());
                ask_reasons.iter().for_each(|conflict| page.conflict("•", conflict));
            }
        }
    }
    page.clauses();
    page.text
}

/// The facts that an explanation speaks of.
fn mentioned<'d>(tables: &'d [TableResult], conditions: &'d [ConditionNode]) -> Set<&'d Id> {
    fn walk<'d>(node: &'d Node, facts: &mut Set<&'d Id>) {
        match node {
            Node::All { of, .. } | Node::Any { of, .. } | Node::AtLeast { of, .. } => {
                of.iter().for_each(|node| walk(node, facts));
            }
            Node::Not { of, .. } => walk(of, facts),
            Node::Fact { fact, .. } => {
                facts.insert(fact);
            }
            Node::Condition { .. } => {}
        }
    }
    let mut facts = Set::new();
    let tests = tables.iter().flat_map(|table| &table.rows).filter_map(|row| row.test.as_ref());
    tests.chain(conditions.iter().map(|node| &node.test)).for_each(|node| walk(node, &mut facts));
    facts
}

struct Page<'d> {
    labels: &'d Labels<'d>,
    say: Phrases,
    determination: &'d Determination,
    /// The clauses cited so far.
    notes: Vec<Cited>,
    /// The named conditions explained so far.
    told: Set<&'d Id>,
    text: String,
}

impl<'d> Page<'d> {
    fn line(&mut self, indent: usize, words: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let words = words.to_string();
        let _ = writeln!(self.text, "{:indent$}{}", "", shown(&words), indent = indent * 2);
    }

    fn section(&mut self, title: &str) {
        self.text.push('\n');
        self.line(0, title);
        self.text.push('\n');
    }

    fn table(&mut self, table: &'d TableResult, findings: &Findings) {
        self.section(&format!("── {}", self.labels.table(&table.table)));
        match &table.if_decided_now {
            Now::Blocked => self.line(1, self.say.blocked()),
            Now::Decided { .. } | Now::Settled { .. } => self.permitted(table),
        }
        let possible = self.outcomes(&table.table, &table.possible, self.say.semicolon());
        self.line(1, format_args!("• {}{possible}", self.say.possible()));
        self.in_reality(table, findings);
        if !table.open.is_empty() {
            self.section(self.say.missing());
            self.missing(table);
        }
        let open = |id: &&Id| table.open.iter().any(|open| open.fact == **id);
        let unassessed: Vec<&str> =
            table.unassessed.iter().filter(|id| !open(id)).map(|fact| self.labels.fact(fact)).list();
        if !unassessed.is_empty() {
            self.section(self.say.unassessed());
            self.line(1, unassessed.join(self.say.semicolon()));
        }
        self.section(self.say.why());
        let mut open = false;
        for row in &table.rows {
            self.row(&table.table, row, open);
            open |= row.truth == Truth::Open;
        }
        self.why_not(table);
    }

    /// What may be decided now, by which row and clause, and how.
    fn permitted(&mut self, table: &TableResult) {
        let (Now::Decided { permits, normally, reasons, consider, rows, bottom_line }
        | Now::Settled { permits, normally, reasons, consider, rows, bottom_line }) = &table.if_decided_now
        else {
            return;
        };
        let mut words = self.outcomes(&table.table, permits, self.say.or());
        if let Some(normally) = normally {
            let normally = self.labels.outcome(&table.table, normally);
            let _ = write!(words, "{}{}{normally}", self.say.semicolon(), self.say.normally());
        }
        self.line(1, format_args!("{}{words}", self.say.permitted()));
        if matches!(table.if_decided_now, Now::Settled { .. }) {
            self.line(1, format_args!("• {}", self.say.settles()));
        }
        if rows.len() > 1 {
            self.line(1, format_args!("• {}", self.say.by_one_of()));
        }
        for node in table.rows.iter().filter(|node| rows.contains(&node.row)) {
            let mut words = self.labels.row(&table.table, &node.row).to_owned();
            if *bottom_line {
                let _ = write!(words, "{}{}", self.say.dash(), self.say.bottom_line());
            }
            let clauses: Vec<String> = node.clauses.iter().map(|cited| clause(self.labels, cited, self.say)).collect();
            let clauses = clauses.join(self.say.semicolon());
            let (indent, by) = if rows.len() > 1 { (2, "") } else { (1, self.say.by_row()) };
            self.line(indent, format_args!("• {by}{words} [{clauses}]"));
        }
        if let Some(reasons) = self.say.reasons(*reasons) {
            self.line(1, format_args!("• {reasons}"));
        }
        if !consider.is_empty() {
            let facts: Vec<&str> = consider.iter().map(|fact| self.labels.fact(fact)).collect();
            let facts = facts.join(self.say.semicolon());
            self.line(1, format_args!("• {}{facts}", self.say.consider()));
        }
    }

    fn in_reality(&mut self, table: &TableResult, findings: &Findings) {
        let book = &self.determination.rulebook;
        let of_version = |version: &Option<String>| version.as_ref().is_none_or(|version| *version == book.version);
        let here = findings
            .decided()
            .iter()
            .filter(|item| item.rulebook == book.id && of_version(&item.version) && item.table == table.table);
        let permits = table.if_decided_now.permits();
        let permits = if permits.is_empty() { &table.possible } else { permits };
        for decided in here {
            let outcome = self.labels.outcome(&table.table, &decided.outcome);
            let on = decided.on.map(|day| self.say.bracketed(&day.to_string())).unwrap_or_default();
            let otherwise = !permits.contains(&decided.outcome);
            let otherwise =
                if otherwise { self.say.dash().to_owned() + self.say.not_permitted() } else { String::new() };
            self.line(1, format_args!("• {}{outcome}{on}{otherwise}", self.say.in_reality()));
            if let Some(note) = &decided.note {
                self.line(2, note.in_language(self.labels.language()));
            }
        }
    }

    /// The facts in the way, by the row that needs them and by who finds them.
    fn missing(&mut self, table: &TableResult) {
        let mut rows: Vec<Option<&Id>> = Vec::new();
        for open in &table.open {
            if !rows.contains(&open.needed_by.as_ref()) {
                rows.push(open.needed_by.as_ref());
            }
        }
        rows.sort_by_key(|row| table.rows.iter().position(|node| Some(&node.row) == *row));
        for row in rows {
            match row {
                Some(row) => {
                    let label = self.labels.row(&table.table, row);
                    self.line(1, format_args!("• {}{label}", self.say.needed_by()));
                }
                None => self.line(1, format_args!("• {}", self.say.needed())),
            }
            let mut last = String::new();
            for open in table.open.iter().filter(|open| open.needed_by.as_ref() == row) {
                let who = self.who(open);
                if who != last {
                    self.line(2, format_args!("{who}{}", self.say.colon().trim_end()));
                    last = who;
                }
                let answers: Vec<&str> =
                    open.answers.iter().map(|answer| self.labels.answer(&open.fact, answer)).collect();
                let clauses = self.cite(&open.clauses);
                let label = self.labels.fact(&open.fact);
                self.line(2, format_args!("? {label}{}{}{clauses}", self.say.colon(), answers.join(" / ")));
                for set in &open.together {
                    let others = set.iter().filter(|fact| **fact != open.fact).map(|fact| self.labels.fact(fact));
                    let others = others.list().join(self.say.semicolon());
                    self.line(3, format_args!("• {}{others}", self.say.together()));
                }
            }
        }
    }

    /// Who can supply the answer to an open fact.
    fn who(&self, open: &OpenFact) -> String {
        let roles = |roles: &[Id]| {
            let roles: Vec<&str> = roles.iter().map(|role| self.labels.role(role)).collect();
            roles.join(self.say.joint())
        };
        let mut who = Vec::new();
        if let Some(table) = &open.read_from {
            who.push(format!("{}{}", self.say.read_from(), self.labels.table(table)));
        }
        if !open.found_by.is_empty() {
            who.push(format!("{}{}", self.say.found_by(), roles(&open.found_by)));
        }
        if !open.supplied_by.is_empty() {
            who.push(format!("{}{}", self.say.supplied_by(), roles(&open.supplied_by)));
        }
        who.join(self.say.semicolon())
    }

    fn contested(&mut self) {
        let contested = &self.determination.contested;
        if !contested.is_empty() {
            self.section(self.say.contested());
        }
        contested.iter().for_each(|contested| self.differing(contested));
    }

    fn differing(&mut self, contested: &Contested) {
        let answers = contested.answers.iter().map(|answer| self.labels.answer(&contested.fact, answer));
        let answers = answers.list().join(" / ");
        let label = self.labels.fact(&contested.fact);
        self.line(1, format_args!("? {label}{}{answers}", self.say.colon()));
    }

    /// A row as it was tried. One without a test, after a row that is open, may or may not come to apply.
    fn row(&mut self, table: &Id, row: &'d RowNode, after_open: bool) {
        let label = self.labels.row(table, &row.row).to_owned();
        let weight = match row.truth {
            Truth::Holds => self.say.weight(row.weight).map(|weight| format!("{}{weight}", self.say.dash())),
            Truth::Fails | Truth::Open => None,
        };
        let clauses = self.cite(&row.clauses);
        let weight = weight.unwrap_or_default();
        if row.test.is_none() && after_open {
            let otherwise = self.say.bracketed(self.say.otherwise());
            self.line(1, format_args!("{} {label}{otherwise}{clauses}", Phrases::sign(Truth::Open)));
            return;
        }
        self.line(1, format_args!("{} {label}{weight}{clauses}", Phrases::sign(row.truth)));
        if let Some(test) = &row.test {
            self.node(2, "", test);
        }
    }

    /// A test as it was judged. `before` is what stands before its words.
    fn node(&mut self, indent: usize, before: &str, node: &'d Node) {
        match node {
            // A list of one part says no more than the part.
            Node::All { of, .. } | Node::Any { of, .. } if of.len() == 1 => {
                of.iter().for_each(|only| self.node(indent, before, only));
            }
            Node::All { truth, of } => self.list(indent, before, *truth, self.say.all_of(*truth), of),
            Node::Any { truth, of } => self.list(indent, before, *truth, self.say.any_of(*truth), of),
            Node::AtLeast { truth, n, of } => self.list(indent, before, *truth, &self.say.at_least(*n), of),
            Node::Not { truth, of } => {
                self.line(indent, format_args!("{} {before}{}", Phrases::sign(*truth), self.say.not().trim_end()));
                self.node(indent + 1, "", of);
            }
            Node::Fact { truth, fact, r#in, answer } => {
                let words = self.fact(*truth, fact, r#in, answer.as_ref());
                self.line(indent, format_args!("{} {before}{words}", Phrases::sign(*truth)));
            }
            Node::Condition { truth, condition } => self.condition(indent, before, *truth, condition),
        }
    }

    fn list(&mut self, indent: usize, before: &str, truth: Truth, words: &str, of: &'d [Node]) {
        self.line(indent, format_args!("{} {before}{words}", Phrases::sign(truth)));
        of.iter().for_each(|node| self.node(indent + 1, "", node));
    }

    /// "State of mind: unintentional (presumed; needs knowing)"
    fn fact(&self, truth: Truth, fact: &Id, wanted: &[Id], answer: Option<&Id>) -> String {
        let label = self.labels.fact(fact);
        let said = answer.map_or(self.say.open(), |answer| self.labels.answer(fact, answer));
        let wanted: Vec<&str> = wanted.iter().map(|answer| self.labels.answer(fact, answer)).collect();
        let origin = self.determination.answers.iter().find(|answered| answered.fact == *fact);
        let presumed = matches!(origin.map(|answered| &answered.origin), Some(Origin::Presumed { .. }));
        let presumed = presumed.then(|| self.say.only_presumed().to_owned());
        let needs = (truth != Truth::Holds).then(|| format!("{}{}", self.say.needs(), wanted.join(" / ")));
        let about: Vec<String> = presumed.into_iter().chain(needs).list();
        let about =
            if about.is_empty() { String::new() } else { self.say.bracketed(&about.join(self.say.semicolon())) };
        format!("{label}{}{said}{about}", self.say.colon())
    }

    /// A named condition with its test, where it is named for the first time.
    fn condition(&mut self, indent: usize, before: &str, truth: Truth, condition: &'d Id) {
        let label = self.labels.condition(condition).to_owned();
        let sign = Phrases::sign(truth);
        if !self.told.insert(condition) {
            return self.line(indent, format_args!("{sign} {before}{label}{}", self.say.bracketed(self.say.above())));
        }
        let explained = match &self.determination.result {
            Outcome::Determined { conditions, .. } => conditions.iter().find(|node| node.condition == *condition),
            Outcome::Contradictory { .. } => None,
        };
        let clauses = explained.map(|node| self.cite(&node.clauses)).unwrap_or_default();
        self.line(indent, format_args!("{sign} {before}{label}{clauses}"));
        if let Some(node) = explained {
            self.node(indent + 1, "", &node.test);
        }
    }

    /// For every outcome that may not be decided now, which rows would permit it and why they do not apply.
    fn why_not(&mut self, table: &TableResult) {
        let blocked = table.if_decided_now == Now::Blocked;
        // Before it can be decided, only what is ruled out needs saying.
        let told = |other: &&WhyNot| !blocked || !table.possible.contains(&other.outcome);
        let others: Vec<&WhyNot> = table.why_not.iter().filter(told).list();
        if others.is_empty() {
            return;
        }
        self.section(self.say.why_not());
        for other in others {
            let outcome = self.labels.outcome(&table.table, &other.outcome).to_owned();
            let possible = table.possible.contains(&other.outcome);
            let possible = if possible { self.say.bracketed(self.say.if_more()) } else { String::new() };
            self.line(1, format_args!("• {outcome}{possible}"));
            if other.rows.is_empty() {
                self.line(2, self.say.no_row());
            }
            for row in &other.rows {
                let sign = match row.because {
                    Because::Fails => "✗",
                    Because::EarlierRow => "•",
                    Because::Open => "?",
                };
                let label = self.labels.row(&table.table, &row.row);
                let because = self.say.because(row.because);
                self.line(2, format_args!("{sign} {label}{}{because}", self.say.dash()));
            }
        }
    }

    fn conflict(&mut self, sign: &str, conflict: &Conflict) {
        let facts: Vec<String> = conflict
            .facts
            .iter()
            .map(|fact| {
                let answered = self.determination.answers.iter().find(|answered| answered.fact == *fact);
                let answer = answered.map_or(self.say.open(), |answered| self.labels.answer(fact, &answered.answer));
                format!("{}{}{answer}", self.labels.fact(fact), self.say.colon())
            })
            .collect();
        let label = conflict.contradiction.as_ref().map_or(self.say.inapplicable(), |id| self.labels.contradiction(id));
        let line = format!("{sign} {label}{}", self.cite(&conflict.clauses));
        self.line(1, line);
        facts.iter().for_each(|fact| self.line(2, format_args!("• {fact}")));
    }

    /// The settled answers. What is presumed or does not apply is told only where the explanation speaks of it.
    fn settled(&mut self, mentioned: &Set<&Id>) {
        let told = |answered: &&Answered| match answered.origin {
            Origin::Found { .. } | Origin::Read { .. } => true,
            Origin::Presumed { .. } | Origin::Derived => mentioned.contains(&answered.fact),
        };
        let answers: Vec<&Answered> = self.determination.answers.iter().filter(told).list();
        if answers.is_empty() {
            return;
        }
        self.section(self.say.settled());
        for answered in answers {
            let origin = self.origin(answered);
            let label = self.labels.fact(&answered.fact);
            let answer = self.labels.answer(&answered.fact, &answered.answer);
            self.line(1, format_args!("• {label}{}{answer}{origin}", self.say.colon()));
        }
    }

    fn origin(&mut self, answered: &Answered) -> String {
        let dash = self.say.dash();
        match &answered.origin {
            Origin::Found { adopted: true, .. } => format!("{dash}{}", self.say.adopted()),
            Origin::Found { by, .. } if by.is_empty() => format!("{dash}{}", self.say.found()),
            Origin::Found { by, .. } => format!("{dash}{}{}", self.say.found_by_whom(), by.join(self.say.joint())),
            Origin::Read { table, outcome } => {
                let outcome = self.labels.outcome(table, outcome);
                format!("{dash}{}{}{}{outcome}", self.say.read(), self.labels.table(table), self.say.colon())
            }
            Origin::Presumed { presumption, under, burden_on } => {
                let clauses = self.cite(under);
                let presumption = self.labels.presumption(presumption);
                let burden = format!("{}{}", self.say.burden(), self.labels.role(burden_on));
                format!("{dash}{}{presumption}{}{burden}{clauses}", self.say.presumed(), self.say.semicolon())
            }
            Origin::Derived => String::new(),
        }
    }

    fn aspects(&mut self, aspects: &[AspectVerdict]) {
        // Where none can be told yet, the list says nothing.
        if aspects.iter().all(|aspect| aspect.verdict == Pole::Open) {
            return;
        }
        self.section(self.say.aspects());
        for (verdict, sign) in
            [(Pole::Favourable, "✓"), (Pole::Adverse, "✗"), (Pole::Both, "•"), (Pole::Neither, "•"), (Pole::Open, "?")]
        {
            let here = aspects.iter().filter(|aspect| aspect.verdict == verdict);
            let here: Vec<&str> = here.map(|aspect| self.labels.aspect(&aspect.aspect)).list();
            if !here.is_empty() {
                let words = here.join(self.say.semicolon());
                self.line(1, format_args!("{sign} {}{}{words}", self.say.pole(verdict), self.say.colon()));
            }
        }
    }

    fn outcomes(&self, table: &Id, outcomes: &[Id], joint: &str) -> String {
        let outcomes: Vec<&str> = outcomes.iter().map(|outcome| self.labels.outcome(table, outcome)).collect();
        outcomes.join(joint)
    }

    /// " [1, 3*]": the numbers of the clauses, marked where the text of a law was not read.
    fn cite(&mut self, clauses: &[Cited]) -> String {
        let mut numbers = Vec::with_capacity(clauses.len());
        for cited in clauses {
            let known = self.notes.iter().position(|known| known == cited);
            let number = known.unwrap_or_else(|| {
                self.notes.push(cited.clone());
                self.notes.len() - 1
            });
            let mark = if cited.nature == Nature::Verified { "" } else { "*" };
            numbers.push(format!("{}{mark}", number + 1));
        }
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }

    /// The clauses by number.
    fn clauses(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.section(self.say.clauses());
        let notes = std::mem::take(&mut self.notes);
        for (number, cited) in notes.iter().enumerate() {
            let mark = if cited.nature == Nature::Verified { "" } else { "*" };
            let line = format!("[{}{mark}] {}", number + 1, clause(self.labels, cited, self.say));
            self.line(1, line);
        }
        if notes.iter().any(|cited| cited.nature != Nature::Verified) {
            let words = self.say.unverified();
            self.line(1, words);
        }
    }
}
