//! Periods: any start, length, way of counting, calendar and edition; now and then something that is none.

use serde_json::json;

use super::Dice;
use crate::Failure;
use crate::parity::protocol::Call;
use crate::parity::transcript::Transcript;

pub(super) fn add(transcript: &mut Transcript, dice: &mut Dice, count: usize) -> Result<(), Failure> {
    for number in 0..count {
        let call = Call::new("due_of", [request(dice)])?;
        transcript.ask(&format!("random period {number}"), call)?;
    }
    Ok(())
}

fn request(dice: &mut Dice) -> String {
    let mut request = json!({
        "from": start(dice), "limit": length(dice), "calendar": dice.word(&["cn", "cn", "cn", "mon-fri"]),
        "counting": {
            "first_day": dice.word(&["excluded", "included"]),
            "months": dice.word(&["corresponding_day_else_last", "day_before_corresponding_else_last"]),
            "rest_day_end": dice.word(&["next_working_day", "stays", "previous_working_day"]),
        },
    });
    let Some(fields) = request.as_object_mut() else { return String::new() };
    if dice.chance(30) {
        let edition = match dice.below(5) {
            0 => "2020-amended".to_owned(),
            1 => "none".to_owned(),
            _ => day(dice),
        };
        fields.insert("edition".to_owned(), json!(edition));
    }
    if dice.chance(4) {
        fields.remove(dice.word(&["from", "limit", "calendar", "counting"]));
    }
    request.to_string()
}

/// A day of the years around those that China's calendar covers; sometimes a 29 February that does not exist.
fn day(dice: &mut Dice) -> String {
    format!("{}-{:02}-{:02}", dice.within(2003, 2032), dice.within(1, 12), dice.within(1, 29))
}

fn start(dice: &mut Dice) -> String {
    let day = day(dice);
    if dice.chance(25) { format!("{day}T{:02}:{:02}", dice.below(24), dice.below(60)) } else { day }
}

fn length(dice: &mut Dice) -> String {
    let unit = if dice.chance(4) { "" } else { dice.word(&["wd", "wd", "d", "h", "mo", "y"]) };
    let number = if dice.chance(5) { dice.below(20_000) } else { dice.within(1, 90) };
    format!("{number}{unit}")
}
