//! `distinguo decide`: from findings to determinations, as a page or as JSON.

use distinguo::determination::{Comparison, Decided, Findings, Outcome, compare, comparison_page, determine_all, page};
use distinguo::document::Place;
use distinguo::rulebook::{Library, Rulebook};

use crate::Answer;
use crate::args::DecideArgs;
use crate::drawn::Source;
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, add_line, complain};
use crate::words::Words;

pub fn run(args: &DecideArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    input::calendars(&args.calendars.files, words)?;
    let name = input::name(&args.findings);
    let text = input::read(&args.findings, words)?;
    let failed = |problems| Failure::of(Source::of(&name, &text), problems);
    let findings = Findings::load(&text).map_err(failed)?;
    let (books, comparison) = if args.rulebooks.is_empty() {
        let library = Library::new(shipped(&findings)).map_err(failed)?;
        let comparison = determine_all(&library, &findings).map_err(failed)?;
        (library.books().cloned().collect(), comparison)
    } else {
        let books = args.rulebooks.iter().map(|book| input::rulebook(book, words)).collect::<Result<Vec<_>, _>>()?;
        let comparison = compare(&books.iter().collect::<Vec<_>>(), &findings).map_err(failed)?;
        (books, comparison)
    };
    print(&books, &findings, &comparison, args.json, words, out)?;
    let contradictory = comparison.determinations.iter().any(|one| matches!(one.result, Outcome::Contradictory { .. }));
    let otherwise = decided_otherwise(&findings, &comparison);
    for number in &otherwise {
        let Some(decided) = findings.decided().get(*number) else { continue };
        let line = Place::of_pointer(&text, &format!("/decided/{number}/outcome")).line();
        let book = books.iter().find(|book| *book.id() == decided.rulebook);
        let labels = book.map(|book| book.labels(words.tag()));
        let outcome =
            labels.as_ref().map_or(decided.outcome.as_str(), |labels| labels.outcome(&decided.table, &decided.outcome));
        let mut told = String::new();
        add_line(&mut told, 0, words.decided_otherwise(&format!("{name}:{line}"), outcome, decided.rulebook.as_str()));
        complain(&told);
    }
    Ok(if contradictory || !otherwise.is_empty() { Answer::No } else { Answer::Yes })
}

/// The decisions in reality that the rulebook does not permit, by their numbers: those that no further finding could make
/// possible.
fn decided_otherwise(findings: &Findings, comparison: &Comparison) -> Vec<usize> {
    let not_permitted = |decided: &Decided| {
        comparison.determinations.iter().any(|one| {
            let of_version = decided.version.as_ref().is_none_or(|version| *version == one.rulebook.version);
            let Outcome::Determined { tables, .. } = &one.result else { return false };
            one.rulebook.id == decided.rulebook
                && of_version
                && tables.iter().any(|found| found.table == decided.table && !found.possible.contains(&decided.outcome))
        })
    };
    let decided = findings.decided().iter().enumerate();
    decided.filter(|(_, decided)| not_permitted(decided)).map(|(number, _)| number).collect()
}

/// The rulebooks of the findings that ship; all that ship where one does not, so that the nearest name can be told.
fn shipped(findings: &Findings) -> Vec<Rulebook> {
    let named: Vec<&str> = findings.rulebooks().map(|id| id.as_str()).collect();
    let all_ship = named.iter().all(|id| Rulebook::shipped_text(id).is_some());
    // Every version, for findings may be stated for an older one.
    let may_be_named = |name: &&str| !all_ship || named.iter().any(|id| name.starts_with(id));
    let books = Rulebook::shipped_names().filter(may_be_named).filter_map(Rulebook::shipped);
    books.filter(|book| !all_ship || named.contains(&book.id().as_str())).collect()
}

fn print(
    books: &[Rulebook],
    findings: &Findings,
    comparison: &Comparison,
    json: bool,
    words: Words,
    out: &mut Output,
) -> Result<(), Failure> {
    match (comparison.determinations.as_slice(), json) {
        ([only], true) => out.json(only),
        (_, true) => out.json(comparison),
        ([only], false) => {
            let book = books.iter().find(|book| *book.digest() == only.rulebook.digest);
            book.map_or(Ok(()), |book| out.page(&page(book, findings, only, words.tag())))
        }
        (_, false) => out.page(&comparison_page(books, findings, comparison, words.tag())),
    }
}
