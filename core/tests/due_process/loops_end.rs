//! Every loop ends.
use distinguo::rulebook::Rulebook;
#[test]
fn print() {
    for name in Rulebook::shipped_names() {
        let t = std::time::Instant::now();
        let book = Rulebook::shipped(name).unwrap();
        println!("{name} {:?} {:?}", book.worst_case_days(), t.elapsed());
    }
    println!("small {:?}", Rulebook::load(crate::stage::SMALL).unwrap().worst_case_days());
}
