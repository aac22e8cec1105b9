//! The loader holds the word *verified* to what is quoted.

use distinguo::document::Id;
use distinguo::error::Language;
use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

/// A shipped book with changes at pointers; null takes away.
fn changed(changes: &[(&str, Value)]) -> Result<Rulebook, Vec<(String, String)>> {
    let mut written: Value = serde_json::from_str(Rulebook::shipped_text("eu.376-2014").unwrap()).unwrap();
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = written.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        if value.is_null() {
            parent.remove(name);
        } else {
            parent.insert(name.to_owned(), value.clone());
        }
    }
    Rulebook::load(&written.to_string()).map_err(|problems| {
        for problem in &problems {
            for language in [Language::En, Language::Zh] {
                assert!(!problem.message(language).is_empty() && !problem.help(language).is_empty());
            }
        }
        problems.iter().map(|problem| (problem.code().as_str().to_owned(), problem.pointer().to_owned())).collect()
    })
}

fn told(code: &str, pointer: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), pointer.to_owned())]
}

const CLAUSE: &str = "/sources/0/clauses/0";

fn at(field: &str) -> String {
    format!("{CLAUSE}/{field}")
}

#[test]
fn a_clause_called_verified_without_its_text_is_refused() {
    for (text, of_clause, of_source) in
        [(Value::Null, json!("verified"), Value::Null), (json!(" \n"), json!("verified"), Value::Null)]
    {
        let changes = [(&*at("text"), text), (&*at("nature"), of_clause), ("/sources/0/nature", of_source)];
        assert_eq!(changed(&changes).unwrap_err(), told("unquoted", CLAUSE));
    }
    // Its source may say so for all of its clauses.
    let changes = [(&*at("text"), Value::Null), ("/sources/0/nature", json!("verified"))];
    assert_eq!(changed(&changes).unwrap_err(), told("unquoted", CLAUSE));
    // What nobody calls verified needs none, and is reported.
    changed(&[(&*at("text"), Value::Null)]).unwrap();
    changed(&[(&*at("text"), Value::Null), (&*at("nature"), json!("doctrine"))]).unwrap();
}

#[test]
fn a_quotation_is_in_a_language() {
    let problems = changed(&[("/sources/0/language", Value::Null)]).unwrap_err();
    assert_eq!(problems, told("quoted_in_no_language", "/sources/0"));
}

#[test]
fn an_address_is_one_that_can_be_followed() {
    for address in ["eur-lex.europa.eu", "https://", "ftp://example.org/a", "https://example.org/a b", ""] {
        assert_eq!(
            changed(&[("/sources/0/url", json!(address))]).unwrap_err(),
            told("bad_url", "/sources/0/url"),
            "{address}"
        );
        assert_eq!(changed(&[(&*at("url"), json!(address))]).unwrap_err(), told("bad_url", &at("url")), "{address}");
    }
    for address in ["http://example.org/a", "https://example.org/条例#1"] {
        changed(&[("/sources/0/url", json!(address)), (&*at("url"), json!(address))]).unwrap();
    }
}

#[test]
fn a_book_tells_what_it_quotes() {
    let book = changed(&[(&*at("url"), json!("https://example.org/16-6"))]).unwrap();
    let labels = book.labels("en");
    let quoted = |id: &str| labels.quoted(&Id::new(id).unwrap());
    assert_eq!(quoted("reg.16-6").unwrap().url, Some("https://example.org/16-6"));
    let other = quoted("reg.16-10a").unwrap();
    assert_eq!((other.language, other.text), ("en", "in cases of wilful misconduct"));
    assert_eq!(other.url, Some("https://eur-lex.europa.eu/eli/reg/2014/376/oj"), "that of the instrument");
    assert_eq!(quoted("reading.exceptions"), None);
    assert_eq!(quoted("nowhere"), None);
}
