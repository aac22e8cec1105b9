//! `distinguo self-check`: questions, the most decisive first, until nothing can change the result any more.

use std::io::{self, BufRead as _, IsTerminal as _};

use distinguo::determination::{
    Determination, Findings, Lead, Outcome, Question, SmallestChange, TableResult, determine, page, questions,
    smallest_change,
};
use distinguo::document::Id;
use distinguo::rulebook::{Class, Labels, Purpose, Rulebook};
use serde_json::json;

use crate::Answer;
use crate::args::SelfCheckArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

/// The decision that facts are read from has not been made.
const UNDECIDED: &str = "undecided";

pub fn run(args: &SelfCheckArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    input::calendars(&args.calendars.files, words)?;
    let book = input::rulebook(&args.rulebook, words)?;
    let table = table(&book, args.table.as_deref(), words)?;
    let mut check = Check { book: &book, table, words, answers: Vec::new(), read: Vec::new(), skipped: Vec::new() };
    let mut input = Input::new();
    let labels = book.labels(words.tag());
    let title = line(0, labels.book()) + &line(0, format_args!("── {}", labels.table(table)));
    out.page(&format!("{title}\n{}\n", words.how_to_answer()))?;
    let mut number = 0;
    while let Some(question) = check.next()? {
        number += 1;
        let options = check.options(&question, &labels, words);
        out.page(&asked(number, &question, &options, &labels))?;
        let Some(reply) = reply(&mut input, &options, &check.why(&question, &labels, words), words, out)? else {
            break;
        };
        check.take(&question, reply);
        out.page(&check.remaining(&labels, words)?)?;
    }
    check.conclude(&labels, words, out)
}

/// The table asked for, or the first that a person would ask about.
fn table<'b>(book: &'b Rulebook, wanted: Option<&str>, words: Words) -> Result<&'b Id, Failure> {
    let main = |purpose| matches!(purpose, Purpose::Tolerance | Purpose::Accountability | Purpose::Advice);
    let Some(wanted) = wanted else {
        let first = book.tables().find(|(_, purpose)| main(*purpose)).or_else(|| book.tables().next());
        return first.map(|(id, _)| id).ok_or_else(|| Failure::Usage(words.no_table().to_owned()));
    };
    if let Some((id, _)) = book.tables().find(|(id, _)| id.as_str() == wanted) {
        return Ok(id);
    }
    // The kernel knows the nearest name.
    match book.lists(wanted) {
        Err(problems) => Err(Failure::argument("--table", &problems, words)),
        Ok(_) => Err(Failure::Usage(words.no_table().to_owned())),
    }
}

/// A line of a page.
fn line(level: usize, text: impl std::fmt::Display) -> String {
    let mut page = String::new();
    add_line(&mut page, level, text);
    page
}

/// What was answered so far.
struct Check<'b> {
    book: &'b Rulebook,
    table: &'b Id,
    words: Words,
    answers: Vec<(Id, Id)>,
    read: Vec<(Id, String)>,
    /// Facts that the person does not know.
    skipped: Vec<Id>,
}

/// What may be answered to a question: an id, and it in words.
struct Choice {
    id: String,
    label: String,
}

/// What was answered.
enum Reply {
    Known(String),
    Unknown,
}

