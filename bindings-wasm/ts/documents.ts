/**
 * The published documents as TypeScript types.
 *
 * Written by `cargo xtask schema` from the schemas under `schema/`. Not to be edited.
 */

/** What the findings are about, for readers. The kernel does not interpret it. */
export interface About {
  /** Name of the case. */
  id: Id;
  /** Name of the case for readers, by language. */
  title: Text;
  /** Where the case was published. */
  sources?: string[];
  /** What happened, for readers, by language. Left out: nothing is told. */
  summary?: Text | null;
}

/** Which document. */
export interface AboutDocument {
  /** Id of the kind of document that the act is about. */
  document: Id;
}

/** Which level of relief. */
export interface AboutLevel {
  /** Id of the level of relief that is asked. */
  level: Id;
}

/** An accusation. */
export type Accusation = {
  /** Key of the accusation in the case. */
  accusation: Id;
} & (
  /** Received. */
  | {
    state: "received";
  }
  /** Found true, mistaken or false. */
  | {
    state: "judged";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
  }
  /** The name is to be cleared, or need not be. */
  | {
    state: "to_clarify";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
    /** Whether the name must be cleared. */
    required: boolean;
  }
  /** It has been cleared in writing. */
  | {
    state: "clarified";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
  }
);

/** An accusation and what came of it. */
export type AccusationState =
  /** Received. */
  | {
    state: "received";
  }
  /** Found true, mistaken or false. */
  | {
    state: "judged";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
  }
  /** The name is to be cleared, or need not be. */
  | {
    state: "to_clarify";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
    /** Whether the name must be cleared. */
    required: boolean;
  }
  /** It has been cleared in writing. */
  | {
    state: "clarified";
    /** Id of the outcome: found true, mistaken or false. */
    outcome: Id;
  };

/** What somebody does to a case: who, when, and what. */
export interface Act {
  /** What is done: one kind of act, with what it says. */
  act: ActBody;
  /** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
  actor: ActActor;
  /**
   * Moment of the act: a date and time with its offset from UTC, such as `2026-09-01T09:00:00+08:00`. Never before the
   * last entry.
   */
  at: Instant;
  /** Id that the host gives to the act: 1 to 64 characters. The same act twice is answered with the same entries. */
  id: string;
  /**
   * Head of the ledger that the act was made against; where the case has moved on since, the act is refused. Left out:
   * it is not asked.
   */
  expects?: Digest | null;
}

/** Who asked to be a party, and whether they are. */
export interface ActAcceptParty {
  /** Whether they are a party from now on. */
  accepted: ActApproval;
  /** Pseudonym of whoever asked. */
  party: string;
  /** Id of the role of the party. */
  role: Id;
  /** Why they are, or are not. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** An accusation. Who made it is kept apart and never reaches the person. */
export interface ActAccuse {
  /** Key of the accusation, by which later acts refer to it; unique in the case. */
  accusation: Id;
  /** Who accuses. It is kept apart and never reaches the person. */
  accuser: Private;
  /** What is said against the person. Left out: the host keeps it. */
  text?: Private | null;
}

/** The document that has arrived. */
export interface ActAcknowledge {
  /** Id of the kind of document that has arrived. */
  document: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId | null;
  /** Day on which it arrived, where that is not the day of the act. */
  done_on?: CivilDate | null;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: ActProof | null;
}

/** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
export interface ActActor {
  /** Pseudonym of the person acting, the same throughout a case and never a name. */
  id: string;
  /** Id of the role acted in. */
  role: Id;
  /** Id of the organ acted for. Left out in roles that act for no organ, such as those of parties. */
  organ?: Id | null;
}

/** Which of several findings stands. */
export interface ActAdopt {
  /** Id of the answer that stands from now on; one of those found. */
  answer: Id;
  /** Id of the fact on which findings differ. */
  fact: Id;
  /** Why this finding stands and not the other. Always needed. */
  reasons: Private;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId | null;
}

/** Yes or no. Whoever says neither has not refused: unlike a flag, it must be written. */
export type ActApproval = boolean;

