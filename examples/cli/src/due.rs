//! `distinguo due`: when a period ends, and which days were skipped.

use distinguo::time::{Calendar, Counting, Date, Derived, End, Explained, FirstDay, Length, Moment, RestDayEnd, due};

use crate::Answer;
use crate::args::DueArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::{Output, add_line};
use crate::words::Words;

/// More stretches of days than this are not printed for one reason.
const MOST: usize = 60;

pub fn run(args: &DueArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let calendar = input::calendar(&args.calendar, words)?;
    let start = Moment::parse(&args.from).or_else(|| Date::parse(&args.from).map(Moment::from));
    let start = start.ok_or_else(|| Failure::Usage(words.no_date(&args.from)))?;
    let length = Length::parse(&args.limit).map_err(|problems| Failure::argument("--limit", &problems, words))?;
    let edition = match &args.edition {
        Some(wanted) => {
            calendar.edition(wanted).map_err(|problems| Failure::argument("--edition", &problems, words))?
        }
        None => calendar.newest(),
    };
    // China's Civil Code, arts 201 to 203, as the help says; the kernel has no default.
    let mut counting = Counting::CHINA;
    if args.count_first_day {
        counting.first_day = FirstDay::Included;
    }
    if args.no_roll {
        counting.rest_day_end = RestDayEnd::Stays;
    }
    let due = due(start, length, counting, edition);
    // There it was cut off: it would be a date that no rule gives.
    if due.cause.is_some() && due.due.latest.day() == Date::MAX {
        return Err(Failure::Usage(words.beyond_all_dates(&args.limit)));
    }
    if args.json {
        out.json(&due)?;
    } else {
        out.page(&page(&due, &calendar, args, length, words))?;
    }
    Ok(Answer::Yes)
}

fn page(due: &Derived, calendar: &Calendar, args: &DueArgs, length: Length, words: Words) -> String {
    let mut text = match due.due.certain() {
        Some(certain) => format!("{}\n\n", end(certain, words)),
        None => {
            format!("{}\n\n", words.between(&end(due.due.earliest, words), &end(due.due.latest, words)))
        }
    };
    let counted = words.counted(length, &args.from, args.count_first_day);
    let edition = words.edition(words.text(calendar.title()), due.calendar.as_str(), &due.edition);
    add_line(&mut text, 1, format_args!("• {counted}"));
    add_line(&mut text, 1, format_args!("• {edition}"));
    if let Some(unrolled) = due.unrolled.certain().filter(|unrolled| due.due.certain() != Some(*unrolled)) {
        add_line(&mut text, 1, format_args!("• {}", words.moved(&end(unrolled, words))));
    }
    if let Some(cause) = &due.cause {
        add_line(&mut text, 1, format_args!("? {}", words.text(&cause.text)));
        if let Some(beyond) = &cause.beyond {
            add_line(&mut text, 1, format_args!("? {}", words.beyond(beyond)));
        }
    }
    for (title, days) in [(words.skipped(), &due.skipped), (words.worked(), &due.worked)] {
        if !days.is_empty() {
            text.push('\n');
            add_line(&mut text, 0, format_args!("{title}"));
            text.push('\n');
        }
        for (why, stretches) in by_reason(days, words) {
            let left = stretches.len().saturating_sub(MOST);
            let mut listed: Vec<String> = stretches.iter().take(MOST).map(|stretch| range(*stretch)).collect();
            if left > 0 {
                listed.push(words.more(left));
            }
            let listed = listed.join(words.joint());
            add_line(&mut text, 1, format_args!("• {why}{}{listed}", words.colon()));
        }
    }
    text
}

/// "2026-10-08, Thursday"
fn end(end: End, words: Words) -> String {
    format!("{end}{}{}", words.comma(), words.weekday(end.day().weekday()))
}

/// The days by reason, in the order in which the reasons come up. Days in a row are one stretch, for all its reasons.
fn by_reason(days: &[Explained], words: Words) -> Vec<(String, Vec<(Date, Date)>)> {
    let mut stretches: Vec<(Vec<&str>, Date, Date)> = Vec::new();
    for day in days {
        let why = words.text(&day.why);
        match stretches.last_mut() {
            Some((reasons, _, last)) if last.plus_days(1) == Some(day.date) => {
                *last = day.date;
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
            }
            _ => stretches.push((vec![why], day.date, day.date)),
        }
    }
    let mut by_reason: Vec<(String, Vec<(Date, Date)>)> = Vec::new();
    for (reasons, from, until) in stretches {
        let reasons = reasons.join(words.joint());
        match by_reason.iter_mut().find(|(known, _)| *known == reasons) {
            Some((_, stretches)) => stretches.push((from, until)),
            None => by_reason.push((reasons, vec![(from, until)])),
        }
    }
    by_reason
}

fn range((from, until): (Date, Date)) -> String {
    if from == until { from.to_string() } else { format!("{from} – {until}") }
}