impl Check<'_> {
    /// The answers as a findings document.
    fn findings(&self) -> Result<Findings, Failure> {
        let findings =
            self.answers.iter().map(|(fact, answer)| json!({"fact": fact, "answer": answer, "by": self.words.you()}));
        let read = self.read.iter().map(|(table, outcome)| json!({"table": table, "outcome": outcome}));
        let document = json!({
            "format": "distinguo.findings/1",
            "under": [{
                "rulebook": self.book.id(),
                "tables": [self.table],
                "findings": findings.collect::<Vec<_>>(),
                "read": read.collect::<Vec<_>>(),
            }],
        });
        Findings::load(&document.to_string()).map_err(|problems| Failure::document("self-check", problems))
    }

    /// The most decisive question that the person has not passed over.
    fn next(&self) -> Result<Option<Question>, Failure> {
        let asked = questions(self.book, &self.findings()?, self.table.as_str());
        let asked = asked.map_err(|problems| Failure::document("self-check", problems))?;
        Ok(asked.into_iter().find(|question| !self.skipped.contains(&question.fact.fact)))
    }

    /// The answers to a question; for a fact that is read the outcomes of the decision that it is read from.
    fn options(&self, question: &Question, labels: &Labels<'_>, words: Words) -> Vec<Choice> {
        let Some(table) = &question.fact.read_from else {
            let choice = |lead: &Lead| Choice {
                id: lead.answer.to_string(),
                label: labels.answer(&question.fact.fact, &lead.answer).to_owned(),
            };
            return question.leads.iter().map(choice).collect();
        };
        let outcomes = self.book.outcomes(table.as_str());
        let outcomes = outcomes.map(|id| Choice { id: id.to_string(), label: labels.outcome(table, id).to_owned() });
        let undecided = Choice { id: UNDECIDED.to_owned(), label: words.undecided().to_owned() };
        outcomes.chain([undecided]).collect()
    }

    fn take(&mut self, question: &Question, reply: Reply) {
        let fact = question.fact.fact.clone();
        match (reply, &question.fact.read_from) {
            (Reply::Unknown, _) => self.skipped.push(fact),
            (Reply::Known(outcome), Some(table)) => self.read.push((table.clone(), outcome)),
            (Reply::Known(answer), None) => self.answers.extend(Id::new(&answer).map(|answer| (fact, answer))),
        }
    }

    fn result(&self) -> Result<(Findings, Determination), Failure> {
        let findings = self.findings()?;
        let determination = determine(self.book, &findings);
        determination
            .map(|determination| (findings, determination))
            .map_err(|problems| Failure::document("self-check", problems))
    }

    /// Which outcomes are still possible.
    fn remaining(&self, labels: &Labels<'_>, words: Words) -> Result<String, Failure> {
        let (_, determination) = self.result()?;
        let Outcome::Determined { tables, .. } = &determination.result else {
            return Ok(format!("  → {}\n\n", words.contradictory()));
        };
        let possible = tables.iter().flat_map(|table| &table.possible);
        let possible: Vec<&str> = possible.map(|outcome| labels.outcome(self.table, outcome)).collect();
        Ok(line(1, format_args!("→ {}{}", words.still_possible(), possible.join(words.semicolon()))) + "\n")
    }

    /// Why a question is asked: the row that needs it, the clauses, and where each answer leads.
    fn why(&self, question: &Question, labels: &Labels<'_>, words: Words) -> String {
        let mut text = String::new();
        if let Some(row) = &question.fact.needed_by {
            add_line(&mut text, 2, format_args!("• {}{}", words.needed_by(), labels.row(self.table, row)));
        }
        for cited in &question.fact.clauses {
            add_line(&mut text, 2, format_args!("• {}{}", words.clause(), labels.clause(&cited.clause)));
        }
        for lead in &question.leads {
            let outcomes = lead.leads_to.iter().map(|outcome| labels.outcome(self.table, outcome));
            let outcomes: Vec<&str> = outcomes.collect();
            let answer = labels.answer(&question.fact.fact, &lead.answer);
            add_line(&mut text, 2, format_args!("→ {answer}{}{}", words.leads_to(), outcomes.join(words.semicolon())));
        }
        text
    }

    /// The explanation, and what milder outcomes would take.
    fn conclude(&self, labels: &Labels<'_>, words: Words, out: &mut Output) -> Result<Answer, Failure> {
        let (findings, determination) = self.result()?;
        out.page(&page(self.book, &findings, &determination, words.tag()))?;
        let Outcome::Determined { tables, .. } = &determination.result else { return Ok(Answer::No) };
        let mut hints = String::new();
        for table in tables {
            for outcome in self.milder(table) {
                let change = smallest_change(self.book, &findings, self.table.as_str(), outcome.as_str());
                let change = change.map_err(|problems| Failure::document("self-check", problems))?;
                if let Some(change) = change {
                    hints.push_str(&hint(self.table, outcome, &change, labels, words));
                }
            }
        }
        if !hints.is_empty() {
            out.page(&format!("\n{}\n\n{hints}", words.milder()))?;
        }
        Ok(Answer::Yes)
    }

    /// The outcomes that are possible, not permitted now, and milder than the hardest that may come of it.
    fn milder<'t>(&self, table: &'t TableResult) -> Vec<&'t Id> {
        let permits = table.if_decided_now.permits();
        let class = |outcome: &Id| self.book.class(self.table.as_str(), outcome.as_str());
        let feared = if permits.is_empty() { &table.possible } else { permits };
        let hardest: Option<Class> = feared.iter().filter_map(class).max();
        let milder = |outcome: &&Id| !permits.contains(outcome) && class(outcome) <= hardest;
        let milder = table.possible.iter().filter(milder);
        milder.filter(|outcome| hardest.is_none() || class(outcome) < hardest).collect()
    }
}

