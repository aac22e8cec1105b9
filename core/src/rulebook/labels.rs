//! A rulebook's own words in one language, by id. An id that it does not know stands for itself.

use super::Rulebook;
use super::document::{Clause, Document, NOT_APPLICABLE, Source};
use super::quoted::Quotation;
use super::words;
use crate::document::{Id, Text};

/// The words of a rulebook in one language.
///
/// ```
/// use distinguo::document::Id;
/// use distinguo::rulebook::Rulebook;
///
/// let book = Rulebook::shipped("cn.reference").unwrap();
/// assert_eq!(book.labels("zh").outcome(&Id::new("tolerance").unwrap(), &Id::new("exempt").unwrap()), "免责");
/// ```
#[derive(Clone, Debug)]
pub struct Labels<'b> {
    book: &'b Rulebook,
    language: String,
}

impl Rulebook {
    /// Its words in a language: one of its own, else its first.
    #[must_use]
    pub fn labels(&self, language: &str) -> Labels<'_> {
        let known = self.languages().find(|known| *known == language).or_else(|| self.languages().next());
        Labels { book: self, language: known.unwrap_or(language).to_owned() }
    }
}

impl<'b> Labels<'b> {
    /// The language of the words.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Title, id and version of the book.
    #[must_use]
    pub fn book(&self) -> String {
        let title = self.book.title().in_language(&self.language);
        format!("{title} ({} {})", self.book.id(), self.book.version())
    }

    /// The label of a fact.
    #[must_use]
    pub fn fact<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().fact(id).map(|fact| &fact.label), id)
    }

    /// The label of an answer to a fact.
    #[must_use]
    pub fn answer<'s>(&'s self, fact: &Id, id: &'s Id) -> &'s str {
        if id.as_str() == NOT_APPLICABLE {
            return words::not_applicable(&self.language);
        }
        let model = self.book.model();
        let answers = model.index.facts.get(fact).and_then(|fact| model.facts.get(*fact)).map(|fact| &fact.answers);
        let label = answers.and_then(|answers| answers.iter().find(|(known, _)| known == id)).map(|(_, label)| label);
        self.of(label, id)
    }

    /// The label of an aspect.
    #[must_use]
    pub fn aspect<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.document().aspects.iter().find(|aspect| aspect.id == *id).map(|aspect| &aspect.label), id)
    }

    /// The label of a named condition.
    #[must_use]
    pub fn condition<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.document().conditions.iter().find(|test| test.id == *id).map(|test| &test.label), id)
    }

    /// The label of a contradiction.
    #[must_use]
    pub fn contradiction<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.document().contradictions.iter().find(|item| item.id == *id).map(|item| &item.label), id)
    }

    /// The label of a presumption.
    #[must_use]
    pub fn presumption<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.document().presumptions.iter().find(|item| item.id == *id).map(|item| &item.label), id)
    }

    /// The label of a role.
    #[must_use]
    pub fn role<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().role(id).map(|role| &role.label), id)
    }

    /// The label of a table.
    #[must_use]
    pub fn table<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().table(id).map(|table| &table.label), id)
    }

    /// The label of an outcome of a table.
    #[must_use]
    pub fn outcome<'s>(&'s self, table: &Id, id: &'s Id) -> &'s str {
        self.of(self.book.model().outcome(table, id).map(|outcome| &outcome.label), id)
    }

    /// The label of a row of a table.
    #[must_use]
    pub fn row<'s>(&'s self, table: &Id, id: &'s Id) -> &'s str {
        let rows = self.book.model().table(table).map(|table| &table.rows);
        self.of(rows.and_then(|rows| rows.iter().find(|item| item.id == *id)).map(|item| &item.label), id)
    }

    /// The label of a period.
    #[must_use]
    pub fn period<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().period(id).map(|period| &period.label), id)
    }

    /// The label of a kind of document.
    #[must_use]
    pub fn document_kind<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().kind(id).map(|kind| &kind.label), id)
    }

    /// The label of a level of relief.
    #[must_use]
    pub fn level<'s>(&'s self, id: &'s Id) -> &'s str {
        self.of(self.book.model().level(id).map(|level| &level.label), id)
    }

    /// The label of a fact, document, role, period or level of that id, whichever there is.
    #[must_use]
    pub fn any<'s>(&'s self, id: &'s Id) -> &'s str {
        let labels = [Self::fact, Self::document_kind, Self::role, Self::period, Self::level];
        let found = labels.into_iter().map(|label| label(self, id)).find(|label| *label != id.as_str());
        found.unwrap_or(id.as_str())
    }

    /// A clause with its instrument: "Civil Code, arts 201-203".
    #[must_use]
    pub fn clause(&self, id: &Id) -> String {
        let Some((source, clause)) = self.written(id) else { return id.to_string() };
        let [title, cite] = [&source.title, &clause.cite].map(|text| text.in_language(&self.language));
        if self.language == "zh" { format!("《{title}》{cite}") } else { format!("{title}, {cite}") }
    }

    /// What the book quotes of a clause; nothing where its author did not read it.
    #[must_use]
    pub fn quoted(&self, id: &Id) -> Option<Quotation<'b>> {
        let (source, clause) = self.written(id)?;
        let url = clause.url.as_deref().or(source.url.as_deref());
        Some(Quotation { language: source.language.as_deref()?, text: clause.text.as_deref()?, url })
    }

    /// A clause and its instrument, as they are written.
    fn written(&self, id: &Id) -> Option<(&'b Source, &'b Clause)> {
        let clause = self.book.model().index.clauses.get(id)?;
        let source = self.document().sources.get(clause.source)?;
        Some((source, source.clauses.get(clause.position)?))
    }

    fn document(&self) -> &'b Document {
        &self.book.model().document
    }

    fn of<'s>(&'s self, label: Option<&'s Text>, id: &'s Id) -> &'s str {
        label.map_or(id.as_str(), |label| label.in_language(&self.language))
    }
}
