//! Pages under `docs/` that are generated from the kernel.

use std::fmt::Write as _;

use distinguo::case::RefusalCode;
use distinguo::error::{Code, Language, Severity};
use distinguo::report::{COLUMNS, Chance, chances};

use crate::File;

/// One file for each generated page.
pub(crate) fn files() -> Vec<File> {
    vec![
        File { path: "docs/problems.md".to_owned(), text: problems() },
        File { path: "docs/refusals.md".to_owned(), text: refusals() },
        File { path: "docs/reports.md".to_owned(), text: reports() },
    ]
}

/// Every code with what it says and what helps, in each language of the kernel.
fn problems() -> String {
    let mut page = String::from(
        "# Problems\n\n\
         What can be wrong with a document, by code. Codes are stable, texts may be reworded. In the texts `{given}` stands for what\n\
         the document says and `{expected}` for what was expected. Every problem also names its place as a JSON pointer; some name the\n\
         nearest known id, and a failed proof shows a case that breaks it. An *error* keeps the document from being used; a *lint* is\n\
         advice to its author; a *note* is told so that it is known.\n\n\
         Written by `cargo xtask docs` from the catalogue in `core/src/error/mod.rs`.\n",
    );
    for code in Code::ALL {
        let kind = match code.severity() {
            Severity::Error => "error",
            Severity::Lint => "lint",
            Severity::Note => "note",
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

/// How counts are told in reports: the method, its table and its variance, all computed from the table itself.
fn reports() -> String {
    let mut page = String::from(REPORTS);
    page.push_str(
        "| count | told as, in how many of the 5 · 2³⁰ columns | variance | changes with one case more |\n\
         | ---: | --- | ---: | ---: |\n",
    );
    for count in 0..ROWS {
        let told: Vec<String> = chances(count).map(|Chance { told, columns }| format!("{told}: {columns}")).collect();
        let _ = writeln!(
            page,
            "| {count} | {} | {} | {} % |",
            told.join(", "),
            decimal(variance(count), u128::from(COLUMNS), 4),
            decimal(shows(count).saturating_mul(100), u128::from(COLUMNS).saturating_mul(u128::from(COLUMNS)), 2)
        );
    }
    page.push_str(REPORTS_END);
    page
}

/// The rows of the table that are printed: from 25 on they repeat, five further each time.
const ROWS: u32 = 35;

/// What is expected of the square by which a count is changed, in columns.
fn variance(count: u32) -> u128 {
    chances(count).map(|chance| u128::from(chance.told.abs_diff(count)).pow(2) * u128::from(chance.columns)).sum()
}

/// In how many pairs of columns a count and one more are told as two numbers.
fn shows(count: u32) -> u128 {
    let all = u128::from(COLUMNS) * u128::from(COLUMNS);
    let same = chances(count).map(|one| {
        let other = chances(count + 1).find(|other| other.told == one.told).map_or(0, |other| other.columns);
        u128::from(one.columns) * u128::from(other)
    });
    all.saturating_sub(same.sum())
}

/// A fraction in decimals, rounded up: what is published is never less than what holds.
fn decimal(of: u128, all: u128, places: u32) -> String {
    let power = 10_u128.pow(places);
    let scaled = (of * power).div_ceil(all);
    format!("{}.{:0width$}", scaled / power, scaled % power, width = places as usize)
}

const REPORTS: &str = "\
# Reports

`distinguo report DIR --secret-file FILE`, and `Tally` in every host, say how the mechanism works over many cases: by clause and
by seat, never by person. Every count is told by the **cell key method**, as offices of statistics tell theirs. Nothing is left
out; numbers are changed instead, so that neither parts and totals, nor one folder and another, nor one month and the next give
a count away.

Written by `cargo xtask docs` from the table in `core/src/report/table.rs`.

## What is counted

- Cells count cases. Five accusations in one case are one case; one in which a duty was done in time once and late once is in
  both cells, and once in the total. A case is known by the hash of its first entry: copies count once, what-ifs not at all.
- Decisions are counted as they stand: varied ones with the outcome that they have now; revoked, annulled and reopened ones as
  `set_aside`, those that await approval or were refused it as `not_in_effect`.
- Organs are measured by the days on which things were entered, whatever days they state or prove.
- Which cells there are depends on the rulebooks that the report covers, and on nothing else: a part, a row or a cell is there
  whether or not anything occurred. A case under a rulebook that is not covered is refused (`not_covered`).

## How a count is told

1. The host has a **secret**: at least 32 random bytes, drawn once, kept where nobody reads it, the same for all its reports
   (`head -c 32 /dev/urandom > FILE`). Shorter ones, and one byte repeated, are refused. Without it there is no report.
2. Each case gets a **key**: the first 128 bits of HMAC-SHA-256 under the secret over `distinguo.report/case`, a zero byte and the
   hash of its first entry as it is written.
3. The key of a **cell** is the sum of the keys of its cases modulo 2¹²⁸. The first 128 bits of HMAC-SHA-256 under the secret over
   `distinguo.report/cell`, a zero byte and that sum (16 bytes, the highest first), modulo 5 · 2³⁰, pick the **column**.
4. The count picks the **row**. What stands there is told.

So the same cases are told by the same number in every cell, report and month: asking again tells nothing new. Two cells whose
cases differ by one are changed as if there were no connection between them. A total is a cell of its own; the cells need not
add up to it.

## The table

A count is rounded to one of the two multiples of five around it, to the upper one in as many fifths of the columns as it lies
above the lower one. From five on, about one column in 32 leads further, by one multiple and in ever fewer columns by up to five, as
often upwards as downwards. That is unbiased in every row, tells no number below zero, tells 0 as 0, and never tells 1 to 4.
0 stays 0 since what never occurred must not be told to have occurred: of a seat, that it was late; that 0 is told does not say
that there is none. Above 29 the rows repeat: as count − 5, and five more.

The last column is the chance that the number changes when one case is added to the cell. Decimals are rounded up.

";

const REPORTS_END: &str = "
Counts are off by less than five in at least 96 of 100 columns of every row. The variance is 0, 4, 6, 6, 4 up to four and less
than 6.84 in every row. `core/src/report/table.rs` computes all this in its tests.

## What can be learnt, and what cannot

| who | learns | does not learn | shown by |
| --- | --- | --- | --- |
| whoever reads reports, with the rulebook, of every month of a year, of the whole and of every folder | estimates, with the variance above | any count for certain: whatever was told, one more case may be behind any number, up to a chance of 2⁻³⁰ | `there_may_always_be_a_case_more`, `a_year_of_reports_of_every_folder_gives_no_count_away_as_it_did_under_suppression`, `no_number_tells_that_there_are_not_more` |
| who compares two reports of one cell | where the number differs, that its cases are others; a case that was added shows so with a chance of at most 54 in 100 (1 in 5 where there was none) | where it is the same, anything; by how many it changed | `a_case_that_is_added_shows_in_a_number_with_at_most_the_published_chance` |
| who subtracts folders from the whole, or cells from a total | an estimate with the variances of all of them | more than that | `a_total_is_changed_by_itself` |
| who asks for the same again | nothing | | `the_same_cases_are_told_by_the_same_number_in_every_folder_and_month` |
| who knows from elsewhere that a folder holds one case | with a chance of 1 in 5 (the number 5 shows, for as long as the case is alone), which cells it is in | with a chance of 4 in 5, anything | `a_cell_is_told_by_its_cases_and_not_by_their_order` |

If every count were as likely, a guess at what is behind a 0 would be right in a third, behind any other number in a fifth. A
number above 0 says that there is at least one case. Two cells that are told alike again and again may have the same cases.
A case stands in several cells, and each may show: whoever compares all the numbers of two reports sees that something has moved,
as cases do. Whoever can add cases of their own and have a report made after each can average the changes out, and so can whoever
gets reports over many folders that differ in cases that they know: publish at fixed dates, over fixed folders. Whoever has the
secret and the ledgers has the counts; a new secret tells them all a second time, so change it only when it is lost.
";

#[cfg(test)]
mod tests {
    #[test]
    fn the_pages_checked_in_are_those_of_the_kernel() {
        crate::check(&super::files(), "cargo xtask docs").unwrap();
    }
}
