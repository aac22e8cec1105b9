//! Pages under `docs/` that are generated from the kernel.

use std::fmt::Write as _;

use distinguo::case::RefusalCode;
use distinguo::error::{Code, Language, Severity};

use crate::File;

/// One file for each generated page.
pub(crate) fn files() -> Vec<File> {
    vec![
        File { path: "docs/problems.md".to_owned(), text: problems() },
        File { path: "docs/refusals.md".to_owned(), text: refusals() },
    ]
}

/// Every code with what it says and what helps, in each language of the kernel.
fn problems() -> String {
    let mut page = String::from(
        "# Problems\n\n\
         What can be wrong with a document, by code. Codes are stable, texts may be reworded. In the texts `{given}` stands for what\n\
         the document says and `{expected}` for what was expected. Every problem also names its place as a JSON pointer; some name the\n\
         nearest known id, and a failed proof shows a case that breaks it. An *error* keeps the document from being used; a *lint* is\n\
         advice to its author.\n\n\
         Written by `cargo xtask docs` from the catalogue in `core/src/error/mod.rs`.\n",
    );
    for code in Code::ALL {
        let kind = match code.severity() {
            Severity::Error => "error",
            Severity::Lint => "lint",
        };
        // Writing to a string cannot fail.
        let _ = write!(page, "\n## `{}` ({kind})\n\n", code.as_str());
        for language in Language::ALL {
            let _ = writeln!(page, "- {}: {}", language.tag(), code.message(language));
            let _ = writeln!(page, "  - {}", code.help(language));
        }
    }
    page
}

/// Every reason why an act is not possible, with its cause and its remedy.
fn refusals() -> String {
    let mut page = String::from(
        "# Refusals\n\n\
         Why an act on a case is not possible now, by code. Codes are stable, texts may be reworded; `{about}` stands for the role,\n\
         document, table, period or person that the refusal is about. A refusal changes nothing: what had lapsed before the act is\n\
         still recorded. Beside the code it names the clauses that stand in the way where a rule is the reason, the facts or documents\n\
         that are missing, the entries since for a writer who came late, and every act that is possible for the same person instead.\n\n\
         Written by `cargo xtask docs` from the catalogue in `core/src/case/refusal.rs`; `core/tests/refusals.rs` provokes each.\n",
    );
    for code in RefusalCode::ALL {
        let _ = write!(page, "\n## `{}`\n\n", code.as_str());
        for (language, [cause, remedy]) in [(Language::En, ["cause", "remedy"]), (Language::Zh, ["原因", "办法"])] {
            let [message, help] = code.texts(language);
            let _ = writeln!(page, "- {cause}: {message}\n  - {remedy}: {help}");
        }
    }
    page
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pages_checked_in_are_those_of_the_kernel() {
        crate::check(&super::files(), "cargo xtask docs").unwrap();
    }
}
