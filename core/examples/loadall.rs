//! scratch
use distinguo::rulebook::Rulebook;
fn main() {
    for name in Rulebook::shipped_names() {
        match Rulebook::load(Rulebook::shipped_text(name).unwrap_or_default()) {
            Ok(book) => {
                let n = book.advice().iter().count();
                println!("{name} ok {n}");
                for p in book.advice().iter().filter(|p| !matches!(p.code().as_str(), "uncited_clause" | "unused_role")) {
                    println!("   {p:?}");
                }
            }
            Err(problems) => println!("{name}\n{problems}"),
        }
    }
}
