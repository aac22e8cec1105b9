//! What holds of every book that ships.

use distinguo::rulebook::Rulebook;
use serde_json::{Value, json};

use crate::book::{Book, cites, list};

fn every() -> impl Iterator<Item = (&'static str, Book)> {
    Rulebook::shipped_names().map(|name| (name, Book::shipped(name)))
}

#[test]
fn what_is_called_verified_is_quoted_in_its_own_language() {
    let mut quoted = 0;
    for (name, book) in every() {
        for clause in book.clauses() {
            let id = clause.id;
            assert_eq!(clause.text.is_some(), clause.text.is_some_and(|text| !text.trim().is_empty()), "{name}: {id}");
            if clause.is_verified() {
                assert!(clause.text.is_some(), "{name}: {id} is called verified, and nothing is quoted");
            }
            let Some(text) = clause.text else { continue };
            quoted += 1;
            let sign = |from: char, to: char| text.chars().any(|sign| (from..=to).contains(&sign));
            match clause.language {
                Some("zh") => assert!(sign('\u{4e00}', '\u{9fff}'), "{name}: {id}"),
                Some("ko") => assert!(sign('\u{ac00}', '\u{d7a3}'), "{name}: {id}"),
                Some("en" | "fr") => assert!(sign('a', 'z') && !sign('\u{4e00}', '\u{9fff}'), "{name}: {id}"),
                language => panic!("{name}: {id} in {language:?}"),
            }
        }
    }
    assert!(quoted > 150, "{quoted}");
}

#[test]
fn what_is_quoted_says_where_it_was_read() {
    for (name, book) in every() {
        for source in book.list("sources") {
            for clause in list(source, "clauses").iter().filter(|clause| clause["text"].is_string()) {
                let url = clause["url"].as_str().or(source["url"].as_str());
                assert!(url.is_some_and(|url| url.starts_with("http")), "{name}: {}", clause["id"]);
            }
        }
    }
}

#[test]
fn erasing_rests_on_the_law_of_personal_information_and_keeps_within_the_law_of_archives() {
    let mut granted = 0;
    for (name, book) in every() {
        for grant in book.grants(&json!("erase")) {
            granted += 1;
            for clause in ["pipl.47", "archives.21", "reading.erase"] {
                assert!(cites(grant, clause), "{name}: {grant}");
            }
            assert!(book.clause("pipl.47").text.unwrap().contains("应当主动删除个人信息"));
            assert!(book.clause("archives.21").text.unwrap().contains("禁止擅自销毁档案"));
            assert_eq!(book.clause("reading.erase").nature, Some("doctrine"));
        }
    }
    assert!(granted >= 4, "{granted}");
}

#[test]
fn that_the_first_day_is_counted_and_that_half_of_a_body_is_a_quorum_is_a_parameter_where_no_text_says_so() {
    for (name, book) in every() {
        let natures = |cited: &Value| {
            let ids = cited.as_str().map_or_else(|| crate::book::strings(cited), |id| vec![id.to_owned()]);
            ids.iter().any(|id| book.clause(id).nature == Some("parameter"))
        };
        for period in book.list("periods").iter().filter(|period| period["counting"]["first_day"] == "included") {
            assert!(natures(&period["clause"]), "{name}: {period}");
        }
    }
    // Korea's quorum has a text; the bodies of these have none.
    for name in ["cn.soe-managers.2024", "cn.civil-servants.2018"] {
        assert_eq!(Book::shipped(name).clause("param.body").nature, Some("parameter"), "{name}");
    }
    assert!(Book::shipped("kr.active-administration").clause("dec.12-6").text.unwrap().contains("과반수"));
}
