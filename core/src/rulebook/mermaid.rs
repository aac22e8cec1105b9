//! A rulebook as a Mermaid flowchart: each table as its rows in order, the named conditions behind them, presumptions
//! and decisions that are read. Mermaid is text: this room draws nothing.

use std::fmt::Write as _;

use super::condition::Condition;
use super::document::{Document, Row, Table};
use super::{Labels, Rulebook, words};
use crate::document::{Clauses, Id, nearest, shown};
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::sorted::{Map, Set};

/// Colours that can be read in print as well: what is decided, by whether it tolerates; a condition; a presumption.
const CLASSES: &str = "  classDef tolerated fill:#e6f4ea,stroke:#1e7e34,color:#111
  classDef refused fill:#fdecea,stroke:#b3261e,color:#111
  classDef decide fill:#fff6df,stroke:#9a6700,color:#111
  classDef line fill:#fff,stroke:#b3261e,stroke-width:3px,color:#111
  classDef condition fill:#f2f4f7,stroke:#667085,color:#111
  classDef presumed fill:#fff,stroke:#667085,stroke-dasharray:5 4,color:#111
";

impl Rulebook {
    /// The decision structure as a Mermaid flowchart in a language of the book: of one table, or of all of them. Rows
    /// stand in the order in which they are tried; bottom lines have a thick border; what is presumed or read from a
    /// decision is dashed.
    ///
    /// # Errors
    ///
    /// Where there is no such table.
    ///
    /// ```
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let book = Rulebook::shipped("cn.reference").unwrap();
    /// let flowchart = book.mermaid(Some("tolerance"), "zh").unwrap();
    /// assert!(flowchart.starts_with("flowchart TD\n") && flowchart.contains("谋取私利的一律不予容错"));
    /// ```
    pub fn mermaid(&self, table: Option<&str>, language: &str) -> Result<String, Problems> {
        let document = &self.model().document;
        let shown = |known: &&Table| table.is_none_or(|wanted| known.id.as_str() == wanted);
        let tables: Vec<&Table> = document.tables.iter().filter(shown).list();
        if let (Some(wanted), true) = (table, tables.is_empty()) {
            let known = document.tables.iter().map(|table| table.id.as_str());
            let problem = Problem::new(Code::UnknownName, "").given(wanted).expected("table");
            return Err(problem.nearest(nearest(wanted, known)).into());
        }
        let labels = self.labels(language);
        let mut chart = Chart { document, labels: &labels, text: "flowchart TD\n".to_owned(), facts: Map::default() };
        let mut behind = Set::new();
        for table in &tables {
            chart.table(table, &mut behind);
        }
        chart.conditions(behind);
        chart.presumptions();
        chart.reads(&tables);
        chart.text.push_str(CLASSES);
        Ok(chart.text)
    }
}

struct Chart<'b> {
    document: &'b Document,
    labels: &'b Labels<'b>,
    text: String,
    /// Facts, and the nodes that look at each.
    facts: Map<&'b Id, Set<String>>,
}

