//! The rulebooks that ship.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use distinguo::rulebook::Rulebook;

#[test]
fn every_shipped_rulebook_is_sound_and_leaves_its_author_nothing_to_do() {
    for id in Rulebook::shipped_names() {
        let text = Rulebook::shipped_text(id).unwrap();
        let book = Rulebook::load(text).unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
        let versioned = format!("{}.{}", book.id(), book.version());
        assert!(id == book.id().as_str() || id == versioned, "{id}");
        let advice = book.advice();
        assert!(advice.is_empty(), "{id}:\n{advice}");
    }
}

/// A copy of a shipped book with a change, and what loading it says.
fn changed(id: &str, change: impl FnOnce(&mut serde_json::Value)) -> Result<Rulebook, distinguo::error::Problems> {
    let mut document: serde_json::Value = serde_json::from_str(Rulebook::shipped_text(id).unwrap()).unwrap();
    change(&mut document);
    Rulebook::load(&document.to_string())
}

#[test]
fn no_row_can_be_deleted_unnoticed() {
    let mut deleted = 0;
    for id in Rulebook::shipped_names() {
        let document: serde_json::Value = serde_json::from_str(Rulebook::shipped_text(id).unwrap()).unwrap();
        for (t, table) in document["tables"].as_array().unwrap().iter().enumerate() {
            for (r, row) in table["rows"].as_array().unwrap().iter().enumerate() {
                let outcome = changed(id, |copy| {
                    copy["tables"][t]["rows"].as_array_mut().unwrap().remove(r);
                });
                let problems =
                    outcome.err().unwrap_or_else(|| panic!("{id}: {}/{} was missed by nobody", table["id"], row["id"]));
                assert!(problems.has_errors());
                deleted += 1;
            }
        }
    }
    assert!(deleted > 60, "{deleted}");
}
