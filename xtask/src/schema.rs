//! The JSON Schemas under `schema/`, and the types of other languages that are written from them.

use crate::{File, typescript};

/// One file for each published document, and the types.
pub(crate) fn files() -> Vec<File> {
    let schemas = distinguo::schema::all().into_iter();
    let schemas = schemas
        .map(|(name, schema)| File { path: format!("schema/{name}.schema.json"), text: format!("{schema:#}\n") });
    schemas.chain(typescript::files()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use distinguo::case::{Act, Case};
    use distinguo::determination::{Findings, determine, determine_all, governing, questions, smallest_change};
    use distinguo::kernel::{Kernel, Ledger};
    use distinguo::rulebook::{Library, Rulebook, Use};
    use distinguo::time::Date;
    use distinguo::what_if::difference;
    use jsonschema::Validator;
    use serde_json::Value;

    use crate::samples::{self, Sample};

    /// The schema of a name as it is checked in.
    fn published(name: &str) -> Value {
        serde_json::from_str(&crate::read(&crate::root().join(format!("schema/{name}.schema.json"))).unwrap()).unwrap()
    }

    fn validator(schema: &Value) -> Validator {
        jsonschema::draft202012::new(schema).unwrap()
    }

    #[test]
    fn the_schemas_checked_in_are_those_of_the_types() {
        crate::check(&super::files(), "cargo xtask schema").unwrap();
        let written: BTreeSet<String> = super::files().into_iter().map(|file| file.path).collect();
        for entry in std::fs::read_dir(crate::root().join("schema")).unwrap() {
            let name = format!("schema/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(!name.ends_with(".schema.json") || written.contains(&name), "{name} is of no type any more");
        }
    }

    /// What an editor shows of a field, to whoever writes or reads a document.
    #[test]
    fn every_property_of_every_schema_has_a_description() {
        let mut bare = BTreeSet::new();
        let mut seen = 0;
        for (name, schema) in distinguo::schema::all() {
            each_property(&schema, name, &mut |path, property| {
                seen += 1;
                let text = property.get("description").and_then(Value::as_str).unwrap_or_default();
                if text.trim().is_empty() {
                    bare.insert(path.to_owned());
                }
            });
        }
        assert!(bare.is_empty(), "write a doc comment that says meaning, unit and absence of {bare:#?}");
        assert!(seen > 2000, "{seen}");
    }

    /// Every property of a schema, with the names that lead to it.
    fn each_property(schema: &Value, path: &str, seen: &mut dyn FnMut(&str, &Value)) {
        match schema {
            Value::Array(items) => items.iter().for_each(|item| each_property(item, path, seen)),
            Value::Object(fields) => {
                for (key, field) in fields {
                    let Value::Object(named) = field else {
                        each_property(field, path, seen);
                        continue;
                    };
                    let property = key == "properties";
                    if !property && key != "$defs" {
                        each_property(field, path, seen);
                        continue;
                    }
                    for (name, part) in named {
                        let path = format!("{path} {name}");
                        if property {
                            seen(&path, part);
                        }
                        each_property(part, &path, seen);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn schema_and_reader_agree_on_every_sample() {
        let validators: BTreeMap<&str, Validator> =
            samples::READ.iter().map(|(name, _)| (*name, validator(&published(name)))).collect();
        let samples = samples::all().unwrap();
        let mut differences = Vec::new();
        for Sample { schema, what, text, accepted } in &samples {
            let document: Value = serde_json::from_str(text).unwrap();
            let errors: Vec<_> = validators[schema].iter_errors(&document).map(|error| error.to_string()).collect();
            if errors.is_empty() != *accepted {
                let problems = samples::problems(schema, text).map(|problems| problems.to_string());
                differences.push(format!("{schema}: {what}: the schema finds {errors:?}, the reader {problems:?}"));
            }
        }
        assert!(differences.is_empty(), "{}:\n{}", differences.len(), differences.join("\n"));
        // Neither validator nor reader says the same of everything.
        assert!(samples.iter().filter(|sample| !sample.accepted).count() > 1000, "{}", samples.len());
        assert!(samples.iter().filter(|sample| sample.accepted).count() > 100);
    }

    /// What no rulebook that ships makes use of.
    const UNUSED: &[&str] = &["suspends", "waive"];

    #[test]
    fn the_specimens_load_and_use_every_field_of_their_schemas() {
        for (schema, _) in samples::READ {
            let mut used = BTreeSet::new();
            for text in samples::specimens(schema).unwrap() {
                assert_eq!(samples::problems(schema, &text), None, "{schema}: {text}");
                keys(&serde_json::from_str(&text).unwrap(), &mut used);
            }
            if *schema == "rulebook" {
                // A sound procedure is long: those that ship are the specimens of its fields.
                for text in Rulebook::shipped_names().filter_map(Rulebook::shipped_text) {
                    keys(&serde_json::from_str(text).unwrap(), &mut used);
                }
                used.extend(UNUSED.iter().map(|field| (*field).to_owned()));
            }
            let mut known = BTreeSet::new();
            properties(&published(schema), &mut known);
            let unused: Vec<_> = known.difference(&used).collect();
            assert!(unused.is_empty(), "the specimens of {schema} do not use {unused:?}");
        }
    }

    fn keys(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            Value::Object(fields) => {
                found.extend(fields.keys().cloned());
                fields.values().for_each(|field| keys(field, found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn properties(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Array(items) => items.iter().for_each(|item| properties(item, found)),
            Value::Object(fields) => {
                if let Some(Value::Object(own)) = fields.get("properties") {
                    found.extend(own.keys().cloned());
                }
                fields.values().for_each(|field| properties(field, found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// A schema of a document that the kernel writes, closed: a field that it does not name is an error.
    fn closed(name: &str) -> Value {
        fn close(schema: &mut Value) {
            let Value::Object(fields) = schema else {
                if let Value::Array(items) = schema {
                    items.iter_mut().for_each(close);
                }
                return;
            };
            let object = fields.contains_key("properties");
            if object {
                fields.insert("unevaluatedProperties".to_owned(), false.into());
            }
            for (key, field) in fields.iter_mut() {
                // The branches of an object that has fields of its own are closed by it.
                let inside = object && (key == "oneOf" || key == "anyOf");
                if let Value::Array(branches) = field
                    && inside
                {
                    for branch in branches {
                        branch["properties"].as_object_mut().unwrap().values_mut().for_each(close);
                    }
                } else {
                    close(field);
                }
            }
        }
        let mut schema = published(name);
        close(&mut schema);
        schema
    }

    fn assert_valid(validator: &Validator, what: &str, document: &impl serde::Serialize) {
        let document = serde_json::to_value(document).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{what}: {errors:#?}");
    }

    /// The tables of a shipped book with their outcomes.
    fn outcomes(book: &str) -> Vec<(String, Vec<String>)> {
        let document: Value = serde_json::from_str(Rulebook::shipped_text(book).unwrap()).unwrap();
        let id = |item: &Value| item["id"].as_str().unwrap().to_owned();
        let tables = document["tables"].as_array().unwrap().iter();
        tables.map(|table| (id(table), table["outcomes"].as_array().unwrap().iter().map(id).collect())).collect()
    }

    #[test]
    fn what_the_kernel_writes_validates() {
        let names = ["determination", "comparison", "governing", "questions", "smallest_change"];
        let validators: BTreeMap<&str, Validator> =
            names.into_iter().map(|name| (name, validator(&closed(name)))).collect();
        let library = Library::new(Rulebook::shipped_ids().filter_map(Rulebook::shipped)).unwrap();
        let today = Date::parse("2026-11-24").unwrap();
        let mut determined = 0;
        for (file, text) in samples::cases().unwrap() {
            let findings = Findings::load(&text).unwrap();
            assert_valid(&validators["comparison"], &file, &determine_all(&library, &findings).unwrap());
            for id in findings.rulebooks() {
                let book = library.versions(id.as_str())[0];
                assert_valid(&validators["determination"], &file, &determine(book, &findings).unwrap());
                determined += 1;
                for (table, outcomes) in outcomes(book.id().as_str()) {
                    assert_valid(&validators["questions"], &file, &questions(book, &findings, &table).unwrap());
                    for outcome in outcomes {
                        let change = smallest_change(book, &findings, &table, &outcome).unwrap();
                        assert_valid(&validators["smallest_change"], &file, &change);
                    }
                    if findings.conduct().is_some() && library.in_force(id.as_str(), today).is_some() {
                        let governing = governing(&library, id.as_str(), &findings, today, &table).unwrap();
                        assert_valid(&validators["governing"], &file, &governing);
                    }
                }
            }
        }
        assert!(determined >= 8);
        let contradictory = Findings::load(
            r#"{"format": "distinguo.findings/1", "under": [{"rulebook": "specimen", "findings": [
                {"fact": "gain", "answer": "yes"}, {"fact": "risk", "answer": "low"}]}]}"#,
        )
        .unwrap();
        let specimen = Rulebook::load(&samples::specimen("rulebook").unwrap()).unwrap();
        let determination = determine(&specimen, &contradictory).unwrap();
        assert!(serde_json::to_string(&determination).unwrap().contains("contradictory"));
        assert_valid(&validators["determination"], "contradictory findings", &determination);
    }

    /// Every published procedure, act by act, as far as it goes: what is written on the way validates.
    #[test]
    fn what_a_case_writes_validates() {
        let names = [
            "entry",
            "effect",
            "event",
            "case",
            "options",
            "blocked",
            "due_list",
            "protections",
            "bars",
            "lasting",
            "what-if",
            "person",
            "refusal",
        ];
        let validators: BTreeMap<&str, Validator> =
            names.into_iter().map(|name| (name, validator(&published(name)))).collect();
        let (mut written, mut refused, mut lasting, mut seen) = (0, 0, 0, 0);
        for (file, text) in samples::acts().unwrap() {
            let mut lines = text.lines();
            let heading: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
            let Some(book) = heading["rulebook"].as_str().and_then(Rulebook::shipped) else { continue };
            let kernel = Kernel::new(book, None).unwrap();
            let mut ledger = Ledger::new();
            for line in lines.filter(|line| line.contains("\"act\"")) {
                let Ok(act) = Act::load(line) else { continue };
                match ledger.handle(&kernel, &act) {
                    Ok(records) => {
                        for record in records {
                            assert_valid(&validators["entry"], &file, record);
                            let record = serde_json::to_value(record).unwrap();
                            for effect in record["entry"]["effects"].as_array().unwrap() {
                                assert_valid(&validators["effect"], &file, effect);
                                if effect["effect"] == "happened" {
                                    assert_valid(&validators["event"], &file, &effect["event"]);
                                }
                            }
                            written += 1;
                        }
                    }
                    Err(refusal) => {
                        assert_valid(&validators["refusal"], &file, &refusal);
                        refused += 1;
                    }
                }
                let (case, at) = (ledger.case(), act.at());
                assert_valid(&validators["case"], &file, &kernel.view(case).unwrap());
                assert_valid(&validators["options"], &file, &kernel.options(case, act.actor(), at).unwrap());
                assert_valid(&validators["blocked"], &file, &kernel.blocked(case, act.actor(), at).unwrap());
                assert_valid(&validators["due_list"], &file, &kernel.due(case, None, at).unwrap());
                let day = kernel.day(at);
                assert_valid(
                    &validators["protections"],
                    &file,
                    &kernel.protections([&ledger], None, Use::Grade, day, at).unwrap(),
                );
                assert_valid(&validators["bars"], &file, &kernel.bars([case], Use::Appointment, day, at).unwrap());
                let together = kernel.lasting([&ledger], None, day, at).unwrap();
                assert_valid(&validators["lasting"], &file, &together);
                lasting += together.len();
                assert_valid(
                    &validators["what-if"],
                    &file,
                    &difference(&kernel, &Case::blank(), case, None, at).unwrap(),
                );
                // Whoever has just acted may have left the case by it.
                if let Ok(view) = kernel.explain_for(case, act.actor(), at) {
                    assert_valid(&validators["person"], &file, &view);
                    seen += 1;
                }
                // The same id for something else.
                let whole = format!("\"{}\"", act.actor().id());
                let other = line.replace(&whole, "\"somebody-else\"");
                if let Err(refusal) = ledger.clone().handle(&kernel, &Act::load(&other).unwrap()) {
                    assert_valid(&validators["refusal"], &file, &refusal);
                    refused += 1;
                }
            }
        }
        assert!(written > 300 && refused > 300 && lasting > 0 && seen > 300, "{written} {refused} {lasting} {seen}");
    }

    /// A precedent tells nobody: neither reader nor schema lets an id of a person through.
    #[test]
    fn a_precedent_with_the_id_of_a_person_is_refused() {
        let text = samples::specimen("precedent").unwrap();
        let validator = validator(&published("precedent"));
        for field in ["case", "person", "actor", "by", "id", "organ", "accuser", "head"] {
            let mut document: Value = serde_json::from_str(&text).unwrap();
            document[field] = "p1".into();
            assert!(!validator.is_valid(&document), "{field}");
            assert!(samples::problems("precedent", &document.to_string()).is_some(), "{field}");
        }
    }

    #[test]
    fn problems_validate() {
        let validator = validator(&closed("problems"));
        let mut seen = BTreeSet::new();
        for Sample { schema, what, text, .. } in samples::all().unwrap() {
            let Some(problems) = samples::problems(schema, &text) else { continue };
            seen.extend(problems.iter().map(|problem| problem.code().as_str()));
            assert_valid(&validator, &what, &problems);
        }
        assert!(seen.len() > 20, "{seen:?}");
    }
}