impl<'b> Chart<'b> {
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let words = words.to_string();
        let _ = writeln!(self.text, "  {}", shown(&words));
    }

    /// The rows of a table in order, and what each permits.
    fn table(&mut self, table: &'b Table, behind: &mut Set<&'b Id>) {
        let number = position(&self.document.tables, |known| known.id == table.id);
        let title = escaped(self.labels.table(&table.id));
        self.line(format_args!("subgraph t{number}[\"{title}\"]"));
        let [yes, no] = [words::yes(self.labels.language()), words::no(self.labels.language())];
        let mut results: Vec<(&[Id], Option<&Id>)> = Vec::new();
        for (row, written) in table.rows.iter().enumerate() {
            let result = (written.permit.as_slice(), written.normally.as_ref());
            let known = results.iter().position(|known| *known == result);
            let outcome = known.unwrap_or(results.len());
            if known.is_none() {
                results.push(result);
                let words = self.permitted(table, written);
                let class = class(table, written);
                self.line(format_args!("  t{number}o{outcome}([\"{words}\"]):::{class}"));
            }
            let node = format!("t{number}r{row}");
            let mut words = escaped(self.labels.row(&table.id, &written.id));
            if written.bottom_line {
                let _ = write!(words, "<br/><b>{}</b>", words::bottom_line(self.labels.language()));
            }
            let clauses = self.clauses(&written.clause);
            let class = if written.bottom_line { ":::line" } else { "" };
            match &written.when {
                Some(when) => {
                    let test = self.unnamed(when);
                    self.line(format_args!("  {node}{{{{\"{words}{test}<br/>{clauses}\"}}}}{class}"));
                    self.line(format_args!("  {node} -->|{yes}| t{number}o{outcome}"));
                    if row + 1 < table.rows.len() {
                        self.line(format_args!("  {node} -->|{no}| t{number}r{}", row + 1));
                    }
                    self.mentions(when, &node, behind);
                }
                None => {
                    self.line(format_args!("  {node}[\"{words}<br/>{clauses}\"]{class}"));
                    self.line(format_args!("  {node} --> t{number}o{outcome}"));
                }
            }
        }
        self.line(format_args!("end"));
        for (row, written) in table.rows.iter().enumerate() {
            let mut named = Set::new();
            written.when.iter().for_each(|when| holds(when, &mut named));
            for condition in named {
                let from = position(&self.document.conditions, |known| known.id == *condition);
                self.line(format_args!("c{from} --- t{number}r{row}"));
            }
        }
    }

    /// Notes which facts a node looks at, and which conditions it names.
    fn mentions(&mut self, test: &'b Condition, node: &str, behind: &mut Set<&'b Id>) {
        holds(test, behind);
        let mut facts = Set::new();
        compared(test, &mut facts);
        for fact in facts {
            self.facts.entry(fact).or_default().insert(node.to_owned());
        }
    }

    /// The named conditions behind the rows, and those behind them.
    fn conditions(&mut self, mut behind: Set<&'b Id>) {
        loop {
            let deeper = self.document.conditions.iter().filter(|known| behind.contains(&known.id));
            let mut all = behind.clone();
            deeper.for_each(|known| holds(&known.test, &mut all));
            if all.len() == behind.len() {
                break;
            }
            behind = all;
        }
        for (number, written) in self.document.conditions.iter().enumerate() {
            if !behind.contains(&written.id) {
                continue;
            }
            let node = format!("c{number}");
            let label = escaped(self.labels.condition(&written.id));
            let test = self.unnamed(&written.test);
            let clauses = self.clauses(&written.clause);
            self.line(format_args!("{node}[/\"<b>{label}</b>{test}<br/>{clauses}\"/]:::condition"));
            let mut named = Set::new();
            self.mentions(&written.test, &node, &mut named);
            for inner in named {
                let from = position(&self.document.conditions, |known| known.id == *inner);
                self.line(format_args!("c{from} --- {node}"));
            }
        }
    }

    /// Presumptions of facts that something shown looks at.
    fn presumptions(&mut self) {
        for (number, written) in self.document.presumptions.iter().enumerate() {
            let looks = |presumed: &super::document::Presumed| self.looking_at(&presumed.fact);
            let nodes: Set<String> = written.presume.iter().flat_map(looks).collect();
            if nodes.is_empty() {
                continue;
            }
            let language = self.labels.language();
            let label = escaped(self.labels.presumption(&written.id));
            let answers = written.presume.iter().map(|presumed| self.fact(&presumed.fact, [&presumed.answer]));
            let answers = answers.list().join(words::and(language));
            let when = written
                .when
                .as_ref()
                .map(|when| self.test(when))
                .map(|when| format!("{}{when}<br/>", words::when(language)));
            let when = when.unwrap_or_default();
            let clauses = self.clauses(&written.clause);
            self.line(format_args!("p{number}[\"{label}<br/>{when}{answers}<br/>{clauses}\"]:::presumed"));
            for node in nodes {
                self.line(format_args!("p{number} -.-> {node}"));
            }
        }
    }

    /// Decisions that facts are read from.
    fn reads(&mut self, tables: &[&'b Table]) {
        let mut drawn: Map<usize, Set<String>> = Map::default();
        for fact in &self.document.facts {
            let Some(reads) = &fact.reads else { continue };
            let number = position(&self.document.tables, |known| known.id == reads.table);
            let within = format!("t{number}r");
            let shown = tables.iter().any(|table| table.id == reads.table);
            for node in self.looking_at(&fact.id).into_iter().filter(|node| !node.starts_with(&within)) {
                let drawn = drawn.entry(number).or_default();
                if !shown && drawn.is_empty() {
                    let title = escaped(self.labels.table(&reads.table));
                    self.line(format_args!("t{number}[[\"{title}\"]]:::presumed"));
                }
                if drawn.insert(node.clone()) {
                    self.line(format_args!("t{number} -.-> {node}"));
                }
            }
        }
    }

    fn looking_at(&self, fact: &Id) -> Vec<String> {
        self.facts.get(fact).into_iter().flatten().cloned().list()
    }

    /// "exempted or mitigated, normally mitigated"
    fn permitted(&self, table: &Table, row: &Row) -> String {
        let language = self.labels.language();
        let outcomes: Vec<String> =
            row.permit.iter().map(|outcome| escaped(self.labels.outcome(&table.id, outcome))).collect();
        let mut words = outcomes.join(words::or(language));
        if let Some(normally) = &row.normally {
            let _ = write!(
                words,
                "<br/>{}{}",
                words::normally(language),
                escaped(self.labels.outcome(&table.id, normally))
            );
        }
        words
    }

    /// The test in words on a line of its own, unless it is a named condition: that is drawn as a node.
    fn unnamed(&self, test: &Condition) -> String {
        match test {
            Condition::Holds(_) => String::new(),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::AtLeast(_)
            | Condition::Fact(_)
            | Condition::Case(_) => {
                format!("<br/>{}", self.test(test))
            }
        }
    }

    /// A test in words. The document limits how deep it is nested.
    fn test(&self, test: &Condition) -> String {
        let language = self.labels.language();
        let part = |inner: &Condition| match inner {
            Condition::All(of) | Condition::Any(of) if of.len() > 1 => format!("({})", self.test(inner)),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::AtLeast(_)
            | Condition::Fact(_)
            | Condition::Case(_)
            | Condition::Holds(_) => self.test(inner),
        };
        let join = |of: &[Condition], joint: &str| of.iter().map(part).collect::<Vec<_>>().join(joint);
        match test {
            Condition::All(of) => join(of, words::and(language)),
            Condition::Any(of) => join(of, words::or(language)),
            Condition::Not(inner) => format!("{}({})", words::not(language), self.test(inner)),
            Condition::AtLeast(at_least) => {
                format!("{}({})", words::at_least(language, at_least.n), join(&at_least.of, words::and(language)))
            }
            Condition::Fact(fact) => self.fact(&fact.id, &fact.r#in),
            Condition::Case(shown) => {
                let values: Vec<String> = shown.r#in.iter().map(|id| escaped(id.as_str())).collect();
                format!("{}{}{}", escaped(shown.id.as_str()), words::colon(language), values.join(words::or(language)))
            }
            Condition::Holds(id) => escaped(self.labels.condition(id)),
        }
    }

    /// "fact: answer or answer"
    fn fact<'i>(&self, fact: &Id, answers: impl IntoIterator<Item = &'i Id>) -> String {
        let language = self.labels.language();
        let answers: Vec<String> = answers.into_iter().map(|id| escaped(self.labels.answer(fact, id))).collect();
        let fact = escaped(self.labels.fact(fact));
        format!("{fact}{}{}", words::colon(language), answers.join(words::or(language)))
    }

    fn clauses(&self, clauses: &Clauses) -> String {
        let cites: Vec<String> = clauses.iter().map(|clause| escaped(&self.labels.clause(clause))).collect();
        format!("<i>{}</i>", cites.join(words::and(self.labels.language())))
    }
}

