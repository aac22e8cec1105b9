//! Every label and every citation of a document, with its place.

use super::document::{Answer, Document, Domain};
use super::place::Place;
use super::procedure::Consequence;
use crate::document::{Clauses, Text};

/// Calls `visit` for every text that must be written in the languages of the book.
pub(crate) fn labels<'d>(document: &'d Document, visit: &mut impl FnMut(&Place<'_>, &'d Text)) {
    let root = Place::Root;
    macro_rules! each {
        ($items:expr, $outer:expr, $section:literal, $field:literal, |$item:ident, $at:ident| $rest:block) => {
            let section = Place::Field($outer, $section);
            for (index, $item) in $items.iter().enumerate() {
                let $at = Place::Item(&section, index);
                visit(&Place::Field(&$at, $field), &$item.label);
                $rest
            }
        };
    }
    fn answers<'d>(list: &'d [Answer], outer: &Place<'_>, visit: &mut impl FnMut(&Place<'_>, &'d Text)) {
        let section = Place::Field(outer, "answers");
        for (index, answer) in list.iter().enumerate() {
            visit(&Place::Field(&Place::Item(&section, index), "label"), &answer.label);
        }
    }

    visit(&Place::Field(&root, "title"), &document.title);
    let sources = Place::Field(&root, "sources");
    for (index, source) in document.sources.iter().enumerate() {
        let at = Place::Item(&sources, index);
        visit(&Place::Field(&at, "title"), &source.title);
        let clauses = Place::Field(&at, "clauses");
        for (index, clause) in source.clauses.iter().enumerate() {
            visit(&Place::Field(&Place::Item(&clauses, index), "cite"), &clause.cite);
        }
    }
    each!(document.roles, &root, "roles", "label", |_role, at| {});
    each!(document.facts, &root, "facts", "label", |fact, at| {
        match &fact.domain {
            Domain::Answers(list) => answers(list, &at, visit),
            Domain::Amount(amount) => {
                let of = Place::Field(&at, "amount");
                each!(amount.bands, &of, "bands", "label", |_band, at| {});
            }
            Domain::AnswersOf(_) | Domain::Flag(_) => {}
        }
    });
    let sets = Place::Field(&root, "answer_sets");
    for (index, set) in document.answer_sets.iter().enumerate() {
        answers(&set.answers, &Place::Item(&sets, index), visit);
    }
    each!(document.aspects, &root, "aspects", "label", |_aspect, at| {});
    each!(document.conditions, &root, "conditions", "label", |_condition, at| {});
    each!(document.contradictions, &root, "contradictions", "label", |_contradiction, at| {});
    each!(document.presumptions, &root, "presumptions", "label", |_presumption, at| {});
    each!(document.tables, &root, "tables", "label", |table, at| {
        each!(table.outcomes, &at, "outcomes", "label", |_outcome, at| {});
        each!(table.rows, &at, "rows", "label", |_row, at| {});
    });
    each!(document.guarantees, &root, "guarantees", "label", |_guarantee, at| {});
    each!(document.separation, &root, "separation", "label", |_rule, at| {});
    each!(document.recusal, &root, "recusal", "label", |_ground, at| {});
    each!(document.documents, &root, "documents", "label", |kind, at| {
        let section = Place::Field(&at, "to_include");
        for (index, text) in kind.to_include.iter().enumerate() {
            visit(&Place::Item(&section, index), text);
        }
    });
    each!(document.service, &root, "service", "label", |_method, at| {});
    each!(document.periods, &root, "periods", "label", |period, at| {
        let section = Place::Field(&at, "on_lapse");
        for (index, consequence) in period.on_lapse.iter().enumerate() {
            if let Consequence::None(why) = consequence {
                visit(&Place::Field(&Place::Item(&section, index), "none"), why);
            }
        }
    });
    each!(document.relief, &root, "relief", "label", |_level, at| {});
    each!(document.protections, &root, "protections", "label", |_protection, at| {});
}

/// Calls `visit` for every citation of clauses.
// Not generic as `labels` is: it is asked from two places.
pub(crate) fn citations<'d>(document: &'d Document, visit: &mut dyn FnMut(&Place<'_>, &'d Clauses)) {
    let root = Place::Root;
    macro_rules! each {
        ($items:expr, $outer:expr, $section:literal) => {
            let section = Place::Field($outer, $section);
            for (index, item) in $items.iter().enumerate() {
                visit(&Place::Field(&Place::Item(&section, index), "clause"), &item.clause);
            }
        };
    }

    visit(&Place::Field(&Place::Field(&root, "transition"), "clause"), &document.transition.clause);
    if let Some(counting) = &document.counting {
        visit(&Place::Field(&Place::Field(&root, "counting"), "clause"), &counting.clause);
    }
    each!(document.facts, &root, "facts");
    let aspects = Place::Field(&root, "aspects");
    for (index, aspect) in document.aspects.iter().enumerate() {
        if let Some(clause) = &aspect.clause {
            visit(&Place::Field(&Place::Item(&aspects, index), "clause"), clause);
        }
    }
    each!(document.conditions, &root, "conditions");
    each!(document.contradictions, &root, "contradictions");
    each!(document.presumptions, &root, "presumptions");
    let tables = Place::Field(&root, "tables");
    for (index, table) in document.tables.iter().enumerate() {
        let at = Place::Item(&tables, index);
        each!(table.rows, &at, "rows");
    }
    each!(document.guarantees, &root, "guarantees");
    each!(document.separation, &root, "separation");
    each!(document.recusal, &root, "recusal");
    let documents = Place::Field(&root, "documents");
    for (index, kind) in document.documents.iter().enumerate() {
        if let Some(clause) = &kind.clause {
            visit(&Place::Field(&Place::Item(&documents, index), "clause"), clause);
        }
    }
    each!(document.service, &root, "service");
    each!(document.acts, &root, "acts");
    each!(document.periods, &root, "periods");
    let periods = Place::Field(&root, "periods");
    for (index, period) in document.periods.iter().enumerate() {
        let at = Place::Item(&periods, index);
        each!(period.suspend, &at, "suspend");
        let rules = [
            ("interrupt", period.interrupt.as_ref().map(|rule| &rule.clause)),
            ("extend", period.extend.as_ref().map(|rule| &rule.clause)),
            ("restore", period.restore.as_ref().map(|rule| &rule.clause)),
            ("combine", period.combine.as_ref().map(|rule| &rule.clause)),
        ];
        for (field, clause) in rules {
            if let Some(clause) = clause {
                visit(&Place::Field(&Place::Field(&at, field), "clause"), clause);
            }
        }
    }
    if let Some(rule) = &document.standing_still {
        visit(&Place::Field(&Place::Field(&root, "standing_still"), "clause"), &rule.clause);
    }
    each!(document.relief, &root, "relief");
    each!(document.protections, &root, "protections");
    each!(document.views, &root, "views");
}
