//! The kernel's own words on a page, in its languages. A page in another language of a rulebook uses English ones.

use super::types::{Because, Pole, Truth, Weight};
use crate::error::Language;
use crate::rulebook::{Nature, Reasons};

/// A phrase in English and Chinese.
type Phrase = [&'static str; 2];

/// The phrases of one language.
#[derive(Clone, Copy)]
pub(crate) struct Phrases {
    language: Language,
}

macro_rules! phrases {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        impl Phrases {
            $(pub(crate) const fn $name(self) -> &'static str {
                self.choose([$en, $zh])
            })*
        }
    };
}

phrases! {
    permitted: "Permitted now", "现可作出";
    normally: "normally", "通常";
    blocked: "Not decided: it depends on facts that are still open", "尚不能认定：取决于未查明的要素";
    bottom_line: "bottom line", "底线";
    by_row: "Because", "依据";
    by_all: "Because all that is still open leads to the same", "未查明的要素无论如何，结果相同";
    possible: "Still possible, presumptions left aside", "不计推定仍有可能";
    blocking: "Open facts that block a decision", "妨碍作出决定的未查明要素";
    unassessed: "Still to be assessed", "尚待评估";
    consider: "the reasons must address", "理由须涉及";
    why: "Why", "理由";
    why_not: "Why not", "为何不是";
    no_row: "no row permits it", "没有任何一行允许";
    conditions: "The conditions behind it", "所依据的条件";
    aspects: "Aspects", "各方面";
    answers: "What is settled", "已确定的要素";
    contested: "Contested", "查明不一致";
    conflicts: "The findings contradict each other; nothing follows from them", "查明的内容相互矛盾，不能据以研判";
    ask_reasons: "Unusual together: reasons are needed", "同时存在须说明理由";
    in_reality: "Decided in reality", "实际决定";
    open: "open", "未查明";
    needs: "needs", "须为";
    or: " or ", "或";
    joint: ", ", "、";
    colon: ": ", "：";
    all_of: "all of", "同时具备";
    any_of: "at least one of", "具备其一";
    not: "not", "并非";
    read: "read", "读取";
    presumed: "presumed", "推定";
    found: "found", "查明";
    adopted: "adopted", "采纳";
    derived: "does not apply", "不适用";
    burden: "to be disproved by", "反证责任";
    found_by: "found by", "由其查明";
    read_from: "read from the decision", "从决定读取";
    disclaimer: "A determination is never binding. People decide.", "研判不具约束力，决定由人作出。";
    differences: "Where the rulebooks differ", "各规则的差异";
    prevails: "higher in rank", "位阶较高";
    unranked: "their ranks do not settle it", "位阶不能决定";
    same: "The rulebooks agree.", "各规则结论一致。";
    leads: "leads to", "导致";
    positive: "Positive list", "正面清单";
    negative: "Negative list", "负面清单";
    discretion: "To be decided", "裁量清单";
}

impl Phrases {
    /// The phrases of a language tag.
    pub(crate) fn of(tag: &str) -> Self {
        Self { language: Language::from_tag(tag).unwrap_or(Language::En) }
    }

    const fn choose(self, phrase: Phrase) -> &'static str {
        match self.language {
            Language::En => phrase[0],
            Language::Zh => phrase[1],
        }
    }

    /// How far a clause can be relied on; nothing for a verified one.
    pub(crate) const fn nature(self, nature: Nature) -> Option<&'static str> {
        match nature {
            Nature::Verified => None,
            Nature::Reported => Some(self.choose(["reported, original not seen", "转述，未见原文"])),
            Nature::Doctrine => Some(self.choose(["doctrine, not law", "学说，非法律"])),
            Nature::Parameter => Some(self.choose(["set locally, no text", "本地参数，无条文"])),
        }
    }

    pub(crate) const fn reasons(self, reasons: Reasons) -> Option<&'static str> {
        match reasons {
            Reasons::Never => None,
            Reasons::UnlessNormal => {
                Some(self.choose(["reasons needed for any other than the normal outcome", "偏离通常结果须说明理由"]))
            }
            Reasons::Always => Some(self.choose(["reasons needed", "须说明理由"])),
        }
    }

    pub(crate) const fn pole(self, pole: Pole) -> &'static str {
        match pole {
            Pole::Favourable => self.choose(["favourable", "有利"]),
            Pole::Adverse => self.choose(["adverse", "不利"]),
            Pole::Both => self.choose(["both", "两面兼有"]),
            Pole::Neither => self.choose(["neither", "两面均无"]),
            Pole::Open => self.choose(["open", "未定"]),
        }
    }

    pub(crate) const fn because(self, because: Because) -> &'static str {
        match because {
            Because::Fails => self.choose(["its test fails", "条件不成立"]),
            Because::EarlierRow => self.choose(["a row before it applies", "在先的行已适用"]),
            Because::Open => self.choose(["it depends on open facts", "取决于未查明的要素"]),
        }
    }

    pub(crate) const fn weight(self, weight: Weight) -> Option<&'static str> {
        match weight {
            Weight::Determines | Weight::MayDetermine => None,
            Weight::DoesNotDetermine => Some(self.choose(["the same would follow without it", "即无此行结果亦同"])),
        }
    }

    /// The sign of a truth value, the same in every language.
    pub(crate) const fn sign(truth: Truth) -> &'static str {
        match truth {
            Truth::Holds => "✓",
            Truth::Fails => "✗",
            Truth::Open => "?",
        }
    }

    pub(crate) fn at_least(self, n: u32) -> String {
        match self.language {
            Language::En => format!("at least {n} of"),
            Language::Zh => format!("至少具备 {n} 项"),
        }
    }
}
