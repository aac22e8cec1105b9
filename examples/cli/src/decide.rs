//! `distinguo decide`: from findings to determinations, as a page or as JSON.

use distinguo::determination::{Comparison, Findings, Outcome, compare, comparison_page, determine_all, page};
use distinguo::rulebook::{Library, Rulebook};

use crate::Answer;
use crate::args::DecideArgs;
use crate::drawn::Source;
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &DecideArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    input::calendars(&args.calendars.files, words)?;
    let name = input::name(&args.findings);
    let text = input::read(&args.findings, words)?;
    let failed = |problems| Failure::Document { source: Source::of(&name, &text), problems };
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
    Ok(if contradictory { Answer::No } else { Answer::Yes })
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
