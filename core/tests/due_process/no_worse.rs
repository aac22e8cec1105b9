//! No worse: nobody is worse off for having asked for relief.

use serde_json::json;

use crate::story::Story;

#[test]
fn whoever_asked_for_relief_is_not_decided_against_more_heavily_unheard() {
    let story = Story::bent("worse-for-asking");
    assert_eq!(story.last_refused(), "unheard");
    // Found as before, it is decided as before.
    let same = |id: &str, story: Story| story.with(id, "/act/find/answer", json!("none"));
    let lawful = same("039", same("040", story.clone()));
    let lawful = lawful.with("042", "/act", story.line("032")["act"].clone());
    assert_eq!(lawful.last_refused(), "unheard", "what is adverse is heard in each proceeding");
}
