//! Several rulebooks side by side, in versions whose times do not overlap.

use super::Rulebook;
use crate::document::Id;
use crate::error::{Code, Problem, Problems};
use crate::list::ToList;
use crate::time::Date;

/// Rulebooks by id and time.
///
/// ```
/// use distinguo::rulebook::{Library, Rulebook};
/// use distinguo::time::Date;
///
/// let library = Library::new([Rulebook::shipped("cn.reference").unwrap()]).unwrap();
/// let day = Date::parse("2026-11-24").unwrap();
/// assert!(library.in_force("cn.reference", day).is_some());
/// ```
#[derive(Clone, Debug)]
pub struct Library {
    books: Vec<Rulebook>,
}

impl Library {
    /// A library of these books.
    ///
    /// # Errors
    ///
    /// Where two versions of a book are in force on the same day; the pointer names the later book of the list.
    pub fn new(books: impl IntoIterator<Item = Rulebook>) -> Result<Self, Problems> {
        let books: Vec<Rulebook> = books.into_iter().collect();
        let mut problems = Problems::new();
        for (position, book) in books.iter().enumerate() {
            for other in books.iter().take(position).filter(|other| other.id() == book.id()) {
                let (from, until) = book.in_force();
                let (other_from, other_until) = other.in_force();
                let starts = from.max(other_from);
                let ends_after = |until: Option<Date>| until.is_none_or(|until| until >= starts);
                if ends_after(until) && ends_after(other_until) {
                    let problem = Problem::new(Code::DatesOverlap, format!("/{position}/in_force"));
                    problems.push(problem.given(book.id()).expected(starts));
                }
            }
        }
        if problems.is_empty() { Ok(Self { books }) } else { Err(problems) }
    }

    /// The books, in the order in which they were given.
    pub fn books(&self) -> impl Iterator<Item = &Rulebook> {
        self.books.iter()
    }

    /// The versions of a book, oldest first.
    #[must_use]
    pub fn versions(&self, id: &str) -> Vec<&Rulebook> {
        let mut versions: Vec<&Rulebook> = self.books.iter().filter(|book| book.id().as_str() == id).list();
        versions.sort_by_key(|book| book.in_force().0);
        versions
    }

    /// The version of a book that is in force on a day.
    #[must_use]
    pub fn in_force(&self, id: &str, day: Date) -> Option<&Rulebook> {
        self.books.iter().find(|book| book.id().as_str() == id && book.is_in_force(day))
    }

    /// The ids of the books, each once, in order.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        let mut ids: Vec<&Id> = self.books.iter().map(Rulebook::id).collect();
        ids.sort();
        ids.dedup();
        ids.into_iter()
    }
}
