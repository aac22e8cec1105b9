//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use distinguo::error::Language;

use crate::help;
use crate::input::Encoding;

/// Was an honest mistake made in good faith, and may it be tolerated?
///
/// A determination is never binding: people decide. Exit status: 0 yes, 1 a negative answer or a problem in a document,
/// 2 the command cannot be carried out as it is written, 3 an audit cannot judge with what is at hand. Results go to standard output, problems to standard error, each
/// with its code, `FILE:LINE:COLUMN` and the line. Wherever a FILE is read, `-` stands for standard input.
#[derive(Debug, Parser)]
#[command(name = "distinguo", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// The language of what is printed [default: en]
    #[arg(
        long,
        global = true,
        value_enum,
        hide_default_value = true,
        value_name = "zh|en",
        hide_possible_values = true
    )]
    pub lang: Option<Lang>,
    /// The encoding of the files that are read: utf-8, gb18030 (GBK) or utf-16 [default: utf-8]
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        hide_default_value = true,
        value_name = "NAME",
        hide_possible_values = true
    )]
    pub encoding: Encoding,
}

impl Cli {
    pub fn language(&self) -> Language {
        match self.lang {
            Some(Lang::Zh) => Language::Zh,
            Some(Lang::En) | None => Language::En,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Derive what rulebooks permit under the findings of a document, and why
    ///
    /// Without --rulebook it is done under every rulebook of the document. Exit status 0 means that a determination was made,
    /// also where it says that it cannot be decided yet; 1 that the findings contradict each other, that a decision which
    /// the document states is not permitted, or that the document has problems. With --json: one determination, or a comparison where there are several; problems as JSON on standard error.
    Decide(DecideArgs),
    /// Answer questions, the most decisive first, and see which outcomes remain possible
    ///
    /// Answers may be piped in, one a line: the number or the id of an answer, an empty line for "I do not know", `?` for why
    /// the question is asked. It ends with the explanation when no question can change anything any more, or when the input
    /// ends. Nothing is stored.
    SelfCheck(SelfCheckArgs),
    /// Prove a rulebook sound, or show a case in which it is not
    ///
    /// Sound means: every possible case meets a row, no row is dead, distinctions are disjoint, every guarantee
    /// holds. Exit status 0 only if it is; a failed proof comes with a case that shows it. Lints are shown and do not fail.
    Lint(LintArgs),
    /// Count a period: when it ends, and which days were skipped
    ///
    /// The kernel has no default for how periods are counted. The defaults here are those of China's Civil Code, arts 201 to
    /// 203: the day on which the period starts is not counted; a period of months or years ends on the corresponding day, else
    /// on the last of the month; an end on a day of rest moves to the next working day. A period in working days always ends on
    /// one, and hours run from the minute at which they start, whatever the day. Where it takes days that the calendar does
    /// not cover, the earliest and the latest end are told, and the exit is 0 all the same.
    Due(DueArgs),
    /// Derive the positive and the negative list of a rulebook from its rows
    ///
    /// For each set of permitted outcomes, every minimal combination of answers that leads to it. Without --lang in both
    /// languages.
    Lists(ListsArgs),
    /// Draw the decision structure of a rulebook, or its procedure, as a Mermaid diagram
    ///
    /// A flowchart of rows in order, the conditions behind them, and dashed what is presumed or read from a decision. With
    /// --procedure a state diagram: the regions of a case, the acts that move them with those who may do them, the periods
    /// that run meanwhile and what follows when they run out.
    Diagram(DiagramArgs),
    /// Do the acts of a file one after the other, and print the entries of the ledger that comes of it
    ///
    /// ACTS holds one act as JSON on each line. Its first line may name the rulebook, `{"rulebook": ID}`, so that the file
    /// suffices; a line `{"tick": TIME}` lets time pass. Entries go to standard output, one a line: that is a ledger. An act
    /// that is not possible stops the run with exit status 1; standard error says why, on which clause, and what is possible
    /// instead; with --json as JSON. What was done before it stands.
    Run(RunArgs),
    /// Show the case of a ledger as a file to read
    ///
    /// Where it stands, who must or may do what and until when, what was found, what was decided and why, what happened.
    /// What has run out by then counts, written or not. Of a ledger with a broken line, the case up to it is shown; the line
    /// and the field go to standard error, with exit status 1.
    Show(ShowArgs),
    /// Check a ledger: its chain, and that every effect follows from the rules
    ///
    /// Every act is handled again on the case before it. A chain proves only that the ledger is consistent. That nothing was
    /// cut off at its end is proved by a head that was kept elsewhere (--head). Exit status 0 only if it is sound; 1 if it is
    /// not; 3 if nothing is found wrong and a rulebook, calendar, set of precedents or kernel that it names is not at hand.
    Audit(AuditArgs),
    /// List what runs in the case of a ledger, the first to end first
    Next(NextArgs),
    /// List what is overdue and what is due soon in all ledgers of a folder
    ///
    /// Ledgers are the files that end in .jsonl, also those in folders of it. One that cannot be read is reported, and the rest
    /// is swept; the exit status is then 1, and 2 where there is no ledger at all. Copies of a case count once; each is named.
    Sweep(SweepArgs),
    /// Tell how the mechanism works, over all ledgers of a folder
    ///
    /// Cases by channel and stage, decisions as they stand, time taken against time limits, overdue duties by seat, relief
    /// and its results, clarifications. It counts cases, by clause and by seat, never by person. Every count is changed by
    /// the cell key method, under a secret that you draw once (`head -c 32 /dev/urandom`), keep, and use for every report;
    /// it is read from a file, as an argument would be seen by others. The rulebooks that ship and those from files have a
    /// part each, whether or not there are cases. Copies of a case count once, what-ifs not; each is named.
    Report(ReportArgs),
    /// Try rulebooks on scenarios: what they permit, refuse and let run out, against what is expected
    ///
    /// A scenario document (`distinguo schema scenarios`) states findings with what they permit, or tells a story act by act
    /// with what is refused, what is due when and what was decided. A findings document is tried by what it says was
    /// `decided`. Of a folder all such files are tried, also those in folders of it. What differs is shown as a table, and which rows, periods and
    /// clauses no scenario touches. Exit status 0 only if everything agrees; with --mutate only if every change is noticed.
    Test(TestArgs),
    /// List the rulebooks that ship
    Rulebooks(RulebooksArgs),
    /// Print the JSON Schema of a document, or the names of all
    ///
    /// The schemas are of the draft 2020-12. Without a name, the names of all are printed.
    Schema(SchemaArgs),
}

impl Command {
    /// Whether machines read what is printed.
    pub fn json(&self) -> bool {
        match self {
            Self::Decide(args) => args.json,
            Self::Lint(args) => args.json,
            Self::Due(args) => args.json,
            Self::Lists(args) => args.json,
            Self::Rulebooks(args) => args.json,
            Self::Run(args) => args.json,
            Self::Audit(args) => args.under.json,
            Self::Next(args) => args.under.json,
            Self::Sweep(args) => args.under.json,
            Self::Report(args) => args.under.json,
            Self::Show(args) => args.json,
            Self::Test(args) => args.json,
            Self::SelfCheck(_) | Self::Diagram(_) | Self::Schema(_) => false,
        }
    }
}

#[derive(Args, Debug)]
pub struct DecideArgs {
    /// A findings document
    #[arg(value_name = "FILE")]
    pub findings: PathBuf,
    /// Only under this rulebook: the id of one that ships, or a file. May be repeated
    #[arg(long = "rulebook", value_name = "ID|FILE")]
    pub rulebooks: Vec<String>,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Print canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct SelfCheckArgs {
    /// The id of a rulebook that ships, or a file
    #[arg(long, value_name = "ID|FILE", default_value = "cn.reference")]
    pub rulebook: String,
    /// The table to be checked [default: the first of tolerance, accountability or advice]
    #[arg(long, value_name = "ID")]
    pub table: Option<String>,
    #[command(flatten)]
    pub calendars: Calendars,
}

#[derive(Args, Debug)]
pub struct LintArgs {
    /// A file, or the id of a rulebook that ships
    #[arg(value_name = "RULEBOOK")]
    pub rulebook: String,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Print canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct DueArgs {
    /// The id of a calendar that ships (cn, mon-fri), or a file
    #[arg(long, value_name = "ID|FILE")]
    pub calendar: String,
    /// The day on which the period starts, or for hours its minute: YYYY-MM-DD or YYYY-MM-DDThh:mm
    #[arg(long, value_name = "DATE")]
    pub from: String,
    /// 30wd (working days), 15d (days), 72h (hours), 1mo (months), 1y (years)
    #[arg(long, value_name = "LENGTH")]
    pub limit: String,
    /// Count the day on which the period starts
    #[arg(long)]
    pub count_first_day: bool,
    /// Let a period end on a day of rest
    #[arg(long)]
    pub no_roll: bool,
    /// The edition of the calendar: its id, or a date on which it was the one known [default: the newest]
    #[arg(long, value_name = "ID|DATE")]
    pub edition: Option<String>,
    /// Print canonical JSON (RFC 8785), with the keys due (earliest, latest), cause and skipped among others
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct ListsArgs {
    /// The id of a rulebook that ships, or a file
    #[arg(value_name = "RULEBOOK")]
    pub rulebook: String,
    /// Only this table [default: those of tolerance, accountability and advice]
    #[arg(long, value_name = "ID")]
    pub table: Option<String>,
    /// Combinations that are printed of each list; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub most: usize,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Print canonical JSON (RFC 8785), always with all combinations
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct DiagramArgs {
    /// The id of a rulebook that ships, or a file
    #[arg(value_name = "RULEBOOK")]
    pub rulebook: String,
    /// Only this table
    #[arg(long, value_name = "ID")]
    pub table: Option<String>,
    /// Draw the procedure instead
    #[arg(long, conflicts_with = "table")]
    pub procedure: bool,
    #[command(flatten)]
    pub calendars: Calendars,
}

#[derive(Args, Debug)]
#[command(allow_missing_positional = true)]
pub struct RunArgs {
    /// The id of a rulebook that ships, or a file; where the acts do not name it
    #[arg(value_name = "RULEBOOK")]
    pub rulebook: Option<String>,
    /// Acts, one as JSON on each line
    #[arg(value_name = "ACTS", required = true)]
    pub acts: PathBuf,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Published typical cases of the rulebook: a file, one precedent as JSON on each line, or one array
    #[arg(long, value_name = "FILE")]
    pub precedents: Option<PathBuf>,
    /// Tell a refusal as JSON on standard error
    #[arg(long)]
    pub json: bool,
}

/// Calendars beside those that ship.
#[derive(Args, Debug)]
pub struct Calendars {
    /// A working-day calendar in an edition that does not ship: a file. May be repeated
    #[arg(id = "calendars", long = "calendar", value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Under which rulebooks ledgers are read, and how that is told.
#[derive(Args, Debug)]
pub struct Under {
    /// A rulebook that does not ship and that a ledger names: a file. May be repeated
    #[arg(long = "rulebook", value_name = "FILE")]
    pub rulebooks: Vec<String>,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Print canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct ShowArgs {
    /// A ledger: one entry as JSON on each line
    #[arg(value_name = "LEDGER")]
    pub ledger: PathBuf,
    /// As it stood at an instant, or at the end of a day: RFC 3339, or YYYY-MM-DD [default: the last entry]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    #[command(flatten)]
    pub reader: Reader,
    /// A rulebook that does not ship and that the ledger names: a file. May be repeated
    #[arg(long = "rulebook", value_name = "FILE")]
    pub rulebooks: Vec<String>,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Print where the case stands as canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct AuditArgs {
    /// A ledger: one entry as JSON on each line
    #[arg(value_name = "LEDGER")]
    pub ledger: PathBuf,
    /// The hash of an entry that was kept elsewhere; the ledger must reach it
    #[arg(long, value_name = "HASH")]
    pub head: Option<String>,
    /// Precedents that decisions were made under: a file, one as JSON on each line, or one array. May be repeated
    #[arg(long, value_name = "FILE")]
    pub precedents: Vec<PathBuf>,
    #[command(flatten)]
    pub under: Under,
}

#[derive(Args, Debug)]
pub struct NextArgs {
    /// A ledger: one entry as JSON on each line
    #[arg(value_name = "LEDGER")]
    pub ledger: PathBuf,
    /// At an instant, or at the end of a day: RFC 3339, or YYYY-MM-DD
    #[arg(long, value_name = "TIME")]
    pub at: String,
    #[command(flatten)]
    pub reader: Reader,
    #[command(flatten)]
    pub under: Under,
}

/// Who asks, by role and key.
#[derive(Args, Debug)]
pub struct Reader {
    /// As somebody in this role may see it [default: whoever keeps the ledger, who can read all of it]
    #[arg(long, value_name = "ID", requires = "key")]
    pub role: Option<String>,
    /// The id that they have in the case
    #[arg(long, value_name = "ID", requires = "role")]
    pub key: Option<String>,
    /// The organ that they act for
    #[arg(long, value_name = "ID", requires = "role")]
    pub organ: Option<String>,
}

#[derive(Args, Debug)]
pub struct SweepArgs {
    /// A folder of ledgers
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// At an instant, or at the end of a day: RFC 3339, or YYYY-MM-DD
    #[arg(long, value_name = "TIME")]
    pub at: String,
    /// What ends within so many days is due soon
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    pub within: u16,
    #[command(flatten)]
    pub under: Under,
}

#[derive(Args, Debug)]
pub struct ReportArgs {
    /// A folder of ledgers
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The secret under which counts are changed: a file of at least 32 random bytes, the same for every report
    #[arg(long = "secret-file", value_name = "FILE")]
    pub secret: PathBuf,
    /// At an instant, or at the end of a day [default: the last entry of each ledger]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    #[command(flatten)]
    pub under: Under,
}

#[derive(Args, Debug)]
pub struct TestArgs {
    /// Scenario documents, findings documents with `decided`, or folders of them
    #[arg(value_name = "FILE|DIR", required = true)]
    pub paths: Vec<PathBuf>,
    /// A rulebook that the scenarios are about and that does not ship, or is to be tried instead: a file. May be repeated
    #[arg(long = "rulebook", value_name = "ID|FILE")]
    pub rulebooks: Vec<String>,
    #[command(flatten)]
    pub calendars: Calendars,
    /// Change every row, limit and guarantee in turn, and tell which changes nothing notices
    #[arg(long)]
    pub mutate: bool,
    /// Print canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct RulebooksArgs {
    /// Print canonical JSON (RFC 8785)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct SchemaArgs {
    /// rulebook, findings, determination…
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

/// Reads the command line. Where it makes no sense, or help is asked for, the process ends here.
pub fn parse() -> Cli {
    let mut command = Cli::command().max_term_width(100);
    if help::asks_for_chinese(std::env::args_os()) {
        command = help::in_chinese(command);
    }
    let matches = command.get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}