/// How a result is coloured.
fn class(table: &Table, row: &Row) -> &'static str {
    let permits = |tolerated: bool| {
        let mut permitted = table.outcomes.iter().filter(|outcome| row.permit.contains(&outcome.id));
        permitted.any(|outcome| outcome.tolerated == Some(tolerated))
    };
    match (permits(true), permits(false)) {
        (true, false) => "tolerated",
        (false, true) => "refused",
        (true, true) | (false, false) => "decide",
    }
}

/// The named conditions that a test names itself.
fn holds<'d>(test: &'d Condition, found: &mut Set<&'d Id>) {
    match test {
        Condition::All(of) | Condition::Any(of) => of.iter().for_each(|part| holds(part, found)),
        Condition::AtLeast(at_least) => at_least.of.iter().for_each(|part| holds(part, found)),
        Condition::Not(inner) => holds(inner, found),
        Condition::Holds(id) => {
            found.insert(id);
        }
        Condition::Fact(_) | Condition::Case(_) => {}
    }
}

/// The facts that a test compares itself.
fn compared<'d>(test: &'d Condition, found: &mut Set<&'d Id>) {
    match test {
        Condition::All(of) | Condition::Any(of) => of.iter().for_each(|part| compared(part, found)),
        Condition::AtLeast(at_least) => at_least.of.iter().for_each(|part| compared(part, found)),
        Condition::Not(inner) => compared(inner, found),
        Condition::Fact(fact) => {
            found.insert(&fact.id);
        }
        Condition::Holds(_) | Condition::Case(_) => {}
    }
}

