//! Why an act is not possible now: a closed list of codes, each with words in every language of the kernel, the clause
//! where a rule is the reason, and what would be possible instead.

use serde::{Serialize, Serializer};

use super::choice::Choice;
use super::foreign::Foreign;
use crate::document::Id;
use crate::error::Language;
use crate::precedent::Pointing;
use crate::sorted::{self, Map};
use crate::time::NeedsCalendar;

/// An act that is not possible now.
///
/// ```
/// use distinguo::case::Act;
/// use distinguo::kernel::{Kernel, Ledger};
/// use distinguo::rulebook::Rulebook;
/// use distinguo::error::Language;
///
/// let kernel = Kernel::new(Rulebook::shipped("cn.supervision.2024").unwrap(), None).unwrap();
/// let open = r#"{"id": "1", "at": "2026-03-02T09:00:00+08:00", "actor": {"id": "a", "role": "principal", "organ": "county"},
///     "act": {"open": {"case": "mine", "rulebook": "cn.supervision.2024", "version": "2024.1",
///     "seats": {"deciding": "county", "superior": "city"}, "parties": {"person": "person:wei"}}}}"#;
/// let open = Act::load(open).unwrap();
/// let mut ledger = Ledger::new();
/// ledger.handle(&kernel, &open).unwrap();
/// let other = Act::load(r#"{"id": "1", "at": "2026-03-02T10:00:00+08:00", "actor": {"id": "a", "role": "principal"}, "act": {"withdraw": {}}}"#).unwrap();
/// let refusal = ledger.handle(&kernel, &other).unwrap_err(); // another act under the same id
/// assert!(!refusal.message(Language::En).is_empty() && !refusal.help(Language::Zh).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(Box<Details>);

/// Apart from the refusal, which is handed on and on while it is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    code: RefusalCode,
    clauses: Vec<Id>,
    /// What the refusal is about: a role, a document, a table, a member…
    about: String,
    /// Open facts, missing documents, factors not addressed.
    missing: Vec<Id>,
    /// Entries that came in between, by their numbers: the first and the last.
    entries: Option<(u32, u32)>,
    /// Where precedents with the same findings point.
    precedents: Vec<Pointing>,
    /// What the case runs under and this kernel lacks.
    needs: Option<Foreign>,
    /// What this actor could do instead.
    possible: Vec<Choice>,
}

impl Refusal {
    pub(crate) fn new(code: RefusalCode) -> Self {
        let [clauses, missing] = [Vec::new(), Vec::new()];
        let (about, precedents, possible) = (String::new(), Vec::new(), Vec::new());
        Self(Box::new(Details { code, clauses, about, missing, entries: None, precedents, needs: None, possible }))
    }

    pub(crate) fn about(mut self, about: impl std::fmt::Display) -> Self {
        self.0.about = about.to_string();
        self
    }