/// "exempted would need: …"
fn hint(table: &Id, outcome: &Id, change: &SmallestChange, labels: &Labels<'_>, words: Words) -> String {
    let mut text = line(1, format_args!("• {}", words.would_need(labels.outcome(table, outcome))));
    let supposed =
        |fact: &Id, answer: &Id| format!("{}{}{}", labels.fact(fact), words.colon(), labels.answer(fact, answer));
    for one in &change.against_presumption {
        add_line(&mut text, 2, format_args!("• {}{}", supposed(&one.fact, &one.answer), words.against_presumption()));
    }
    for one in &change.still_open {
        add_line(&mut text, 2, format_args!("• {}", supposed(&one.fact, &one.answer)));
    }
    text
}

fn asked(number: usize, question: &Question, options: &[Choice], labels: &Labels<'_>) -> String {
    let mut text = line(0, format_args!("[{number}] {}", labels.fact(&question.fact.fact)));
    for (position, option) in options.iter().enumerate() {
        add_line(&mut text, 2, format_args!("[{}] {}", position + 1, option.label));
    }
    text
}

/// Asks until an answer can be understood; `None` where the input ends.
fn reply(
    input: &mut Input,
    options: &[Choice],
    why: &str,
    words: Words,
    out: &mut Output,
) -> Result<Option<Reply>, Failure> {
    loop {
        out.raw("> ")?;
        let Some(line) = input.line(out)? else {
            out.raw("\n\n")?;
            return Ok(None);
        };
        let by_number = || line.parse::<usize>().ok()?.checked_sub(1).and_then(|position| options.get(position));
        match line.as_str() {
            "" => return Ok(Some(Reply::Unknown)),
            "?" | "？" => out.page(why)?,
            line => match by_number().or_else(|| options.iter().find(|option| option.id == line)) {
                Some(option) => return Ok(Some(Reply::Known(option.id.clone()))),
                None => out.page(&format!("    {}\n", words.not_an_answer(options.len())))?,
            },
        }
    }
}

/// Standard input, line by line.
struct Input {
    lines: io::Lines<io::StdinLock<'static>>,
    /// Nobody sees what a program types.
    echo: bool,
}

impl Input {
    fn new() -> Self {
        let stdin = io::stdin();
        let echo = !stdin.is_terminal();
        Self { lines: stdin.lock().lines(), echo }
    }

    /// The next line without space around it; `None` at the end, or where it cannot be read.
    fn line(&mut self, out: &mut Output) -> Result<Option<String>, Failure> {
        let Some(Ok(line)) = self.lines.next() else { return Ok(None) };
        let line = line.trim().to_owned();
        if self.echo {
            out.raw(&format!("{line}\n"))?;
        }
        Ok(Some(line))
    }
}
