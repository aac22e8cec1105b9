//! Every public type and function of the kernel shows in its documentation how it is used. Judged by the pages that
//! rustdoc has written, so that items made by macros and re-exported ones count as readers see them.

use std::path::Path;

use crate::{Failure, read};

/// What of the kernel needs an example, as rustdoc names the files.
const KINDS: [&str; 6] = ["struct", "enum", "union", "trait", "fn", "macro"];

/// Fails where a public item has no example. `docs` is the folder of rustdoc for the crate.
pub(crate) fn check(docs: &Path) -> Result<(), Failure> {
    let index = read(&docs.join("all.html"))?;
    let mut judged = 0;
    let mut bare = Vec::new();
    for link in links(&index) {
        let file = link.rsplit('/').next().unwrap_or_default();
        if !KINDS.iter().any(|kind| file.strip_prefix(kind).is_some_and(|rest| rest.starts_with('.'))) {
            continue;
        }
        judged += 1;
        if !has_example(&read(&docs.join(link))?) {
            bare.push(link.trim_end_matches(".html").replace('/', "::"));
        }
    }
    if judged == 0 {
        return Err(format!("{} lists no items: rustdoc writes its pages differently now", docs.display()));
    }
    if bare.is_empty() {
        return Ok(());
    }
    Err(format!("no example in the documentation of: {}", bare.join(", ")))
}

/// The pages that an index links to.
fn links(index: &str) -> impl Iterator<Item = &str> {
    let targets = index.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    targets.filter(|target| target.ends_with(".html") && !target.starts_with("..") && !target.contains('#'))
}

/// Whether the text at the head of a page, before fields and methods, has an example.
fn has_example(page: &str) -> bool {
    let head = page.split("top-doc").nth(1).and_then(|rest| rest.split("</details>").next());
    head.is_some_and(|head| head.contains("example-wrap"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_counts_only_at_the_head_of_the_page() {
        let page = |head: &str, below: &str| {
            format!("<main><details class=\"toggle top-doc\" open>{head}</details><h2>Methods</h2>{below}</main>")
        };
        let example = "<div class=\"example-wrap\"><pre>x</pre></div>";
        assert!(has_example(&page(example, "")));
        assert!(!has_example(&page("<p>words</p>", example)));
        assert!(!has_example("<main></main>"));
    }

    #[test]
    fn pages_are_found_in_the_index() {
        let index =
            r#"<a href="../static/a.html">x</a><a href="time/struct.Date.html">x</a><a href="index.html#fns">y</a>"#;
        assert_eq!(links(index).collect::<Vec<_>>(), ["time/struct.Date.html"]);
    }
}