    pub(crate) fn clauses<'c>(mut self, clauses: impl IntoIterator<Item = &'c Id>) -> Self {
        self.0.clauses.extend(clauses.into_iter().cloned());
        self
    }

    pub(crate) fn missing(mut self, missing: impl IntoIterator<Item = Id>) -> Self {
        self.0.missing.extend(missing);
        self
    }

    /// Tells where precedents with the same findings point.
    pub(crate) fn pointing(mut self, precedents: Vec<Pointing>) -> Self {
        self.0.precedents = precedents;
        self
    }

    /// Where precedents with the same findings point, and how many.
    #[must_use]
    pub fn precedents(&self) -> &[Pointing] {
        &self.0.precedents
    }

    /// Tells which entries came in between: the first and the last.
    pub(crate) fn between(mut self, entries: (u32, u32)) -> Self {
        self.0.entries = Some(entries);
        self
    }

    /// Tells what the case runs under and this kernel lacks.
    pub(crate) fn needing(mut self, foreign: Foreign) -> Self {
        self.0.needs = Some(foreign);
        self
    }

    /// What the case runs under, where that is why the kernel refuses: it answers nothing about such a case.
    #[must_use]
    pub fn needs(&self) -> Option<&Foreign> {
        self.0.needs.as_ref()
    }

    /// The numbers of the first and the last of the entries that came in since the head that an act expected.
    #[must_use]
    pub fn entries(&self) -> Option<(u32, u32)> {
        self.0.entries
    }

    /// Tells what this actor could do instead.
    pub(crate) fn instead(&mut self, possible: Vec<Choice>) {
        self.0.possible = possible;
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> RefusalCode {
        self.0.code
    }

    /// The rules that are the reason.
    #[must_use]
    pub fn cited(&self) -> &[Id] {
        &self.0.clauses
    }

    /// Open facts, missing documents, factors not addressed.
    #[must_use]
    pub fn needed(&self) -> &[Id] {
        &self.0.missing
    }

    /// What this actor could do instead.
    #[must_use]
    pub fn possible(&self) -> &[Choice] {
        &self.0.possible
    }

    /// What is in the way, lower-case and without full stop.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut message = self.0.code.texts(language)[0].replace("{about}", &self.0.about);
        for (place, pointing) in self.0.precedents.iter().enumerate() {
            message.push_str(if place == 0 { ": " } else { ", " });
            message.push_str(&format!("{} `{}`", pointing.count, pointing.outcome));
        }
        message
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        self.0.code.texts(language)[1].replace("{about}", &self.0.about)
    }
}

/// The wire form of a refusal.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Refusal"))]
pub(crate) struct RefusalForm<'a> {
    /// Stable code of the reason, to be handled by programs.
    code: &'static str,
    /// What is refused and why, in each language of the kernel.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    message: Map<String, String>,
    /// What to do instead, in each language of the kernel.
    #[serde(serialize_with = "sorted::write")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    help: Map<String, String>,
    /// Ids of the clauses on which it is refused. Left out where no rule of the book is the reason.
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    clauses: &'a [Id],
    /// Ids of what is missing: open facts, documents, or factors that the reasons do not address.
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    missing: &'a [Id],
    /// Numbers of the first and the last entry that came in since the head that the act expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<(u32, u32)>,
    /// How many precedents with the same findings point where.
    #[serde(skip_serializing_if = "<[Pointing]>::is_empty")]
    precedents: &'a [Pointing],
    /// The rulebook or the edition of a calendar that the case runs under, where this kernel lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<&'a Foreign>,
    /// What this actor could do instead.
    possible: &'a [Choice],
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Refusal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        RefusalForm::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = RefusalForm::json_schema(generator);
        if let Some(code) = schema.pointer_mut("/properties/code").and_then(serde_json::Value::as_object_mut) {
            code.insert("enum".to_owned(), RefusalCode::ALL.iter().map(|code| code.as_str()).collect());
        }
        schema
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_language = |text: fn(&Self, Language) -> String| {
            Language::ALL.into_iter().map(|language| (language.tag().to_owned(), text(self, language))).collect()
        };
        RefusalForm {
            code: self.0.code.as_str(),
            message: by_language(Self::message),
            help: by_language(Self::help),
            clauses: &self.0.clauses,
            missing: &self.0.missing,
            entries: self.0.entries,
            precedents: &self.0.precedents,
            needs: self.0.needs.as_ref(),
            possible: &self.0.possible,
        }
        .serialize(serializer)
    }
}

macro_rules! codes {
    ($($variant:ident $code:literal en: $en:literal, $en_help:literal; zh: $zh:literal, $zh_help:literal;)*) => {
        /// The closed list of reasons why an act is not possible. Codes are stable; texts may be reworded.
        ///
        /// ```
        /// use distinguo::case::RefusalCode;
        /// assert!(RefusalCode::ALL.iter().any(|code| code.as_str() == "unheard"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RefusalCode {
            $(#[doc = $en] $variant,)*
        }

        impl RefusalCode {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name that every host sees.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Message and help in a language; `{about}` stands for what it is about.
            #[must_use]
            pub const fn texts(self, language: Language) -> [&'static str; 2] {
                match (self, language) {
                    $((Self::$variant, Language::En) => [$en, $en_help], (Self::$variant, Language::Zh) => [$zh, $zh_help],)*
                }
            }
        }
    };
}

