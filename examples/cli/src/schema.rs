//! `distinguo schema`: the JSON Schemas of the documents.

use crate::Answer;
use crate::args::SchemaArgs;
use crate::failure::Failure;
use crate::input::nearest;
use crate::output::Output;
use crate::words::Words;

pub fn run(args: &SchemaArgs, words: Words, out: &mut Output) -> Result<Answer, Failure> {
    let all = distinguo::schema::all();
    let Some(wanted) = &args.name else {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        out.raw(&(names.join("\n") + "\n"))?;
        return Ok(Answer::Yes);
    };
    let Some((_, schema)) = all.iter().find(|(name, _)| name == wanted) else {
        let names = || all.iter().map(|(name, _)| *name);
        return Err(Failure::Usage(words.no_such_schema(wanted, names(), nearest(wanted, names()))));
    };
    let text = serde_json::to_string_pretty(schema).map_err(Failure::output)?;
    out.raw(&(text + "\n"))?;
    Ok(Answer::Yes)
}
