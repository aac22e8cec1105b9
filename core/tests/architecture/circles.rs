//! Imports file by file: no file uses what stands above it, so no circle of files goes back to where it began.
//!
//! A file uses another where it names something that is defined there, through whatever re-exports. That a module declares
//! its children and passes on their names is no use of them.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, UseTree, Visibility};

/// Files that know each other for a reason.
///
/// A case can be handed over the ledger of another, which is audited by handling its acts again.
const NEIGHBOURS: &[&[&str]] = &[&[
    "audit/mod.rs",
    "handed_over.rs",
    "kernel/at_hand.rs",
    "kernel/handle.rs",
    "kernel/ledger.rs",
    "kernel/mod.rs",
    "kernel/set.rs",
]];

/// A name as it is written, segment by segment.
type Name = Vec<String>;

/// The names that a file mentions, and those that it passes on.
#[derive(Default)]
struct Names {
    used: BTreeSet<Name>,
    passed_on: BTreeMap<String, Name>,
}

impl Names {
    fn read(&mut self, tree: &UseTree, before: &[String], passed_on: bool) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        let (name, known_as) = match tree {
            UseTree::Path(path) => return self.read(&path.tree, &with(&path.ident), passed_on),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|item| self.read(item, before, passed_on));
            }
            UseTree::Name(name) => (with(&name.ident), name.ident.to_string()),
            UseTree::Rename(rename) => (with(&rename.ident), rename.rename.to_string()),
            UseTree::Glob(_) => (before.to_vec(), String::new()),
        };
        if passed_on {
            self.passed_on.insert(known_as, name);
        } else {
            self.used.insert(name);
        }
    }
}

fn only_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|flag| flag == "test")
    })
}

impl Visit<'_> for Names {
    fn visit_item_mod(&mut self, item: &ItemMod) {
        if !only_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        if !only_for_tests(&item.attrs) {
            self.read(&item.tree, &[], !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let name: Name = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if name.len() > 1 {
            self.used.insert(name);
        }
        visit::visit_path(self, path);
    }
}

/// The modules of the crate, each with its file and names.
struct Modules(BTreeMap<Name, (String, Names)>);

impl Modules {
    fn of<'s>(sources: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let module = |(file, code): (&str, &str)| {
            let mut path: Name = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if path.last().is_some_and(|last| last == "mod" || last == "lib") {
                path.pop();
            }
            let mut names = Names::default();
            names.visit_file(&syn::parse_file(code).unwrap_or_else(|error| panic!("{file}: {error}")));
            (path, (file.to_owned(), names))
        };
        Self(sources.into_iter().map(module).collect())
    }

    /// The name from the root of the crate; `None` for what another crate or the file itself defines.
    fn absolute(&self, module: &[String], name: &[String]) -> Option<Name> {
        let (first, rest) = name.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let ups = name.iter().take_while(|segment| *segment == "super").count();
                let above = module.get(..module.len().checked_sub(ups)?)?;
                Some([above, name.get(ups..)?].concat())
            }
            _ => {
                let child = [module, std::slice::from_ref(first)].concat();
                self.0.contains_key(&child).then(|| [module, name].concat())
            }
        }
    }

    /// The module in which a name is defined.
    fn home(&self, name: &[String], steps: usize) -> Option<&Name> {
        let depth = (0..=name.len()).rev().find(|depth| self.0.contains_key(&name[..*depth]))?;
        let (module, (_, names)) = self.0.get_key_value(&name[..depth])?;
        let passed_on = name.get(depth).and_then(|next| names.passed_on.get(next));
        let further = passed_on.and_then(|target| self.absolute(module, target)).filter(|_| steps > 0);
        match further {
            Some(target) => self.home(&[&target, &name[depth + 1..]].concat(), steps - 1),
            None => Some(module),
        }
    }

    /// The files that each file uses.
    fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |(module, (file, names)): (&Name, &'_ (String, Names))| {
            let homes = names.used.iter().filter_map(|name| self.home(&self.absolute(module, name)?, 16));
            let used = homes.filter(|home| *home != module).map(|home| self.0[home].0.as_str());
            (self.0[module].0.as_str(), used.filter(|used| used != file).collect())
        };
        self.0.iter().filter(|(module, _)| !module.is_empty()).map(of).collect()
    }
}

/// The files that can be come back to from themselves, each with those through which.
fn circles<'f>(uses: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> BTreeSet<BTreeSet<&'f str>> {
    let reached = |from: &'f str| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(file) = todo.pop() {
            todo.extend(uses.get(file).into_iter().flatten().filter(|used| seen.insert(**used)));
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reached(file))).collect();
    let circle = |file: &&'f str| {
        let back = all[file].iter().filter(|other| all.get(**other).is_some_and(|reached| reached.contains(file)));
        let circle: BTreeSet<&str> = back.copied().collect();
        (circle.len() > 1).then_some(circle)
    };
    uses.keys().filter_map(circle).collect()
}

#[test]
fn no_file_uses_what_stands_above_it() {
    let files = crate::files();
    let modules = Modules::of(files.iter().map(|(file, code)| (file.as_str(), code.as_str())));
    let uses = modules.uses();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 500, "{uses:?}");
    for circle in circles(&uses) {
        let known = NEIGHBOURS.iter().any(|neighbours| circle.iter().all(|file| neighbours.contains(file)));
        let arrows = circle.iter().map(|file| {
            let used: Vec<_> = uses[file].intersection(&circle).collect();
            format!("\n  {file} uses {used:?}")
        });
        assert!(known, "these files go round in a circle:{}", arrows.collect::<String>());
    }
}

#[test]
fn a_circle_through_a_passed_on_name_would_be_found() {
    let sources = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod low; mod high; pub(crate) use low::Low; pub(crate) use high::High;"),
        ("a/low.rs", "use super::High; pub(crate) struct Low(High);"),
        ("a/high.rs", "pub(crate) struct High; fn low() -> crate::a::Low { todo() }"),
        ("b.rs", "use crate::a::{High, Low}; #[cfg(test)] mod tests { use crate::a::High; }"),
    ];
    let modules = Modules::of(sources);
    let uses = modules.uses();
    assert_eq!(uses["b.rs"], BTreeSet::from(["a/high.rs", "a/low.rs"]));
    assert_eq!(circles(&uses), BTreeSet::from([BTreeSet::from(["a/high.rs", "a/low.rs"])]));
}
