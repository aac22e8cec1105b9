//! Problems as people read them: what is wrong, the line with the place underlined, the objects that it lies in, what helps.
//! One cause is told once, with all its places; errors, advice and notes are told apart and counted.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use distinguo::document::{Place, shown};
use distinguo::error::{Code, Language, Problem, Problems, Severity};

use crate::layout;
use crate::words::Words;

/// A text with problems, as far as it is at hand.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The name under which problems of it are reported.
    pub name: String,
    text: Option<String>,
    /// The number of its first line.
    first_line: usize,
    /// What is wrong in it, where no problem tells: the text could not be read at all.
    unread: Option<Range<usize>>,
}

impl Source {
    /// A file.
    pub fn of(name: &str, text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..Self::named(name) }
    }

    /// Something that has no text that could be shown.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), first_line: 1, ..Self::default() }
    }

    /// A line of a file of lines.
    pub fn line(name: &str, number: usize, text: &str) -> Self {
        Self { first_line: number, ..Self::of(name, text) }
    }

    /// A line that is in another encoding, as it should be read, with the first letter that is.
    pub fn unread(name: &str, number: usize, text: &str, wrong: Range<usize>) -> Self {
        Self { unread: Some(wrong), ..Self::line(name, number, text) }
    }

    /// The number of the line that it is, of a file of lines.
    pub fn number(&self) -> Option<usize> {
        (self.first_line > 1).then_some(self.first_line)
    }

    /// Where a problem stands in it.
    pub fn place(&self, problem: &Problem) -> Option<Spot> {
        let text = self.text.as_deref().filter(|text| !text.trim().is_empty())?;
        if let Some(wrong) = &self.unread {
            return Some(Spot::new(text, wrong.clone(), [self.first_line, 1], Vec::new()));
        }
        let place = Place::of(text, problem);
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let before = text.get(..place.span().start)?;
        let start = before.rfind('\n').map_or(mark.min(before.len()), |end| end + 1);
        let line = text.get(start..)?.split('\n').next()?;
        let inside = place.span().start - start..place.span().end.saturating_sub(start).min(line.len());
        let within = place.within().iter().map(|one| [one.list().to_owned(), one.id().to_owned()]).collect();
        Some(Spot::new(line, inside, [place.line() + self.first_line - 1, place.column()], within))
    }
}

/// A place in a text, ready to be shown.
pub struct Spot {
    /// The line, as it is shown.
    shown: String,
    /// What is wrong in it.
    span: Range<usize>,
    pub line: usize,
    pub column: usize,
    /// The objects that it lies in: the field that each stands in, and its id.
    pub within: Vec<[String; 2]>,
}

impl Spot {
    fn new(line: &str, span: Range<usize>, [number, column]: [usize; 2], within: Vec<[String; 2]>) -> Self {
        let part = |range: Range<usize>| line.get(range).unwrap_or_default().chars().map(letter).collect::<String>();
        let (before, wrong) = (part(0..span.start), part(span.clone()));
        let after = part(span.end..line.trim_end().len().max(span.end));
        let shown = format!("{before}{wrong}{after}");
        let length = wrong.char_indices().nth(MOST_UNDERLINED).map_or(wrong.len(), |(end, _)| end);
        Self { shown, span: before.len()..before.len() + length, line: number, column, within }
    }
}

/// A letter as it is shown: one for one, so that columns stay what they are.
fn letter(letter: char) -> char {
    let mut bytes = [0; 4];
    shown(letter.encode_utf8(&mut bytes)).chars().next().unwrap_or(letter)
}

/// How many places of one cause are listed.
const MOST_PLACES: usize = 12;

/// Of a line that is longer nothing is shown but where it is.
const LONGEST_LINE: usize = 1 << 20;

/// So many letters of what is wrong are underlined, from the first on.
const MOST_UNDERLINED: usize = 60;

/// Problems of one cause.
struct Cause<'p> {
    message: String,
    problems: Vec<&'p Problem>,
}

/// Problems as a page, each cause once.
pub fn told(source: &Source, problems: &Problems, width: usize, words: Words) -> String {
    let mut text = String::new();
    for (number, cause) in causes(problems, words).into_iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        text.push_str(&draw(source, &cause, width, words));
    }
    let counts = Severity::ALL.map(|severity| problems.count_of(severity));
    if counts.iter().sum::<usize>() > 1 {
        text.push_str(&format!("\n{}{}{}\n", shown(&source.name), words.colon(), words.counted_problems(counts)));
    }
    text
}

