//! A rulebook with its calendar and precedents, behind a handle.

use std::sync::Arc;

use super::{answer, lines, word};
use crate::audit::audit;
use crate::determination::{Findings, changes_of, determine, page, possible, questions, smallest_change as smallest};
use crate::document::Digest;
use crate::error::Problems;
use crate::kernel::Kernel as Core;
use crate::rulebook::Rulebook;
use crate::time::Calendar;

/// A rulebook, proved sound, with the calendar that its procedure runs by. It never changes; copies are cheap.
///
/// ```
/// use distinguo::host::Kernel;
/// use distinguo::rulebook::Rulebook;
///
/// let kernel = Kernel::load(Rulebook::shipped_text("cn.reference").unwrap(), None, None).unwrap();
/// let answer = kernel.determine(r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#);
/// assert!(answer.starts_with(r#"{"ok":{"#));
/// let answer = kernel.determine(r#"{"format": "distinguo.findings/2"}"#);
/// assert!(answer.starts_with(r#"{"problems":[{"#));
/// ```
#[derive(Clone, Debug)]
pub struct Kernel {
    pub(super) core: Arc<Core>,
}

impl Kernel {
    /// Reads a rulebook and proves it sound. Without a calendar document the rulebook's own is taken where it ships (`cn`,
    /// `mon-fri`). Precedents of the rulebook, one a line or one array: where those with the same findings point elsewhere, a decision
    /// must say why.
    ///
    /// # Errors
    ///
    /// The answer with the problems: those of the calendar begin with `/calendar`, those of a precedent with
    /// `/precedents/` and its line or place from 0.
    pub fn load(rulebook: &str, calendar: Option<&str>, precedents: Option<&str>) -> Result<Self, String> {
        Self::read(rulebook, calendar, precedents).map_err(super::wrong)
    }

    fn read(rulebook: &str, calendar: Option<&str>, precedents: Option<&str>) -> Result<Self, Problems> {
        let book = Rulebook::load(rulebook)?;
        let calendar = calendar.map(Calendar::load).transpose().map_err(|problems| problems.at("/calendar"))?;
        let core = Core::new(book, calendar)?.with_precedents(precedents.unwrap_or_default());
        Ok(Self { core: Arc::new(core.map_err(|problems| problems.at("/precedents"))?) })
    }

    /// What the rulebook makes of findings: schema `determination`.
    #[must_use]
    pub fn determine(&self, findings: &str) -> String {
        answer(Findings::load(findings).and_then(|findings| determine(self.rulebook(), &findings)))
    }

    /// The determinations of many findings, one document a line: one answer a line, in the same order.
    #[must_use]
    pub fn determine_batch(&self, findings: &str) -> String {
        let mut answers = String::new();
        for (_, findings) in lines(findings) {
            answers.push_str(&self.determine(findings));
            answers.push('\n');
        }
        answers
    }

    /// In which of many findings, one document a line, the rulebook of another kernel permits something else, and by which
    /// clauses: schema `changes`. Both are versions of one rulebook. A change names its line, from 0, and so does the pointer
    /// of a problem.
    ///
    /// ```
    /// use distinguo::host::Kernel;
    /// use distinguo::rulebook::Rulebook;
    ///
    /// let text = Rulebook::shipped_text("cn.reference").unwrap();
    /// let [before, after] = [text, &text.replace(r#""version": "1.0.0""#, r#""version": "1.0.1""#)]
    ///     .map(|text| Kernel::load(text, None, None).unwrap());
    /// let findings = r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "cn.reference"}]}"#;
    /// assert_eq!(before.changes(&after, findings), r#"{"ok":[]}"#); // only its number has changed
    /// assert!(before.changes(&after, &format!("{findings}\n[]")).contains(r#""pointer":"/1""#));
    /// ```
    #[must_use]
    pub fn changes(&self, after: &Self, findings: &str) -> String {
        let cases = lines(findings).map(|(line, findings)| (line, Findings::load(findings)));
        answer(changes_of(self.rulebook(), after.rulebook(), cases))
    }

    /// What to ask next about a table, the most decisive first: schema `questions`.
    #[must_use]
    pub fn questions(&self, findings: &str, table: &str) -> String {
        answer(Findings::load(findings).and_then(|findings| questions(self.rulebook(), &findings, table)))
    }

    /// The outcomes of a table that are still possible: a list of ids.
    #[must_use]
    pub fn possible(&self, findings: &str, table: &str) -> String {
        answer(Findings::load(findings).and_then(|findings| possible(self.rulebook(), &findings, table)))
    }

    /// What would have to be found for an outcome, with as few answers as will do: schema `smallest_change`.
    #[must_use]
    pub fn smallest_change(&self, findings: &str, table: &str, outcome: &str) -> String {
        answer(Findings::load(findings).and_then(|findings| smallest(self.rulebook(), &findings, table, outcome)))
    }

    /// The determination as a page to read, in a language of the rulebook: a string.
    #[must_use]
    pub fn page(&self, findings: &str, language: &str) -> String {
        answer(Findings::load(findings).and_then(|findings| {
            let determination = determine(self.rulebook(), &findings)?;
            Ok(page(self.rulebook(), &findings, &determination, language))
        }))
    }

    /// Whether a ledger is what it was: schema `audit`. With the head that was kept elsewhere, whether it reaches it.
    #[must_use]
    pub fn audit(&self, ledger: &str, head: Option<&str>) -> String {
        let head = head.map(|head| word::<Digest>("head", head)).transpose();
        answer(head.map(|head| audit(&self.core, ledger, head.as_ref())))
    }

    /// An instant as it may be written beside a document: RFC 3339, or a day, which stands for its last second in the legal
    /// time zone.
    #[must_use]
    pub fn instant(&self, text: &str) -> String {
        answer(super::instant(&self.core, "now", text))
    }

    /// The rulebook, for hosts that show its words beside their own.
    #[must_use]
    pub fn rulebook(&self) -> &Rulebook {
        self.core.rulebook()
    }
}