/** Whether a decision takes effect. */
export interface ActApprove {
  /** Whether the decision takes effect: `true`, or `false` to send it back. */
  approved: ActApproval;
  /** Id of the table whose decision is approved. */
  table: Id;
  /** Matter whose decision is meant. Left out: the only one that can be. */
  about?: MatterId | null;
  /** Why it is approved, or is not. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** Who acts in a role. */
export interface ActAssign {
  /** Id of the role that is filled. */
  role: Id;
  /** Matter that a body is named for. Left out: the only one that can be meant, or a role that is no body. */
  about?: MatterId | null;
  /** Pseudonyms of those who act in the role from now on; of a body all its members. */
  actors?: string[];
  /** Why they are named. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** What is done. Every kind belongs to exactly one region of the case. */
export type ActBody =
  /** Opens the case. */
  | {
    open: ActOpen;
  }
  /** States the day of something. */
  | {
    date: ActStateDate;
  }
  /** Puts a reform and its risks on record. */
  | {
    file: ActFileReform;
  }
  /** Ends the record of a reform. */
  | {
    close_filing: ActOnMatter;
  }
  /** Raises the case. */
  | {
    raise: ActRaise;
  }
  /** Takes the application back. */
  | {
    withdraw: ActPlain;
  }
  /** Names who acts in a role from now on. */
  | {
    assign: ActAssign;
  }
  /** Asks that somebody be withdrawn from the case, or declares it for oneself. */
  | {
    recuse: ActRecuse;
  }
  /** Decides whether somebody is withdrawn who was asked to be. */
  | {
    decide_recusal: ActDecideRecusal;
  }
  /** Asks to be a party. */
  | {
    join: ActJoin;
  }
  /** Lets a party in that asked to be one, or does not. */
  | {
    accept_party: ActAcceptParty;
  }
  /** Finds an answer to a fact. */
  | {
    find: ActFind;
  }
  /** Adopts one of several findings. */
  | {
    adopt: ActAdopt;
  }
  /** Returns the matter for more verification. */
  | {
    return: ActOnMatter;
  }
  /** Submits a document. */
  | {
    submit: ActSubmit;
  }
  /** Gives up the right to submit a document. */
  | {
    waive: ActWaive;
  }
  /** Sends a document. */
  | {
    send: ActSend;
  }
  /** Acknowledges receipt of a document. */
  | {
    acknowledge: ActAcknowledge;
  }
  /** Decides a table. */
  | {
    decide: ActDecide;
  }
  /** Approves a decision, or refuses to. */
  | {
    approve: ActApprove;
  }
  /** Asks for relief against a decision. */
  | {
    request: ActRequest;
  }
  /** Accuses somebody. */
  | {
    accuse: ActAccuse;
  }
  /** Disputes who is competent to decide. */
  | {
    dispute: ActPlain;
  }
  /** Lets a period stand still. */
  | {
    suspend: ActOnPeriod;
  }
  /** Lets a period go on that stands still. */
  | {
    resume: ActOnPeriod;
  }
  /** Makes a running period longer. */
  | {
    extend: ActOnPeriod;
  }
  /** Gives a missed time back. */
  | {
    restore: ActRestore;
  }
  /** Corrects a clerical error of an earlier entry. */
  | {
    rectify: ActRectify;
  }
  /** Erases a text of an earlier entry. */
  | {
    erase: ActErase;
  }
  /** Puts another organ in a seat. */
  | {
    succeed: Succeed;
  }
  /** Moves the case to another version of its rulebook. */
  | {
    migrate: ActMigrate;
  }
  /** Counts by a newer edition of the calendar. */
  | {
    adopt_calendar: AdoptCalendar;
  }
  /** Reports the stage of the accountability proceeding. */
  | {
    report_stage: ReportStage;
  };

/** The days of the conduct; both are in it. */
export interface ActConduct {
  /** First day of the conduct, YYYY-MM-DD. */
  from: CivilDate;
  /** Last day of the conduct. Left out: it was the first. */
  until?: CivilDate | null;
}

/** An outcome that may come of a hearing, with the measure that may come with it. */
export interface ActContemplated {
  /** Id of an outcome that may be decided. */
  outcome: Id;
  /** Id of the measure that may come with it. Left out: none. */
  measure?: Id | null;
}

/** A decision. */
export interface ActDecide {
  /** Id of the outcome that is decided; one that the findings permit. */
  outcome: Id;
  /** Id of the table that is decided. */
  table: Id;
  /** Matter that is decided. Left out: the only one that can be meant. */
  about?: MatterId | null;
  /** Ids of the facts that the reasons address. */
  addresses?: Id[];
  /** Why a like precedent is not followed. Left out where none points elsewhere. */
  departs?: Private | null;
  /** Ids of the documents that come with the decision. */
  documents?: Id[];
  /** Id of the level of relief at which it is decided. Left out: before relief. */
  level?: Id | null;
  /** Id of the measure that comes with the outcome. Left out: none does. */
  measure?: Id | null;
  /** Why it is decided so. Left out: no reasons are given, which not every row allows. */
  reasons?: Private | null;
  /** Lengths of periods that the decision sets, where the rulebook leaves them to it. */
  sets?: SetLength[];
  /** Id of the outcome that a varied decision becomes. Left out of every other decision. */
  to?: Id | null;
  /** Votes of the members, where a body decides. */
  votes?: ActVote[];
}

/** Whether somebody is withdrawn who was asked to be. */
export interface ActDecideRecusal {
  /** Pseudonym of whoever was asked to withdraw. */
  actor: string;
  /** Whether they are withdrawn from the case. */
  granted: ActApproval;
  /** Why they are, or are not. Left out: no reasons are given. */
  reasons?: Private | null;
}

/**
 * A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was
 * given, and the commitment to it, stay.
 */
export interface ActErase {
  /** Number of the entry with the text, from 1. */
  entry: number;
  /** Place of the text in the act of that entry, as a JSON pointer such as `/act/find/reasons`. */
  pointer: string;
  /** Why the text is erased. Always needed. */
  reasons: Private;
}

/** A reform and its risks. */
export interface ActFileReform {
  /** Id of the kind of document that puts the reform on record. */
  document: Id;
  /** Key of the filing, by which later acts refer to it; unique in the case. */
  filing: Id;
  /** Day on which it was lodged, where that is not the day of the act. */
  done_on?: CivilDate | null;
  /** Reform and its risks, in words. Left out: the host keeps the document. */
  text?: Private | null;
}

/** An answer to a fact. */
export interface ActFind {
  /** Id of the fact that is answered. */
  fact: Id;
  /** Matter that the finding is for. Left out: the only one that can be meant. */
  about?: MatterId | null;
  /** Amount in the unit of the fact, an integer. Left out where the fact is none. */
  amount?: number | null;
  /** Id of the answer. Left out where the fact is an amount. */
  answer?: Id | null;
  /** What the finding rests on, item by item. */
  evidence?: Private[];
  /** Why that is the answer. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** What the one who acts wants to be a party of, in their role. */
export interface ActJoin {
  /** Accusation that is theirs. Left out: the only one that can be meant, or none. */
  about?: MatterId | null;
  /** Why they should be a party. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said. */
export interface ActLinked {
  /** Id of the other case. */
  case: Id;
  /** Id of the table that was decided there. */
  table: Id;
  /** Hash of the last entry of that case's ledger. */
  head?: Digest | null;
  /** Ledger of that case, line by line. Left out: facts are not read from it. */
  ledger?: string[];
  /** Day on which it was decided. Left out: the ledger of that case tells it. */
  on?: CivilDate | null;
  /** Id of the outcome that was decided there. Left out: the ledger of that case tells it. */
  outcome?: Id | null;
}

/** Another version of the rulebook. */
export interface ActMigrate {
  /** Version of the rulebook that the case moves to. */
  version: string;
  /** Why the case moves. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A matter, where more than one can be meant, and perhaps reasons. */
export interface ActOnMatter {
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId | null;
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A running period. */
export interface ActOnPeriod {
  /** Id of the period. */
  period: Id;
  /** Matter that the period runs in. Left out: the only one that can be meant. */
  about?: MatterId | null;
  /** Id of the recipient whose clock is meant. Left out where a matter has one clock of the period. */
  key?: Id | null;
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** Opens a case under a rulebook. */
export interface ActOpen {
  /** Id of the case, which the host gives; it names the case for ever. */
  case: Id;
  /** Id of the rulebook that the case runs under. */
  rulebook: Id;
  /** Version of that rulebook. */
  version: string;
  /**
   * First and last day of the conduct that the case is about. Left out: it cannot be told which version governed the
   * conduct.
   */
  conduct?: ActConduct | null;
  /** Edition of the rulebook's calendar by which days are counted. Left out: the newest that the kernel has. */
  edition?: string | null;
  /** Algorithm that the ledger is hashed by. Left out: SHA-256. */
  hash?: Algorithm | null;
  /**
   * Decisions of other cases. Facts are read from those that are handed over with their ledgers; what is only said is
   * recorded as said.
   */
  linked?: ActLinked[];
  /** Name shared by cases on one affair. Left out: it stands alone. */
  matter?: Id | null;
  /** Pseudonym of each party, by the id of its role. */
  parties?: Names;
  /** Organ in each seat of the rulebook: ids of organs by the ids of seats. */
  seats?: Names;
  /** How far the accountability proceeding has come that the case belongs to. Left out: there is none. */
  stage?: Stage | null;
}

/** Nothing but, perhaps, reasons. */
export interface ActPlain {
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** What proves a stated day: a document that the rulebook names for that. */
export interface ActProof {
  /** Id of the kind of document; the rulebook says which prove the day. */
  document: Id;
  /** What the document is and where it is kept. */
  evidence: Private;
}

/** How the case is raised. */
export interface ActRaise {
  /** Whether the case is raised on application, by an organ that looked, or by order of a superior. */
  channel: Channel;
  /** Ids of the documents that come with it. */
  documents?: Id[];
  /** Why the case is raised. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces. */
export interface ActRectify {
  /** Number of the entry with the error, from 1. */
  entry: number;
  /** Place of the error in the act of that entry, as a JSON pointer such as `/act/date/day`. */
  pointer: string;
  /** Why that was a clerical error. Always needed. */
  reasons: Private;
  /** Day that should stand there. Left out where a text is corrected. */
  day?: CivilDate | null;
  /** Text that should stand there; it can be erased like the one that it replaces. Left out where a day is corrected. */
  text?: Private | null;
}

/** Who should not act, on what ground, since when. */
export interface ActRecuse {
  /** Pseudonym of whoever should not act. */
  actor: string;
  /** Id of the ground of recusal. */
  ground: Id;
  /** Day since which the ground exists: what they have done since then is listed. */
  since: CivilDate;
  /** Why the ground is given. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A request for relief. */
export interface ActRequest {
  /** Id of the level of relief that is asked. */
  level: Id;
  /** Matter whose decision is attacked. Left out: the only one that can be meant. */
  about?: MatterId | null;
  /** Ids of the documents that come with the request. */
  documents?: Id[];
  /** Day on which it was asked for, where that is not the day of the act. */
  done_on?: CivilDate | null;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: ActProof | null;
  /** Why relief is asked for. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** A time that was missed for good cause. */
export interface ActRestore {
  /** Day on which the obstacle was removed; the time given back counts from it. */
  obstacle_removed: CivilDate;
  /** Id of the period that was missed. */
  period: Id;
  /** What kept whoever missed the time from keeping it. Always needed. */
  reasons: Private;
  /** Matter that the period runs in. Left out: the only one that can be meant. */
  about?: MatterId | null;
  /** Id of the recipient whose clock is meant. Left out where a matter has one clock of the period. */
  key?: Id | null;
}

/** A document, to whom, how, and what comes with it. */
export interface ActSend {
  /** Id of the kind of document. */
  document: Id;
  /** Id of the role that it is sent to, or `public`. */
  to: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId | null;
  /** Circle that it reaches: an answer of the ordered fact of audiences. Left out: nothing is said of it. */
  audience?: Id | null;
  /** Outcomes and measures that may come of the hearing; only for a notice of hearing. */
  contemplates?: ActContemplated[];
  /** Day on which it was handed over or sent, where that is not the day of the act. */
  done_on?: CivilDate | null;
  /** What an order of correction asks to be put right, each by whom. */
  items?: Item[];
  /** Id of the method of service. Left out: handed over, and received at once. */
  method?: Id | null;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: ActProof | null;
  /** Lengths of periods that this act sets, where the rulebook leaves them to it. */
  sets?: SetLength[];
  /** Document in words. Left out: the host keeps it. */
  text?: Private | null;
}

/** A day that something happened on, with evidence. */
export interface ActStateDate {
  /** Name that the rulebook gives to the day. */
  date: Id;
  /** Day that is stated, YYYY-MM-DD. */
  day: CivilDate;
  /** The matter that the day belongs to; none where it belongs to the case. */
  about?: MatterId | null;
  /** What the statement rests on. Left out: nothing is said of it. */
  evidence?: Private | null;
  /**
   * Document that proves the day. Left out: the day is only stated, and counts where it works against whoever states
   * it.
   */
  proof?: ActProof | null;
}

/** A document. */
export interface ActSubmit {
  /** Id of the kind of document. */
  document: Id;
  /** Matter that is meant, such as an item of correction. Left out: the only one that can be. */
  about?: MatterId | null;
  /** Day on which it was posted or lodged, where that is not the day of the act. */
  done_on?: CivilDate | null;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: ActProof | null;
  /** Document in words. Left out: the host keeps it. */
  text?: Private | null;
}

/** How one member voted. */
export interface ActVote {
  /** Pseudonym of the member. */
  member: string;
  /** Whether the member was for the decision, against it, or abstained. */
  vote: Voice;
  /** Why, for a dissent that must be recorded. Left out: no reasons are given. */
  reasons?: Private | null;
}

/** The document that will not come. */
export interface ActWaive {
  /** Id of the kind of document that will not come. */
  document: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId | null;
}

/** Which act. */
export interface ActedPattern {
  /** Act that was done. */
  act: RulebookDeed;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
}

/** Whether and how the case came in. */
export type Admission =
  /** Nobody has raised it. */
  | {
    state: "not_raised";
  }
  /** Raised, not yet admitted. */
  | {
    state: "raised";
  }
  /** Returned to the applicant for supplement. */
  | {
    state: "supplementing";
  }
  /** Admitted. */
  | {
    state: "admitted";
  }
  /** Not admitted. */
  | {
    state: "refused";
  }
  /** Withdrawn; an organ may take it over. */
  | {
    state: "withdrawn";
  };

/** A newer edition of the calendar. */
export interface AdoptCalendar {
  /** Edition of the calendar by which days are counted from now on; newer than the one before. */
  edition: string;
}

/** A contested finding that was adopted. */
export interface Adopted {
  /** Id of the answer that was adopted; one of those found. */
  answer: Id;
  /** Id of the fact on which findings differ. */
  fact: Id;
  /** Why this finding stands and not the other. Always needed. */
  reasons: string;
  /** Pseudonym of whoever adopted it. Left out: nobody is named. */
  by?: string | null;
}

/** An answer that is not the most favourable one of its fact. */
export interface AdverseAnswer {
  /** Id of the answer that stood. */
  answer: Id;
  /** Id of the fact. */
  fact: Id;
}

/** An outcome before which somebody is heard. */
export interface AdverseOutcome {
  /** Id of the outcome. */
  outcome: Id;
  /** Id of the table. */
  table: Id;
  /** In which circumstances the outcome is adverse. */
  when: AdverseWhen;
}

/** When an outcome is adverse. */
export type AdverseWhen =
  /** Whatever comes with it. */
  | "always"
  /** Only with a measure. */
  | "with_measure"
  /** Only where what it reopens was favourable. */
  | "against_favourable";

/** The hash function that a ledger is chained by. Its first entry names it. */
export type Algorithm =
  /** SHA-256 (FIPS 180-4). */
  | "sha256"
  /** SM3 (GM/T 0004-2012), which China's commercial cryptography rules ask for. */
  | "sm3";

/** The word `all`. */
export type AllFacts = "all";

/** An amount, of which conditions see only the band. */
export interface Amount {
  /**
   * Bands that the amount may fall into, rising; each begins where the one before ends, and all but the last say
   * where. At least two.
   */
  bands: Band[];
  /** Smallest unit of the amount, such as `CNY_fen`, in which findings state the integer. */
  unit: string;
}

/** Whether a ledger reaches the head that was kept elsewhere. */
export type Anchor =
  /** The head is that of this entry. */
  | {
    anchored: "at";
    /** Number of the entry, from 1. */
    seq: number;
  }
  /** No entry has that head: the ledger was cut or rewritten. */
  | {
    anchored: "missing";
  };

/** One possible answer. */
export interface Answer {
  /** Name by which findings and conditions refer to the answer; unique among the answers of the fact. */
  id: Id;
  /** Answer as the finder reads it, in every language of the book. */
  label: Text;
  /**
   * Whether claims that a worse answer never helps step over this answer, because it is neither better nor worse. Left
   * out: it has its place in the order.
   */
  neutral?: boolean;
}

/** Answers that several facts share. */
export interface AnswerSet {
  /** Answers of every fact that refers to the set, the most favourable to the person first. At least two. */
  answers: Answer[];
  /** Name by which facts refer to the set in `answers_of`; unique among the answer sets of the book. */
  id: Id;
}

/** A settled answer. */
export type Answered = {
  /** Id of its answer; `not_applicable` where the fact does not apply. */
  answer: Id;
  /** The clauses behind the fact. */
  clauses: Cited[];
  /** Id of the fact. */
  fact: Id;
} & (
  /** Found by people who looked. */
  | {
    origin: "found";
    /** The finders differed, and this finding was adopted. */
    adopted?: boolean;
    /** Pseudonyms of the finders. */
    by?: string[];
  }
  /** Read from a decision made by people. */
  | {
    origin: "read";
    /** Id of the outcome that was decided, or `undecided`. */
    outcome: Id;
    /** Id of the table that was decided. */
    table: Id;
  }
  /** Presumed: it was open and a decision is due. */
  | {
    origin: "presumed";
    /** Id of the role that must prove the contrary. */
    burden_on: Id;
    /** Id of the presumption. */
    presumption: Id;
    /** Its clauses. */
    under: Cited[];
  }
  /** The condition under which the fact applies fails. */
  | {
    origin: "derived";
  }
);

/** A map from ids to ids. */
export type Answering = { [key: string]: Id };

/** Which question comes next. */
export type Asks = "most_decisive_first" | "in_order";

/** A group of facts with a favourable and an adverse pole. */
export interface Aspect {
  /** Name by which facts refer to the aspect; unique among the aspects of the book. */
  id: Id;
  /** Whether it is one of the assessments, one of the distinctions, or a mere group of facts. */
  kind: AspectKind;
  /** Name of the aspect for readers, in every language of the book. */
  label: Text;
  /** Condition on which the aspect speaks against the person. Left out: it never does. */
  adverse?: Condition | null;
  /** Clauses that ask to look at it. Left out where none does. */
  clause?: Clauses | null;
  /** Condition on which the aspect speaks for the person. Left out: it never does. */
  favourable?: Condition | null;
  /** What holds where both conditions do. Left out of a distinction, it must be proved that they never do. */
  overlap?: Overlap | null;
}

/** What an aspect is. */
export type AspectKind = "assessment" | "distinction" | "group";

/** The verdict of an aspect. */
export interface AspectVerdict {
  /** Id of the aspect. */
  aspect: Id;
  /** Which of its poles hold, after presumptions. */
  verdict: Pole;
}

/** At least `n` of several conditions. */
export interface AtLeast {
  /** How many of the conditions must hold, at least: 1 or more. */
  n: number;
  /** Conditions that are counted. At least one. */
  of: Condition[];
}

/** What an audit of a ledger has found. */
export interface Audit {
  /** How many entries were read. */
  entries: number;
  /** Texts that entries of the ledger erase: their commitments stand, their words do not. */
  erased: Erased[];
  /** What is wrong, entry by entry; the first hundred. */
  faults: AuditFinding[];
  /** What the audit comes to. */
  verdict: Verdict;
  /**
   * Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no
   * head was expected: then nothing is said about the end of the ledger. Absent too where the rest of a ledger cannot
   * be read here.
   */
  anchored?: Anchor;
  /** How the ledger is written otherwise than this kernel writes: that changes nothing in what it says. */
  form?: FormDifference[];
  /** Hash of the last entry that was read. Left out where none was. */
  head?: Digest;
  /** How many more things are wrong than are listed. */
  more?: number;
  /** Which entries cannot be judged here, and what it would take. */
  unjudged?: Unjudged[];
}

/** Something wrong. */
export interface AuditFinding {
  /** What is wrong with the entry. */
  fault: Fault;
  /** The line of the ledger, from 1. */
  line: number;
  /** The byte of the line, from 1, with which what is no UTF-8 begins. */
  byte?: number;
  /** The number of the entry, where it can be read. */
  entry?: number;
  /** Why the act would be refused, where that is the fault. */
  refusal?: string;
}

/** A band of amounts, from the end of the one before. */
export interface Band {
  /** Name by which conditions refer to the band; unique among the bands of the fact. */
  id: Id;
  /** Name of the band for readers, in every language of the book. */
  label: Text;
  /**
   * Amount at which the band ends, in units of the fact; the amount itself lies in the next band (Civil Code art.
   * 1259: 不满).
   */
  below?: number | null;
  /**
   * Amount at which the band ends, in units of the fact; the amount itself still lies in the band (Civil Code art.
   * 1259: 以下).
   */
  up_to?: number | null;
}

/** What personnel may know over all cases of a person: whether somebody is barred, and nothing else. */
export interface Bars {
  /** Whether a law bars the person from that use. */
  barred: boolean;
}

/** Why a row does not apply. */
export type Because =
  /** Its test fails. */
  | "fails"
  /** A row before it applies. */
  | "earlier_row"
  /** Its test is open, or a row before it is. */
  | "open";

/** The organ that grants relief. */
export type Before = "same_organ" | "superior_organ";

/** What a calendar says of the years that it does not cover. No edition breaks it. */
export interface Beyond {
  /** How many days in a row are off, at most, days of the weekend among them: 1 to 366. */
  days_off_in_a_row: number;
  /** Whether a text says so, or somebody has measured and rounded up. */
  nature: BeyondNature;
  /** Text that says so, or what was measured, for readers, in English and Chinese at least. */
  source: Text;
  /** How many days that the week has for work are off in a year, at most: 0 to 366. */
  weekdays_off_a_year: number;
  /** How many days of the weekend are worked in a year, at most: 0 to 366. */
  weekend_days_worked_a_year: number;
}

/** What the bounds of a calendar rest on. */
export type BeyondNature =
  /** On a text that sets them. */
  | "law"
  /** On what was measured: a value that was chosen, and is shown as such. */
  | "parameter";

/** An act that the rules give to somebody, and that is not possible now. */
export interface Blocked {
  /** The kind of act, narrowed by what it is about. */
  act: BlockedDeed;
  /** Why it is not possible now. */
  refusal: Refusal;
  /** Matter that it would be about. Left out: it would be about the case. */
  about?: MatterId;
  /** Id of the period that it would be done to; only for acts on periods. */
  period?: Id;
}

/** Which table, at which level of relief. */
export interface BlockedAboutTable {
  /** Id of the table that is decided. */
  table: Id;
  /** Id of the level of relief at which it is decided. Left out: at any, or before relief. */
  level?: Id;
}

/** An act that is possible now. */
export interface BlockedChoice {
  /** The kind of act, narrowed by what it is about. */
  act: BlockedDeed;
  /** Ids of the clauses that it rests on. */
  clauses: Id[];
  /** Matter that it is about. Left out: it is about the case. */
  about?: MatterId;
  /** Facts that have been found and that the actor may find as well, or anew. */
  again?: Id[];
  /** Channel on which the case is raised; only for raising. */
  channel?: Channel;
  /** Ids of the documents that must come with it. */
  documents?: Id[];
  /** Ids of the outcomes that a varied decision may become. */
  instead?: Id[];
  /** Id of the recipient whose clock is meant, where there are several in a matter. */
  key?: Id;
  /** Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted. */
  open?: Id[];
  /** Ids of the outcomes that the findings permit; for deciders only. */
  outcomes?: Id[];
  /** Pseudonyms of those whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a party. */
  people?: string[];
  /** Id of the period that it is done to; only for acts on periods. */
  period?: Id;
  /**
   * How many precedents with the same findings point where: a decision that goes another way than some of them says
   * why, under `departs`.
   */
  precedents?: Pointing[];
  /** Whether it must give reasons. Left out: it need not. */
  reasons?: boolean;
  /**
   * Ids of the roles that a document may go to, to anybody where none is named; of the role that is assigned or the
   * seat that is succeeded.
   */
  to?: Id[];
  /** When the time for it ends. Left out: it has no time limit. */
  until?: Due;
}

/** An act as rules speak of it: a kind, narrowed by what it is about. */
export type BlockedDeed =
    | "open" | "date" | "file" | "close_filing" | "raise" | "withdraw" | "assign" | "recuse" | "decide_recusal"
    | "join" | "accept_party" | "find" | "adopt" | "return" | "accuse" | "dispute" | "suspend" | "resume" | "extend"
    | "restore" | "rectify" | "erase" | "succeed" | "migrate" | "adopt_calendar" | "report_stage"
  /** A document is submitted. */
  | {
    submit: AboutDocument;
  }
  /** The right to submit a document is given up. */
  | {
    waive: AboutDocument;
  }
  /** A document is sent. */
  | {
    send: AboutDocument;
  }
  /** Receipt of a document is acknowledged. */
  | {
    acknowledge: AboutDocument;
  }
  /** A table is decided. */
  | {
    decide: BlockedAboutTable;
  }
  /** A decision of a table is approved, or is not. */
  | {
    approve: BlockedAboutTable;
  }
  /** Relief is asked for. */
  | {
    request: AboutLevel;
  };

/** What the rules give to an actor and is not possible now, each with why not. */
export type BlockedList = Blocked[];

/** What the book is. */
export type BookNature = "law" | "law_with_parameters" | "guidance" | "model" | "doctrine";

/** Which rulebook, to the byte. */
export interface BookRef {
  /** Digest of its document: another text of the same version is another rulebook. */
  digest: Digest;
  /** Id of the rulebook. */
  id: Id;
  /** Version of the rulebook. */
  version: string;
}

/** Working days as data: the weekend, and edition by edition the days that differ. */
export interface Calendar {
  /**
   * What was known of the calendar, edition by edition, in the order in which it became known. Each adds to the one
   * before it, and changes it. At least one.
   */
  editions: Edition[];
  /** Always `distinguo.calendar/1`. Another version of the format is refused. */
  format: CalendarFormat;
  /** Name by which rulebooks refer to the calendar. */
  id: Id;
  /** Name of the calendar for readers, in English and Chinese at least. */
  title: Text;
  /** Days of the week that are off unless an edition says otherwise: at most six. */
  weekend: Weekend;
  /** Bounds that hold in years that no edition covers. Needed unless the calendar lists no days and so knows every day. */
  beyond?: Beyond | null;
  /** Holidays and other reasons for which days differ from the week. Left out: no day does. */
  holidays?: Holiday[];
  /** For readers: where the days come from. */
  note?: Text | null;
}

/** The format of the document, with its version. */
export type CalendarFormat = "distinguo.calendar/1";

/** By which edition of which calendar days are counted: the digest tells apart what bears the same names. */
export interface CalendarRef {
  /** What the edition and those before it say of days. Later editions do not change it. */
  digest: Digest;
  /** Id of the edition. */
  edition: string;
  /** Id of the calendar. */
  id: Id;
}

/** A level of relief. */
export type CaseRelief = {
  /** Id of the level of relief. */
  level: Id;
  /** Matter whose decision it is about. */
  matter: MatterId;
} & (
  /** It is open although the level before did not answer. */
  | {
    state: "open";
  }
  /** Asked for. */
  | {
    state: "requested";
  }
  /** Not answered in time: the next level was asked instead. */
  | {
    state: "passed_over";
  }
  /** Decided. */
  | {
    state: "decided";
    /** Id of the outcome that the level decided. */
    outcome: Id;
  }
);

/** Where a case stands: the state that its ledger comes to, for whoever keeps the ledger. */
export interface CaseView {
  /** How far the accountability proceeding has come that this case belongs to. */
  accountability: Stage;
  /** Whether and how the case came in. */
  admission: Admission;
  /** Moment of its last entry. */
  at: Instant;
  /** Id of the case. */
  case: Id;
  /** Decisions as they stand. */
  decisions: Decision[];
  /** Hash of its last entry. */
  head: Digest;
  /** How far a case is from its end. */
  progress: Progress;
  /** Organ in each seat: ids of organs by the ids of seats. */
  seats: { [key: string]: string };
  /** Number of its last entry. */
  seq: number;
  /** How far verification has come. */
  verification: Verification;
  /** Version of the rulebook that the case runs under. */
  version: string;
  /** Accusations and what came of them. */
  accusations?: Accusation[];
  /** Id of the role that raised the case. Left out: nobody has. */
  applicant?: Id;
  /** How the case was raised. Left out: nobody has. */
  channel?: Channel;
  /** Whether it is disputed who decides. Left out: it is not. */
  disputed?: boolean;
  /** Reforms that were put on record. */
  filings?: Filed[];
  /** What is to be put right. */
  items?: Correction[];
  /** Levels of relief that were opened, asked for or decided. */
  levels?: CaseRelief[];
}

/** One count. */
export interface Cell {
  /** As what the cases in it are told: a multiple of five. */
  count: number;
  /** What is counted: an outcome, a channel, a seat. */
  what: Id;
  /** Its label, where the rulebook has one. */
  label?: Text;
}

/** Many cases under two versions of a rulebook: where something else is permitted, and by which clauses. */
export type Changes = ChangesChange[];

/** A case in which two versions of a rulebook permit different things. */
export interface ChangesChange {
  /** The position of the case among those that were passed in, from 0. */
  case: number;
  /** Id of the table. */
  table: Id;
  /** What the version of after permits; absent where it has no such table. */
  after?: Ruled;
  /** What the version of before permits; absent where it has no such table. */
  before?: Ruled;
}

/** How a case was raised. */
export type Channel =
  /** By the person or the unit. */
  | "application"
  /** By an organ that looked. */
  | "own_motion"
  /** By order of a superior. */
  | "instruction";

/** Whether a rulebook is sound, what was proved, and what its author should look at. */
export interface Check {
  /** The outcomes that the kernel takes for adverse: before them somebody is heard. Nothing about them need be mended. */
  adverse: AdverseOutcome[];
  /** What is wrong; of a sound rulebook, advice to its author. */
  problems: Problems;
  /** What was proved, table by table. */
  proved: Proved[];
  /** Whether the rulebook loads. */
  sound: boolean;
}

/** A clause with its nature. */
export interface Cited {
  /** Id of the clause. */
  clause: Id;
  /** How far the clause can be relied on. */
  nature: Nature;
}

/** A day of the calendar, as YYYY-MM-DD. */
export type CivilDate = string;

/** The ladder on which outcomes of different rulebooks, versions and levels are compared, mildest first. */
export type Class =
  /** No liability was found (不予). */
  | "no_liability"
  /** Liability was found and is remitted (免予). */
  | "exempted"
  /** Below the range (减轻). */
  | "mitigated"
  /** The lesser within the range (从轻). */
  | "lighter"
  /** Within the range. */
  | "ordinary"
  /** The heavier within the range (从重). */
  | "heavier";

/** An article, paragraph or item. */
export interface Clause {
  /** How the clause is cited in explanations, such as "art. 17(2)", in every language of the book. */
  cite: Text;
  /** Name under which the parts of the book cite the clause; unique in the book, over all sources. */
  id: Id;
  /**
   * How far this clause can be relied on. Left out: as its source says; where that says nothing either, `verified` if
   * its text is quoted, else `reported`.
   */
  nature?: Nature | null;
  /** What it says, quoted in the language of its source. Without it no clause is `verified`. */
  text?: string | null;
  /** Address at which the clause can be read. Left out: that of its source. */
  url?: string | null;
}

/** The id of a clause, or a list of such ids. */
export type Clauses = Id | Id[];

/** What changes about a clock. */
export type ClockChange =
  /** The clock has ended: what was owed was done, what was allowed was used. */
  | {
    change: "ended";
    /** Whether what was owed was done after the end. */
    late: boolean;
    /** Day on which it ended, ran out, began again or was made longer. */
    on: CivilDate;
  }
  /** The clock no longer runs, done or not. */
  | {
    change: "cancelled";
  }
  /** The clock stands still from a day on. */
  | {
    change: "suspended";
    /** Number of the entry that let it stand still. */
    cause: number;
    /** Day from which on it stands still, is counted, or runs again. */
    from: CivilDate;
  }
  /** The clock goes on after a day. */
  | {
    change: "resumed";
    /** Number of the entry that let it stand still. */
    cause: number;
    /** Last day on which it stood still; of a right, the day with which it ends at the earliest. */
    until: CivilDate;
  }
  /** The clock takes in one more of its starts, by its place in the rulebook. */
  | {
    change: "start_joined";
    /** Day on which that start happened. */
    day: CivilDate;
    /** Which of its starts it is, by its place in the rulebook, from 0. */
    start: number;
  }
  /** A right of a party would have ended sooner by the days that count; it does not end behind its back. */
  | {
    change: "floored";
    /** Whether the rulebook gives a missed time back. */
    restorable: boolean;
    /**
     * When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers
     * every day that it takes.
     */
    sooner: Due;
    /** Last day on which it stood still; of a right, the day with which it ends at the earliest. */
    until: CivilDate;
  }
  /** The clock starts again. */
  | {
    change: "interrupted";
    /** Day on which it ended, ran out, began again or was made longer. */
    on: CivilDate;
    /** For periods in hours. */
    at?: Instant;
  }
  /** The clock was made longer. */
  | {
    change: "extended";
    /** Day on which it ended, ran out, began again or was made longer. */
    on: CivilDate;
  }
  /** The rules to which the case was moved give it another length. */
  | {
    change: "length_changed";
    /**
     * A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines
     * `15wd`.
     */
    length: Length;
  }
  /** The clock is counted from another day. */
  | {
    change: "counted_from";
    /** Day from which on it stands still, is counted, or runs again. */
    from: CivilDate;
  }
  /** Another role bears the clock. */
  | {
    change: "shifted";
    /** Id of the role that bears it from now on. */
    to: Id;
  }
  /** A lost right is given back for so long. */
  | {
    change: "reinstated";
    /** Day from which on it stands still, is counted, or runs again. */
    from: CivilDate;
    /**
     * A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines
     * `15wd`.
     */
    length: Length;
  }
  /** The clock ran out: a duty is overdue, a right forfeited, a status expired. */
  | {
    change: "lapsed";
    /** Day on which it ended, ran out, began again or was made longer. */
    on: CivilDate;
  }
  /** A lapse is undone: what was due had been done in time. */
  | {
    change: "lapse_reversed";
  }
  /** The clock goes on as if it had never stopped: what had stopped it was undone. */
  | {
    change: "revived";
  }
  /** The date of the clock is counted anew; no right gets shorter. */
  | {
    change: "redated";
    /**
     * When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers
     * every day that it takes.
     */
    new: Due;
    /**
     * When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers
     * every day that it takes.
     */
    old: Due;
  };

/** The name of a clock: the period, the matter that it runs in, and its recipient where each has one. */
export interface ClockId {
  /** Id of the period. */
  period: Id;
  /** Matter that it runs in. Left out: it runs in the case. */
  about?: MatterId;
  /** Id of the recipient that the clock is for. Left out where a matter has one clock of the period. */
  key?: Id;
}

/** How status periods go together. */
export interface Combine {
  /** Clauses that say so. */
  clause: Clauses;
  /** Whether the longest of the periods counts, what remains is added to the new one, or the decider sets it. */
  rule: CombineRule;
  /** Length that they may come to together, at most. Left out: no cap. */
  cap?: Length | null;
}

/** How status periods of several decisions on one person go together. */
export type CombineRule = "longest" | "remaining_plus_new" | "set_by_decider";

/** What stands for a private text: that it was given, and a salted hash of it. */
export interface Commitment {
  /** Always `true`: a text was given, whether or not it was erased since. */
  present: true;
  /** The hash of salt and text together, which is all that the chain has of them. */
  commitment: string;
}

/** The determinations under several rulebooks, side by side, and where they differ. */
export interface Comparison {
  /** One for each rulebook, or version of one, under which something was found, in that order. */
  determinations: Determination[];
  /** Pairs of tables of the same purpose that can be decided and whose permitted classes differ. */
  differences: Difference[];
}

/** Which version of a rulebook governs the substance, and why. */
export type ComparisonChoice =
  /** Only one version comes into question. */
  | "only_one"
  /** The transition clause names the version without comparison. */
  | "by_transition"
  /** The later version is milder: it applies. */
  | "later_milder"
  /** A version in force between conduct and decision is the mildest, and the rulebook lets it count: it applies. */
  | "between_milder"
  /** They come to the same: the version of the conduct applies. */
  | "same"
  /** The later version is harsher: the version of the conduct applies. */
  | "later_harsher"
  /** However the open facts turn out, nothing later is milder: the version of the conduct applies. */
  | "not_milder"
  /** The results have neither classes nor tolerance to compare: the version of the conduct applies. */
  | "not_comparable"
  /** It hangs on open facts: nobody can say yet. */
  | "open"
  /** Under one of the versions the findings contradict each other: nothing follows from them. */
  | "contradictory"
  /** No version was in force when the conduct ended: nothing is applied backwards. */
  | "not_in_force";

/** The format of a determination, with its version. */
export type ComparisonFormat =
  /** The first version. */
  | "distinguo.determination/1";

/** What follows from the findings. */
export type ComparisonOutcome =
  /** The findings can be true together. */
  | {
    type: "determined";
    /** The verdicts of the aspects, in declared order. */
    aspects: AspectVerdict[];
    /** The named conditions that the explanations refer to, each explained once. */
    conditions: ConditionNode[];
    /** The decisions asked for. */
    tables: TableResult[];
    /** Combinations that are possible but ask for reasons. */
    ask_reasons?: Conflict[];
  }
  /** The findings cannot be true together: nothing is derived from them. */
  | {
    type: "contradictory";
    /** What they run into. */
    conflicts: Conflict[];
  };

/** A logical expression over facts. */
export type Condition =
  /** Conditions that must all hold. At least one. */
  | {
    all: Condition[];
  }
  /** Conditions of which at least one must hold. At least one is listed. */
  | {
    any: Condition[];
  }
  /** Condition that must not hold. */
  | {
    not: Condition;
  }
  /** Conditions of which a number must hold. */
  | {
    at_least: AtLeast;
  }
  /** Fact whose answer must be one of those listed. */
  | {
    fact: FactTest;
  }
  /** Id of the named condition that must hold. */
  | {
    holds: Id;
  }
  /**
   * What the ledger of the case must show. Only in acts, periods, protections and the like, so that a self-check needs
   * no case.
   */
  | {
    case: FactTest;
  };

/** A named condition as it was judged. */
export interface ConditionNode {
  /** Clauses that the condition rests on, with their natures. */
  clauses: Cited[];
  /** Id of the condition. */
  condition: Id;
  /** Test of the condition, as it was judged. */
  test: Node;
  /** Whether it holds. */
  truth: Truth;
}

/** Findings that do not go together. */
export interface Conflict {
  /** The clauses of the contradiction, then those of the facts. */
  clauses: Cited[];
  /** Ids of the facts that meet in it. */
  facts: Id[];
  /** The contradiction of the rulebook; absent where a fact was found that does not apply. */
  contradiction?: Id;
}

/** A fact on which finders differ: open, but only between the answers that were found. */
export interface Contested {
  /** Ids of the answers that were found, in declared order. */
  answers: Id[];
  /** Id of the fact. */
  fact: Id;
}

/** Answers that cannot be together, or only with reasons. */
export interface Contradiction {
  /** Clauses from which the contradiction follows. */
  clause: Clauses;
  /** Whether such findings are refused as impossible, or only need reasons. */
  effect: ContradictionEffect;
  /** Name of the contradiction; unique among the contradictions of the book. */
  id: Id;
  /** What is contradictory, for readers, in every language of the book. */
  label: Text;
  /** Condition that the answers meet which contradict each other. */
  test: Condition;
}

/** What a contradiction does. */
export type ContradictionEffect = "impossible" | "ask_reasons";

/** Something to be put right. */
export interface Correction {
  /** Id of the role that must do it. */
  bearer: Id;
  /** Key of the item in the case. */
  item: Id;
  /** An item of correction. */
  state: ItemState;
}

/** A fact of the version before, and the one that stands for it now. */
export interface Correspondence {
  /** Id of the fact in this version that stands for it. */
  new: Id;
  /** Id of the fact in the version before. */
  old: Id;
  /** Old answer to new answer, by their ids, where they differ. Left out: all are called as they were. */
  answers?: Answering;
}

/** How a period is counted. */
export interface Counting {
  /** Whether the day on which the period starts is counted. */
  first_day: FirstDay;
  /** On which day of its last month a period of months or years ends. */
  months: Months;
  /** What happens where the last day is not a working day. */
  rest_day_end: RestDayEnd;
}

/** A counting rule of one period, where it differs from that of the book. */
export interface CountingOverride {
  /** Whether the day on which the period starts is counted. Left out: as the book says. */
  first_day?: FirstDay | null;
  /** On which day of its last month a period of months or years ends. Left out: as the book says. */
  months?: Months | null;
  /** What happens where the last day is a day of rest. Left out: as the book says. */
  rest_day_end?: RestDayEnd | null;
}

/** How a rulebook counts its periods, and the clauses that say so. In documents: */
export interface CountingRule {
  /** Clauses that say so. */
  clause: Clauses;
  /** Whether the day on which a period starts is counted. */
  first_day: FirstDay;
  /** On which day of its last month a period of months or years ends. */
  months: Months;
  /** What happens where the last day is not a working day. */
  rest_day_end: RestDayEnd;
}

/** Which of the days counts on which a period might start: so that the order in which they are told does not matter. */
export type Counts =
  /** The earliest. */
  | "first"
  /** The latest. */
  | "last";

/** Which day: its name is used by acts that state it. */
export interface DatedPattern {
  /** Name that the book gives to the day, and that acts use which state it, such as the day of awareness. */
  date: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
}

/** The days that one holiday changes. */
export interface Days {
  /** Id of the holiday for which the days differ. */
  holiday: Id;
  /** Working days that become days off. */
  off?: CivilDate[];
  /** Days off that become working days. */
  worked?: CivilDate[];
}

/** What was decided in reality. */
export interface Decided {
  /** Id of the outcome that was decided. */
  outcome: Id;
  /** Id of the rulebook in whose terms the decision is told. */
  rulebook: Id;
  /** Id of the table that was decided. */
  table: Id;
  /** What a reader should know, such as the clause that practice passed over. */
  note?: Text | null;
  /** Day of the decision. Left out: it is not known. */
  on?: CivilDate | null;
  /** Version of that rulebook. Needed only where findings are stated under several. */
  version?: string | null;
}

/** Which table, with which of its outcomes, at which level. */
export interface DecidedPattern {
  /** Id of the table that was decided. */
  table: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
  /** Ids of the outcomes that count. Left out: every outcome. */
  in?: Id[];
  /** Id of the level of relief at which it was decided. Left out: at whichever. */
  level?: Id | null;
}

/** A decision as it stands. */
export interface Decision {
  /** Day on which it was made. */
  made: CivilDate;
  /** Matter that was decided. */
  matter: MatterId;
  /** Id of the outcome with which it stands. */
  outcome: Id;
  /** How a decision stands. */
  stands: Stands;
  /** Id of the table that was decided. */
  table: Id;
  /** Day since which it is in effect. Left out: it is not. */
  effective?: CivilDate;
  /** Id of the measure that comes with the outcome. Left out: none does. */
  measure?: Id;
  /** Day on which each role received it, by the id of the role. */
  received?: { [key: string]: CivilDate };
  /** The rows that permit it: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** What was decided on a matter, as somebody may see it. */
export interface DecisionView {
  /** Matter that was decided. */
  matter: MatterId;
  /** Whether the name of the accused is to be cleared. */
  clarification?: RulingView;
  /** The decision on it. */
  decision?: RulingView;
  /** What came of relief, level by level. */
  relief?: ReliefView[];
}

/** When a period ends, and what that rests on. */
export interface Derived {
  /** Id of the calendar by which it was counted. */
  calendar: Id;
  /** Where it takes days that the calendar does not cover: which, and how it is bounded all the same. */
  cause: DueCause | null;
  /** The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest. */
  due: Due;
  /** Id of the edition of that calendar. */
  edition: string;
  /** The days passed over that the calendar covers, in order: not counted, or moving the end. */
  skipped: Explained[];
  /** When the period stood still: first and last day of each time. */
  suspended: Span[];
  /** When it would end if no day of rest moved the end. */
  unrolled: Due;
  /** The days of the weekend that count because they are worked, in order. */
  worked: Explained[];
}

/** What the kernel derives from a rulebook and findings. It is never binding: people decide. */
export interface Determination {
  /** The settled answers, with where each comes from. */
  answers: Answered[];
  /** Always `distinguo.determination/1`. */
  format: ComparisonFormat;
  /** What follows from the findings. */
  result: ComparisonOutcome;
  /** Rulebook that was applied. */
  rulebook: BookRef;
  /** Raised only when the kernel derives something differently from the same documents. */
  semantics: number;
  /** Facts on which finders differ. */
  contested?: Contested[];
}

/** Two rulebooks, or two versions of one, that permit different things. */
export interface Difference {
  /** What the kernel understands by both tables. */
  purpose: Purpose;
  /** What each permits, in the order of the findings. */
  sides: Side[];
  /**
   * Of two versions of one rulebook, why one of them governs or none can be named; absent for two rulebooks, and where
   * it is not told when the conduct was.
   */
  choice?: ComparisonChoice;
  /**
   * Of two rulebooks the one whose clause is of higher rank; of two versions of one the version that governs. Absent
   * where that does not settle it and people must.
   */
  prevails?: BookRef;
}

/**
 * The fingerprint of a JSON document: the hash of its canonical form (RFC 8785), which does not change with white
 * space or the order of fields. SHA-256 is written as 64 hexadecimal digits, SM3 as `sm3:` and 64 hexadecimal digits.
 * Documents are known by SHA-256; entries of ledgers by the algorithm that their ledger names.
 */
export type Digest = string;

/** Counts of one kind. A case may be in several cells. */
export interface Distribution {
  /** Counts, one for each thing that is told apart. */
  cells: Cell[];
  /** As what the cases that are in any of the cells are told. */
  total: number;
  /** The clauses behind it. */
  clauses?: Cited[];
  /** Name of what is counted, by language. Left out where the rulebook has none. */
  label?: Text;
  /** What is counted: a table, a period, a level. */
  of?: Id;
}

/** A kind of document that is submitted or sent. */
export interface DocumentKind {
  /** Name by which acts, periods and events refer to the kind of document; unique among the documents of the book. */
  id: Id;
  /** Name of the document for readers, in every language of the book. */
  label: Text;
  /** Clauses that ask for the document. Left out where none does. */
  clause?: Clauses | null;
  /** Ids of the tables whose decisions the document serves. Left out: those of all. */
  of?: Id[];
  /** Acts whose stated day the document proves. Left out: none. */
  proves?: Provable[];
  /** What the kernel understands by the document. Left out: nothing beyond what periods and acts say of it. */
  purpose?: DocumentPurpose | null;
  /** What the document must say, item by item, in every language of the book. */
  to_include?: Text[];
}

/** Which document. */
export interface DocumentPattern {
  /** Id of the kind of document. */
  document: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
}

/** The documents that the kernel itself looks for. */
export type DocumentPurpose =
  /** What the person says on the matter: nothing adverse is decided without it, its waiver or its expired right. */
  | "statement"
  /** What tells the one against whom it may go what stands against them, and what may come of it. */
  | "hearing_notice"
  /** What the accuser says: no accusation is found false without it. */
  | "accuser_statement"
  /** The report of those who find. */
  | "report"
  /** The opinion of an organ that was asked. */
  | "opinion"
  /** By which a decision is served. */
  | "decision"
  /** That opens items of correction. */
  | "correction_order"
  /** That reports on items of correction. */
  | "correction_report"
  /** In writing; always needed. */
  | "clarification_letter"
  /** Another form of clarification, only beside the letter. */
  | "clarification"
  /** To the organ that goes on, judicial where it is criminal. */
  | "referral"
  /** The record of a visit. */
  | "follow_up";

/**
 * What is done: a word such as `withdraw`, or an object with one field, the act, as in the field `act` of the schema
 * `act`. Texts may be written without salts.
 */
export type Done = string | Record<string, never>;

/**
 * When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers
 * every day that it takes.
 */
export interface Due {
  /** Day, or minute for periods in hours, before which it certainly does not end. */
  earliest: End;
  /** Day, or minute for periods in hours, with which it has certainly ended. */
  latest: End;
}

/** Why an end is uncertain. */
export interface DueCause {
  /** The bounds that make both ends certain, and what they rest on. */
  beyond: Beyond | null;
  /** Always `provisional_date`. */
  code: string;
  /** How many working days were counted on known ground, for periods in working days. */
  counted: number | null;
  /** First and last day that the calendar covers. */
  covers: Span;
  /** Why it is uncertain, in words, by language. */
  text: Text;
}

/** When a period ends, and what that rests on. */
export interface DueDate {
  /** Id of the calendar by which it was counted. */
  calendar: Id;
  /** Where it takes days that the calendar does not cover: which, and how it is bounded all the same. */
  cause: DueCause | null;
  /** The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest. */
  due: Due;
  /** Id of the edition of that calendar. */
  edition: string;
  /** The days passed over that the calendar covers, in order: not counted, or moving the end. */
  skipped: Explained[];
  /** When the period stood still: first and last day of each time. */
  suspended: Span[];
  /** When it would end if no day of rest moved the end. */
  unrolled: Due;
  /** The days of the weekend that count because they are worked, in order. */
  worked: Explained[];
}

/** A period that runs, stands still, or is overdue. */
export interface DueItem {
  /** Id of the role that must or may act. */
  bearer: Id;
  /** Clauses that fix the period, with their natures. */
  clauses: Cited[];
  /** What follows when it runs out. */
  consequences: DueListConsequence[];
  /** Whether it is a duty, a right, or a status. */
  kind: PeriodKind;
  /** Id of the period. */
  period: Id;
  /** Matter that it runs in. Left out: it runs in the case. */
  about?: MatterId;
  /**
   * Days left to the earliest end, counted on the civil calendar: 0 where it has come and the latest has not. Absent
   * after the latest, and while it stands still.
   */
  days_left?: number;
  /** How many days ago it ended at the latest, on the civil calendar. */
  days_over?: number;
  /** When it ends, with everything that rests on; absent while it stands still. */
  due?: Derived;
  /** Id of the recipient that the clock is for. Left out where a matter has one clock of the period. */
  key?: Id;
  /** Whether it is late and still owed. */
  overdue?: boolean;
  /** Whether it stands still. */
  suspended?: boolean;
}

/** Every period that runs, stands still or is overdue, the first to end first. */
export type DueList = DueItem[];

/** What follows when a period runs out. */
export type DueListConsequence =
  /** Id of the role that is reminded. */
  | {
    remind: Id;
  }
  /** Id of the role that is told that the period ran out. */
  | {
    report_to: Id;
  }
  /** Id of the role that the duty passes to. */
  | {
    shift_to: Id;
  }
  /** What silence counts as; never a decision on a person's liability. */
  | {
    deem: DueListDeemed;
  }
  /** The right is lost. Always `true`. */
  | {
    forfeit: boolean;
  }
  /** Id of the table whose decision becomes final. */
  | {
    final: Id;
  }
  /** Id of the level of relief that opens, because the level before did not answer. */
  | {
    open: Id;
  }
  /** The case is closed as withdrawn. Always `true`. */
  | {
    close: boolean;
  }
  /** Nothing follows: why not, in every language of the book. */
  | {
    none: Text;
  };

/** What silence counts as. */
export interface DueListDeemed {
  /** Id of the outcome that silence counts as. */
  outcome: Id;
  /** Id of the document that counts as given. Left out where `table` is written. */
  document?: Id;
  /** Id of the table that counts as decided. Left out where `document` is written. */
  table?: Id;
}

/** A period whose end is asked for. */
export interface DueRequest {
  /** How the period is counted; the kernel has no default. */
  counting: Counting;
  /** Day on which the period starts, YYYY-MM-DD, or for periods in hours a minute of a day, YYYY-MM-DDThh:mm. */
  from: string;
  /** How long the period is: `30wd` (working days), `15d` (days), `72h` (hours), `1mo` (months) or `1y` (years). */
  limit: string;
  /** Id of a calendar that ships: `cn` or `mon-fri`. Needed where no calendar document is given. */
  calendar?: Id | null;
  /** Id of an edition of the calendar, or a day on which it was known. Left out: the newest. */
  edition?: string | null;
}

/** A finding, or the adoption of one, as it was made under an earlier version. */
export interface Earlier {
  /** Id of the answer in the earlier version. */
  answer: Id;
  /** Id of the fact in the earlier version. */
  fact: Id;
  /** Digest of the rulebook that it was found under. */
  under: Digest;
  /** Pseudonym of whoever found it. Left out where one of several findings was adopted. */
  by?: string;
  /** Number of the entry that found it, where its evidence is. */
  entry?: number;
}

/** What was known of the calendar from a day on. */
export interface Edition {
  /**
   * Name of the edition, which cases record; unique in the calendar. Never a date: a date stands for the edition known
   * on that day.
   */
  id: EditionId;
  /** Day on which the edition became known, YYYY-MM-DD. */
  known_from: CivilDate;
  /** First and last day whose status it knows. Left out where the calendar lists no days and so knows every day. */
  covers?: Span | null;
  /** Days whose status it changes, holiday by holiday. */
  days?: Days[];
  /** For readers: how the day on which it became known was established. */
  note?: Text | null;
  /** For readers: the notices that it rests on. */
  sources?: string[];
}

/** The id of an edition. It may begin with a digit, but is never a date: a date stands for the edition known that day. */
export type EditionId = string;

/** What the rulebook makes of an act or a lapse: one change of a case. */
export type Effect =
  /** The case is opened. */
  | {
    effect: "opened";
    /** How a case begins. */
    opening: Opening;
  }
  /** Somebody did something, in the proceeding that was meant: what separation of duties looks at. */
  | {
    effect: "did";
    /** Pseudonym of the person. */
    actor: string;
    /** An act as rules speak of it: a kind, narrowed by what it is about. */
    deed: BlockedDeed;
    /** Day on which it was done or happened; the stated day where that counts. */
    on: CivilDate;
    /** Id of the role. */
    role: Id;
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about?: Place;
    /** Id of the organ. Left out: in that role nobody acts for one. */
    organ?: Id;
  }
  /** Something happened, in a matter or in the case, that periods and grants wait for. */
  | {
    effect: "happened";
    /**
     * Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that
     * it belongs to stands beside it.
     */
    event: Event;
    /** Day on which it was done or happened; the stated day where that counts. */
    on: CivilDate;
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about?: MatterId;
  }
  /** The case begins under a version of its rulebook, or moves to another one. */
  | {
    effect: "migrated";
    /** Version of the rulebook. */
    version: string;
    /** Facts of that version on which nobody has found anything yet, where the case has moved. */
    open?: Id[];
  }
  /** Days are counted by another edition. */
  | {
    effect: "calendar_adopted";
    /** By which edition of which calendar days are counted: the digest tells apart what bears the same names. */
    calendar: CalendarRef;
  }
  /** A clerical error in an entry is corrected. */
  | {
    effect: "rectified";
    /** Number of the entry that is changed, from 1. */
    entry: number;
    /** Place in the act of that entry, as a JSON pointer. */
    pointer: string;
    /** What should have stood there; a text stands in the act alone, where it can be erased. */
    day?: CivilDate;
  }
  /** A text of an act is erased: from now on the commitment to it stands alone. */
  | {
    effect: "erased";
    /** Number of the entry that is changed, from 1. */
    entry: number;
    /** Place in the act of that entry, as a JSON pointer. */
    pointer: string;
  }
  /** An act states a day that is not the day of its entry: which of them counts, for the act or for one clock, and why. */
  | {
    effect: "day_counted";
    /** Day that counts: the stated one or that of the entry. */
    counted: CivilDate;
    /** Day of the entry. */
    entered: CivilDate;
    /** Day that the act states. */
    stated: CivilDate;
    /** Why a day counts. */
    why: Why;
    /** The name of a clock: the period, the matter that it runs in, and its recipient where each has one. */
    clock?: ClockId;
  }
  /** An organ sits in a seat. */
  | {
    effect: "seat_bound";
    /** Id of the organ. Left out: in that role nobody acts for one. */
    organ: string;
    /** Id of the seat. */
    seat: Id;
  }
  /** Somebody acts in a role. */
  | {
    effect: "assigned";
    /** Pseudonym of the person. */
    actor: string;
    /** Id of the role. */
    role: Id;
  }
  /** A body is named for a proceeding, whole. */
  | {
    effect: "body_named";
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about: Place;
    /** Pseudonyms of all members of the body. */
    members: string[];
    /** Id of the organ. Left out: in that role nobody acts for one. */
    organ: string;
    /** Id of the role. */
    role: Id;
  }
  /** A body has voted; who was against stays a member. */
  | {
    effect: "body_voted";
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about: Place;
    /** Pseudonyms of the members who voted against. */
    against: string[];
    /** Id of the role. */
    role: Id;
  }
  /** An organ decides no longer and does nothing more. */
  | {
    effect: "competence_lost";
    /** Id of the organ. Left out: in that role nobody acts for one. */
    organ: string;
  }
  /** Somebody asks to be a party. */
  | {
    effect: "join_asked";
    /** Pseudonym of the party. */
    party: string;
    /** Id of the role. */
    role: Id;
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about?: MatterId;
  }
  /** Whoever asked to be a party is one from now on, or is not. */
  | {
    effect: "joined";
    /** Whether they are a party from now on. */
    accepted: boolean;
    /** Pseudonym of the party. */
    party: string;
    /** Id of the role. */
    role: Id;
  }
  /** A party asks that somebody does not act, or they declare it themselves. */
  | {
    effect: "recusal_asked";
    /** Pseudonym of the person. */
    actor: string;
    /** Whoever did it: a pseudonym, or the id of the role that raised the case. */
    by: string;
    /** Id of the ground of recusal. */
    ground: Id;
    /** Day since which the ground exists. */
    since: CivilDate;
  }
  /** Whoever was asked to withdraw goes on acting. */
  | {
    effect: "recusal_refused";
    /** Pseudonym of the person. */
    actor: string;
  }
  /** Somebody may not act; earlier acts after the ground arose are listed. */
  | {
    effect: "recused";
    /** Pseudonym of the person. */
    actor: string;
    /** Id of the ground of recusal. */
    ground: Id;
    /** Numbers of the entries in which they acted since the ground arose. */
    listed: number[];
    /** Day since which the ground exists. */
    since: CivilDate;
  }
  /** The case is raised, admitted, returned, refused, withdrawn. */
  | {
    effect: "admission_set";
    /** Whether and how the case came in. */
    admission: Admission;
  }
  /** The case is raised: on which channel and by whom. */
  | {
    effect: "raised";
    /** Whoever did it: a pseudonym, or the id of the role that raised the case. */
    by: Id;
    /** How a case was raised. */
    channel: Channel;
  }
  /** The accountability proceeding that this case belongs to has come this far. */
  | {
    effect: "stage_set";
    /** How far an accountability proceeding has come. */
    stage: Stage;
  }
  /** An act sets the length of a period that the rules leave to it, for what it starts in the matter of the act. */
  | {
    effect: "length_set";
    /**
     * A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines
     * `15wd`.
     */
    length: Length;
    /** Id of the period whose length is set. */
    period: Id;
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about?: MatterId;
  }
  /** Something in a matter changes. */
  | {
    effect: "matter";
    /** Matter or proceeding that it belongs to. Left out: it belongs to the case. */
    about: MatterId;
    /** What changes in a matter. Proceedings are named by their numbers, from 0. */
    change: MatterChange;
  }
  /** A period starts. */
  | {
    effect: "started";
    /** A period that starts. */
    run: Started;
  }
  /** Something about a clock changes. */
  | {
    effect: "clock";
    /** What changes about a clock. */
    change: ClockChange;
    /** The name of a clock: the period, the matter that it runs in, and its recipient where each has one. */
    clock: ClockId;
  }
  /** A role is reminded. */
  | {
    effect: "reminded";
    /** Id of the role. */
    role: Id;
  }
  /** A role is told that a period ran out. */
  | {
    effect: "reported";
    /** Id of the role. */
    role: Id;
  }
  /** Competence goes up: no quorum is left without the recused. */
  | {
    effect: "went_up";
    /** Id of the seat that is competent from now on. */
    to: Id;
  };

/** An outcome that may come of a hearing, with the measure that may come with it. */
export interface EffectContemplated {
  /** Id of an outcome that may be decided. */
  outcome: Id;
  /** Id of the measure that may come with it. Left out: none. */
  measure?: Id;
}

/** The last day as YYYY-MM-DD, or for periods in hours the minute as YYYY-MM-DDThh:mm. */
export type End = string;

/** An act or a lapse, with its effects: numbered, and naming its predecessor by hash. */
export interface Entry {
  /** Moment of the act or the lapse: a date and time with its offset from UTC. Never before that of the entry before. */
  at: Instant;
  /** Id of the case that the ledger is of; the same in every entry. */
  case: Id;
  /** Act or lapse that the entry comes from. */
  cause: EntryCause;
  /** What the rulebook makes of it, in the order in which it changes the case. */
  effects: Effect[];
  /** Version of the rulebook that the entry was made under, to the letter. */
  rulebook: BookRef;
  /** Version of the derivations by which the effects were made. It is raised only where one changes. */
  semantics: number;
  /** Number of the entry, from 1 without gaps. */
  seq: number;
  /** Version of the form of entries. A reader that does not know it does not judge the entry. */
  wire: number;
  /** What the ledger is hashed by: in its first entry, and only there. */
  algorithm?: Algorithm;
  /** Edition of the calendar by which days are counted. Left out where the rulebook has no calendar. */
  calendar?: CalendarRef;
  /** A what-if: hashed apart, so that it can never join the real chain. */
  hypothetical?: boolean;
  /** Hash of the entry before. Left out of the first. */
  previous?: Digest;
}

/** Who asked to be a party, and whether they are. */
export interface EntryAcceptParty {
  /** Whether they are a party from now on. */
  accepted: ActApproval;
  /** Pseudonym of whoever asked. */
  party: string;
  /** Id of the role of the party. */
  role: Id;
  /** Why they are, or are not. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** An accusation. Who made it is kept apart and never reaches the person. */
export interface EntryAccuse {
  /** Key of the accusation, by which later acts refer to it; unique in the case. */
  accusation: Id;
  /** Who accuses. It is kept apart and never reaches the person. */
  accuser: Commitment;
  /** What is said against the person. Left out: the host keeps it. */
  text?: Commitment;
}

/** The document that has arrived. */
export interface EntryAcknowledge {
  /** Id of the kind of document that has arrived. */
  document: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId;
  /** Day on which it arrived, where that is not the day of the act. */
  done_on?: CivilDate;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: EntryProof;
}

/** An act: what somebody does to a case. */
export interface EntryAct {
  /** What is done: one kind of act, with what it says. */
  act: EntryBody;
  /** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
  actor: EntryActor;
  /**
   * Moment of the act: a date and time with its offset from UTC, such as `2026-09-01T09:00:00+08:00`. Never before the
   * last entry.
   */
  at: Instant;
  /** Id that the host gives to the act: 1 to 64 characters. The same act twice is answered with the same entries. */
  id: string;
  /**
   * Head of the ledger that the act was made against; where the case has moved on since, the act is refused. Left out:
   * it is not asked.
   */
  expects?: Digest;
}

/** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
export interface EntryActor {
  /** Pseudonym of the person acting, the same throughout a case and never a name. */
  id: string;
  /** Id of the role acted in. */
  role: Id;
  /** Id of the organ acted for. Left out in roles that act for no organ, such as those of parties. */
  organ?: Id;
}

/** Which of several findings stands. */
export interface EntryAdopt {
  /** Id of the answer that stands from now on; one of those found. */
  answer: Id;
  /** Id of the fact on which findings differ. */
  fact: Id;
  /** Why this finding stands and not the other. Always needed. */
  reasons: Commitment;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId;
}

/** Whether a decision takes effect. */
export interface EntryApprove {
  /** Whether the decision takes effect: `true`, or `false` to send it back. */
  approved: ActApproval;
  /** Id of the table whose decision is approved. */
  table: Id;
  /** Matter whose decision is meant. Left out: the only one that can be. */
  about?: MatterId;
  /** Why it is approved, or is not. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** Who acts in a role. */
export interface EntryAssign {
  /** Id of the role that is filled. */
  role: Id;
  /** Matter that a body is named for. Left out: the only one that can be meant, or a role that is no body. */
  about?: MatterId;
  /** Pseudonyms of those who act in the role from now on; of a body all its members. */
  actors?: string[];
  /** Why they are named. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** What is done. Every kind belongs to exactly one region of the case. */
export type EntryBody =
  /** Opens the case. */
  | {
    open: EntryOpen;
  }
  /** States the day of something. */
  | {
    date: EntryStateDate;
  }
  /** Puts a reform and its risks on record. */
  | {
    file: EntryFileReform;
  }
  /** Ends the record of a reform. */
  | {
    close_filing: EntryOnMatter;
  }
  /** Raises the case. */
  | {
    raise: EntryRaise;
  }
  /** Takes the application back. */
  | {
    withdraw: EntryPlain;
  }
  /** Names who acts in a role from now on. */
  | {
    assign: EntryAssign;
  }
  /** Asks that somebody be withdrawn from the case, or declares it for oneself. */
  | {
    recuse: EntryRecuse;
  }
  /** Decides whether somebody is withdrawn who was asked to be. */
  | {
    decide_recusal: EntryDecideRecusal;
  }
  /** Asks to be a party. */
  | {
    join: EntryJoin;
  }
  /** Lets a party in that asked to be one, or does not. */
  | {
    accept_party: EntryAcceptParty;
  }
  /** Finds an answer to a fact. */
  | {
    find: EntryFind;
  }
  /** Adopts one of several findings. */
  | {
    adopt: EntryAdopt;
  }
  /** Returns the matter for more verification. */
  | {
    return: EntryOnMatter;
  }
  /** Submits a document. */
  | {
    submit: EntrySubmit;
  }
  /** Gives up the right to submit a document. */
  | {
    waive: EntryWaive;
  }
  /** Sends a document. */
  | {
    send: EntrySend;
  }
  /** Acknowledges receipt of a document. */
  | {
    acknowledge: EntryAcknowledge;
  }
  /** Decides a table. */
  | {
    decide: EntryDecide;
  }
  /** Approves a decision, or refuses to. */
  | {
    approve: EntryApprove;
  }
  /** Asks for relief against a decision. */
  | {
    request: EntryRequest;
  }
  /** Accuses somebody. */
  | {
    accuse: EntryAccuse;
  }
  /** Disputes who is competent to decide. */
  | {
    dispute: EntryPlain;
  }
  /** Lets a period stand still. */
  | {
    suspend: EntryOnPeriod;
  }
  /** Lets a period go on that stands still. */
  | {
    resume: EntryOnPeriod;
  }
  /** Makes a running period longer. */
  | {
    extend: EntryOnPeriod;
  }
  /** Gives a missed time back. */
  | {
    restore: EntryRestore;
  }
  /** Corrects a clerical error of an earlier entry. */
  | {
    rectify: EntryRectify;
  }
  /** Erases a text of an earlier entry. */
  | {
    erase: EntryErase;
  }
  /** Puts another organ in a seat. */
  | {
    succeed: Succeed;
  }
  /** Moves the case to another version of its rulebook. */
  | {
    migrate: EntryMigrate;
  }
  /** Counts by a newer edition of the calendar. */
  | {
    adopt_calendar: AdoptCalendar;
  }
  /** Reports the stage of the accountability proceeding. */
  | {
    report_stage: ReportStage;
  };

/** What an entry comes from. */
export type EntryCause =
  /** An act as it was handed in, private texts replaced by commitments. */
  | {
    act: EntryAct;
  }
  /** A period ran out. */
  | {
    lapse: ClockId;
  };

/** The days of the conduct; both are in it. */
export interface EntryConduct {
  /** First day of the conduct, YYYY-MM-DD. */
  from: CivilDate;
  /** Last day of the conduct. Left out: it was the first. */
  until?: CivilDate;
}

/** A decision. */
export interface EntryDecide {
  /** Id of the outcome that is decided; one that the findings permit. */
  outcome: Id;
  /** Id of the table that is decided. */
  table: Id;
  /** Matter that is decided. Left out: the only one that can be meant. */
  about?: MatterId;
  /** Ids of the facts that the reasons address. */
  addresses?: Id[];
  /** Why a like precedent is not followed. Left out where none points elsewhere. */
  departs?: Commitment;
  /** Ids of the documents that come with the decision. */
  documents?: Id[];
  /** Id of the level of relief at which it is decided. Left out: before relief. */
  level?: Id;
  /** Id of the measure that comes with the outcome. Left out: none does. */
  measure?: Id;
  /** Why it is decided so. Left out: no reasons are given, which not every row allows. */
  reasons?: Commitment;
  /** Lengths of periods that the decision sets, where the rulebook leaves them to it. */
  sets?: SetLength[];
  /** Id of the outcome that a varied decision becomes. Left out of every other decision. */
  to?: Id;
  /** Votes of the members, where a body decides. */
  votes?: EntryVote[];
}

/** Whether somebody is withdrawn who was asked to be. */
export interface EntryDecideRecusal {
  /** Pseudonym of whoever was asked to withdraw. */
  actor: string;
  /** Whether they are withdrawn from the case. */
  granted: ActApproval;
  /** Why they are, or are not. Left out: no reasons are given. */
  reasons?: Commitment;
}

/**
 * A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was
 * given, and the commitment to it, stay.
 */
export interface EntryErase {
  /** Number of the entry with the text, from 1. */
  entry: number;
  /** Place of the text in the act of that entry, as a JSON pointer such as `/act/find/reasons`. */
  pointer: string;
  /** Why the text is erased. Always needed. */
  reasons: Commitment;
}

/** A reform and its risks. */
export interface EntryFileReform {
  /** Id of the kind of document that puts the reform on record. */
  document: Id;
  /** Key of the filing, by which later acts refer to it; unique in the case. */
  filing: Id;
  /** Day on which it was lodged, where that is not the day of the act. */
  done_on?: CivilDate;
  /** Reform and its risks, in words. Left out: the host keeps the document. */
  text?: Commitment;
}

/** An answer to a fact. */
export interface EntryFind {
  /** Id of the fact that is answered. */
  fact: Id;
  /** Matter that the finding is for. Left out: the only one that can be meant. */
  about?: MatterId;
  /** Amount in the unit of the fact, an integer. Left out where the fact is none. */
  amount?: number;
  /** Id of the answer. Left out where the fact is an amount. */
  answer?: Id;
  /** What the finding rests on, item by item. */
  evidence?: Commitment[];
  /** Why that is the answer. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** What the one who acts wants to be a party of, in their role. */
export interface EntryJoin {
  /** Accusation that is theirs. Left out: the only one that can be meant, or none. */
  about?: MatterId;
  /** Why they should be a party. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said. */
export interface EntryLinked {
  /** Id of the other case. */
  case: Id;
  /** Id of the table that was decided there. */
  table: Id;
  /** Hash of the last entry of that case's ledger. */
  head?: Digest;
  /** Ledger of that case, line by line. Left out: facts are not read from it. */
  ledger?: string[];
  /** Day on which it was decided. Left out: the ledger of that case tells it. */
  on?: CivilDate;
  /** Id of the outcome that was decided there. Left out: the ledger of that case tells it. */
  outcome?: Id;
}

/** Another version of the rulebook. */
export interface EntryMigrate {
  /** Version of the rulebook that the case moves to. */
  version: string;
  /** Why the case moves. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A matter, where more than one can be meant, and perhaps reasons. */
export interface EntryOnMatter {
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId;
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A running period. */
export interface EntryOnPeriod {
  /** Id of the period. */
  period: Id;
  /** Matter that the period runs in. Left out: the only one that can be meant. */
  about?: MatterId;
  /** Id of the recipient whose clock is meant. Left out where a matter has one clock of the period. */
  key?: Id;
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** Opens a case under a rulebook. */
export interface EntryOpen {
  /** Id of the case, which the host gives; it names the case for ever. */
  case: Id;
  /** Id of the rulebook that the case runs under. */
  rulebook: Id;
  /** Version of that rulebook. */
  version: string;
  /**
   * First and last day of the conduct that the case is about. Left out: it cannot be told which version governed the
   * conduct.
   */
  conduct?: EntryConduct;
  /** Edition of the rulebook's calendar by which days are counted. Left out: the newest that the kernel has. */
  edition?: string;
  /** Algorithm that the ledger is hashed by. Left out: SHA-256. */
  hash?: Algorithm;
  /**
   * Decisions of other cases. Facts are read from those that are handed over with their ledgers; what is only said is
   * recorded as said.
   */
  linked?: EntryLinked[];
  /** Name shared by cases on one affair. Left out: it stands alone. */
  matter?: Id;
  /** Pseudonym of each party, by the id of its role. */
  parties?: Names;
  /** Organ in each seat of the rulebook: ids of organs by the ids of seats. */
  seats?: Names;
  /** How far the accountability proceeding has come that the case belongs to. Left out: there is none. */
  stage?: Stage;
}

/** Nothing but, perhaps, reasons. */
export interface EntryPlain {
  /** Why it is done. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** What proves a stated day: a document that the rulebook names for that. */
export interface EntryProof {
  /** Id of the kind of document; the rulebook says which prove the day. */
  document: Id;
  /** What the document is and where it is kept. */
  evidence: Commitment;
}

/** How the case is raised. */
export interface EntryRaise {
  /** Whether the case is raised on application, by an organ that looked, or by order of a superior. */
  channel: Channel;
  /** Ids of the documents that come with it. */
  documents?: Id[];
  /** Why the case is raised. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces. */
export interface EntryRectify {
  /** Number of the entry with the error, from 1. */
  entry: number;
  /** Place of the error in the act of that entry, as a JSON pointer such as `/act/date/day`. */
  pointer: string;
  /** Why that was a clerical error. Always needed. */
  reasons: Commitment;
  /** Day that should stand there. Left out where a text is corrected. */
  day?: CivilDate;
  /** Text that should stand there; it can be erased like the one that it replaces. Left out where a day is corrected. */
  text?: Commitment;
}

/** Who should not act, on what ground, since when. */
export interface EntryRecuse {
  /** Pseudonym of whoever should not act. */
  actor: string;
  /** Id of the ground of recusal. */
  ground: Id;
  /** Day since which the ground exists: what they have done since then is listed. */
  since: CivilDate;
  /** Why the ground is given. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A request for relief. */
export interface EntryRequest {
  /** Id of the level of relief that is asked. */
  level: Id;
  /** Matter whose decision is attacked. Left out: the only one that can be meant. */
  about?: MatterId;
  /** Ids of the documents that come with the request. */
  documents?: Id[];
  /** Day on which it was asked for, where that is not the day of the act. */
  done_on?: CivilDate;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: EntryProof;
  /** Why relief is asked for. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** A time that was missed for good cause. */
export interface EntryRestore {
  /** Day on which the obstacle was removed; the time given back counts from it. */
  obstacle_removed: CivilDate;
  /** Id of the period that was missed. */
  period: Id;
  /** What kept whoever missed the time from keeping it. Always needed. */
  reasons: Commitment;
  /** Matter that the period runs in. Left out: the only one that can be meant. */
  about?: MatterId;
  /** Id of the recipient whose clock is meant. Left out where a matter has one clock of the period. */
  key?: Id;
}

/** A document, to whom, how, and what comes with it. */
export interface EntrySend {
  /** Id of the kind of document. */
  document: Id;
  /** Id of the role that it is sent to, or `public`. */
  to: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId;
  /** Circle that it reaches: an answer of the ordered fact of audiences. Left out: nothing is said of it. */
  audience?: Id;
  /** Outcomes and measures that may come of the hearing; only for a notice of hearing. */
  contemplates?: EffectContemplated[];
  /** Day on which it was handed over or sent, where that is not the day of the act. */
  done_on?: CivilDate;
  /** What an order of correction asks to be put right, each by whom. */
  items?: Item[];
  /** Id of the method of service. Left out: handed over, and received at once. */
  method?: Id;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: EntryProof;
  /** Lengths of periods that this act sets, where the rulebook leaves them to it. */
  sets?: SetLength[];
  /** Document in words. Left out: the host keeps it. */
  text?: Commitment;
}

/** A day that something happened on, with evidence. */
export interface EntryStateDate {
  /** Name that the rulebook gives to the day. */
  date: Id;
  /** Day that is stated, YYYY-MM-DD. */
  day: CivilDate;
  /** The matter that the day belongs to; none where it belongs to the case. */
  about?: MatterId;
  /** What the statement rests on. Left out: nothing is said of it. */
  evidence?: Commitment;
  /**
   * Document that proves the day. Left out: the day is only stated, and counts where it works against whoever states
   * it.
   */
  proof?: EntryProof;
}

/** A document. */
export interface EntrySubmit {
  /** Id of the kind of document. */
  document: Id;
  /** Matter that is meant, such as an item of correction. Left out: the only one that can be. */
  about?: MatterId;
  /** Day on which it was posted or lodged, where that is not the day of the act. */
  done_on?: CivilDate;
  /** Document that proves that day. Left out: the day is only stated. */
  proof?: EntryProof;
  /** Document in words. Left out: the host keeps it. */
  text?: Commitment;
}

/** How one member voted. */
export interface EntryVote {
  /** Pseudonym of the member. */
  member: string;
  /** Whether the member was for the decision, against it, or abstained. */
  vote: Voice;
  /** Why, for a dissent that must be recorded. Left out: no reasons are given. */
  reasons?: Commitment;
}

/** The document that will not come. */
export interface EntryWaive {
  /** Id of the kind of document that will not come. */
  document: Id;
  /** Matter that is meant. Left out: the only one that can be. */
  about?: MatterId;
}

/** A text that was erased. */
export interface Erased {
  /** Moment of its erasure. */
  at: Instant;
  /** The entry that erases it, and says by whom and why. */
  by: number;
  /** Place of the text in the act, as a JSON pointer. */
  pointer: string;
  /** Number of the entry that had the text. */
  seq: number;
}

/**
 * Something that happened. Periods start, end and stand still on events; nothing else moves them. The matter that it
 * belongs to stands beside it.
 */
export type Event =
  /** An act was done. */
  | {
    acted: {
      /** An act as rules speak of it: a kind, narrowed by what it is about. */
      deed: BlockedDeed;
    };
  }
  /** A document was submitted. */
  | {
    submitted: {
      /** Id of the role that submitted, gave up, received or acknowledged it. */
      by: Id;
      /** Id of the kind of document. */
      document: Id;
    };
  }
  /** The right to submit it was waived. */
  | {
    waived: {
      /** Id of the role that submitted, gave up, received or acknowledged it. */
      by: Id;
      /** Id of the kind of document. */
      document: Id;
    };
  }
  /** A document was sent. */
  | {
    sent: {
      /** Id of the kind of document. */
      document: Id;
      /** Id of the role that it was sent to, or `public`. */
      to: Id;
      /**
       * Circle that the document reached: an answer of the ordered fact of audiences. Left out: nothing was said of
       * it.
       */
      audience?: Id;
    };
  }
  /** A document was received. */
  | {
    received: {
      /** Id of the role that submitted, gave up, received or acknowledged it. */
      by: Id;
      /** Id of the kind of document. */
      document: Id;
    };
  }
  /** A role acknowledged a document. */
  | {
    acknowledged: {
      /** Id of the role that submitted, gave up, received or acknowledged it. */
      by: Id;
      /** Id of the kind of document. */
      document: Id;
    };
  }
  /** A table was decided. */
  | {
    decided: {
      /** Id of the outcome that was decided. */
      outcome: Id;
      /** Id of the table that was decided. */
      table: Id;
      /** Id of the level of relief at which it was decided. Left out: before relief. */
      level?: Id;
    };
  }
  /** A decision took effect. */
  | {
    effective: {
      /** Id of the outcome that was decided. */
      outcome: Id;
      /** Id of the table that was decided. */
      table: Id;
      /** Id of the level of relief at which it was decided. Left out: before relief. */
      level?: Id;
    };
  }
  /** A period lapsed. */
  | {
    lapsed: {
      /** Id of the period. */
      period: Id;
      /** Id of the recipient whose clock ran out. Left out where a matter has one clock of the period. */
      key?: Id;
    };
  }
  /** An act stated the day of something. */
  | {
    dated: {
      /** Name that the rulebook gives to the day. */
      date: Id;
      /** Day that was stated. */
      day: CivilDate;
    };
  };

/** What has happened, as periods and grants wait for it. */
export type EventPattern =
  /** An act was done. */
  | {
    acted: ActedPattern;
  }
  /** A document was submitted. */
  | {
    submitted: DocumentPattern;
  }
  /** The right to submit a document was waived. */
  | {
    waived: DocumentPattern;
  }
  /** A document was sent. */
  | {
    sent: SentPattern;
  }
  /** A document was received. */
  | {
    received: ReceivedPattern;
  }
  /** Somebody acknowledged a document. */
  | {
    acknowledged: DocumentPattern;
  }
  /** A table was decided. */
  | {
    decided: DecidedPattern;
  }
  /** A decision took effect. */
  | {
    effective: DecidedPattern;
  }
  /** A period lapsed. */
  | {
    lapsed: LapsedPattern;
  }
  /** An act stated the day of something. */
  | {
    dated: DatedPattern;
  };

/** A case that shows a problem: answers to facts, in words. It stands for every case that agrees with them. */
export interface Example {
  /** Fact id to answer id, for the facts that matter to the problem. */
  answers: { [key: string]: Id };
  /** What these answers lead to, by language, in the rulebook's own words. */
  words: { [key: string]: string };
}

/** What a table comes to. What is left out is not looked at. */
export interface Expected {
  /** Id of the table that is looked at. */
  table: Id;
  /**
   * Ids of outcomes that may not be decided, and that no further finding can make possible. Left out: it is not looked
   * at.
   */
  never?: Id[];
  /** Id of the outcome that is the normal one among several. Left out: it is not looked at. */
  normally?: Id | null;
  /**
   * Ids of the facts that must still be found before it can be decided; empty where it can. Left out: it is not looked
   * at.
   */
  open?: Id[] | null;
  /** Ids of the outcomes that may be decided: these and no others. Left out: it is not looked at. */
  permits?: Id[] | null;
  /** Ids of the rows that apply. Left out: it is not looked at. */
  rows?: Id[] | null;
}

/** A day that was passed over or counted, and why. */
export interface Explained {
  /** Day, YYYY-MM-DD. */
  date: CivilDate;
  /** Name of the holiday or of the weekend, by language. */
  why: Text;
}

/** Which end an extension counts from: the one before rest days were looked at, or the one after. There is no default. */
export type ExtendFrom =
  /** The end after days of rest have moved it. */
  | "rolled"
  /** The end before days of rest move it. */
  | "unrolled";

/** How a running period may be made longer. */
export interface ExtendRule {
  /** Id of the role that may extend it. */
  by: Id;
  /** Clauses that allow the extension. */
  clause: Clauses;
  /** Whether the extension counts from the end before or after a day of rest has moved it. */
  from: ExtendFrom;
  /** Length that an extension adds. Left out: `total` gives the length instead. */
  add?: Length | null;
  /** How often one period may be made longer. Mandatory. */
  times?: number | null;
  /** Length that the period may come to in all, from its start. Left out: `add` gives what is added. */
  total?: Length | null;
}

/** A question with finitely many answers. */
export type Fact = {
  /** Id of the aspect that the fact belongs to. */
  aspect: Id;
  /** Clauses that make the fact matter. */
  clause: Clauses;
  /**
   * Name by which findings, conditions and rows refer to the fact; unique among the facts of the book. Keep it across
   * versions.
   */
  id: Id;
  /** Question as the finder reads it, in every language of the book. */
  label: Text;
  /**
   * What the fact is about, where it is easily unfair to rely on it, such as health or family. Left out: nothing of
   * the kind.
   */
  about?: Subject | null;
  /**
   * Condition on which the fact applies. Where it fails, the fact has the answer `not_applicable`. Left out: it always
   * applies.
   */
  applies_when?: Condition | null;
  /** Ids of the roles that find it. Left out for a fact that is read. */
  found_by?: Id[];
  /** Whether the order of its answers means nothing. Left out: the first is the most favourable to the person. */
  neutral?: boolean;
  /** Decision of people that the answer is read from, instead of being found. Left out for facts that are found. */
  reads?: Reads | null;
  /** Ids of the roles that may supply evidence for it, beside its finders. Left out: none. */
  supplied_by?: Id[];
} & (
  /** Answers of a choice, the most favourable to the person first. At least two. */
  | {
    answers: Answer[];
  }
  /** Id of the answer set whose answers the fact has. */
  | {
    answers_of: Id;
  }
  /** Fact with the answers `yes` and `no`. Left empty, `no` is the favourable one. */
  | {
    flag: Flag;
  }
  /** Fact whose finding is an integer; conditions see only the band that it falls into. */
  | {
    amount: Amount;
  }
);

/** A comparison with listed answers, the only one there is. */
export interface FactTest {
  /**
   * Id of a fact; under `case` a circumstance: `channel`, `raised_at`, `accountability`, `applicant`, `level`, a
   * table, or a table followed by `.measure`.
   */
  id: Id;
  /**
   * Answers, or under `case` values, of which one must be given. `not_applicable` may be listed, `undecided` for a
   * table.
   */
  in: Id[];
}

/** What can be wrong with an entry. */
export type Fault =
  /** It is of a newer wire version. */
  | "newer_wire"
  /** Its number does not follow. */
  | "sequence"
  /** It does not name the entry before. */
  | "predecessor"
  /** Its instant lies before the one before. */
  | "time"
  /** Its hash is not that of its content. */
  | "hash"
  /** It belongs to another case. */
  | "case"
  /** An effect does not fit. */
  | "effect"
  /** A text is not the one that was committed to. */
  | "text"
  /** A text is missing, and no later entry says that it was erased. */
  | "text_missing"
  /** A text still stands beside it that a later entry erases. */
  | "text_kept"
  /** A commitment is not in the one form that commitments have, or of another algorithm. */
  | "commitment"
  /** The first entry names no algorithm, or an entry another than that of its ledger. */
  | "algorithm"
  /** Semantics fall along the ledger. */
  | "semantics"
  /** The act would be refused. */
  | "refused"
  /** The rules make something else of the act. */
  | "derivation"
  /** It is a what-if. */
  | "hypothetical"
  /** It is no UTF-8. */
  | "not_utf8"
  /** It is larger than any entry that is written. */
  | "too_large"
  /** It cannot be read. */
  | "unreadable";

/** A reform that was put on record. */
export type Filed = {
  /** Key of the filing in the case. */
  filing: Id;
} & (
  /** Nothing was filed. */
  | {
    state: "not_filed";
  }
  /** Filed on a day, before the conduct or visibly after it. */
  | {
    state: "filed";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** Returned for supplement. */
  | {
    state: "returned";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** On record, or deemed so. */
  | {
    state: "on_record";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Whether it counts as on record because nobody answered in time. */
    deemed: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** Not put on record. */
  | {
    state: "refused";
  }
  /** The reform has ended. */
  | {
    state: "closed";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
);

/** The record of a reform made in advance. */
export type Filing =
  /** Nothing was filed. */
  | {
    state: "not_filed";
  }
  /** Filed on a day, before the conduct or visibly after it. */
  | {
    state: "filed";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** Returned for supplement. */
  | {
    state: "returned";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** On record, or deemed so. */
  | {
    state: "on_record";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Whether it counts as on record because nobody answered in time. */
    deemed: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  }
  /** Not put on record. */
  | {
    state: "refused";
  }
  /** The reform has ended. */
  | {
    state: "closed";
    /** Whether the conduct had begun by then. */
    after_the_fact: boolean;
    /** Day on which it was lodged. */
    on: CivilDate;
  };

/** What was found about one conduct, under one rulebook or several. */
export interface Findings {
  /** Always `distinguo.findings/1`. Another version of the format is refused. */
  format: FindingsFormat;
  /** What was found, for each rulebook that the conduct is judged by. At least one. */
  under: Under[];
  /** What the findings are about, for readers. The kernel does not interpret it. */
  about?: About | null;
  /** First and last day of the conduct, by which the governing version is chosen. Left out: it cannot be told. */
  conduct?: ActConduct | null;
  /** What was decided in reality, for a published case. */
  decided?: Decided[];
}

/** An answer to a fact, by a finder. */
export interface FindingsFinding {
  /** Id of the fact that is answered. */
  fact: Id;
  /** Amount in the smallest unit of the fact, an integer. Left out where the fact is none. */
  amount?: number | null;
  /** Id of the answer. Left out where the fact is an amount. */
  answer?: Id | null;
  /** Pseudonym of the finder. A later finding of the same finder supersedes an earlier one. Left out: nobody is named. */
  by?: string | null;
  /** What the finding rests on, item by item, for readers. */
  evidence?: string[];
  /** Why that is the answer, for readers. Left out: no reasons are given. */
  reasons?: string | null;
}

/** The format of the document, with its version. */
export type FindingsFormat = "distinguo.findings/1";

/** Whether the day on which a period starts is counted. */
export type FirstDay =
  /** Counting begins on the day after it. */
  | "excluded"
  /** It is the first day of the period. */
  | "included";

/** Yes or no. */
export interface Flag {
  /** Whether `yes` is the favourable answer. Left out: `no` is. */
  favourable?: boolean;
  /** Whether neither answer is favourable. Left out: one is. */
  neutral?: boolean;
}

/**
 * What a case runs under and a kernel does not have. Such a kernel answers nothing about the case: another text of the
 * same version, or another calendar, would give other dates and other rights.
 */
export type Foreign =
  /** A rulebook, to the letter. */
  | {
    rulebook: {
      /** Rulebook that the case runs under. */
      rulebook: BookRef;
    };
  }
  /** An edition of a calendar. */
  | {
    calendar: {
      /** Edition of a calendar that the case counts by. */
      calendar: CalendarRef;
    };
  };

/** A difference of form: something in how a ledger is written that changes nothing in what it says. */
export type Form =
  /** The text begins with a byte order mark. */
  | "byte_order_mark"
  /** Lines end with a carriage return and a line feed. */
  | "line_end"
  /** Lines are empty. */
  | "blank_line"
  /** The JSON is not canonical: other spacing, order or escapes. */
  | "spacing"
  /** A record has members beside those that records have, for which no hash vouches. */
  | "beside";

/** A difference of form, and on which lines. */
export interface FormDifference {
  /** What is different. */
  form: Form;
  /** The first line on which it is, from 1. */
  line: number;
  /** How many lines are written so. */
  lines: number;
}

/** An answer to a fact, or an amount. */
export type Found =
  /** An answer. */
  | Id
  /** An amount in the smallest unit of the fact. */
  | number;

/** A part of a whole. */
export type Fraction = number[];

/** Which version of a rulebook governs, and what each version comes to. */
export interface Governing {
  /** Why that version applies, or why nobody can say. */
  choice: ComparisonChoice;
  /** The clauses of the transition. */
  clauses: Cited[];
  /** What each version that comes into question still permits, the version of the conduct first. */
  versions: VersionResult[];
  /** The version that applies; absent while the comparison is open. */
  applies?: BookRef;
  /** Versions that were in force between conduct and decision, the oldest first, and whether they come into question. */
  intermediate?: Intermediate[];
  /**
   * Facts that must be found before the versions can be compared, each under its name in the first version that asks
   * it.
   */
  open?: Id[];
}

/** Who may do an act, beyond what periods already grant to their bearers. */
export interface Grant {
  /** Act that is granted. */
  act: RulebookDeed;
  /** Ids of the roles that may do it. */
  by: Id[];
  /** Clauses that give the act. */
  clause: Clauses;
  /** Events that must all have happened before. Left out: none. */
  after?: EventPattern[];
  /** Who must approve the decision before it takes effect. Left out: nobody. */
  approval?: RulebookApproval | null;
  /** Channel on which the case must be raised; only for raising. Left out: any channel. */
  channel?: Channel | null;
  /** Ids of the documents that must come with the act. Left out: none. */
  documents?: Id[];
  /** Whether the act must give reasons. Left out: it need not. */
  reasons?: boolean;
  /**
   * How often the act may be done in one case, at most. Mandatory for acts that send a matter back or begin it again;
   * left out of others: as often as may be.
   */
  times?: number | null;
  /** Ids of the roles that a document may be sent to, or `public`; only for sending. Left out: to whomever. */
  to?: Id[];
  /** Condition that must hold when the act is done; what is open does not hold. Left out: none. */
  when?: Condition | null;
}

/** A claim about a table, proved when the book loads: one of `never`, `bottom_line`, `monotone`. */
export interface Guarantee {
  /** Clauses that ask for what is claimed. */
  clause: Clauses;
  /** Name of the guarantee; unique among the guarantees of the book. */
  id: Id;
  /** What is claimed, for readers, in every language of the book. */
  label: Text;
  /** Id of the table that the claim is about. */
  table: Id;
  /** Whether it is claimed that a bottom line decides wherever `when` holds. Left out: another claim is made. */
  bottom_line?: boolean;
  /**
   * Facts, or `all`, of which it is claimed that a worse answer never widens tolerance. Left out: another claim is
   * made.
   */
  monotone?: Monotone | null;
  /** Ids of outcomes of which none is permitted wherever `when` holds. Left out: another claim is made. */
  never?: Id[] | null;
  /**
   * Condition on which `never` or `bottom_line` is claimed, best written in facts. Left out: it is claimed for all
   * findings.
   */
  when?: Condition | null;
}

/** Somebody who handles a case. */
export interface Handler {
  /** Pseudonym of whoever handles it. */
  id: string;
  /** Id of the role in which they handle it. */
  role: Id;
}

/** How a hearing ended. */
export type Heard =
  /** A statement was made. */
  | "stated"
  /** The right to make one was given up. */
  | "waived"
  /** The time for it ran out. */
  | "ran_out";

/** How rows are matched. */
export type Hit = "first" | "unique";

/** Why days are off, or worked although they are days of the weekend. */
export interface Holiday {
  /** Name by which the days of an edition refer to the holiday; unique in the calendar. */
  id: Id;
  /** Name of the holiday for readers, in English and Chinese at least. */
  name: Text;
}

/**
 * The id of a rulebook, fact, answer, row, clause…: 1 to 64 characters, a letter `a` to `z`, then letters, digits,
 * `_`, `.` or `-`. Cheap to clone.
 */
export type Id = string;

/** The days on which the book is in force; both are in it. */
export interface InForce {
  /** First day on which the version is in force. */
  from: CivilDate;
  /** Last day on which the version is in force. Left out while no end is known. */
  until?: CivilDate | null;
}

/** RFC 3339. Fractions of a second are left away. */
export type Instant = string;

/** A version that was in force between conduct and decision. */
export interface Intermediate {
  /** Whether the transition clause lets it count. */
  counts: boolean;
  /** Version that was in force in between. */
  rulebook: BookRef;
}

/** What lets a running period start again. */
export interface Interrupt {
  /** Clauses that say so. */
  clause: Clauses;
  /** Events of which each lets the period start again from the beginning. */
  on: EventPattern[];
  /** How often one period may start again; what happens after that interrupts nothing. Mandatory. */
  times?: number | null;
}

/** Something to be corrected. */
export interface Item {
  /** Id of the role that must do it: the person, or the unit where the person cannot. */
  bearer: Id;
  /** Key of the item, by which later acts refer to it; unique in the case. */
  id: Id;
}

/** An item of correction. */
export type ItemState =
  /** Ordered. */
  | "ordered"
  /** Its bearer says that it is done. */
  | "reported"
  /** It is done. */
  | "verified"
  /** It is not. */
  | "failed"
  /** It cannot be done, without fault. */
  | "impossible";

/** The precedents that a decision was made under: the set, and where those with the same findings point. */
export interface Known {
  /** Digest of the set of precedents. */
  set: Digest;
  /** How many with the same findings point to each outcome that the rows permit. */
  same?: Pointing[];
}

/** Which period. */
export interface LapsedPattern {
  /** Id of the period that lapsed. */
  period: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
}

/** Status periods of one kind that meet, and how long they last together. */
export interface Lasting {
  /** The clauses of the rule, with their natures. */
  clauses: Cited[];
  /** Id of the period in the rulebook. */
  period: Id;
  /** The rulebook that says how they go together. */
  rulebook: BookRef;
  /** The runs that meet, the first to start first. */
  runs: Run[];
  /** The last day, counting what each run gives by itself or what the rule adds. */
  until: CivilDate;
  /** Where those who decide set the end: the last day that they may set, `until` being the first. */
  at_most?: CivilDate;
}

/** How long influence and the like last over all cases of a person: for the person and the organ that decides. */
export type LastingList = Lasting[];

/** An answer and the outcomes that would remain possible after it. */
export interface Lead {
  /** Id of the answer. */
  answer: Id;
  /** Answer in words, by language. */
  label: Text;
  /** Ids of the outcomes that are still possible after it. */
  leads_to: Id[];
}

/** A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`. */
export interface Length {
  /** How many of the unit: 1 to 10,000. */
  n: number;
  /** What the length is counted in. It is always written, never guessed from the number. */
  unit: Unit;
}

/** A length and the circumstances in which it is chosen. */
export interface LengthChoice {
  /** Length itself. Left out where `set_by` sets it. */
  is?: Length | null;
  /** Least that may be set, so that nobody is given a time that cannot be kept. Only with `set_by`. */
  least?: Length | null;
  /** Most that may be set. Only with `set_by`. */
  max?: Length | null;
  /** Id of the role whose act sets the length. Left out: `is` gives it. */
  set_by?: Id | null;
  /** Condition on which this length is chosen. Left out: it is chosen wherever none before it is. */
  when?: Condition | null;
}

/** A level of relief. */
export type LevelState =
  /** It is open although the level before did not answer. */
  | {
    state: "open";
  }
  /** Asked for. */
  | {
    state: "requested";
  }
  /** Not answered in time: the next level was asked instead. */
  | {
    state: "passed_over";
  }
  /** Decided. */
  | {
    state: "decided";
    /** Id of the outcome that the level decided. */
    outcome: Id;
  };

/** A precedent with the same findings, or nearly the same. */
export interface Like {
  /** How often the precedent was published. */
  count: number;
  /** Ids of the facts in which it differs: at most two. */
  differing: Id[];
  /** The precedent; where it was published several times with different notes, with the first of them. */
  precedent: LikePrecedent;
}

/** The format of the document, with its version. */
export type LikeFormat = "distinguo.precedent/1";

/**
 * How many precedents with the same findings point where, and those whose findings differ in at most two facts.
 * Nothing scores them.
 */
export interface LikeList {
  /** Precedents whose findings differ in at most two facts: those that differ in fewer come first; at most fifty. */
  like: Like[];
  /** How many more like precedents there are than are listed. */
  more: number;
  /** How many precedents with the same findings point where. */
  same: Pointing[];
}

/** A case reduced to findings and outcome. */
export interface LikePrecedent {
  /** Always `distinguo.precedent/1`. Another version of the format is refused. */
  format: LikeFormat;
  /** Id of the outcome that was decided. */
  outcome: Id;
  /** Id of the rulebook that was applied. */
  rulebook: Id;
  /** Id of the table that was decided. */
  table: Id;
  /** Version of the rulebook that was applied. */
  version: string;
  /** Answers that were found: ids of answers by the ids of their facts. */
  findings?: Answering;
  /** What readers should know, by language. It names nobody. Left out: nothing. */
  note?: Text;
}

/** A decision of another case that facts are read from: its ledger was handed over and audited. */
export interface LinkedDecision {
  /** Id of the other case. */
  case: Id;
  /** Number of the entry that decided it, in the ledger of that case. */
  entry: number;
  /** The hash of that entry. */
  hash: Digest;
  /** Day on which it was decided. */
  on: CivilDate;
  /** Id of the outcome that was decided there. */
  outcome: Id;
  /** Id of the table that was decided there. */
  table: Id;
}

/** What changes in a matter. Proceedings are named by their numbers, from 0. */
export type MatterChange =
  /** The matter begins, with its first proceeding. */
  | {
    change: "begun";
    /** What a matter is beside its proceedings: those that people raise have a course of their own. */
    state: MatterState;
  }
  /** The course of the matter goes on: a filing, an accusation, an item, a conflict. */
  | {
    change: "state_set";
    /** What a matter is beside its proceedings: those that people raise have a course of their own. */
    state: MatterState;
  }
  /** A new proceeding begins, inheriting the answers that stand. */
  | {
    change: "proceeding_begun";
    /** Which pass over a matter a proceeding is. */
    pass: Pass;
  }
  /** A level of relief is asked for, passed over or decided. */
  | {
    change: "level_set";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** A level of relief. */
    state: LevelState;
  }
  /** Finders are at work, have reported, or have more to do. */
  | {
    change: "verification_set";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** How far verification has come. */
    verification: Verification;
  }
  /** An answer to a fact was found. */
  | {
    change: "found";
    /** Id of the answer. */
    answer: Id;
    /** Pseudonym of whoever found it, or adopted it. */
    by: string;
    /** Id of the fact. */
    fact: Id;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** One of several findings was adopted. */
  | {
    change: "adopted";
    /** Id of the answer. */
    answer: Id;
    /** Pseudonym of whoever found it, or adopted it. */
    by: string;
    /** Id of the fact. */
    fact: Id;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** A finding, or the adoption of one, crosses to another version of the rulebook: what it is called there. */
  | {
    change: "carried";
    /** Id of the answer. */
    answer: Id;
    /** Id of the fact. */
    fact: Id;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** A finding, or the adoption of one, as it was made under an earlier version. */
    was: Earlier;
  }
  /** A finding does not cross: the other version says that it decides nothing any more. */
  | {
    change: "left_behind";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** A finding, or the adoption of one, as it was made under an earlier version. */
    was: Earlier;
  }
  /** The one against whom it may go is told what may be decided. */
  | {
    change: "noticed";
    /** What the one against whom it may go was told before being heard. */
    notice: Notice;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The notice of hearing has been received. */
  | {
    change: "notice_received";
    /** Number of the hearing in the proceeding, from 0. */
    hearing: number;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The hearing has ended. */
  | {
    change: "heard";
    /** How a hearing ended. */
    heard: Heard;
    /** Number of the hearing in the proceeding, from 0. */
    hearing: number;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** A decision was made. */
  | {
    change: "made";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** A decision of a table. */
    ruling: Ruling;
    /** The precedents that it was made under, where there were any. */
    precedents?: Known;
  }
  /** The decision waits for approval. */
  | {
    change: "awaits_approval";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision was approved, or sent back. */
  | {
    change: "approved";
    /** Whether it was approved: `false` sends it back. */
    approved: boolean;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision takes effect. */
  | {
    change: "took_effect";
    /** Day on which the decision took effect, or was received. */
    on: CivilDate;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** A role received the decision. */
  | {
    change: "received_by";
    /** Day on which the decision took effect, or was received. */
    on: CivilDate;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** Id of the role. */
    role: Id;
  }
  /** The decision is final: there is no further relief. */
  | {
    change: "became_final";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision may be looked at by relief again. */
  | {
    change: "no_longer_final";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** Relief annulled the decision and sent the matter back. */
  | {
    change: "annulled";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision is looked at again. */
  | {
    change: "reopened";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision no longer stands. */
  | {
    change: "revoked";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The revocation of the decision fell: it stands again, since the day on which it took effect. */
  | {
    change: "reinstated";
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
  }
  /** The decision stands with another outcome. */
  | {
    change: "varied";
    /** Id of the outcome. */
    outcome: Id;
    /** Number of the proceeding in its matter, from 0. */
    proceeding: number;
    /** Id of the measure that comes with the outcome. Left out: none does. */
    measure?: Id;
  }
  /** Silence counts as an outcome. */
  | {
    change: "deemed_decided";
    /** Id of the outcome. */
    outcome: Id;
  };

/** What was found in a matter. */
export interface MatterFindings {
  /** Answers that were found in the matter. */
  answers: Answered[];
  /** Matter that they are about. */
  matter: MatterId;
}

/** The name of a matter: the table that decides it, and a key where several matters of that table can be in one case. */
export type MatterId = string;

/** What a matter is beside its proceedings: those that people raise have a course of their own. */
export type MatterState =
  /** Nothing beyond its proceedings. */
  | {
    matter: "plain";
  }
  /** The record of a reform. */
  | {
    matter: "filing";
    /** The record of a reform made in advance. */
    filing: Filing;
  }
  /** An accusation, and clearing the name of the accused. */
  | {
    matter: "accusation";
    /** An accusation and what came of it. */
    accusation: AccusationState;
  }
  /** Something to be put right, by whom. */
  | {
    matter: "item";
    /** Id of the role that must put it right. */
    bearer: Id;
    /** An item of correction. */
    item: ItemState;
  }
  /** Who decides is disputed, or settled. */
  | {
    matter: "conflict";
    /** Whether it is settled who decides. */
    settled: boolean;
  };

/** What the kernel understands by an outcome in a procedure. */
export type Meaning =
  | "accept" | "return" | "refuse" | "uphold" | "vary" | "annul" | "stand" | "reopen" | "revoke" | "done" | "failed"
  | "impossible" | "true" | "mistaken" | "false" | "clarify" | "no_need";

/** How a body meets and votes. */
export interface Meeting {
  /**
   * Part of those present of which more must be in favour: numerator and denominator, such as [1, 2]. Abstentions
   * count as present, a tie fails.
   */
  majority: Fraction;
  /** How many members the body has at least; an act names them before it meets. */
  members: number;
  /** Part of the members that must be present: numerator and denominator, such as [2, 3]. */
  quorum: Fraction;
  /** Whether dissenting votes must be recorded with their reasons. Left out: they need not. */
  dissent_recorded?: boolean;
}

/** The facts of a monotone claim. */
export type Monotone =
  /** Every fact of the table that has an order. */
  | AllFacts
  /** These facts. */
  | Id[];

/** On which day of its last month a period of months or years ends. */
export type Months =
  /**
   * On the day that bears the number of the starting day, or on the day before it where the starting day is counted;
   * on the last day of the month where it has no such day.
   */
  | "corresponding_day_else_last"
  /**
   * On the day before the one that bears the number of the first day counted; on the last day of the month where it
   * has no such day. It differs after a start on the last day of a short month: a month from 28 February, the first
   * day not counted, ends on 31 March, not on 28 March.
   */
  | "day_before_corresponding_else_last";

/** A test with a name. */
export interface NamedCondition {
  /** Clauses that the condition rests on. */
  clause: Clauses;
  /** Name by which `holds` refers to the condition; unique among the conditions of the book. */
  id: Id;
  /** What the condition means, for explanations, in every language of the book. */
  label: Text;
  /** Test that the name stands for. */
  test: Condition;
}

/** A map from ids to pseudonyms or organs. */
export type Names = { [key: string]: string };

/** How far a clause can be relied on. It travels into every explanation and date. */
export type Nature =
  /** Read in the text of the instrument, and quoted. */
  | "verified"
  /** Reported by others, not seen in the original. */
  | "reported"
  /** A doctrine or a draft, not law. */
  | "doctrine"
  /** A number that the deployer has set; no text fixes it. */
  | "parameter";

/** What it would take to judge an entry. */
export type Need =
  /** A kernel of other semantics. */
  | {
    semantics: {
      /** Version of the derivations that the entry was made under. */
      semantics: number;
    };
  }
  /** A rulebook, to the letter. */
  | {
    rulebook: {
      /** Rulebook that the entry names. */
      rulebook: BookRef;
    };
  }
  /** An edition of a calendar. */
  | {
    calendar: {
      /** Edition of a calendar that the entry names. */
      calendar: CalendarRef;
    };
  }
  /** The precedents that a decision was made under. */
  | {
    precedents: {
      /** Digest of the set that the entry names. */
      precedents: Digest;
    };
  }
  /** A kernel that knows an algorithm. */
  | {
    algorithm: {
      /** Algorithm that the first entry names. */
      algorithm: string;
    };
  }
  /** A kernel that reads a later wire version. */
  | {
    wire: {
      /** Wire version of the entry. */
      wire: number;
    };
  }
  /** A kernel that knows a member of the entry. */
  | {
    member: {
      /** Place in the entry of the first member that this kernel does not know, as a JSON pointer. */
      pointer: string;
    };
  };

/**
 * A test as it was judged. Of an `all` that fails only the parts that fail are kept, of an `any` that holds only those
 * that hold: what is left out could not change the verdict.
 */
export type Node =
  /** Every one of several conditions must hold. */
  | {
    test: "all";
    /** Conditions that carry the verdict. */
    of: Node[];
    /** Whether it holds. */
    truth: Truth;
  }
  /** At least one of several conditions must hold. */
  | {
    test: "any";
    /** Conditions that carry the verdict. */
    of: Node[];
    /** Whether it holds. */
    truth: Truth;
  }
  /** A condition must not hold. */
  | {
    test: "not";
    /** Condition that is denied. */
    of: Node;
    /** Whether it holds. */
    truth: Truth;
  }
  /** At least `n` of several conditions must hold. */
  | {
    test: "at_least";
    /** How many must hold, at least. */
    n: number;
    /** Conditions that carry the verdict. */
    of: Node[];
    /** Whether it holds. */
    truth: Truth;
  }
  /** The answer of a fact is one of these. */
  | {
    test: "fact";
    /** Id of the fact. */
    fact: Id;
    /** Ids of the answers that are listed. */
    in: Id[];
    /** Whether it holds. */
    truth: Truth;
    /** Id of the settled answer. Left out: the fact is open. */
    answer?: Id;
  }
  /** A named condition, explained under `conditions`. */
  | {
    test: "condition";
    /** Id of the condition. */
    condition: Id;
    /** Whether it holds. */
    truth: Truth;
  };

/** What the one against whom it may go was told before being heard. */
export interface Notice {
  /** Outcomes and measures that may come of the hearing. */
  contemplated: EffectContemplated[];
  /** Id of the document that told it. */
  document: Id;
  /** Id of the role that it went to. */
  to: Id;
  /** Answers against the person that stood on that day. */
  adverse?: AdverseAnswer[];
}

/** What would be permitted now. */
export type Now =
  /** Every completion of the open facts gives the same outcomes, the same default and the same duty of reasons. */
  | {
    state: "decided";
    /** The outcomes that may be decided. */
    permits: Id[];
    /** When the decision must give reasons. */
    reasons: Reasons;
    /** The rows that some completion of the open facts comes to, in order; one where nothing is open. */
    rows: Id[];
    /** Whether they are bottom lines, all of them. */
    bottom_line?: boolean;
    /** Facts that the reasons must address: those of all these rows. */
    consider?: Id[];
    /** The default among several. */
    normally?: Id;
  }
  /**
   * Every completion permits the same outcomes, but the default or the duty of reasons still hangs on open facts. The
   * outcome may be decided.
   */
  | {
    state: "settled";
    /** The outcomes that may be decided. */
    permits: Id[];
    /** When the decision must give reasons: the strictest of these rows. */
    reasons: Reasons;
    /** The rows that some completion of the open facts comes to, in order; one where nothing is open. */
    rows: Id[];
    /** Whether they are bottom lines, all of them. */
    bottom_line?: boolean;
    /** Facts that the reasons must address: those of all these rows. */
    consider?: Id[];
    /** The default among several; absent where it hangs on open facts. */
    normally?: Id;
  }
  /** Open facts can still change which outcomes are permitted. */
  | {
    state: "blocked";
  };

/** A fact that is still open. */
export interface OpenFact {
  /** Ids of the answers that it may still have. */
  answers: Id[];
  /** Clauses that make the fact matter, with their natures. */
  clauses: Cited[];
  /** Id of the fact. */
  fact: Id;
  /** Ids of the roles that find it. */
  found_by?: Id[];
  /** Id of the first open row that depends on it. */
  needed_by?: Id;
  /** Id of the table whose decision it is read from. Left out: people find it. */
  read_from?: Id;
  /** Ids of the roles that may supply evidence for it. */
  supplied_by?: Id[];
  /**
   * The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by
   * itself.
   */
  together?: Array<Id[]>;
}

/**
 * How a case is opened. What is left out is what the rulebook suggests: every seat is an organ of its own, and every
 * party that does not join later is there.
 */
export interface Opened {
  /** Id of the role that opens it. */
  by: Id;
  /** Day on which the case is opened, YYYY-MM-DD, or the minute, YYYY-MM-DDThh:mm. */
  on: When;
  /** First and last day of the conduct. Left out: nothing is said of it. */
  conduct?: ActConduct | null;
  /** Name of each party, by the id of its role. */
  parties?: { [key: string]: string };
  /** Organ in each seat: ids of organs by the ids of seats. */
  seats?: { [key: string]: string };
}

/** How a case begins. */
export interface Opening {
  /** Id of the case. */
  case: Id;
  /** Pseudonym of each party, by the id of its role. */
  parties: { [key: string]: string };
  /** First day of the conduct. Left out: it was not stated. */
  conduct_from?: CivilDate;
  /** Last day of the conduct. Left out: the first day, where that was stated. */
  conduct_until?: CivilDate;
  /** Decisions of other cases that facts are read from. */
  linked?: LinkedDecision[];
  /** Name shared by cases on one affair. Left out: the case stands alone. */
  matter?: Id;
}

/** What an actor may do now, with which documents and until when. */
export type Options = BlockedChoice[];

/** What holds where both poles of an aspect do. */
export type Overlap = "adverse_prevails";

/** The report over the cases of one rulebook, whatever its version. */
export interface Part {
  /** Cases by the channel on which they were raised. */
  channels: Distribution;
  /** Cases with accusations, by what became of the name. */
  clarifications: Distribution;
  /**
   * Cases by decisions as they stand, table by table. What awaits approval or was refused it is `not_in_effect`; what
   * was revoked, annulled or reopened is `set_aside`.
   */
  outcomes: Distribution[];
  /** Cases in which duties are overdue, by the seat that bears them. */
  overdue: Distribution;
  /** Cases in which relief was asked for, by what came of it, level by level. */
  relief: Distribution[];
  /** Id of the rulebook. */
  rulebook: Id;
  /** Cases by how far they have come. */
  stages: Distribution;
  /** Cases by the time that a duty took against its time limit, by the days on which it was entered, duty by duty. */
  times: Distribution[];
  /** Title of the rulebook, by language. */
  title: Text;
}

/** Which pass over a matter a proceeding is. */
export type Pass =
  /** The first. */
  | {
    pass: "first";
  }
  /** What was asked before is asked anew: completed, filed again, taken over. */
  | {
    pass: "again";
  }
  /** Whether the name of the accused is to be cleared. */
  | {
    pass: "clarification";
  }
  /** A level of relief. */
  | {
    pass: "level";
    /** Id of the level of relief. */
    level: Id;
    state: LevelState;
  }
  /** What follows where relief annulled a decision and sent the matter back. */
  | {
    pass: "remittal";
  }
  /** A decision that is looked at again. */
  | {
    pass: "reopening";
  };

/** What has a clock of its own. A clock always runs in one matter: each accusation, for one, has its own. */
export type Per =
  /** The matter. */
  | "matter"
  /** Each role that receives something in it. */
  | "recipient"
  /** Each item of correction that an order names. */
  | "item";

/** Anything that runs: what must be done, what may be done, what merely lasts. */
export interface Period {
  /** Clauses that fix the period. */
  clause: Clauses;
  /** Name by which events, acts and clocks refer to the period; unique among the periods of the book. */
  id: Id;
  /** Whether it is a duty (late is still owed), a right (late is lost) or a status (it merely lasts). */
  kind: PeriodKind;
  /** Name of the period for readers, in every language of the book. */
  label: Text;
  /** Lengths of the period, of which the first whose condition holds is chosen when it starts. */
  length: LengthChoice[];
  /** What follows when the period runs out, in this order. */
  on_lapse: RulebookConsequence[];
  /** Events of which each starts the period. */
  starts: EventPattern[];
  /** Id of the role that must or may do the ending act; for a status, the role that it concerns. */
  who: Id;
  /**
   * How such periods from several decisions on one person go together; only for a status. Left out: each runs for
   * itself.
   */
  combine?: Combine | null;
  /** How this period is counted where it differs from the book. Left out: as the book says. */
  counting?: CountingOverride | null;
  /** Which of several starts counts: the first or the last. Needed where there are several. */
  counts?: Counts | null;
  /** Events of which each ends the period before it runs out. Left out: only time ends it. */
  ends?: EventPattern[];
  /** How the running period may be made longer by an act. Left out: it may not. */
  extend?: ExtendRule | null;
  /** Events that let the running period start again from the beginning. Left out: none. */
  interrupt?: Interrupt | null;
  /** What has a clock of its own: each matter, each recipient in it, or each item of correction. Left out: each matter. */
  per?: Per;
  /** How often the period runs in all, each time from the end or lapse of the time before: 1 or more. Left out: once. */
  repeat?: number | null;
  /** How a missed time may be given back for good cause by an act. Left out: it may not. */
  restore?: RestoreRule | null;
  /** Stretches, from one event to another, in which the period stands still. Left out: it never does. */
  suspend?: Stretch[];
  /** Condition that must hold for the period to start; what is open does not hold. Left out: none. */
  when?: Condition | null;
}

/** What kind of thing runs. */
export type PeriodKind =
  /** What must be done; late is late, and still owed. */
  | "duty"
  /** What may be done; late is lost. */
  | "right"
  /** What merely lasts. */
  | "status";

/** A case as somebody may see it, by role and key. */
export interface PersonView {
  /** Accusations that they may know of, by their keys; never who made them. */
  accusations: Id[];
  /**
   * Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary. By whom
   * they were found is told to those who find and those who decide.
   */
  answers: Answered[];
  /** Id of the case. */
  case: Id;
  /** What was decided, one entry for each matter. */
  decisions: DecisionView[];
  /** Documents that they were sent. */
  documents: Id[];
  /** What runs for them. */
  due: DueItem[];
  /** Facts that are still open and could change the decision. */
  open: OpenFact[];
  /** What was found in matters beside the case itself, such as an accusation: for those who find and decide there. */
  findings?: MatterFindings[];
  /** Who handles the case, and may be asked to withdraw. */
  handlers?: Handler[];
  /** What is to be put right. */
  items?: Correction[];
}

/** A proceeding by its place: the matter, and the number of the pass, from 0. */
export interface Place {
  /** Matter that the proceeding belongs to. */
  matter: MatterId;
  /** Number of the proceeding in its matter, from 0. */
  proceeding: number;
}

/** How many precedents with the same findings were decided in the same way. */
export interface Pointing {
  /** How many precedents point there. */
  count: number;
  /** Id of the outcome that they point to. */
  outcome: Id;
}

/** Which pole of an aspect holds. */
export type Pole =
  /** The favourable one. */
  | "favourable"
  /** The adverse one. */
  | "adverse"
  /** Both. */
  | "both"
  /** Neither. */
  | "neither"
  /** It depends on facts that are still open. */
  | "open";

/** A published typical case, reduced to findings and outcome. Nothing in it tells who it was. */
export interface Precedent {
  /** Always `distinguo.precedent/1`. Another version of the format is refused. */
  format: LikeFormat;
  /** Id of the outcome that was decided. */
  outcome: Id;
  /** Id of the rulebook that was applied. */
  rulebook: Id;
  /** Id of the table that was decided. */
  table: Id;
  /** Version of the rulebook that was applied. */
  version: string;
  /** Answers that were found: ids of answers by the ids of their facts. */
  findings?: Answering;
  /** What readers should know, by language. It names nobody. Left out: nothing. */
  note?: Text | null;
}

/** An answer that is presumed. */
export interface Presumed {
  /** Id of the answer that is taken for it. */
  answer: Id;
  /** Id of the fact that the presumption answers while it is open. */
  fact: Id;
}

/** What is taken for open facts when a decision is due. */
export interface Presumption {
  /** Id of the role that must prove the contrary. */
  burden_on: Id;
  /** Clauses that the presumption rests on. */
  clause: Clauses;
  /** Name of the presumption; unique among the presumptions of the book. */
  id: Id;
  /** What is presumed, for explanations, in every language of the book. */
  label: Text;
  /** Answers that are taken for open facts. A fact that has been found keeps what was found. */
  presume: Presumed[];
  /** Condition that rebuts the presumption. Left out: only a finding to the contrary does. */
  unless?: Condition | null;
  /** Condition on which it is presumed. Left out: wherever the facts are open. */
  when?: Condition | null;
}

/**
 * A text that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 hexadecimal
 * digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
 */
export interface Private {
  /**
   * Salt of the host's that hides the text in the chain: 16 random bytes as 32 hexadecimal digits, another for every
   * text, not all zero.
   */
  salt: string;
  /** Text itself. It is never hashed without its salt, and can be erased. */
  text: string;
}

/** The wire form of a problem: the same fields for every code, texts in every language of the kernel. */
export interface Problem {
  /** Stable code of the problem, to be handled by programs. */
  code: string;
  /** What to do about it, in each language of the kernel. */
  help: { [key: string]: string };
  /** What is wrong, in each language of the kernel. */
  message: { [key: string]: string };
  /** Place of the problem in the document, as a JSON pointer. */
  pointer: string;
  /** Whether the document cannot be used, or its author is only advised. */
  severity: Severity;
  /** Ids of the clauses that the place in question cites. Left out where it cites none. */
  clauses?: Id[];
  /** Answers, or circumstances, in which a claim fails. Left out where nothing was to be proved. */
  example?: Example;
  /** What should stand there, in the words of the format. Left out where the message says it all. */
  expected?: string;
  /** Known name that is spelt most like the one given. Left out where none is like it. */
  nearest?: string;
}

/**
 * The problems of one document: what keeps it from being used in the order of the document, then advice. Where there
 * are too many the last says how many were left out, by code.
 */
export type Problems = Problem[];

/** The version that governs the procedure. */
export type ProcedureLaw = "at_opening" | "immediate";

/** How far a case is from its end. */
export type Progress =
  /** Somebody owes something, or may still ask for something. */
  | {
    progress: "open";
  }
  /** Nothing is owed in the procedure; something still lasts, such as an influence or visits to come. */
  | {
    progress: "dormant";
    /** When the last of what lasts ends. */
    until: Due;
  }
  /** Nothing runs any more. */
  | {
    progress: "concluded";
  };

/** What may not be counted against the person, and until when. */
export interface Protection {
  /** Clauses that protect. */
  clause: Clauses;
  /** Name of the protection; unique among the protections of the book. */
  id: Id;
  /** What is protected, for readers, in every language of the book. */
  label: Text;
  /** Whether the case may not be counted, the person is barred, or the use must wait. */
  rule: ProtectionRule;
  /** What the case is kept out of, such as appraisal or promotion. */
  uses: Use[];
  /** Id of the status period during which it protects. Left out where `from`, or `when` alone, says it. */
  during?: Id | null;
  /** Event from which on it protects. Left out where `during`, or `when` alone, says it. */
  from?: EventPattern | null;
  /** Event until which it protects. Left out: without end. */
  until?: EventPattern | null;
  /** Condition on which it protects. Left out: none. */
  when?: Condition | null;
}

/** What a protection says. */
export type ProtectionRule =
  /** The case may not count against the person. */
  | "may_not_count"
  /** The person is barred from it. */
  | "barred"
  /** It waits. */
  | "defer";

/** What may not be counted, is barred or deferred, case by case: for the person and the organ that decides. */
export type Protections = Shield[];

/** An act whose stated day a document can prove. A filing in advance is none of them: it counts from its entry. */
export type Provable =
  /** The day of something that an act states. */
  | "date"
  /** The day on which a document was posted or lodged. */
  | "submit"
  /** The day on which a document was handed over or sent. */
  | "send"
  /** The day on which a document arrived. */
  | "acknowledge"
  /** The day on which relief was asked for. */
  | "request";

/** What was proved of one table. */
export interface Proved {
  /**
   * How many combinations of answers to these facts there are. Each possible one meets a row. Written as digits in a
   * text, as it may be more than a JSON number holds.
   */
  combinations: string;
  /** How many facts its rows depend on. */
  facts: number;
  /** The guarantees about it. Each of them holds in every possible case. */
  guarantees: Id[];
  /** How many rows it has. Each of them applies in some possible case. */
  rows: number;
  /** Id of the table. */
  table: Id;
}

/** What the kernel understands by a table. */
export type Purpose =
  /** Putting a reform on record in advance. */
  | "filing"
  /** Admitting a case. */
  | "admission"
  /** Whether the mistake is tolerated. */
  | "tolerance"
  /** Whether and how the person is held to account. */
  | "accountability"
  /** What becomes of a decision on request of the person. */
  | "relief"
  /** What an accusation was. */
  | "accusation"
  /** Whether a name is cleared. */
  | "clarification"
  /** What becomes of a decision that should not have been made. */
  | "revocation"
  /** Who decides. */
  | "competence"
  /** Whether the mistake was put right. */
  | "correction"
  /** Advice without legal effect. */
  | "advice";

/** A question about an open fact that can still change which outcomes are possible. */
export interface Question {
  /** Ids of the answers that it may still have. */
  answers: Id[];
  /** Clauses that make the fact matter, with their natures. */
  clauses: Cited[];
  /** Id of the fact. */
  fact: Id;
  /** Question in words, by language. */
  label: Text;
  /** The possible answers, in declared order, and where each leads. */
  leads: Lead[];
  /** Ids of the roles that find it. */
  found_by?: Id[];
  /** Id of the first open row that depends on it. */
  needed_by?: Id;
  /** Id of the table whose decision it is read from. Left out: people find it. */
  read_from?: Id;
  /** Ids of the roles that may supply evidence for it. */
  supplied_by?: Id[];
  /**
   * The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by
   * itself.
   */
  together?: Array<Id[]>;
}

/** The open facts that can still change which outcomes are possible, in the order in which to ask. */
export type Questions = Question[];

/** The rank of a legal instrument. */
export type Rank =
  | "law" | "administrative_regulation" | "decree" | "local_regulation" | "party_regulation" | "policy" | "guidance"
  | "doctrine";

/** A decision made by people, or that none was made. */
export interface ReadDecision {
  /** Id of the outcome that was decided, or `undecided`. */
  outcome: Id;
  /** Id of the table that people decided. */
  table: Id;
}

/** Where a fact's answer is read from: a decision made by people. */
export interface Reads {
  /** Answer of the fact for each outcome of the table, and for `undecided`. */
  map: Answering;
  /** Id of the table whose decision is read, in this case or a linked one. */
  table: Id;
}

/** When the decision must give reasons. */
export type Reasons =
  /** The row asks for none. */
  | "never"
  /** Where the decision departs from the normal outcome. */
  | "unless_normal"
  /** In any case. */
  | "always";

/** Which document, by whom. */
export interface ReceivedPattern {
  /** Id of the kind of document that was received. */
  document: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
  /** Id of the role that received it. Left out: whoever did. */
  by?: Id | null;
}

/** A ground on which somebody may not act in the case. */
export interface RecusalGround {
  /** Clauses that name the ground. */
  clause: Clauses;
  /** Name by which a request for withdrawal refers to the ground; unique among the grounds of the book. */
  id: Id;
  /** Name of the ground for readers, in every language of the book. */
  label: Text;
}

/** The wire form of a refusal. */
export interface Refusal {
  /** Stable code of the reason, to be handled by programs. */
  code:
    | "no_procedure" | "not_open" | "already_open" | "wrong_book" | "out_of_order" | "before_what_it_presupposes"
    | "not_proof" | "case_moved" | "too_large" | "lapse_without_effect" | "id_reused" | "which_matter"
    | "unknown_name" | "not_granted" | "wrong_organ" | "wrong_person" | "own_case" | "recused" | "separated"
    | "out_of_reach" | "not_an_official" | "unknown_actor" | "nothing_asked" | "not_a_party" | "not_yours"
    | "competence_lost" | "same_organ" | "malformed_id" | "confusable_id" | "party_missing" | "seat_missing"
    | "conduct_in_future" | "not_in_force" | "linked_unsound" | "body_unnamed" | "body_incomplete" | "body_fixed"
    | "not_a_member" | "not_now" | "condition_fails" | "too_early" | "too_often" | "forfeited" | "disputed"
    | "consent_needed" | "document_missing" | "reasons_missing" | "wrong_recipient" | "too_few_finders"
    | "audience_too_narrow" | "letter_first" | "wrong_finder" | "fact_is_read" | "not_contested" | "blocked"
    | "contradictory" | "not_permitted" | "unassessed" | "factors_missing" | "votes_missing" | "no_quorum"
    | "no_majority" | "dissent_unrecorded" | "unheard_again" | "empty_text" | "salt_reused" | "unheard"
    | "awaiting_approval" | "nothing_decided" | "aggravates" | "remitted_before" | "measure_unknown" | "departs"
    | "not_running" | "not_extendable" | "not_suspendable" | "not_restorable" | "too_long" | "too_short"
    | "not_clerical" | "shortens_for_party" | "no_transition" | "left_behind" | "lapses_first" | "not_newest"
    | "needs_calendar" | "not_newer";
  /** What to do instead, in each language of the kernel. */
  help: { [key: string]: string };
  /** What is refused and why, in each language of the kernel. */
  message: { [key: string]: string };
  /** What this actor could do instead. */
  possible: BlockedChoice[];
  /** Ids of the clauses on which it is refused. Left out where no rule of the book is the reason. */
  clauses?: Id[];
  /** Numbers of the first and the last entry that came in since the head that the act expected. */
  entries?: [number, number];
  /** Ids of what is missing: open facts, documents, or factors that the reasons do not address. */
  missing?: Id[];
  /** The rulebook or the edition of a calendar that the case runs under, where this kernel lacks it. */
  needs?: Foreign;
  /** How many precedents with the same findings point where. */
  precedents?: Pointing[];
}

/** What came of a level of relief. */
export interface ReliefView {
  /** Decision that was made there. */
  decision: RulingView;
  /** Id of the level of relief. */
  level: Id;
}

/**
 * How the mechanism works, over many cases: by clause and seat, never by person, every count changed by the cell key
 * method.
 */
export interface Report {
  /** How its numbers are to be read. */
  reading: Text;
  /** One part for each rulebook that it covers, in the order of their ids. */
  rulebooks: Part[];
}

/** The stage of the accountability proceeding, as its organ reports it. */
export interface ReportStage {
  /** How far the accountability proceeding has come. */
  stage: Stage;
}

/**
 * What happens to a period in days, months or years whose last day is not a working day. Periods in hours always end
 * at their minute.
 */
export type RestDayEnd =
  /** It ends on the next working day. */
  | "next_working_day"
  /** It ends all the same. */
  | "stays"
  /** It ends on the working day before. */
  | "previous_working_day";

/** How a missed time is given back for good cause. */
export interface RestoreRule {
  /** Id of the role that gives the time back. */
  by: Id;
  /** Clauses that allow it. */
  clause: Clauses;
  /** Length that is given back, counted from the day on which the obstacle was removed. */
  within: Length;
  /** How often one time limit may be given back. Mandatory. */
  times?: number | null;
}

/** What a person may do for a seat. */
export interface Role {
  /** Name by which acts, periods and actors refer to the role; unique among the roles of the book. */
  id: Id;
  /** Whether the role is held by a party, an official, a body that votes, or an organ. */
  kind: RoleKind;
  /** Name of the role for readers, in every language of the book. */
  label: Text;
  /** How many people must act in the role, at least. Left out: one. */
  at_least?: number | null;
  /**
   * Whether the party is the one whom the case is about, so that what is found is about them. Needed where several
   * parties are not heard as accusers.
   */
  concerned?: boolean;
  /** Whether the role leads its organ: it decides who withdraws, and names who approves. Left out: it does not. */
  head?: boolean;
  /** Whether the party may be missing when a case opens, and joins later. Left out: it is there from the beginning. */
  joins?: boolean;
  /** How the body meets and votes. Only for bodies. */
  meets?: Meeting | null;
  /** Id of the seat whose organ the role acts for. Left out for parties. */
  organ?: Id | null;
}

/** What holds a role. */
export type RoleKind = "party" | "official" | "body" | "organ";

/** A rule of a table. */
export interface Row {
  /** Clauses that the row carries out. */
  clause: Clauses;
  /** Name of the row, which explanations and decisions tell; unique in its table. */
  id: Id;
  /** What the row says, for explanations, in every language of the book. */
  label: Text;
  /** Ids of the outcomes that may be decided where the row applies: one is a must, several are discretion. */
  permit: Id[];
  /** Whether the row excludes tolerance whatever else is found. Such rows come first. Left out: it does not. */
  bottom_line?: boolean;
  /** Ids of facts that the reasons of the decision must address. */
  consider?: Id[];
  /** Id of the outcome that is the default among several. Left out: none is. */
  normally?: Id | null;
  /** When the decision must give reasons: never, where it departs from `normally`, or always. Left out: never. */
  reasons?: Reasons;
  /** Condition on which the row applies. Left out: it always applies, and must be the last. */
  when?: Condition | null;
}

/** A row of a table, as it was tried. */
export interface RowNode {
  /** Clauses that the row carries out, with their natures. */
  clauses: Cited[];
  /** Id of the row. */
  row: Id;
  /** Whether its test holds. */
  truth: Truth;
  /** Whether the result would be another without it. */
  weight: Weight;
  /** Test of the row, as it was judged. Left out: it has none. */
  test?: Node;
}

/** Why a row does not apply. */
export interface RowWhyNot {
  /** Why the row does not apply. */
  because: Because;
  /** Id of the row. */
  row: Id;
}

/** One regulation as data: its sources, facts, conditions, tables and guarantees. */
export interface Rulebook {
  /** Always `distinguo.rulebook/1`. Another version of the format is refused. */
  format: RulebookFormat;
  /** Name of the regulation, the same in every version of it: cases, findings and precedents name it. */
  id: Id;
  /** Days on which the version is in force, by which the governing version is chosen. */
  in_force: InForce;
  /**
   * Languages of the book, as tags such as `en` and `zh`: every label is written in exactly these. At least one is
   * English or Chinese, which the kernel speaks.
   */
  languages: string[];
  /** What kind of text the book is: law, law with numbers that the deployer has set, guidance, a model, or doctrine. */
  nature: BookNature;
  /** Everything that is decided: one table for each kind of decision. At least one. */
  tables: Table[];
  /** Legal time zone, by which moments become days: a POSIX TZ string, such as `CST-8` for China. */
  time_zone: string;
  /** Name of the regulation for readers, in every language of the book. */
  title: Text;
  /** Which version governs the procedure and the substance of a case, and how running cases may move to this one. */
  transition: Transition;
  /** Which version of the regulation this is; unique among the versions with this id. 1 to 64 characters. */
  version: string;
  /** Who may do which act, on what conditions, beyond what periods give to their bearers. */
  acts?: Grant[];
  /** Lists of answers that several facts share through `answers_of`. */
  answer_sets?: AnswerSet[];
  /** Groups of facts, such as the five assessments and the three distinctions. They inform and order; only rows decide. */
  aspects?: Aspect[];
  /**
   * Id of the calendar of working days. Left out where nothing in the book is counted in working days or moved by a
   * day of rest.
   */
  calendar?: Id | null;
  /** Tests with names, which conditions anywhere in the book refer to with `holds`. */
  conditions?: NamedCondition[];
  /** Combinations of answers that cannot be, or that the finders must give reasons for. */
  contradictions?: Contradiction[];
  /**
   * How periods are counted that do not say otherwise. The kernel has no rule of its own: needed where a period leaves
   * part of the counting open.
   */
  counting?: CountingRule | null;
  /** Kinds of documents that are submitted or sent in a case. */
  documents?: DocumentKind[];
  /** Questions of the book, each with finitely many answers. */
  facts?: Fact[];
  /** Claims about tables, proved when the book loads; a book of which one fails does not load. */
  guarantees?: Guarantee[];
  /** Everything that runs: duties, rights and what merely lasts. */
  periods?: Period[];
  /** Answers that are taken for facts still open when a decision is due, in the order in which they are applied. */
  presumptions?: Presumption[];
  /** What may not be counted against the person, and until when. */
  protections?: Protection[];
  /** Grounds on which somebody may not act in a case. */
  recusal?: RecusalGround[];
  /** Levels of relief against decisions, such as review and appeal. */
  relief?: RulebookRelief[];
  /** Who takes part in a case: parties, officials, bodies and organs. Left out where the book has no procedure. */
  roles?: Role[];
  /** Groups of acts that may not meet in one person. */
  separation?: Separation[];
  /** Ways in which documents are served, and when they count as received. */
  service?: Service[];
  /** Laws, regulations and other texts that the book rests on, with the clauses that it cites. */
  sources?: Source[];
  /** How long a case may stand still in all. Mandatory where a period can stand still. */
  standing_still?: StandingStill | null;
  /** Version after this one, as `id@version`, for readers. Left out while there is none. */
  superseded_by?: string | null;
  /** Version before this one, as `id@version`, for readers. Left out for a first version. */
  supersedes?: string | null;
  /** What roles see of a case for their task, beside what the kernel gives them. Left out: nothing more. */
  views?: View[];
}

/** Which table, at which level of relief. */
export interface RulebookAboutTable {
  /** Id of the table that is decided. */
  table: Id;
  /** Id of the level of relief at which it is decided. Left out: at any, or before relief. */
  level?: Id | null;
}

/** That a decision takes effect only when somebody approves it. A refusal returns it to the decider. */
export interface RulebookApproval {
  /** Id of the role that approves. */
  by: Id;
  /** How often approval may be refused in one matter; what is decided after that is approved. Mandatory. */
  times?: number | null;
  /** Condition on which approval is needed. Left out: always. */
  when?: Condition | null;
}

/** What follows when a period runs out. */
export type RulebookConsequence =
  /** Id of the role that is reminded. */
  | {
    remind: Id;
  }
  /** Id of the role that is told that the period ran out. */
  | {
    report_to: Id;
  }
  /** Id of the role that the duty passes to. */
  | {
    shift_to: Id;
  }
  /** What silence counts as; never a decision on a person's liability. */
  | {
    deem: RulebookDeemed;
  }
  /** The right is lost. Always `true`. */
  | {
    forfeit: boolean;
  }
  /** Id of the table whose decision becomes final. */
  | {
    final: Id;
  }
  /** Id of the level of relief that opens, because the level before did not answer. */
  | {
    open: Id;
  }
  /** The case is closed as withdrawn. Always `true`. */
  | {
    close: boolean;
  }
  /** Nothing follows: why not, in every language of the book. */
  | {
    none: Text;
  };

/** An act as rules speak of it: a kind, narrowed by what it is about. */
export type RulebookDeed =
    | "open" | "date" | "file" | "close_filing" | "raise" | "withdraw" | "assign" | "recuse" | "decide_recusal"
    | "join" | "accept_party" | "find" | "adopt" | "return" | "accuse" | "dispute" | "suspend" | "resume" | "extend"
    | "restore" | "rectify" | "erase" | "succeed" | "migrate" | "adopt_calendar" | "report_stage"
  /** A document is submitted. */
  | {
    submit: AboutDocument;
  }
  /** The right to submit a document is given up. */
  | {
    waive: AboutDocument;
  }
  /** A document is sent. */
  | {
    send: AboutDocument;
  }
  /** Receipt of a document is acknowledged. */
  | {
    acknowledge: AboutDocument;
  }
  /** A table is decided. */
  | {
    decide: RulebookAboutTable;
  }
  /** A decision of a table is approved, or is not. */
  | {
    approve: RulebookAboutTable;
  }
  /** Relief is asked for. */
  | {
    request: AboutLevel;
  };

/** What silence counts as. */
export interface RulebookDeemed {
  /** Id of the outcome that silence counts as. */
  outcome: Id;
  /** Id of the document that counts as given. Left out where `table` is written. */
  document?: Id | null;
  /** Id of the table that counts as decided. Left out where `document` is written. */
  table?: Id | null;
}

/** The format of the document, with its version. */
export type RulebookFormat = "distinguo.rulebook/1";

/** A result that rows may permit. */
export interface RulebookOutcome {
  /** Name by which rows and decisions refer to the outcome; unique in its table. */
  id: Id;
  /** Name of the outcome for readers, in every language of the book. */
  label: Text;
  /**
   * Whether whoever it is about is heard before it is decided, although the kernel would not ask for it. Left out: as
   * the kernel takes it.
   */
  adverse?: boolean;
  /**
   * Place on the ladder by which outcomes of several books, versions and levels are compared. Left out: it is not
   * compared.
   */
  class?: Class | null;
  /**
   * Whether it does nobody harm, so that nobody need be heard before it is decided without a measure. Left out: as the
   * kernel takes it.
   */
  favourable?: boolean;
  /** What the kernel understands by the outcome in a procedure. Left out: nothing beyond that it is decided. */
  means?: Meaning | null;
  /** Ids of the measures that may come with it, such as a talk or a warning. Left out: none may. */
  measures?: Id[];
  /** Id of the seat that decides, for an outcome of a competence table. */
  seat?: Id | null;
  /** How often it may be decided in one matter. Needed for outcomes that return, reopen or revoke; left out of others. */
  times?: number | null;
  /** Whether the mistake is tolerated by it. Needed in tables of tolerance and accountability. */
  tolerated?: boolean | null;
}

/** A level of relief. */
export interface RulebookRelief {
  /** Whether the organ that decided or the organ above it grants the relief. */
  before: Before;
  /** Clauses that give the relief. */
  clause: Clauses;
  /** Name by which requests, tables and other levels refer to the level; unique among the levels of the book. */
  id: Id;
  /** Name of the level for readers, in every language of the book. */
  label: Text;
  /** Ids of the tables, or of the levels before it, whose decisions it reviews. At least one. */
  of: Id[];
  /** Whether it may be asked without the level before it. Left out: it may not. */
  direct?: boolean;
  /** Ids of the documents that must come with the request. Left out: none. */
  documents?: Id[];
  /** Whether no further level is open after it. Left out: one may be. */
  final?: boolean;
  /** Whether the organ may be the one whose decision it reviews. Left out: it may not. */
  may_be_same_organ?: boolean;
  /** Whether nobody who handled the matter before may handle it again. Left out: they may. */
  other_handlers?: boolean;
  /**
   * How often it may send one matter back to be decided anew; after that it decides itself. Mandatory where relief can
   * annul.
   */
  remits?: number | null;
  /** Whether the decision does not run while relief is open. Left out: it runs. */
  suspends?: boolean;
}

/** What one version makes of a case. */
export interface Ruled {
  /** Their clauses, each once; those of the contradiction where findings contradict. */
  clauses: Cited[];
  /** The outcomes that it permits now; none where something is open that a decision needs, or findings contradict. */
  permits: Id[];
  /** The facts that are open, where that is in the way. */
  open?: Id[];
  /** The rows that decide, in order; several where open facts leave it open which of them does. */
  rows?: Id[];
}

/** A decision of a table. */
export interface Ruling {
  /** Day on which it was made. */
  on: CivilDate;
  /** Id of the outcome that was decided. */
  outcome: Id;
  /** Id of the table that was decided. */
  table: Id;
  /** Id of the measure that comes with the outcome. Left out: none does. */
  measure?: Id;
  /** Ids of the rows that it rests on: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** A decision, and how it stands. */
export interface RulingView {
  /** No further relief. */
  final: boolean;
  /** Day on which it was made. */
  made: CivilDate;
  /** Id of the outcome with which it stands, or stood. */
  outcome: Id;
  /** How a decision stands. */
  stands: Stands;
  /** Id of the table that was decided. */
  table: Id;
  /** Day since which it is in effect. Left out: it is not. */
  effective?: CivilDate;
  /** Id of the measure that comes with the outcome. Left out: none does. */
  measure?: Id;
  /** Day on which the reader received it. Left out: they have not. */
  received?: CivilDate;
  /** The rows that permit it: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** One of the periods that go together. */
export interface Run {
  /** Id of the case that it runs in. */
  case: Id;
  /** First day of the run. */
  from: CivilDate;
  /** Last day of the run, taken by itself. */
  until: CivilDate;
}

/** One scenario: findings with what they permit, or steps. */
export interface Scenario {
  /** What it shows, in a sentence. */
  name: string;
  /** Whether the findings contradict each other. Left out: they do not. */
  contradictory?: boolean;
  /** What the findings come to, table by table. */
  expect?: Expected[];
  /** What was found: for each fact the id of an answer, or an amount in the smallest unit of the fact. */
  findings?: { [key: string]: Found };
  /** How the case is opened that the steps are taken in. */
  opened?: Opened | null;
  /** Decisions that facts are read from: for each table its outcome, or `undecided`. */
  read?: { [key: string]: Id };
  /** What is done one after the other, and what is expected then. */
  steps?: Step[];
}

/**
 * What a rulebook should come to: findings with what they permit, and stories with what is refused, what runs and what
 * is decided.
 */
export interface Scenarios {
  /** Always `distinguo.scenarios/1`. Another version of the format is refused. */
  format: ScenariosFormat;
  /** Id of the rulebook that they are about. */
  rulebook: Id;
  /** Situations, each with what the rulebook must make of it. At least one. */
  scenarios: Scenario[];
  /** What they are, for readers, by language. Left out: nothing is said. */
  title?: Text | null;
  /** Version of the rulebook. Left out: the newest. */
  version?: string | null;
}

/** The format of the document, with its version. */
export type ScenariosFormat = "distinguo.scenarios/1";

/** Which document, to whom. */
export interface SentPattern {
  /** Id of the kind of document that was sent. */
  document: Id;
  /**
   * Whether the event counts in whatever matter it happens, so that it links matters. Left out: only in the same
   * matter.
   */
  any_matter?: boolean;
  /**
   * Id of an ordered fact of audiences: the document must reach no narrower circle than its answer. Left out: any
   * circle.
   */
  no_narrower_than?: Id | null;
  /** Id of the role that it was sent to, or `public`. Left out: to whomever. */
  to?: Id | null;
}

/** Groups of acts that may not meet in one person, at any level. */
export interface Separation {
  /** Clauses that ask for the separation. */
  clause: Clauses;
  /** What may not meet, for readers, in every language of the book. */
  label: Text;
  /** Groups of acts. Nobody may do acts of two different groups in one case, at any level. */
  never_both: Array<RulebookDeed[]>;
}

/** A document on its way. */
export interface Served {
  /** Id of the kind of document on its way. */
  document: Id;
  /** Id of the role that it was sent to. */
  to: Id;
  /** Matter that it belongs to. Left out: it belongs to the case. */
  about?: MatterId;
}

/** A way in which documents are served. */
export interface Service {
  /** Clauses that allow the method. */
  clause: Clauses;
  /** Name by which a sending refers to the method; unique among the methods of the book. */
  id: Id;
  /** Name of the method for readers, in every language of the book. */
  label: Text;
  /**
   * How long after it was sent a document counts as received, unless it is received before. Left out: received when it
   * is sent.
   */
  deemed_after?: Length | null;
}

/** A length that a rule leaves to the organ. */
export interface SetLength {
  /** Length that it gets, within what the rulebook allows. */
  length: Length;
  /** Id of the period whose length is set. */
  period: Id;
}

/** Whether a problem keeps a document from being used. */
export type Severity =
  /** The document is refused. */
  | "error"
  /** The document is accepted; its author should look again. */
  | "lint"
  /** The document is accepted, and nothing need be done: it is told so that it is known. */
  | "note";

/** What is to be known about one use on one day: for the person and the deciding organ. */
export interface Shield {
  /** Id of the case. */
  case: Id;
  /** Clauses of the protection, with their natures. */
  clauses: Cited[];
  /** Id of the protection. */
  protection: Id;
  /** Whether the case may not be counted, the person is barred, or the use must wait. */
  rule: ProtectionRule;
}

/** What one rulebook permits, and by which rows. */
export interface Side {
  /** Mildest and hardest class of the outcomes that it permits now. */
  classes: Class[];
  /** The clauses of the rows that decide, each once. */
  clauses: Cited[];
  /** Ids of the outcomes that it permits now. */
  permits: Id[];
  /** Rulebook, with its version. */
  rulebook: BookRef;
  /** Id of its table. */
  table: Id;
}

/**
 * What would have to be found for another outcome: only facts that nobody has found yet. It is told to the person and
 * to reviewers, and cannot be turned into findings.
 */
export interface SmallestChange {
  /** Answers that differ from what is presumed now; as few as possible. */
  against_presumption: Supposed[];
  /** Answers to facts that are open; none of them can be left out. */
  still_open: Supposed[];
}

/** A legal instrument and the clauses of it that the book cites. */
export interface Source {
  /** Name of the source within the book; unique among its sources. */
  id: Id;
  /** Rank of the instrument, which tells whose clauses prevail where two conflict. */
  rank: Rank;
  /** Title of the instrument, in every language of the book. */
  title: Text;
  /** Articles, paragraphs and items of the instrument that the book cites. */
  clauses?: Clause[];
  /** Language of its text, and so of what is quoted from it, as a tag such as `zh`. Needed where a clause is quoted. */
  language?: string | null;
  /** How far its clauses can be relied on that do not say otherwise themselves. */
  nature?: Nature | null;
  /** Address at which its text can be read. */
  url?: string | null;
}

/** The days from one to another, both among them. */
export interface Span {
  /** First day, YYYY-MM-DD. */
  from: CivilDate;
  /** Last day, YYYY-MM-DD. */
  until: CivilDate;
}

/** How far an accountability proceeding has come. */
export type Stage = "none" | "lead" | "investigation" | "proposal" | "decided" | "executed" | "relief";

/** How long a case may stand still at most, whatever stands still in it and however often. */
export interface StandingStill {
  /** How long a case may stand still in all, in days, whatever stands still in it. */
  cap: Length;
  /** Clauses that fix the number. */
  clause: Clauses;
}

/** How a decision stands. */
export type Stands =
  /** Made, not approved yet. */
  | "awaiting_approval"
  /** In effect. */
  | "effective"
  /** In effect, without further relief. */
  | "final"
  /** Not approved: to be decided anew. */
  | "disapproved"
  /** Annulled by relief and sent back. */
  | "annulled"
  /** Looked at again. */
  | "reopened"
  /** Revoked. */
  | "revoked";

/** A period that starts. */
export interface Started {
  /** Id of the role that must or may do the ending act, or that a status concerns. */
  bearer: Id;
  /** Clock that starts. */
  clock: ClockId;
  /** When it ends, as far as is known on the day of the entry. */
  due: Due;
  /** Day on which it starts, before the rule of counting says whether that day counts. */
  from: CivilDate;
  /** Length that was chosen when it started. */
  length: Length;
  /** Minute at which it starts, for periods in hours. Left out for others. */
  at?: Instant;
  /** How often it has run before. Left out: never. */
  round?: number;
  /** What counts as received when it runs out: the period is then a method of service. */
  serves?: Served;
  /** Which of its starts this is, by its place in the rulebook, from 0. Left out: the first. */
  start?: number;
}

/** What is done, or only looked at, on a day, and what is expected then. */
export interface Step {
  /**
   * Day of the step, YYYY-MM-DD, or the minute, YYYY-MM-DDThh:mm. A step that only looks does so at the end of the
   * day.
   */
  on: When;
  /** Id of the role that acts. Left out: the step only looks. */
  by?: Id | null;
  /** Decisions as they stand then: for each table the id of its outcome. */
  decided?: { [key: string]: Id };
  /** What is done: a word such as `withdraw`, or an object such as `{"find": {"fact": "gain", "answer": "none"}}`. */
  do?: Done | null;
  /** Periods that run then, by their ids, each with the day on which it ends. */
  due?: { [key: string]: CivilDate };
  /** Ids of the periods that do not run then, and are not overdue. */
  over?: Id[];
  /** Ids of the periods that are overdue then. */
  overdue?: Id[];
  /** Code with which the act is refused. Left out: it must be possible. */
  refused?: string | null;
  /** Who acts, where several do in one role: a name of your own. */
  who?: string | null;
}

/**
 * A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an
 * entry that a reader does not know are kept: they are part of the hash.
 */
export interface StoredEntry {
  /** The entry. */
  entry: Entry;
  /** Hash of the canonical form of the entry (RFC 8785), by the algorithm that the first entry names. */
  hash: Digest;
  /**
   * The texts that the entry commits to, by their pointers into the act. An act `erase` of a later entry takes one
   * away.
   */
  texts?: { [key: string]: Private };
}

/** From one event to another the period stands still. */
export interface Stretch {
  /** How much standing still may be left out of account, in days, all times together. After that the period runs on. */
  cap: Length;
  /** Clauses that let it stand still. */
  clause: Clauses;
  /** Event from which on the period stands still. */
  from: EventPattern;
  /** Event with which it goes on. */
  to: EventPattern;
}

/** What it is easily unfair to rely on. */
export type Subject =
  /** What came of the conduct, which luck decides as much as care. */
  | "consequences"
  /** The health of the person. */
  | "health"
  /** What the person believes. */
  | "belief"
  /** The family of the person. */
  | "family"
  /** What the person did before. */
  | "history";

/** The version that governs the substance. */
export type SubstanceLaw = "at_conduct" | "at_opening" | "at_conduct_unless_milder";

/** Another organ for a seat. */
export interface Succeed {
  /** Id of the organ that sits there from now on. */
  organ: string;
  /** Id of the seat. */
  seat: Id;
}

/** An answer that is supposed, not found. */
export interface Supposed {
  /** Id of the answer that it would need. */
  answer: Id;
  /** Id of the fact. */
  fact: Id;
}

/** A kind of decision: outcomes, and rows tried in order. */
export interface Table {
  /** Name by which findings, acts and cases refer to the table; unique among the tables of the book. */
  id: Id;
  /** Name of the decision for readers, in every language of the book. */
  label: Text;
  /** Everything that can be decided. At least one. */
  outcomes: RulebookOutcome[];
  /** What the kernel understands by the table. It tells which acts and matters the table decides. */
  purpose: Purpose;
  /** Rules of the table, tried in order. At least one; it is proved that one always applies. */
  rows: Row[];
  /**
   * In which order open facts are asked: the most decisive first, or in the order of the rows. Left out: the most
   * decisive first.
   */
  asks?: Asks;
  /** Whether the first row that holds applies, or it is claimed, and proved, that never two hold. Left out: the first. */
  hit?: Hit;
  /** Id of the table whose decisions this one acts on, for relief and revocation. */
  of?: Id | null;
}

/** What a table makes of the findings. */
export interface TableResult {
  /** What would be permitted if it were decided now, after presumptions. */
  if_decided_now: Now;
  /** The open facts that block a decision now: those that can still change which outcomes are permitted. */
  open: OpenFact[];
  /** The outcomes still possible over all completions of the open facts, presumptions ignored. Exact. */
  possible: Id[];
  /** What the kernel understands by the table. */
  purpose: Purpose;
  /** The rows in order, as far as they were tried. */
  rows: RowNode[];
  /** Id of the table. */
  table: Id;
  /**
   * Facts that nobody has found of the assessments that the matter concerns: a decision may not pass over an
   * assessment.
   */
  unassessed: Id[];
  /** For every other outcome, why not. */
  why_not: WhyNot[];
}

/** A label, title or note: language tag to text. */
export type Text = { [key: string]: string };

/** Which version governs what, where the book has changed. */
export interface Transition {
  /** Clauses that say which version governs. */
  clause: Clauses;
  /**
   * Which version governs the procedure, for readers: the one that the case was opened under, or the newest at once.
   * The kernel keeps a case under the version that it was opened under until it migrates.
   */
  procedure: ProcedureLaw;
  /**
   * Which version governs the substance: that of the last day of the conduct, that of the day of opening, or that of
   * the conduct unless a later one is milder.
   */
  substance: SubstanceLaw;
  /** Facts whose ids or answers changed since the version before. Left out: every fact is called as it was. */
  corresponds?: Correspondence[];
  /**
   * Ids of facts of the version before that decide nothing any more. What was found on any other that has no
   * counterpart keeps a case under its version.
   */
  falls_away?: Id[];
  /** Whether versions that were in force between conduct and decision count where they are milder. */
  intermediate?: boolean;
  /** Versions from which running cases may move to this one. Left out: none may. */
  migrate_from?: string[];
}

/** A truth value. */
export type Truth =
  /** It holds whatever else is found. */
  | "holds"
  /** It fails whatever else is found. */
  | "fails"
  /** It depends on open facts. */
  | "open";

/** Findings under one rulebook. */
export interface Under {
  /** Id of the rulebook whose facts are answered. */
  rulebook: Id;
  /** Findings that were adopted where finders differ. */
  adopted?: Adopted[];
  /** Answers that were found. A fact without one stays open. */
  findings?: FindingsFinding[];
  /** Decisions of people from which facts are read. */
  read?: ReadDecision[];
  /** Ids of the tables whose decisions are asked for. Left out: those of tolerance, accountability and advice. */
  tables?: Id[];
  /** Version of the rulebook. Needed only where findings are stated under several. */
  version?: string | null;
}

/** What a length of time is counted in. */
export type Unit =
  /** Sixty minutes, from the minute at which the period starts. */
  | "hour"
  /** Every day of the calendar. */
  | "day"
  /** The days on which offices work, by a working-day calendar. */
  | "working_day"
  /** Calendar months. */
  | "month"
  /** Twelve calendar months. */
  | "year";

/** Entries that cannot be judged here: a run of them with the same need. */
export interface Unjudged {
  /** Number of the first entry. */
  first: number;
  /** Number of the last entry. */
  last: number;
  /** What it would take to judge them. */
  needs: Need;
}

/** What a case might be counted in. */
export type Use =
  /** Performance appraisal. */
  | "appraisal"
  /** Awards and honours. */
  | "honours"
  /** Selection for a post. */
  | "selection"
  /** Appointment to a post. */
  | "appointment"
  /** Promotion of grade or level. */
  | "grade"
  /** Election as a delegate. */
  | "delegate"
  /** Transfer to another post. */
  | "transfer"
  /** Retirement. */
  | "retirement"
  /** A disciplinary proceeding. */
  | "discipline"
  /** A decision on accountability. */
  | "accountability_decision";

/** What an audit comes to. */
export type Verdict =
  /** Handling would have written every entry as it is. */
  | "sound"
  /** Something in it was never written by handling. */
  | "not_sound"
  /** Nothing is found wrong, and not all of it can be judged with what is at hand. */
  | "cannot_be_judged";

/** How far verification has come. */
export type Verification =
  /** Not begun. */
  | {
    state: "idle";
  }
  /** Finders look. */
  | {
    state: "verifying";
  }
  /** They have reported. */
  | {
    state: "reported";
  }
  /** There is more to find. */
  | {
    state: "returned_for_verification";
  };

/** What one version still permits. */
export interface VersionResult {
  /** Version that comes into question. */
  rulebook: BookRef;
  /**
   * Mildest and hardest class that it still permits; absent where its outcomes have none, or the findings contradict
   * each other.
   */
  classes?: Class[];
  /** Where there are no classes, whether the best and the worst that it still permits tolerate the mistake. */
  tolerated?: boolean[];
}

/**
 * What roles see of a case for their task, beside what they are told and what runs for them. Whoever decides, finds,
 * has accused, or is the one whom the case is about sees what the kernel gives them whatever the book says.
 */
export interface View {
  /** Ids of the roles that see it. */
  by: Id[];
  /** Clauses that let them see it. */
  clause: Clauses;
  /** Ids of the tables whose decisions they see, once these are in effect. Left out: none. */
  decisions?: Id[];
  /** Whether they see what was found and what is open, but not who found it. Left out: they do not. */
  findings?: boolean;
  /** Whether they see who handles the case. Left out: they do not. */
  handlers?: boolean;
  /** Whether they see what is to be put right. Left out: they do not. */
  items?: boolean;
}

/** A voice in a vote. */
export type Voice = "for" | "against" | "abstain";

/** A day of the week. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** The days of the week that are off, and the week that they leave. */
export type Weekend = Weekday[];

/** Whether a part of an explanation carries the result. */
export type Weight =
  /** Without it the result would be another. */
  | "determines"
  /** Without it the result would be the same. */
  | "does_not_determine"
  /** It depends on facts that are still open. */
  | "may_determine";

/** What differs between a case and a fork of it on which something was tried. */
export type WhatIf = WhatIfChange[];

/** Something about a case that differs between two states of it. */
export interface WhatIfChange {
  /**
   * Where: a JSON pointer into `case`, where parts of lists go by their names, or into `due`, which has everything
   * that runs, period by period.
   */
  pointer: string;
  /** What stands there now; absent where nothing does. */
  after?: unknown;
  /** What stood there; absent where nothing did. */
  before?: unknown;
}

/** A day as YYYY-MM-DD, or a minute of it as YYYY-MM-DDThh:mm, in the legal time zone. */
export type When = string;

/** Why a day counts. */
export type Why =
  /** It is the day of the entry. */
  | "entered"
  /** It works against whoever states it. */
  | "stated_against_oneself"
  /** A document proves it. */
  | "proved"
  /** The other side states it in an act of its own. */
  | "acknowledged";

/** Why an outcome is not permitted now. */
export interface WhyNot {
  /** Id of the outcome. */
  outcome: Id;
  /** For every row that would permit it, why the row does not apply. None permits it where the list is empty. */
  rows: RowWhyNot[];
}