fn causes<'p>(problems: &'p Problems, words: Words) -> Vec<Cause<'p>> {
    let mut causes: Vec<Cause<'p>> = Vec::new();
    for problem in problems {
        let message = problem.message(words.language());
        let same = |cause: &&mut Cause<'_>| {
            cause.message == message
                && cause.problems.first().is_some_and(|first| {
                    first.code() == problem.code()
                        && first.counterexample() == problem.counterexample()
                        && first.help(words.language()) == problem.help(words.language())
                })
        };
        match causes.iter_mut().find(same) {
            Some(cause) => cause.problems.push(problem),
            None => causes.push(Cause { message, problems: vec![problem] }),
        }
    }
    causes
}

fn draw(source: &Source, cause: &Cause<'_>, width: usize, words: Words) -> String {
    let Some((first, others)) = cause.problems.split_first() else { return String::new() };
    let spot = source.place(first);
    let (level, called) = match first.code().severity() {
        Severity::Error => (Level::ERROR, words.error()),
        Severity::Lint => (Level::WARNING, words.advice()),
        Severity::Note => (Level::NOTE, words.note()),
    };
    let title = format!("{called}{} [{}]", shown(&cause.message), first.code().as_str());
    let name = shown(&source.name).into_owned();
    let width = width.min(layout::WIDTH);
    let mut group: Vec<Element<'_>> = Vec::new();
    group.push(match (&spot, source.number()) {
        (Some(spot), _) if spot.shown.len() > LONGEST_LINE => {
            Origin::path(name).line(spot.line).char_column(spot.column).into()
        }
        (Some(spot), _) => {
            let wrong = AnnotationKind::Primary.span(spot.span.clone());
            Snippet::source(spot.shown.as_str()).path(name).line_start(spot.line).annotation(wrong).into()
        }
        (None, Some(number)) => Origin::path(name).line(number).into(),
        (None, None) => Origin::path(name).into(),
    });
    let margin = spot.as_ref().map_or(0, |spot| spot.line.to_string().len()) + " = ".len();
    for line in below(source, spot.as_ref(), first, others, words) {
        group.push(Level::HELP.no_name().message(layout::wrapped(&line, width.saturating_sub(margin))).into());
    }
    let report = [Group::with_title(level.no_name().primary_title(layout::wrapped(&title, width))).elements(group)];
    Renderer::styled().term_width(width).render(&report) + "\n"
}

/// What is said below the line.
fn below(source: &Source, spot: Option<&Spot>, first: &Problem, others: &[&Problem], words: Words) -> Vec<String> {
    let language = words.language();
    let mut lines = Vec::new();
    if let Some(place) = within(spot, first) {
        lines.push(format!("{}{}", words.place(), shown(&place)));
    }
    if let Some(nearest) = first.nearest_name() {
        lines.push(words.did_you_mean(&shown(nearest)));
    }
    if let Some(example) = first.counterexample() {
        let case = example.words(language.tag()).or_else(|| example.any_words());
        let case = case.filter(|case| !case.is_empty()).unwrap_or(words.any_case());
        lines.push(format!("{}{}", words.counterexample(), shown(case)));
    }
    lines.push(format!("{}{}", words.help(), shown(&first.help(language))));
    if first.code() == Code::NotUtf8 {
        lines.extend(other_encoding(&first.message(Language::En)).map(|name| words.other_encoding(name)));
    }
    if !others.is_empty() {
        let listed = others.iter().take(MOST_PLACES).map(|problem| {
            let spot = source.place(problem);
            let line = spot.as_ref().map(|spot| words.line_of(spot.line));
            let place = spot.as_ref().map(innermost).filter(|place| !place.is_empty());
            let place = place.unwrap_or_else(|| problem.pointer().to_owned());
            shown(&format!("{}{place}", line.unwrap_or_default())).into_owned()
        });
        let mut places: Vec<String> = listed.collect();
        if others.len() > MOST_PLACES {
            places.push(words.more_places(others.len() - MOST_PLACES));
        }
        lines.push(format!("{}{}", words.also_at(others.len()), places.join(words.semicolon())));
    }
    lines
}

/// The encoding that can be named for bytes that look so.
fn other_encoding(message: &str) -> Option<&'static str> {
    match message {
        _ if message.contains("UTF-16") => Some("utf-16"),
        _ if message.contains("GB 18030") => Some("gb18030"),
        _ => None,
    }
}

/// The objects that a problem lies in, and its pointer.
fn within(spot: Option<&Spot>, problem: &Problem) -> Option<String> {
    let objects = spot.map(|spot| spot.within.iter().map(|one| one.join(" ")).collect::<Vec<_>>().join(" › "));
    let objects = objects.filter(|objects| !objects.is_empty());
    match (objects, problem.pointer()) {
        (None, "") => None,
        (Some(objects), "") => Some(objects),
        (None, pointer) => Some(pointer.to_owned()),
        (Some(objects), pointer) => Some(format!("{objects} ({pointer})")),
    }
}

fn innermost(spot: &Spot) -> String {
    spot.within.last().map(|one| one.join(" ")).unwrap_or_default()
}