codes! {
    // The ledger
    NoProcedure "no_procedure"
        en: "the rulebook `{about}` has no procedure", "use it as a questionnaire, or choose a rulebook with a procedure";
        zh: "规则 `{about}` 没有程序", "可用作自查，或选择有程序的规则";
    NotOpen "not_open"
        en: "the case is not open", "open it first";
        zh: "事项尚未开立", "请先开立";
    AlreadyOpen "already_open"
        en: "the case is open already", "open another case under another id";
        zh: "事项已经开立", "请另立事项";
    WrongBook "wrong_book"
        en: "this needs the rulebook {about}, and another is at hand", "load that rulebook to the letter, or migrate the case";
        zh: "此项须适用规则 {about}，当前载入的是另一规则", "请按原文载入该规则，或办理迁移";
    OutOfOrder "out_of_order"
        en: "the act is dated before the last entry, or states a day after itself", "date acts when they are done; state earlier days as `done_on`";
        zh: "办理时间早于最后一条记录，或所述日期晚于办理时间", "请按实际时间办理；此前发生的日期写入 `done_on`";
    BeforeWhatItPresupposes "before_what_it_presupposes"
        en: "the stated day comes before what it presupposes: {about}", "state the day on which it was done";
        zh: "所述日期早于其前提：{about}", "请写明实际办理的日期";
    NotProof "not_proof"
        en: "`{about}` does not prove the day of this act", "name a document that the rulebook names for that, or state no proof";
        zh: "`{about}` 不能证明此项办理的日期", "请提供规则规定可作证明的文书，或不附证明";
    CaseMoved "case_moved"
        en: "the case has moved on since the head that the act expects", "read the entries since and decide again";
        zh: "事项在所依据的链首之后已有新记录", "请阅读新记录后再行办理";
    TooLarge "too_large"
        en: "the entry of the act would have {about} bytes, more than a ledger may have on a line", "divide it into several acts";
        zh: "此项办理的记录将有 {about} 字节，超过台账每行的上限", "请分为数次办理";
    LapseWithoutEffect "lapse_without_effect"
        en: "the period `{about}` has run out and nothing follows from it: no handling has written such a ledger", "audit the ledger";
        zh: "期限 `{about}` 已届满而无任何后果：此记录并非由办理形成", "请审计该记录";
    IdReused "id_reused"
        en: "the id `{about}` belongs to another act", "give every act an id of its own";
        zh: "办理标识 `{about}` 已用于其他办理", "请为每次办理使用不同标识";
    WhichMatter "which_matter"
        en: "more than one matter can be meant: {about}", "name one of them in `about`";
        zh: "可能所指的事项不止一个：{about}", "请在 `about` 中写明其中之一";
    // Who
    UnknownName "unknown_name"
        en: "the rulebook does not know `{about}`", "use an id of the rulebook";
        zh: "规则中没有 `{about}`", "请使用规则中的标识";
    NotGranted "not_granted"
        en: "the role `{about}` may not do this", "let somebody act whom the rulebook allows to";
        zh: "职责 `{about}` 无权办理", "请由规则授权者办理";
    WrongOrgan "wrong_organ"
        en: "the actor does not belong to the organ in the seat `{about}`", "let the organ act that sits there, or record its succession";
        zh: "行为人不属于席位 `{about}` 的机关", "请由该席位的机关办理，或先记录承继";
    WrongPerson "wrong_person"
        en: "the role `{about}` is held by somebody else in this case", "act under the pseudonym that the case knows, or assign the role";
        zh: "本事项中职责 `{about}` 由他人承担", "请使用事项中的代号，或先行指派";
    OwnCase "own_case"
        en: "nobody acts as an official on their own case", "let somebody else act";
        zh: "任何人不得办理自己的事项", "请由他人办理";
    RecusedActor "recused"
        en: "`{about}` is recused", "let somebody else act";
        zh: "`{about}` 已经回避", "请由他人办理";
    Separated "separated"
        en: "`{about}` has done an act that may not meet with this one in one person", "let somebody act who has had no part in it";
        zh: "`{about}` 已办理不得兼任的事项", "请由未曾参与者办理";
    OutOfReach "out_of_reach"
        en: "`{about}` does not belong to the actor's own organ and level", "let the organ act to which it belongs; for a head the one above";
        zh: "`{about}` 不属于行为人所在机关和层级", "请由其所属机关办理；负责人的事项由上一级办理";
    NotAnOfficial "not_an_official"
        en: "`{about}` is a party; parties are neither assigned nor recused", "name an official; parties join by an act of their own";
        zh: "`{about}` 是当事人，当事人不得被指派或回避", "请指明工作人员；当事人以自己的行为参加";
    UnknownActor "unknown_actor"
        en: "nobody called `{about}` is assigned to the case or has acted in it", "name somebody who has";
        zh: "本事项中没有名为 `{about}` 的承办人", "请指明已被指派或已经办理的人员";
    NothingAsked "nothing_asked"
        en: "nothing was asked that concerns `{about}`", "wait until a party asks, or they declare it themselves";
        zh: "没有涉及 `{about}` 的申请", "请待当事人提出，或本人声明";
    NotAParty "not_a_party"
        en: "the role `{about}` is no party here, or nobody holds it yet", "bind the party when the case opens, or ask to join";
        zh: "`{about}` 不是本事项的当事人身份，或尚无人承担", "请在开立时列明当事人，或申请参加";
    NotYours "not_yours"
        en: "`{about}` has asked for this; only whoever asked takes it back", "let them withdraw it";
        zh: "这是 `{about}` 提出的，只有提出者可以撤回", "请由提出者撤回";
    CompetenceLost "competence_lost"
        en: "the organ `{about}` has lost competence and does nothing more in the matter", "let the organ act that decides now";
        zh: "机关 `{about}` 已失去管辖权，不得再办理", "请由现在有管辖权的机关办理";
    SameOrgan "same_organ"
        en: "two levels of relief would lie with one organ: `{about}`", "bind another organ above, or let the rulebook allow it";
        zh: "两级救济不得由同一机关办理：`{about}`", "请由另一上级机关办理，或由规则明文允许";
    MalformedId "malformed_id"
        en: "the name of a person or organ is not in its normal form: {about}", "write it in NFC, printable, without spaces at its edges";
        zh: "人员或机关的标识不合规范：{about}", "请使用 NFC、可显示的字符，首尾不得有空格";
    ConfusableId "confusable_id"
        en: "`{about}` differs from a name that the case knows only by width, case or form", "write the name as the case knows it, or choose another";
        zh: "`{about}` 与事项中已有标识仅有全半角、大小写或字形之别", "请按已有写法书写，或另选标识";
    // Opening
    PartyMissing "party_missing"
        en: "the case opens without the party `{about}`", "name who it is";
        zh: "开立时缺少当事人 `{about}`", "请列明";
    SeatMissing "seat_missing"
        en: "the case opens without an organ in the seat `{about}`, to which the procedure leads", "name the organ that sits there";
        zh: "开立时席位 `{about}` 没有机关，而程序会到达该席位", "请列明该席位的机关";
    ConductInFuture "conduct_in_future"
        en: "the conduct has not happened yet, or ends before it begins: {about}", "state the days on which it happened";
        zh: "行为尚未发生，或结束早于开始：{about}", "请写明实际发生的日期";
    NotInForce "not_in_force"
        en: "version `{about}` of the rulebook is not in force on this day", "open the case under the version that is";
        zh: "规则版本 `{about}` 当日无效", "请适用当日有效的版本";
    LinkedUnsound "linked_unsound"
        en: "the ledger of the case `{about}` does not audit here, or does not say what is said of it", "hand over its whole ledger as it was stored; without it what is said is recorded as said";
        zh: "事项 `{about}` 的记录在此不能通过审计，或与所述不符", "请提交完整的原始记录；未提交的，仅作陈述记录";
    // Bodies
    BodyUnnamed "body_unnamed"
        en: "nobody has named the members of `{about}`", "assign them, all at once, before it meets";
        zh: "`{about}` 的成员尚未确定", "请在开会前一次指派全部成员";
    BodyIncomplete "body_incomplete"
        en: "a body is named whole, each member once: {about}", "name as many members as the rulebook says";
        zh: "集体须一次完整组成，每人一次：{about}", "请按规则人数指派全部成员";
    BodyFixed "body_fixed"
        en: "the body has voted; members are only replaced, one for one, and nobody who was against: `{about}`", "keep them, or ask for their recusal on a ground";
        zh: "集体已经表决，只能逐一替换成员，不得替换持反对意见者：`{about}`", "请保留该成员，或依回避事由申请回避";
    NotAMember "not_a_member"
        en: "`{about}` is not a member of the body", "let its members act and vote";
        zh: "`{about}` 不是该集体的成员", "请由其成员办理和表决";
    // When
    NotNow "not_now"
        en: "this step is not open: {about}", "see what is possible now";
        zh: "此环节尚未开启：{about}", "请看现可办理的事项";
    ConditionFails "condition_fails"
        en: "the condition for this act is not met", "see the clause";
        zh: "办理条件不成立", "请见条款";
    TooEarly "too_early"
        en: "something must come before: {about}", "do that first";
        zh: "须先办理：{about}", "请先完成";
    TooOften "too_often"
        en: "this may be done only so often in a case", "go on without it";
        zh: "此项办理次数已满", "请继续后续程序";
    Forfeited "forfeited"
        en: "the time to do this is over: `{about}`", "ask for reinstatement where there is good cause";
        zh: "期限已过，权利丧失：`{about}`", "有正当理由的，可以申请顺延";
    Disputed "disputed"
        en: "who decides is disputed; decisions wait", "settle competence first";
        zh: "管辖有争议，暂不得决定", "请先确定管辖";
    ConsentNeeded "consent_needed"
        en: "after the report an application cannot be withdrawn by the applicant alone", "ask the deciding organ";
        zh: "核查报告提交后，不得单方撤回", "请商认定机关";
    // With what
    DocumentMissing "document_missing"
        en: "documents are missing: {about}", "submit them with the act";
        zh: "缺少文书：{about}", "请一并提交";
    ReasonsMissing "reasons_missing"
        en: "reasons are needed", "state them";
        zh: "须说明理由", "请说明";
    WrongRecipient "wrong_recipient"
        en: "the document may not be sent to `{about}`", "send it to whom the rulebook names";
        zh: "该文书不得发送给 `{about}`", "请按规则发送";
    TooFewFinders "too_few_finders"
        en: "too few people have verified: {about}", "let another one verify as well";
        zh: "核查人数不足：{about}", "请增加核查人员";
    AudienceTooNarrow "audience_too_narrow"
        en: "the audience is narrower than the one in which the harm was done", "reach at least that circle";
        zh: "澄清范围小于不良影响范围", "范围不得小于影响范围";
    LetterFirst "letter_first"
        en: "clarification in other forms comes beside the written one", "send the letter first";
        zh: "其他澄清方式须与书面澄清并用", "请先发书面澄清";
    // Findings
    WrongFinder "wrong_finder"
        en: "the role `{about}` does not find this fact", "let a role find it that the rulebook names";
        zh: "职责 `{about}` 不查明此要素", "请由规则指明者查明";
    FactIsRead "fact_is_read"
        en: "the fact `{about}` is read from a decision and cannot be found", "decide that table";
        zh: "要素 `{about}` 从决定读取，不得查明", "请作出该决定";
    NotContested "not_contested"
        en: "`{about}` is not contested, or nobody found that answer", "adopt one of several findings";
        zh: "`{about}` 并无争议，或无人如此查明", "仅可在不一致的查明中采纳";
    // Decisions
    Blocked "blocked"
        en: "facts are open that could change the decision", "find them, or return the matter for verification";
        zh: "尚有可能影响决定的要素未查明", "请查明，或退回补充核查";
    Contradictory "contradictory"
        en: "the findings contradict each other", "settle what was found first";
        zh: "查明的内容相互矛盾", "请先理清";
    NotPermitted "not_permitted"
        en: "the findings do not permit `{about}`", "decide what they permit, or find more";
        zh: "依查明的情况不得作出 `{about}`", "请在允许范围内决定，或补充查明";
    Unassessed "unassessed"
        en: "an assessment has facts that nobody has looked at", "find them, or record the presumption";
        zh: "评估中尚有要素无人查明", "请查明";
    FactorsMissing "factors_missing"
        en: "the reasons pass over factors that the rule names", "address each of them";
        zh: "理由未涉及规则要求考虑的因素", "请逐一说明";
    VotesMissing "votes_missing"
        en: "a collective decision needs the votes of its members", "record how each member voted";
        zh: "集体决定须记录表决", "请记录每名成员的表决";
    NoQuorum "no_quorum"
        en: "too few members were present", "meet again with enough members; without a quorum competence goes up";
        zh: "到会人数不足", "请重新开会；无法达到人数的，移送上级";
    NoMajority "no_majority"
        en: "the decision has no majority", "decide what has one";
        zh: "未达到多数", "请作出获多数赞成的决定";
    DissentUnrecorded "dissent_unrecorded"
        en: "a dissenting vote has no reasons", "record them";
        zh: "反对意见未记录理由", "请记录";
    UnheardAgain "unheard_again"
        en: "what was found since the hearing is new or worse; `{about}` needs another one", "send another notice, and hear them on it";
        zh: "听取意见后又查明新的或更不利的情况，作出 `{about}` 须再次听取意见", "请另发告知，再次听取意见";
    EmptyText "empty_text"
        en: "the text of `{about}` is empty", "say something, or leave it out";
        zh: "`{about}` 的内容为空", "请填写内容，或不予提交";
    SaltReused "salt_reused"
        en: "the salt of `{about}` hides another text already", "give every text 16 random bytes of its own: with the salt of one text, an erased one could be guessed";
        zh: "`{about}` 的盐值已用于其他文本", "请为每段文本使用各自的 16 个随机字节；盐值相同，已删除的文本可能被猜出";
    Unheard "unheard"
        en: "nothing adverse is decided before the person was heard", "wait for the statement, its waiver, or the end of its time";
        zh: "未听取陈述申辩，不得作不利决定", "请待陈述、放弃或期限届满";
    AwaitingApproval "awaiting_approval"
        en: "the decision waits for approval", "approve it or send it back";
        zh: "决定待批准", "请批准或退回";
    NothingDecided "nothing_decided"
        en: "there is no decision of `{about}` to act on", "wait for it";
        zh: "`{about}` 尚无决定", "请待决定作出";
    Aggravates "aggravates"
        en: "relief never leaves the person worse off", "uphold, or choose an outcome and a measure that are no harsher than before";
        zh: "救济不得加重", "请维持，或选择不重于原决定的结果和措施";
    RemittedBefore "remitted_before"
        en: "the decision was sent back once already", "vary it";
        zh: "已发回过一次", "请直接变更";
    MeasureUnknown "measure_unknown"
        en: "the measure `{about}` does not come with this outcome", "choose one that the outcome lists";
        zh: "措施 `{about}` 不属于该结果", "请选择所列措施";
    Departs "departs"
        en: "published cases with the same findings point elsewhere than `{about}`", "say under `departs` why this case is decided so: none of them binds";
        zh: "查明相同的典型案例有不同于 `{about}` 的结果", "请在 `departs` 中说明本案为何如此认定：典型案例均无约束力";
    // Periods
    NotRunning "not_running"
        en: "the period `{about}` is not running", "see which periods run";
        zh: "期间 `{about}` 未在进行", "请看进行中的期间";
    NotExtendable "not_extendable"
        en: "the period `{about}` cannot be extended further", "do what is due";
        zh: "期间 `{about}` 不得再延长", "请按期办理";
    NotSuspendable "not_suspendable"
        en: "the period `{about}` does not stand still on this ground, or its cap is used up", "do what is due";
        zh: "期间 `{about}` 不得因此中止，或中止已达上限", "请按期办理";
    NotRestorable "not_restorable"
        en: "the time `{about}` cannot be given back, or no longer", "see the clause";
        zh: "期限 `{about}` 不得顺延，或已超过申请顺延的时间", "请见条款";
    TooLong "too_long"
        en: "the length set for `{about}` is missing or more than the rule allows", "set a length within it";
        zh: "为 `{about}` 设定的期限缺失或超过上限", "请在上限内设定";
    TooShort "too_short"
        en: "the length set for `{about}` is less than the rule allows", "set a length that can be kept: no less than the floor of the rule";
        zh: "为 `{about}` 设定的期限短于规则允许的下限", "请设定可以遵守的期限，不短于规则的下限";
    NotClerical "not_clerical"
        en: "only clerical errors can be rectified, not `{about}`", "what a party says stays as it is said; answers, outcomes and votes are changed by relief or revocation";
        zh: "仅可更正笔误，不得更正 `{about}`", "当事人的陈述不得改动；查明、结果和表决须经救济或撤销程序变更";
    ShortensForParty "shortens_for_party"
        en: "the change would shorten what runs for a party: `{about}`", "leave the day as it was written";
        zh: "更正将缩短当事人的期间：`{about}`", "请保留原记日期";
    NoTransition "no_transition"
        en: "no transition clause lets the case move to `{about}`", "let it run on under its version";
        zh: "没有过渡条款允许迁移至 `{about}`", "请依原版本办理";
    LeftBehind "left_behind"
        en: "what the case has on `{about}` has no place in the version that it would move to", "let that version say what corresponds to it, or that it falls away; until then the case runs on under its own";
        zh: "事项中关于 `{about}` 的内容在新版本中没有对应", "请由新版本规定对应关系或明示不再适用；此前仍依原版本办理";
    LapsesFirst "lapses_first"
        en: "something ran out before the case moves: `{about}`", "write what ran out under the version of before, then move";
        zh: "迁移前已有期间届满：`{about}`", "请先依原版本记录届满，再办理迁移";
    NotNewest "not_newest"
        en: "the case is not opened by that edition of the calendar: `{about}`", "name no edition, or the newest, which is the second";
        zh: "立案不得采用该版本的日历：`{about}`", "请不写版本，或写最新版本（后者）";
    NeedsCalendar "needs_calendar"
        en: "the case counts by an edition of the calendar that is not at hand: `{about}`", "install the calendar with that edition and digest";
        zh: "本案适用的日历版本不在手边：`{about}`", "请安装含该版本且摘要一致的日历";
    NotNewer "not_newer"
        en: "`{about}` is not a newer edition of the calendar", "adopt a newer one";
        zh: "`{about}` 不是更新的历本", "请采用更新的版本";
}

impl From<Foreign> for Refusal {
    fn from(foreign: Foreign) -> Self {
        let code = match &foreign {
            Foreign::Rulebook { .. } => RefusalCode::WrongBook,
            Foreign::Calendar { .. } => RefusalCode::NeedsCalendar,
        };
        Self::new(code).about(&foreign).needing(foreign)
    }
}

impl From<NeedsCalendar> for Refusal {
    fn from(needs: NeedsCalendar) -> Self {
        Foreign::from(needs).into()
    }
}