fn position<T>(items: &[T], is_it: impl Fn(&T) -> bool) -> usize {
    items.iter().position(is_it).unwrap_or(usize::MAX)
}

/// A text as it may stand between the quotation marks of a label.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '#' => out.push_str("#35;"),
            '"' => out.push_str("#quot;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '`' => out.push_str("#96;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes that a chart declares, and those that its edges join.
    fn nodes(chart: &str) -> (Set<&str>, Set<&str>) {
        let (mut declared, mut joined) = (Set::new(), Set::new());
        for line in chart.lines().map(str::trim).filter(|line| !line.starts_with("classDef") && *line != "end") {
            let line = line.strip_prefix("subgraph ").unwrap_or(line);
            let id = line.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap();
            if [" --> ", " -->|", " --- ", " -.-> "].iter().any(|edge| line[id.len()..].starts_with(edge)) {
                joined.extend([id, line.rsplit(' ').next().unwrap()]);
            } else {
                assert!(line == "flowchart TD" || declared.insert(id), "{line}");
            }
        }
        (declared, joined)
    }

    #[test]
    fn edges_join_nodes_that_are_drawn_in_every_shipped_book_and_language() {
        for book in Rulebook::shipped_ids().filter_map(Rulebook::shipped) {
            let tables: Vec<&str> = book.tables().map(|(table, _)| table.as_str()).collect();
            for language in book.languages() {
                for table in tables.iter().map(|table| Some(*table)).chain([None]) {
                    let chart = book.mermaid(table, language).unwrap();
                    let (declared, joined) = nodes(&chart);
                    let lost: Vec<_> = joined.iter().filter(|node| !declared.contains(*node)).collect();
                    assert_eq!(lost, Vec::<&&str>::new(), "{:?} {table:?}\n{chart}", book.id());
                    assert!(!chart.lines().any(|line| line.ends_with(' ')));
                }
            }
        }
    }

    #[test]
    fn every_row_of_every_table_stands_in_the_chart_of_the_book() {
        let book = Rulebook::shipped("kr.active-administration").unwrap();
        let chart = book.mermaid(None, "ko").unwrap();
        for table in &book.model().document.tables {
            for row in &table.rows {
                assert!(chart.contains(&escaped(row.label.in_language("ko"))), "{:?}", row.id);
            }
        }
    }

    #[test]
    fn labels_cannot_break_out_of_their_quotation_marks() {
        assert_eq!(escaped("a \"b\" <c> #d\n`e` & f"), "a #quot;b#quot; #lt;c#gt; #35;d #96;e#96; #amp; f");
    }

    #[test]
    fn a_table_that_is_not_there_has_no_chart() {
        let problems = Rulebook::shipped("cn.reference").unwrap().mermaid(Some("tolerence"), "en").unwrap_err();
        assert_eq!(problems.iter().next().unwrap().nearest_name(), Some("tolerance"));
    }
}
