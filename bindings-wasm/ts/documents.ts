/**
 * The published documents as TypeScript types.
 *
 * Written by `cargo xtask schema` from the schemas under `schema/`. Not to be edited.
 */

/** What the findings are about, for readers. The kernel does not interpret it. */
export interface About {
  /** A name for the case. */
  id: Id;
  /** What it is called. */
  title: Text;
  /** Where it was published. */
  sources?: string[];
  /** What happened. */
  summary?: Text | null;
}

/** Which document. */
export interface AboutDocument {
  document: Id;
}

/** Which level of relief. */
export interface AboutLevel {
  level: Id;
}

/** An accusation. */
export type Accusation = {
  /** Its key in the case. */
  accusation: Id;
} & (
  /** Received. */
  | {
    state: "received";
  }
  /** Found true, mistaken or false. */
  | {
    state: "judged";
    outcome: Id;
  }
  /** The name is to be cleared, or need not be. */
  | {
    state: "to_clarify";
    outcome: Id;
    required: boolean;
  }
  /** It has been cleared in writing. */
  | {
    state: "clarified";
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
    outcome: Id;
  }
  /** The name is to be cleared, or need not be. */
  | {
    state: "to_clarify";
    outcome: Id;
    required: boolean;
  }
  /** It has been cleared in writing. */
  | {
    state: "clarified";
    outcome: Id;
  };

/** What somebody does to a case: who, when, and what. */
export interface Act {
  act: ActBody;
  actor: ActActor;
  at: Instant;
  /** The host's id for it. The same act twice is answered with the same entries. */
  id: string;
  /** The head of the ledger that the act was made against. */
  expects?: Digest | null;
}

/** Who asked to be a party, and whether they are. */
export interface ActAcceptParty {
  accepted: ActApproval;
  party: string;
  role: Id;
  reasons?: Private | null;
}

/** An accusation. Who made it is kept apart and never reaches the person. */
export interface ActAccuse {
  accusation: Id;
  accuser: Private;
  text?: Private | null;
}

/** The document that has arrived. */
export interface ActAcknowledge {
  document: Id;
  about?: MatterId | null;
  done_on?: CivilDate | null;
  /** What proves that day. */
  proof?: ActProof | null;
}

/** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
export interface ActActor {
  id: string;
  role: Id;
  organ?: Id | null;
}

/** Which of several findings stands. */
export interface ActAdopt {
  answer: Id;
  fact: Id;
  reasons: Private;
  about?: MatterId | null;
}

/** Yes or no. Whoever says neither has not refused: unlike a flag, it must be written. */
export type ActApproval = boolean;

/** Whether a decision takes effect. */
export interface ActApprove {
  approved: ActApproval;
  table: Id;
  about?: MatterId | null;
  reasons?: Private | null;
}

/** Who acts in a role. */
export interface ActAssign {
  role: Id;
  /** Of a body the matter that it is named for, where more than one can be meant. */
  about?: MatterId | null;
  /** Of a body all its members. */
  actors?: string[];
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
  /** Ends the record. */
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
  /** Names who acts in a role. */
  | {
    assign: ActAssign;
  }
  /** Asks that somebody be withdrawn from the case, or declares it for oneself. */
  | {
    recuse: ActRecuse;
  }
  /** Decides whether they are. */
  | {
    decide_recusal: ActDecideRecusal;
  }
  /** Asks to be a party. */
  | {
    join: ActJoin;
  }
  /** Lets a party in, or does not. */
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
  /** Gives up the right to submit one. */
  | {
    waive: ActWaive;
  }
  /** Sends a document. */
  | {
    send: ActSend;
  }
  /** Acknowledges receipt. */
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
  /** Asks for relief. */
  | {
    request: ActRequest;
  }
  /** Accuses somebody. */
  | {
    accuse: ActAccuse;
  }
  /** Disputes who decides. */
  | {
    dispute: ActPlain;
  }
  /** Lets a period stand still. */
  | {
    suspend: ActOnPeriod;
  }
  /** Lets it go on. */
  | {
    resume: ActOnPeriod;
  }
  /** Makes it longer. */
  | {
    extend: ActOnPeriod;
  }
  /** Gives a missed time back. */
  | {
    restore: ActRestore;
  }
  /** Corrects a clerical error. */
  | {
    rectify: ActRectify;
  }
  /** Erases a text. */
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
  /** The first day. */
  from: CivilDate;
  /** The last day, where it was not the first. */
  until?: CivilDate | null;
}

/** An outcome that may come of a hearing, with the measure that may come with it. */
export interface ActContemplated {
  outcome: Id;
  measure?: Id | null;
}

/** A decision. */
export interface ActDecide {
  outcome: Id;
  table: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId | null;
  /** Facts that the reasons address. */
  addresses?: Id[];
  /** Why a like precedent is not followed. */
  departs?: Private | null;
  documents?: Id[];
  level?: Id | null;
  /** What comes with the outcome. */
  measure?: Id | null;
  reasons?: Private | null;
  sets?: SetLength[];
  /** What a varied decision becomes. */
  to?: Id | null;
  votes?: ActVote[];
}

/** Whether somebody is withdrawn who was asked to be. */
export interface ActDecideRecusal {
  actor: string;
  granted: ActApproval;
  reasons?: Private | null;
}

/**
 * A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was
 * given, and the commitment to it, stay.
 */
export interface ActErase {
  entry: number;
  pointer: string;
  reasons: Private;
}

/** A reform and its risks. */
export interface ActFileReform {
  document: Id;
  /** The key of the filing in the case. */
  filing: Id;
  /** The day on which it was lodged. */
  done_on?: CivilDate | null;
  text?: Private | null;
}

/** An answer to a fact. */
export interface ActFind {
  fact: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId | null;
  amount?: number | null;
  answer?: Id | null;
  evidence?: Private[];
  reasons?: Private | null;
}

/** What the one who acts wants to be a party of, in their role. */
export interface ActJoin {
  /** The accusation that is theirs. */
  about?: MatterId | null;
  reasons?: Private | null;
}

/** A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said. */
export interface ActLinked {
  case: Id;
  table: Id;
  /** The head of that case's ledger. */
  head?: Digest | null;
  /** That case's ledger, line by line. */
  ledger?: string[];
  /** The day on which it was made. */
  on?: CivilDate | null;
  outcome?: Id | null;
}

/** Another version of the rulebook. */
export interface ActMigrate {
  version: string;
  reasons?: Private | null;
}

/** A matter, where more than one can be meant, and perhaps reasons. */
export interface ActOnMatter {
  about?: MatterId | null;
  reasons?: Private | null;
}

/** A running period. */
export interface ActOnPeriod {
  period: Id;
  /** The matter that the period runs in, where more than one can be meant. */
  about?: MatterId | null;
  key?: Id | null;
  reasons?: Private | null;
}

/** Opens a case under a rulebook. */
export interface ActOpen {
  case: Id;
  rulebook: Id;
  version: string;
  conduct?: ActConduct | null;
  /** Edition of the rulebook's calendar. */
  edition?: string | null;
  /** What the ledger is hashed by; SHA-256 where it is left out. */
  hash?: Algorithm | null;
  /** Decisions of other cases: facts are read from those that are handed over with their ledgers. */
  linked?: ActLinked[];
  /** A name shared by cases on one matter. */
  matter?: Id | null;
  /** Pseudonyms of the parties, by role. */
  parties?: Names;
  /** Which organ sits where. */
  seats?: Names;
  /** The stage of the accountability proceeding. */
  stage?: Stage | null;
}

/** Nothing but, perhaps, reasons. */
export interface ActPlain {
  reasons?: Private | null;
}

/** What proves a stated day: a document that the rulebook names for that. */
export interface ActProof {
  document: Id;
  evidence: Private;
}

/** How the case is raised. */
export interface ActRaise {
  channel: Channel;
  documents?: Id[];
  reasons?: Private | null;
}

/** A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces. */
export interface ActRectify {
  entry: number;
  pointer: string;
  reasons: Private;
  day?: CivilDate | null;
  text?: Private | null;
}

/** Who should not act, on what ground, since when. */
export interface ActRecuse {
  actor: string;
  ground: Id;
  since: CivilDate;
  reasons?: Private | null;
}

/** A request for relief. */
export interface ActRequest {
  level: Id;
  /** The matter whose decision it is about, where more than one can be. */
  about?: MatterId | null;
  documents?: Id[];
  done_on?: CivilDate | null;
  /** What proves that day. */
  proof?: ActProof | null;
  reasons?: Private | null;
}

/** A time that was missed for good cause. */
export interface ActRestore {
  obstacle_removed: CivilDate;
  period: Id;
  reasons: Private;
  /** The matter that the period runs in, where more than one can be meant. */
  about?: MatterId | null;
  key?: Id | null;
}

/** A document, to whom, how, and what comes with it. */
export interface ActSend {
  document: Id;
  /** A role, or `public`. */
  to: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId | null;
  /** The circle that it reaches: an answer of the ordered fact of audiences. */
  audience?: Id | null;
  /** Of a notice of hearing: the outcomes and measures that may come of it. */
  contemplates?: ActContemplated[];
  done_on?: CivilDate | null;
  /** What is to be corrected, by whom. */
  items?: Item[];
  /** One of the methods of service; without it by hand. */
  method?: Id | null;
  /** What proves that day. */
  proof?: ActProof | null;
  /** Lengths that this act sets. */
  sets?: SetLength[];
  text?: Private | null;
}

/** A day that something happened on, with evidence. */
export interface ActStateDate {
  date: Id;
  day: CivilDate;
  /** The matter that the day belongs to; none where it belongs to the case. */
  about?: MatterId | null;
  evidence?: Private | null;
  proof?: ActProof | null;
}

/** A document. */
export interface ActSubmit {
  document: Id;
  /** The matter that is meant, where more than one can be: an item of correction, for one. */
  about?: MatterId | null;
  /** The day on which it was posted or lodged. */
  done_on?: CivilDate | null;
  /** What proves that day. */
  proof?: ActProof | null;
  text?: Private | null;
}

/** How one member voted. */
export interface ActVote {
  member: string;
  vote: Voice;
  reasons?: Private | null;
}

/** The document that will not come. */
export interface ActWaive {
  document: Id;
  about?: MatterId | null;
}

/** Which act. */
export interface ActedPattern {
  act: RulebookDeed;
  /** Whether it counts in whatever matter it happens: it links the matters. */
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
  edition: string;
}

/** A contested finding that was adopted. */
export interface Adopted {
  answer: Id;
  fact: Id;
  reasons: string;
  by?: string | null;
}

/** An answer that is not the most favourable one of its fact. */
export interface AdverseAnswer {
  answer: Id;
  fact: Id;
}

/** An outcome before which somebody is heard. */
export interface AdverseOutcome {
  /** The outcome. */
  outcome: Id;
  /** The table. */
  table: Id;
  /** When it is. */
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
  /** Rising; all but the last with a bound. */
  bands: Band[];
  /** The smallest unit, in which findings state the integer. */
  unit: string;
}

/** Whether a ledger reaches the head that was kept elsewhere. */
export type Anchor =
  /** The head is that of this entry. */
  | {
    anchored: "at";
    /** Its number. */
    seq: number;
  }
  /** No entry has that head: the ledger was cut or rewritten. */
  | {
    anchored: "missing";
  };

/** One possible answer. */
export interface Answer {
  id: Id;
  label: Text;
  /** Not stepped over by a monotone claim. */
  neutral?: boolean;
}

/** Answers that several facts share. */
export interface AnswerSet {
  answers: Answer[];
  id: Id;
}

/** A settled answer. */
export type Answered = {
  /** Its answer; `not_applicable` where the fact does not apply. */
  answer: Id;
  /** The clauses behind the fact. */
  clauses: Cited[];
  /** The fact. */
  fact: Id;
} & (
  /** By people who looked. */
  | {
    origin: "found";
    /** The finders differed, and this finding was adopted. */
    adopted?: boolean;
    /** Pseudonyms of the finders. */
    by?: string[];
  }
  /** From a decision made by people. */
  | {
    origin: "read";
    /** The outcome, or `undecided`. */
    outcome: Id;
    /** The table decided. */
    table: Id;
  }
  /** It was open and a decision is due. */
  | {
    origin: "presumed";
    /** Who must prove the contrary. */
    burden_on: Id;
    /** The presumption. */
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
  id: Id;
  kind: AspectKind;
  label: Text;
  adverse?: Condition | null;
  clause?: Clauses | null;
  favourable?: Condition | null;
  overlap?: Overlap | null;
}

/** What an aspect is. */
export type AspectKind = "assessment" | "distinction" | "group";

/** The verdict of an aspect. */
export interface AspectVerdict {
  /** The aspect. */
  aspect: Id;
  /** Its verdict, after presumptions. */
  verdict: Pole;
}

/** At least `n` of several conditions. */
export interface AtLeast {
  n: number;
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
  /** What it comes to. */
  verdict: Verdict;
  /**
   * Whether the expected head was found, and at which entry: what follows it is newer than the anchor. Absent where no
   * head was expected: then nothing is said about the end of the ledger. Absent too where the rest of a ledger cannot
   * be read here.
   */
  anchored?: Anchor;
  /** How the ledger is written otherwise than this kernel writes: that changes nothing in what it says. */
  form?: FormDifference[];
  /** The hash of the last of them. */
  head?: Digest;
  /** Which entries cannot be judged here, and what it would take. */
  unjudged?: Unjudged[];
}

/** Something wrong. */
export interface AuditFinding {
  /** What is wrong with it. */
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
  id: Id;
  label: Text;
  /** Exclusive bound (Civil Code art. 1259: 不满). */
  below?: number | null;
  /** Inclusive bound (Civil Code art. 1259: 以下). */
  up_to?: number | null;
}

/** What personnel may know over all cases of a person: bars, and nothing else. */
export interface Bars {
  /** The clauses of the bars in force, each once. */
  bars: Cited[];
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
  /** At most so many days in a row are off, days of the weekend among them. */
  days_off_in_a_row: number;
  /** Whether a text says so, or somebody has measured and rounded up. */
  nature: BeyondNature;
  /** Which text says so, or what was measured. */
  source: Text;
  /** At most so many days that the week has for work are off in a year. */
  weekdays_off_a_year: number;
  /** At most so many days of the weekend are worked in a year. */
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
  /** The matter that it would be about. */
  about?: MatterId;
  /** The period that it would be done to. */
  period?: Id;
}

/** Which table, at which level of relief. */
export interface BlockedAboutTable {
  table: Id;
  level?: Id;
}

/** An act that is possible now. */
export interface BlockedChoice {
  /** The kind of act, narrowed by what it is about. */
  act: BlockedDeed;
  /** The rules that it rests on. */
  clauses: Id[];
  /** The matter that it is about. */
  about?: MatterId;
  /** Facts that have been found and that the actor may find as well, or anew. */
  again?: Id[];
  /** On which channel, where the case is raised. */
  channel?: Channel;
  /** Documents that must come with it. */
  documents?: Id[];
  /** What a decision that is varied may become. */
  instead?: Id[];
  /** Which clock of the period, where there are several in a matter. */
  key?: Id;
  /** Facts that the actor may find and nobody has, or on which finders differ where one finding is to be adopted. */
  open?: Id[];
  /** The outcomes that the findings permit; for deciders only. */
  outcomes?: Id[];
  /** Whom it may be about: who may be asked to withdraw, who was asked to, who asked to be a party. */
  people?: string[];
  /** The period that it is done to. */
  period?: Id;
  /**
   * How many precedents with the same findings point where: a decision that goes another way than some of them says
   * why, under `departs`.
   */
  precedents?: Pointing[];
  /** It must give reasons. */
  reasons?: boolean;
  /** To whom a document may go, to anybody where nobody is named; which role is assigned, which seat succeeded. */
  to?: Id[];
  /** Until when it is in time. */
  until?: Due;
}

/** An act as rules speak of it: a kind, narrowed by what it is about. */
export type BlockedDeed =
  | "open" | "date" | "file" | "close_filing" | "raise" | "withdraw" | "assign" | "recuse" | "decide_recusal"
  | "join" | "accept_party" | "find" | "adopt" | "return" | "accuse" | "dispute" | "suspend" | "resume" | "extend"
  | "restore" | "rectify" | "erase" | "succeed" | "migrate" | "adopt_calendar" | "report_stage" | {
  submit: AboutDocument;
} | {
  waive: AboutDocument;
} | {
  send: AboutDocument;
} | {
  acknowledge: AboutDocument;
} | {
  decide: BlockedAboutTable;
} | {
  approve: BlockedAboutTable;
} | {
  request: AboutLevel;
};

/** What the rules give to an actor and is not possible now, each with why not. */
export type BlockedList = Blocked[];

/** What the book is. */
export type BookNature = "law" | "law_with_parameters" | "guidance" | "model" | "doctrine";

/** Which rulebook, to the byte. */
export interface BookRef {
  /** The digest of its document. */
  digest: Digest;
  /** Its id. */
  id: Id;
  /** Its version. */
  version: string;
}

/** Working days as data: the weekend, and edition by edition the days that differ. */
export interface Calendar {
  /** In the order in which they became known. Each adds to the one before it, and changes it. */
  editions: Edition[];
  format: CalendarFormat;
  id: Id;
  title: Text;
  /** The days of the week that are off unless an edition says otherwise. */
  weekend: Weekend;
  /** What holds in years that no edition covers; needed unless the calendar knows every day. */
  beyond?: Beyond | null;
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
  /** The id of the edition. */
  edition: string;
  /** The id of the calendar. */
  id: Id;
}

/** A level of relief. */
export type CaseRelief = {
  /** The level. */
  level: Id;
  /** The matter whose decision it is about. */
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
    outcome: Id;
  }
);

/** Where a case stands: the state that its ledger comes to. */
export interface CaseView {
  /** How far the accountability proceeding has come that this case belongs to. */
  accountability: Stage;
  admission: Admission;
  /** The instant of its last entry. */
  at: Instant;
  /** The case. */
  case: Id;
  /** Decisions as they stand. */
  decisions: Decision[];
  /** The hash of its last entry. */
  head: Digest;
  progress: Progress;
  /** Which organ sits where. */
  seats: { [key: string]: string };
  /** The number of its last entry. */
  seq: number;
  verification: Verification;
  /** The version of the rulebook that it runs under. */
  version: string;
  /** Accusations and what came of them. */
  accusations?: Accusation[];
  /** The role that raised it. */
  applicant?: Id;
  /** How it was raised. */
  channel?: Channel;
  /** Who decides is disputed. */
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
  /** The table. */
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
  /** Whether it loads. */
  sound: boolean;
}

/** A clause with its nature. */
export interface Cited {
  /** The clause. */
  clause: Id;
  /** How far it can be relied on. */
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
  cite: Text;
  id: Id;
  nature?: Nature | null;
}

/** The id of a clause, or a list of such ids. */
export type Clauses = Id | Id[];

/** What changes about a clock. */
export type ClockChange =
  /** It has ended: what was owed was done, what was allowed was used. */
  | {
    change: "ended";
    late: boolean;
    on: CivilDate;
  }
  /** It no longer runs, done or not. */
  | {
    change: "cancelled";
  }
  /** It stands still from a day on. */
  | {
    change: "suspended";
    cause: number;
    from: CivilDate;
  }
  /** It goes on after a day. */
  | {
    change: "resumed";
    cause: number;
    until: CivilDate;
  }
  /** It takes in one more of its starts, by its place in the rulebook. */
  | {
    change: "start_joined";
    day: CivilDate;
    start: number;
  }
  /** A right of a party would have ended sooner by the days that count; it does not end behind its back. */
  | {
    change: "floored";
    /** Whether the rulebook gives a missed time back. */
    restorable: boolean;
    sooner: Due;
    until: CivilDate;
  }
  /** It starts again. */
  | {
    change: "interrupted";
    on: CivilDate;
    /** For periods in hours. */
    at?: Instant;
  }
  /** It was made longer. */
  | {
    change: "extended";
    on: CivilDate;
  }
  /** The rules to which the case was moved give it another length. */
  | {
    change: "length_changed";
    length: Length;
  }
  /** It is counted from another day. */
  | {
    change: "counted_from";
    from: CivilDate;
  }
  /** Another role bears it. */
  | {
    change: "shifted";
    to: Id;
  }
  /** A lost right is given back for so long. */
  | {
    change: "reinstated";
    from: CivilDate;
    length: Length;
  }
  /** It ran out: a duty is overdue, a right forfeited, a status expired. */
  | {
    change: "lapsed";
    on: CivilDate;
  }
  /** A lapse is undone: what was due had been done in time. */
  | {
    change: "lapse_reversed";
  }
  /** It goes on as if it had never stopped: what had stopped it was undone. */
  | {
    change: "revived";
  }
  /** Its date is counted anew; no right gets shorter. */
  | {
    change: "redated";
    new: Due;
    old: Due;
  };

/** The name of a clock: the period, the matter that it runs in, and its recipient where each has one. */
export interface ClockId {
  period: Id;
  about?: MatterId;
  key?: Id;
}

/** How status periods go together. */
export interface Combine {
  clause: Clauses;
  rule: CombineRule;
  cap?: Length | null;
}

/** How status periods of several decisions on one person go together. */
export type CombineRule = "longest" | "remaining_plus_new" | "set_by_decider";

/** What stands for a private text: that it was given, and a salted hash of it. */
export interface Commitment {
  present: true;
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
  /** Every one of them. */
  | {
    all: Condition[];
  }
  /** At least one of them. */
  | {
    any: Condition[];
  }
  /** Not this. */
  | {
    not: Condition;
  }
  /** At least `n` of them. */
  | {
    at_least: AtLeast;
  }
  /** The answer of a fact is one of these. */
  | {
    fact: FactTest;
  }
  /** A named condition. */
  | {
    holds: Id;
  }
  /** What the ledger shows: only in the procedure, so that a self-check needs no case. */
  | {
    case: FactTest;
  };

/** A named condition as it was judged. */
export interface ConditionNode {
  /** The clauses that it rests on. */
  clauses: Cited[];
  /** The condition. */
  condition: Id;
  /** Its test. */
  test: Node;
  /** The verdict. */
  truth: Truth;
}

/** Findings that do not go together. */
export interface Conflict {
  /** The clauses of the contradiction, then those of the facts. */
  clauses: Cited[];
  /** The facts that meet in it. */
  facts: Id[];
  /** The contradiction of the rulebook; absent where a fact was found that does not apply. */
  contradiction?: Id;
}

/** A fact on which finders differ: open, but only between the answers that were found. */
export interface Contested {
  /** The answers found, in declared order. */
  answers: Id[];
  /** The fact. */
  fact: Id;
}

/** Answers that cannot be together, or only with reasons. */
export interface Contradiction {
  clause: Clauses;
  effect: ContradictionEffect;
  id: Id;
  label: Text;
  test: Condition;
}

/** What a contradiction does. */
export type ContradictionEffect = "impossible" | "ask_reasons";

/** Something to be put right. */
export interface Correction {
  /** The role that must do it. */
  bearer: Id;
  /** Its name. */
  item: Id;
  state: ItemState;
}

/** A fact of the version before, and the one that stands for it now. */
export interface Correspondence {
  new: Id;
  old: Id;
  /** Old answer to new answer, where they differ. */
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
  first_day?: FirstDay | null;
  months?: Months | null;
  rest_day_end?: RestDayEnd | null;
}

/** How a rulebook counts its periods, and the clauses that say so. In documents: */
export interface CountingRule {
  /** The clauses that say so. */
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
  date: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
  any_matter?: boolean;
}

/** The days that one holiday changes. */
export interface Days {
  holiday: Id;
  /** Working days that become days off. */
  off?: CivilDate[];
  /** Days off that become working days. */
  worked?: CivilDate[];
}

/** What was decided in reality. */
export interface Decided {
  /** The outcome. */
  outcome: Id;
  /** The rulebook in whose terms the decision is told. */
  rulebook: Id;
  /** Its table. */
  table: Id;
  /** What a reader should know, such as the clause that practice passed over. */
  note?: Text | null;
  /** The day. */
  on?: CivilDate | null;
  /** Its version, where findings are stated under several. */
  version?: string | null;
}

/** Which table, with which of its outcomes, at which level. */
export interface DecidedPattern {
  table: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
  any_matter?: boolean;
  in?: Id[];
  level?: Id | null;
}

/** A decision as it stands. */
export interface Decision {
  /** The day on which it was made. */
  made: CivilDate;
  /** The matter that it is on. */
  matter: MatterId;
  /** The outcome with which it stands. */
  outcome: Id;
  stands: Stands;
  /** The table. */
  table: Id;
  /** The day since which it is in effect. */
  effective?: CivilDate;
  /** What comes with the outcome. */
  measure?: Id;
  /** The day on which each role received it. */
  received?: { [key: string]: CivilDate };
  /** The rows that permit it: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** A decision as the person may see it. */
export interface DecisionView {
  /** No further relief. */
  final: boolean;
  /** The day on which it was made. */
  made: CivilDate;
  /** The matter. */
  matter: MatterId;
  /** The outcome with which it stands. */
  outcome: Id;
  /** The table. */
  table: Id;
  /** The day since which it is in effect. */
  effective?: CivilDate;
  /** The day on which the person received it. */
  received?: CivilDate;
  /** The rows that permit it: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** When a period ends, and what that rests on. */
export interface Derived {
  /** The calendar. */
  calendar: Id;
  /** Where it takes days that the calendar does not cover: which, and how it is bounded all the same. */
  cause: DueCause | null;
  /** The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest. */
  due: Due;
  /** The edition of the calendar. */
  edition: string;
  /** The days passed over that the calendar covers, in order: not counted, or moving the end. */
  skipped: Explained[];
  /** When the period stood still. */
  suspended: Span[];
  /** The end before rest days were looked at. */
  unrolled: Due;
  /** The days of the weekend that count because they are worked, in order. */
  worked: Explained[];
}

/** What the kernel derives from a rulebook and findings. It is never binding: people decide. */
export interface Determination {
  /** The settled answers, with where each comes from. */
  answers: Answered[];
  /** `distinguo.determination/1`. */
  format: ComparisonFormat;
  /** What follows. */
  result: ComparisonOutcome;
  /** The rulebook that was applied. */
  rulebook: BookRef;
  /** Raised only when the kernel derives something differently from the same documents. */
  semantics: number;
  /** Facts on which finders differ. */
  contested?: Contested[];
}

/** Two rulebooks, or two versions of one, that permit different things. */
export interface Difference {
  /** The purpose of both tables. */
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
  /** The counts. */
  cells: Cell[];
  /** As what the cases that are in any of the cells are told. */
  total: number;
  /** The clauses behind it. */
  clauses?: Cited[];
  /** Its label. */
  label?: Text;
  /** What is counted: a table, a period, a level. */
  of?: Id;
}

/** A kind of document that is submitted or sent. */
export interface DocumentKind {
  id: Id;
  label: Text;
  clause?: Clauses | null;
  /** The tables whose decisions it serves; of all where none is named. */
  of?: Id[];
  /** The acts whose stated day it proves. */
  proves?: Provable[];
  /** What the kernel understands by it. */
  purpose?: DocumentPurpose | null;
  /** What it must say. */
  to_include?: Text[];
}

/** Which document. */
export interface DocumentPattern {
  document: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
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
 * When a period ends: at the earliest and at the latest, both certain. They are the same where the calendar covers
 * every day that it takes.
 */
export interface Due {
  /** It certainly does not end before. */
  earliest: End;
  /** It has certainly ended then. */
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
  /** The days that the calendar covers. */
  covers: Span;
  /** In words, by language. */
  text: Text;
}

/** When a period ends, and what that rests on. */
export interface DueDate {
  /** The calendar. */
  calendar: Id;
  /** Where it takes days that the calendar does not cover: which, and how it is bounded all the same. */
  cause: DueCause | null;
  /** The end. Rights are lost, and whatever runs out runs out, at the latest; organs are told the earliest. */
  due: Due;
  /** The edition of the calendar. */
  edition: string;
  /** The days passed over that the calendar covers, in order: not counted, or moving the end. */
  skipped: Explained[];
  /** When the period stood still. */
  suspended: Span[];
  /** The end before rest days were looked at. */
  unrolled: Due;
  /** The days of the weekend that count because they are worked, in order. */
  worked: Explained[];
}

/** A period that runs, stands still, or is overdue. */
export interface DueItem {
  /** Who must or may act. */
  bearer: Id;
  /** The clauses behind it, with their natures. */
  clauses: Cited[];
  /** What follows when it runs out. */
  consequences: DueListConsequence[];
  /** A duty, a right, or a status. */
  kind: PeriodKind;
  /** The period. */
  period: Id;
  /** The matter that it runs in. */
  about?: MatterId;
  /**
   * Days left to the earliest end, counted on the civil calendar: 0 where it has come and the latest has not. Absent
   * after the latest, and while it stands still.
   */
  days_left?: number;
  /** How many days ago it ended at the latest. */
  days_over?: number;
  /** When it ends, with everything that rests on; absent while it stands still. */
  due?: Derived;
  /** Its recipient, where each has a clock. */
  key?: Id;
  /** It is late and still owed. */
  overdue?: boolean;
  /** It stands still. */
  suspended?: boolean;
}

/** Every period that runs, stands still or is overdue, the first to end first. */
export type DueList = DueItem[];

/** What follows when a period runs out. */
export type DueListConsequence =
  /** A role is reminded. */
  | {
    remind: Id;
  }
  /** A role is told. */
  | {
    report_to: Id;
  }
  /** The duty passes to another role. */
  | {
    shift_to: Id;
  }
  /** Silence counts as an outcome; never where a person's liability is decided. */
  | {
    deem: DueListDeemed;
  }
  /** The right is lost. */
  | {
    forfeit: boolean;
  }
  /** The decision of a table becomes final. */
  | {
    final: Id;
  }
  /** A level of relief is open. */
  | {
    open: Id;
  }
  /** The case is closed as withdrawn. */
  | {
    close: boolean;
  }
  /** Nothing, and why. */
  | {
    none: Text;
  };

/** What silence counts as. */
export interface DueListDeemed {
  outcome: Id;
  document?: Id;
  table?: Id;
}

/** A period whose end is asked for. */
export interface DueRequest {
  /** How it is counted; the kernel has no default. */
  counting: Counting;
  /** Where it starts: a day, or a day with hour and minute. */
  from: string;
  /** How long it is: `30wd` (working days), `15d` (days), `72h` (hours), `1mo` (months) or `1y` (years). */
  limit: string;
  /** A calendar that ships, `cn` or `mon-fri`; needed where no calendar document is given. */
  calendar?: Id | null;
  /** An edition of the calendar, or a day on which it was known; the newest where it is left out. */
  edition?: string | null;
}

/** A finding, or the adoption of one, as it was made under an earlier version. */
export interface Earlier {
  /** The answer, as the earlier version calls it. */
  answer: Id;
  /** The fact, as the earlier version calls it. */
  fact: Id;
  /** The rulebook that it was found under. */
  under: Digest;
  /** Who found it; nobody where one of several findings was adopted. */
  by?: string;
  /** The entry that found it, where its evidence is. */
  entry?: number;
}

/** What was known of the calendar from a day on. */
export interface Edition {
  id: EditionId;
  /** The day on which it became known. */
  known_from: CivilDate;
  /** The days whose status it knows; absent where the calendar lists no days and so knows every day. */
  covers?: Span | null;
  /** The days whose status it changes. */
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
    opening: Opening;
  }
  /** Somebody did something, in the proceeding that was meant: what separation of duties looks at. */
  | {
    effect: "did";
    actor: string;
    deed: BlockedDeed;
    on: CivilDate;
    role: Id;
    about?: Place;
    organ?: Id;
  }
  /** Something happened, in a matter or in the case, that periods and grants wait for. */
  | {
    effect: "happened";
    event: Event;
    on: CivilDate;
    about?: MatterId;
  }
  /** The case begins under a version of its rulebook, or moves to another one. */
  | {
    effect: "migrated";
    version: string;
    /** Facts of that version on which nobody has found anything yet, where the case has moved. */
    open?: Id[];
  }
  /** Days are counted by another edition. */
  | {
    effect: "calendar_adopted";
    calendar: CalendarRef;
  }
  /** A clerical error in an entry is corrected. */
  | {
    effect: "rectified";
    entry: number;
    pointer: string;
    /** What should have stood there; a text stands in the act alone, where it can be erased. */
    day?: CivilDate;
  }
  /** A text of an act is erased: from now on the commitment to it stands alone. */
  | {
    effect: "erased";
    entry: number;
    pointer: string;
  }
  /** An act states a day that is not the day of its entry: which of them counts, for the act or for one clock, and why. */
  | {
    effect: "day_counted";
    counted: CivilDate;
    entered: CivilDate;
    stated: CivilDate;
    why: Why;
    clock?: ClockId;
  }
  /** An organ sits in a seat. */
  | {
    effect: "seat_bound";
    organ: string;
    seat: Id;
  }
  /** Somebody acts in a role. */
  | {
    effect: "assigned";
    actor: string;
    role: Id;
  }
  /** A body is named for a proceeding, whole. */
  | {
    effect: "body_named";
    about: Place;
    members: string[];
    organ: string;
    role: Id;
  }
  /** A body has voted; who was against stays a member. */
  | {
    effect: "body_voted";
    about: Place;
    against: string[];
    role: Id;
  }
  /** An organ decides no longer and does nothing more. */
  | {
    effect: "competence_lost";
    organ: string;
  }
  /** Somebody asks to be a party. */
  | {
    effect: "join_asked";
    party: string;
    role: Id;
    about?: MatterId;
  }
  /** They are one, or not. */
  | {
    effect: "joined";
    accepted: boolean;
    party: string;
    role: Id;
  }
  /** A party asks that somebody does not act, or they declare it themselves. */
  | {
    effect: "recusal_asked";
    actor: string;
    by: string;
    ground: Id;
    since: CivilDate;
  }
  /** They go on acting. */
  | {
    effect: "recusal_refused";
    actor: string;
  }
  /** Somebody may not act; earlier acts after the ground arose are listed. */
  | {
    effect: "recused";
    actor: string;
    ground: Id;
    listed: number[];
    since: CivilDate;
  }
  /** The case is raised, admitted, returned, refused, withdrawn. */
  | {
    effect: "admission_set";
    admission: Admission;
  }
  /** How it was raised and by whom. */
  | {
    effect: "raised";
    by: Id;
    channel: Channel;
  }
  /** The proceeding that this case belongs to has come this far. */
  | {
    effect: "stage_set";
    stage: Stage;
  }
  /** An act sets the length of a period that the rules leave to it. */
  | {
    effect: "length_set";
    length: Length;
    period: Id;
  }
  /** Something in a matter changes. */
  | {
    effect: "matter";
    about: MatterId;
    change: MatterChange;
  }
  /** A period starts. */
  | {
    effect: "started";
    run: Started;
  }
  /** Something about a clock changes. */
  | {
    effect: "clock";
    change: ClockChange;
    clock: ClockId;
  }
  /** A role is reminded. */
  | {
    effect: "reminded";
    role: Id;
  }
  /** A role is told. */
  | {
    effect: "reported";
    role: Id;
  }
  /** Competence goes up: no quorum is left without the recused. */
  | {
    effect: "went_up";
    to: Id;
  };

/** An outcome that may come of a hearing, with the measure that may come with it. */
export interface EffectContemplated {
  outcome: Id;
  measure?: Id;
}

/** The last day as YYYY-MM-DD, or for periods in hours the minute as YYYY-MM-DDThh:mm. */
export type End = string;

/** An act or a lapse, with its effects: numbered, and naming its predecessor by hash. */
export interface Entry {
  at: Instant;
  case: Id;
  cause: EntryCause;
  effects: Effect[];
  rulebook: BookRef;
  /** Raised only when a derivation changes. */
  semantics: number;
  /** From 1, without gaps. */
  seq: number;
  /** The version of this form. */
  wire: number;
  /** What the ledger is hashed by: in its first entry, and only there. */
  algorithm?: Algorithm;
  calendar?: CalendarRef;
  /** A what-if: hashed apart, so that it can never join the real chain. */
  hypothetical?: boolean;
  /** The hash of the entry before. */
  previous?: Digest;
}

/** Who asked to be a party, and whether they are. */
export interface EntryAcceptParty {
  accepted: ActApproval;
  party: string;
  role: Id;
  reasons?: Commitment;
}

/** An accusation. Who made it is kept apart and never reaches the person. */
export interface EntryAccuse {
  accusation: Id;
  accuser: Commitment;
  text?: Commitment;
}

/** The document that has arrived. */
export interface EntryAcknowledge {
  document: Id;
  about?: MatterId;
  done_on?: CivilDate;
  /** What proves that day. */
  proof?: EntryProof;
}

/** An act: what somebody does to a case. */
export interface EntryAct {
  act: EntryBody;
  actor: EntryActor;
  at: Instant;
  /** The host's id for it. The same act twice is answered with the same entries. */
  id: string;
  /** The head of the ledger that the act was made against. */
  expects?: Digest;
}

/** The person acting, as the host asserts: a pseudonym, the role acted in, the organ acted for. */
export interface EntryActor {
  id: string;
  role: Id;
  organ?: Id;
}

/** Which of several findings stands. */
export interface EntryAdopt {
  answer: Id;
  fact: Id;
  reasons: Commitment;
  about?: MatterId;
}

/** Whether a decision takes effect. */
export interface EntryApprove {
  approved: ActApproval;
  table: Id;
  about?: MatterId;
  reasons?: Commitment;
}

/** Who acts in a role. */
export interface EntryAssign {
  role: Id;
  /** Of a body the matter that it is named for, where more than one can be meant. */
  about?: MatterId;
  /** Of a body all its members. */
  actors?: string[];
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
  /** Ends the record. */
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
  /** Names who acts in a role. */
  | {
    assign: EntryAssign;
  }
  /** Asks that somebody be withdrawn from the case, or declares it for oneself. */
  | {
    recuse: EntryRecuse;
  }
  /** Decides whether they are. */
  | {
    decide_recusal: EntryDecideRecusal;
  }
  /** Asks to be a party. */
  | {
    join: EntryJoin;
  }
  /** Lets a party in, or does not. */
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
  /** Gives up the right to submit one. */
  | {
    waive: EntryWaive;
  }
  /** Sends a document. */
  | {
    send: EntrySend;
  }
  /** Acknowledges receipt. */
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
  /** Asks for relief. */
  | {
    request: EntryRequest;
  }
  /** Accuses somebody. */
  | {
    accuse: EntryAccuse;
  }
  /** Disputes who decides. */
  | {
    dispute: EntryPlain;
  }
  /** Lets a period stand still. */
  | {
    suspend: EntryOnPeriod;
  }
  /** Lets it go on. */
  | {
    resume: EntryOnPeriod;
  }
  /** Makes it longer. */
  | {
    extend: EntryOnPeriod;
  }
  /** Gives a missed time back. */
  | {
    restore: EntryRestore;
  }
  /** Corrects a clerical error. */
  | {
    rectify: EntryRectify;
  }
  /** Erases a text. */
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
  /** The first day. */
  from: CivilDate;
  /** The last day, where it was not the first. */
  until?: CivilDate;
}

/** A decision. */
export interface EntryDecide {
  outcome: Id;
  table: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId;
  /** Facts that the reasons address. */
  addresses?: Id[];
  /** Why a like precedent is not followed. */
  departs?: Commitment;
  documents?: Id[];
  level?: Id;
  /** What comes with the outcome. */
  measure?: Id;
  reasons?: Commitment;
  sets?: SetLength[];
  /** What a varied decision becomes. */
  to?: Id;
  votes?: EntryVote[];
}

/** Whether somebody is withdrawn who was asked to be. */
export interface EntryDecideRecusal {
  actor: string;
  granted: ActApproval;
  reasons?: Commitment;
}

/**
 * A text that is erased, by its entry and its place in the act, and why. What it was is kept nowhere; that it was
 * given, and the commitment to it, stay.
 */
export interface EntryErase {
  entry: number;
  pointer: string;
  reasons: Commitment;
}

/** A reform and its risks. */
export interface EntryFileReform {
  document: Id;
  /** The key of the filing in the case. */
  filing: Id;
  /** The day on which it was lodged. */
  done_on?: CivilDate;
  text?: Commitment;
}

/** An answer to a fact. */
export interface EntryFind {
  fact: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId;
  amount?: number;
  answer?: Id;
  evidence?: Commitment[];
  reasons?: Commitment;
}

/** What the one who acts wants to be a party of, in their role. */
export interface EntryJoin {
  /** The accusation that is theirs. */
  about?: MatterId;
  reasons?: Commitment;
}

/** A decision of another case. It counts only with the ledger of that case; what is only said is recorded as said. */
export interface EntryLinked {
  case: Id;
  table: Id;
  /** The head of that case's ledger. */
  head?: Digest;
  /** That case's ledger, line by line. */
  ledger?: string[];
  /** The day on which it was made. */
  on?: CivilDate;
  outcome?: Id;
}

/** Another version of the rulebook. */
export interface EntryMigrate {
  version: string;
  reasons?: Commitment;
}

/** A matter, where more than one can be meant, and perhaps reasons. */
export interface EntryOnMatter {
  about?: MatterId;
  reasons?: Commitment;
}

/** A running period. */
export interface EntryOnPeriod {
  period: Id;
  /** The matter that the period runs in, where more than one can be meant. */
  about?: MatterId;
  key?: Id;
  reasons?: Commitment;
}

/** Opens a case under a rulebook. */
export interface EntryOpen {
  case: Id;
  rulebook: Id;
  version: string;
  conduct?: EntryConduct;
  /** Edition of the rulebook's calendar. */
  edition?: string;
  /** What the ledger is hashed by; SHA-256 where it is left out. */
  hash?: Algorithm;
  /** Decisions of other cases: facts are read from those that are handed over with their ledgers. */
  linked?: EntryLinked[];
  /** A name shared by cases on one matter. */
  matter?: Id;
  /** Pseudonyms of the parties, by role. */
  parties?: Names;
  /** Which organ sits where. */
  seats?: Names;
  /** The stage of the accountability proceeding. */
  stage?: Stage;
}

/** Nothing but, perhaps, reasons. */
export interface EntryPlain {
  reasons?: Commitment;
}

/** What proves a stated day: a document that the rulebook names for that. */
export interface EntryProof {
  document: Id;
  evidence: Commitment;
}

/** How the case is raised. */
export interface EntryRaise {
  channel: Channel;
  documents?: Id[];
  reasons?: Commitment;
}

/** A clerical error and what should stand there: a day, or a text that can be erased like the one that it replaces. */
export interface EntryRectify {
  entry: number;
  pointer: string;
  reasons: Commitment;
  day?: CivilDate;
  text?: Commitment;
}

/** Who should not act, on what ground, since when. */
export interface EntryRecuse {
  actor: string;
  ground: Id;
  since: CivilDate;
  reasons?: Commitment;
}

/** A request for relief. */
export interface EntryRequest {
  level: Id;
  /** The matter whose decision it is about, where more than one can be. */
  about?: MatterId;
  documents?: Id[];
  done_on?: CivilDate;
  /** What proves that day. */
  proof?: EntryProof;
  reasons?: Commitment;
}

/** A time that was missed for good cause. */
export interface EntryRestore {
  obstacle_removed: CivilDate;
  period: Id;
  reasons: Commitment;
  /** The matter that the period runs in, where more than one can be meant. */
  about?: MatterId;
  key?: Id;
}

/** A document, to whom, how, and what comes with it. */
export interface EntrySend {
  document: Id;
  /** A role, or `public`. */
  to: Id;
  /** The matter that is meant, where more than one can be. */
  about?: MatterId;
  /** The circle that it reaches: an answer of the ordered fact of audiences. */
  audience?: Id;
  /** Of a notice of hearing: the outcomes and measures that may come of it. */
  contemplates?: EffectContemplated[];
  done_on?: CivilDate;
  /** What is to be corrected, by whom. */
  items?: Item[];
  /** One of the methods of service; without it by hand. */
  method?: Id;
  /** What proves that day. */
  proof?: EntryProof;
  /** Lengths that this act sets. */
  sets?: SetLength[];
  text?: Commitment;
}

/** A day that something happened on, with evidence. */
export interface EntryStateDate {
  date: Id;
  day: CivilDate;
  /** The matter that the day belongs to; none where it belongs to the case. */
  about?: MatterId;
  evidence?: Commitment;
  proof?: EntryProof;
}

/** A document. */
export interface EntrySubmit {
  document: Id;
  /** The matter that is meant, where more than one can be: an item of correction, for one. */
  about?: MatterId;
  /** The day on which it was posted or lodged. */
  done_on?: CivilDate;
  /** What proves that day. */
  proof?: EntryProof;
  text?: Commitment;
}

/** How one member voted. */
export interface EntryVote {
  member: string;
  vote: Voice;
  reasons?: Commitment;
}

/** The document that will not come. */
export interface EntryWaive {
  document: Id;
  about?: MatterId;
}

/** A text that was erased. */
export interface Erased {
  /** When it was erased. */
  at: Instant;
  /** The entry that erases it, and says by whom and why. */
  by: number;
  /** The place of the text in the act. */
  pointer: string;
  /** The entry. */
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
      deed: BlockedDeed;
    };
  }
  /** A document was submitted. */
  | {
    submitted: {
      by: Id;
      document: Id;
    };
  }
  /** The right to submit it was waived. */
  | {
    waived: {
      document: Id;
    };
  }
  /** A document was sent. */
  | {
    sent: {
      document: Id;
      to: Id;
      audience?: Id;
    };
  }
  /** A document was received. */
  | {
    received: {
      by: Id;
      document: Id;
    };
  }
  /** A role acknowledged a document. */
  | {
    acknowledged: {
      by: Id;
      document: Id;
    };
  }
  /** A table was decided. */
  | {
    decided: {
      outcome: Id;
      table: Id;
      level?: Id;
    };
  }
  /** A decision took effect. */
  | {
    effective: {
      outcome: Id;
      table: Id;
      level?: Id;
    };
  }
  /** A period lapsed. */
  | {
    lapsed: {
      period: Id;
      key?: Id;
    };
  }
  /** An act stated the day of something. */
  | {
    dated: {
      date: Id;
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
  /** The right to submit it was waived. */
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

/** A day that was passed over or counted, and why. */
export interface Explained {
  /** The day. */
  date: CivilDate;
  /** The holiday or the weekend, by language. */
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
  by: Id;
  clause: Clauses;
  from: ExtendFrom;
  add?: Length | null;
  /** How often one period may be made longer. Mandatory. */
  times?: number | null;
  /** The most that it may come to, from the start. */
  total?: Length | null;
}

/** A question with finitely many answers. */
export type Fact = {
  aspect: Id;
  clause: Clauses;
  id: Id;
  label: Text;
  /** What it is about, where it is easily unfair to rely on it. */
  about?: Subject | null;
  /** Where this fails, the fact has the answer `not_applicable`. */
  applies_when?: Condition | null;
  /** Roles that find it; none for a fact that is read. */
  found_by?: Id[];
  /** The order of its answers means nothing. */
  neutral?: boolean;
  reads?: Reads | null;
  /** Roles that may supply evidence for it, beside its finders. */
  supplied_by?: Id[];
} & (
  /** A choice, favourable first. */
  | {
    answers: Answer[];
  }
  /** The answers of an answer set. */
  | {
    answers_of: Id;
  }
  /** Yes or no. */
  | {
    flag: Flag;
  }
  /** An amount in bands. */
  | {
    amount: Amount;
  }
);

/** A comparison with listed answers, the only one there is. */
export interface FactTest {
  id: Id;
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
  /** Its key in the case. */
  filing: Id;
} & (
  /** Nothing was filed. */
  | {
    state: "not_filed";
  }
  /** Filed on a day, before the conduct or visibly after it. */
  | {
    state: "filed";
    after_the_fact: boolean;
    on: CivilDate;
  }
  /** Returned for supplement. */
  | {
    state: "returned";
    after_the_fact: boolean;
    on: CivilDate;
  }
  /** On record, or deemed so. */
  | {
    state: "on_record";
    after_the_fact: boolean;
    deemed: boolean;
    on: CivilDate;
  }
  /** Not recorded. */
  | {
    state: "refused";
  }
  /** The reform has ended. */
  | {
    state: "closed";
    after_the_fact: boolean;
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
    after_the_fact: boolean;
    on: CivilDate;
  }
  /** Returned for supplement. */
  | {
    state: "returned";
    after_the_fact: boolean;
    on: CivilDate;
  }
  /** On record, or deemed so. */
  | {
    state: "on_record";
    after_the_fact: boolean;
    deemed: boolean;
    on: CivilDate;
  }
  /** Not recorded. */
  | {
    state: "refused";
  }
  /** The reform has ended. */
  | {
    state: "closed";
    after_the_fact: boolean;
    on: CivilDate;
  };

/** What was found about one conduct, under one rulebook or several. */
export interface Findings {
  format: FindingsFormat;
  under: Under[];
  /** What the findings are about, for readers. */
  about?: About | null;
  conduct?: ActConduct | null;
  /** What was decided in reality, for a published case. */
  decided?: Decided[];
}

/** An answer to a fact, by a finder. */
export interface FindingsFinding {
  fact: Id;
  /** The amount in the smallest unit of the fact. */
  amount?: number | null;
  /** The answer, unless the fact is an amount. */
  answer?: Id | null;
  /** Pseudonym of the finder. A later finding of the same finder supersedes an earlier one. */
  by?: string | null;
  evidence?: string[];
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
  /** Yes is the favourable answer. */
  favourable?: boolean;
  /** Neither is favourable. */
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
      /** The one that the case runs under. */
      rulebook: BookRef;
    };
  }
  /** An edition of a calendar. */
  | {
    calendar: {
      /** The one that the case counts by. */
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
  /** How many lines. */
  lines: number;
}

/** A part of a whole. */
export type Fraction = number[];

/** Which version of a rulebook governs, and what each version comes to. */
export interface Governing {
  /** Why. */
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
  act: RulebookDeed;
  by: Id[];
  clause: Clauses;
  /** Every one of these has happened. */
  after?: EventPattern[];
  approval?: RulebookApproval | null;
  /** Only when raising on this channel. */
  channel?: Channel | null;
  /** Documents that must come with the act. */
  documents?: Id[];
  /** The act must give reasons. */
  reasons?: boolean;
  /** At most so often in a case. Acts that send a matter back, or begin it again, say it. */
  times?: number | null;
  /** To whom a document may be sent. */
  to?: Id[];
  when?: Condition | null;
}

/** A claim about a table, proved when the book loads: one of `never`, `bottom_line`, `monotone`. */
export interface Guarantee {
  clause: Clauses;
  id: Id;
  label: Text;
  table: Id;
  /** Wherever `when` holds, a bottom line decides. */
  bottom_line?: boolean;
  /** A worse answer to these facts never widens tolerance. */
  monotone?: Monotone | null;
  /** Wherever `when` holds, none of these outcomes is permitted. */
  never?: Id[] | null;
  when?: Condition | null;
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
  id: Id;
  name: Text;
}

/**
 * The id of a rulebook, fact, answer, row, clause…: 1 to 64 characters, a letter `a` to `z`, then letters, digits,
 * `_`, `.` or `-`. Cheap to clone.
 */
export type Id = string;

/** The days on which the book is in force; both are in it. */
export interface InForce {
  from: CivilDate;
  until?: CivilDate | null;
}

/** RFC 3339. Fractions of a second are left away. */
export type Instant = string;

/** A version that was in force between conduct and decision. */
export interface Intermediate {
  /** Whether the transition clause lets it count. */
  counts: boolean;
  /** The version. */
  rulebook: BookRef;
}

/** What lets a running period start again. */
export interface Interrupt {
  clause: Clauses;
  on: EventPattern[];
  /** How often one period may start again; what happens after that interrupts nothing. Mandatory. */
  times?: number | null;
}

/** Something to be corrected. */
export interface Item {
  /** The role that must do it: the person, or the unit where the person cannot. */
  bearer: Id;
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
  /** The digest of the set. */
  set: Digest;
  /** How many with the same findings point to each outcome that the rows permit. */
  same?: Pointing[];
}

/** Which period. */
export interface LapsedPattern {
  period: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
  any_matter?: boolean;
}

/** Status periods of one kind that meet, and how long they last together. */
export interface Lasting {
  /** The clauses of the rule, with their natures. */
  clauses: Cited[];
  /** The period, by its id in the rulebook. */
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

/** How long influence and the like last over all cases of a person: for the person and the deciding organ. */
export type LastingList = Lasting[];

/** An answer and the outcomes that would remain possible after it. */
export interface Lead {
  /** The answer. */
  answer: Id;
  /** It in words. */
  label: Text;
  /** The outcomes still possible after it. */
  leads_to: Id[];
}

/** A length of time: 1 to 10,000 of a unit. In documents `{"n": 15, "unit": "working_day"}`, on command lines `15wd`. */
export interface Length {
  n: number;
  unit: Unit;
}

/** A length and the circumstances in which it is chosen. */
export interface LengthChoice {
  /** The length itself. */
  is?: Length | null;
  /** The least that may be set: nobody is given a time that cannot be kept. */
  least?: Length | null;
  /** The most that may be set. */
  max?: Length | null;
  /** The role whose act sets it. */
  set_by?: Id | null;
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
    outcome: Id;
  };

/** A precedent with the same findings, or nearly the same. */
export interface Like {
  /** How often it was published. */
  count: number;
  /** The facts in which it differs: at most two. */
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
  /** How many more there are of them. */
  more: number;
  /** How many precedents with the same findings point where. */
  same: Pointing[];
}

/** A case reduced to findings and outcome. */
export interface LikePrecedent {
  format: LikeFormat;
  /** What was decided. */
  outcome: Id;
  /** The rulebook that was applied. */
  rulebook: Id;
  /** The table that was decided. */
  table: Id;
  /** Its version. */
  version: string;
  /** The answers that were found, by fact. */
  findings?: Answering;
  /** What readers should know. It names nobody. */
  note?: Text;
}

/** A decision of another case that facts are read from: its ledger was handed over and audited. */
export interface LinkedDecision {
  case: Id;
  /** The entry that made it. */
  entry: number;
  /** The hash of that entry. */
  hash: Digest;
  on: CivilDate;
  outcome: Id;
  table: Id;
}

/** What changes in a matter. Proceedings are named by their numbers, from 0. */
export type MatterChange =
  /** It begins, with its first proceeding. */
  | {
    change: "begun";
    state: MatterState;
  }
  /** Its course goes on: a filing, an accusation, an item, a conflict. */
  | {
    change: "state_set";
    state: MatterState;
  }
  /** A new proceeding begins, inheriting the answers that stand. */
  | {
    change: "proceeding_begun";
    pass: Pass;
  }
  /** A level of relief is asked for, passed over or decided. */
  | {
    change: "level_set";
    proceeding: number;
    state: LevelState;
  }
  /** Finders are at work, have reported, or have more to do. */
  | {
    change: "verification_set";
    proceeding: number;
    verification: Verification;
  }
  /** An answer to a fact was found. */
  | {
    change: "found";
    answer: Id;
    by: string;
    fact: Id;
    proceeding: number;
  }
  /** One of several findings was adopted. */
  | {
    change: "adopted";
    answer: Id;
    by: string;
    fact: Id;
    proceeding: number;
  }
  /** A finding, or the adoption of one, crosses to another version of the rulebook: what it is called there. */
  | {
    change: "carried";
    answer: Id;
    fact: Id;
    proceeding: number;
    was: Earlier;
  }
  /** The other version says that it decides nothing any more. */
  | {
    change: "left_behind";
    proceeding: number;
    was: Earlier;
  }
  /** The one against whom it may go is told what may be decided. */
  | {
    change: "noticed";
    notice: Notice;
    proceeding: number;
  }
  /** The notice has been received. */
  | {
    change: "notice_received";
    hearing: number;
    proceeding: number;
  }
  /** The hearing has ended. */
  | {
    change: "heard";
    heard: Heard;
    hearing: number;
    proceeding: number;
  }
  /** A decision was made. */
  | {
    change: "made";
    proceeding: number;
    ruling: Ruling;
    /** The precedents that it was made under, where there were any. */
    precedents?: Known;
  }
  /** It waits for approval. */
  | {
    change: "awaits_approval";
    proceeding: number;
  }
  /** It was approved, or sent back. */
  | {
    change: "approved";
    approved: boolean;
    proceeding: number;
  }
  /** It takes effect. */
  | {
    change: "took_effect";
    on: CivilDate;
    proceeding: number;
  }
  /** A role received it. */
  | {
    change: "received_by";
    on: CivilDate;
    proceeding: number;
    role: Id;
  }
  /** No further relief. */
  | {
    change: "became_final";
    proceeding: number;
  }
  /** It may be looked at by relief again. */
  | {
    change: "no_longer_final";
    proceeding: number;
  }
  /** Relief annulled it and sent the matter back. */
  | {
    change: "annulled";
    proceeding: number;
  }
  /** It is looked at again. */
  | {
    change: "reopened";
    proceeding: number;
  }
  /** It no longer stands. */
  | {
    change: "revoked";
    proceeding: number;
  }
  /** Its revocation fell: it stands again, since the day on which it took effect. */
  | {
    change: "reinstated";
    proceeding: number;
  }
  /** It stands with another outcome. */
  | {
    change: "varied";
    outcome: Id;
    proceeding: number;
    measure?: Id;
  }
  /** Silence counts as an outcome. */
  | {
    change: "deemed_decided";
    outcome: Id;
  };

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
    filing: Filing;
  }
  /** An accusation, and clearing the name of the accused. */
  | {
    matter: "accusation";
    accusation: AccusationState;
  }
  /** Something to be put right, by whom. */
  | {
    matter: "item";
    bearer: Id;
    item: ItemState;
  }
  /** Who decides is disputed, or settled. */
  | {
    matter: "conflict";
    settled: boolean;
  };

/** What the kernel understands by an outcome in a procedure. */
export type Meaning =
  | "accept" | "return" | "refuse" | "uphold" | "vary" | "annul" | "stand" | "reopen" | "revoke" | "done" | "failed"
  | "impossible" | "true" | "mistaken" | "false" | "clarify" | "no_need";

/** How a body meets and votes. */
export interface Meeting {
  /** More than this part of those present must be in favour. Abstentions count as present, a tie fails. */
  majority: Fraction;
  /** How many members it has at least; an act names them before it meets. */
  members: number;
  /** The part of the members that must be present: numerator and denominator. */
  quorum: Fraction;
  /** Dissenting votes must be recorded with their reasons. */
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
  clause: Clauses;
  id: Id;
  label: Text;
  test: Condition;
}

/** A map from ids to pseudonyms or organs. */
export type Names = { [key: string]: string };

/** How far a clause can be relied on. It travels into every explanation and date. */
export type Nature =
  /** Read in the text of the instrument. */
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
      /** Those that the entry was derived under. */
      semantics: number;
    };
  }
  /** A rulebook, to the letter. */
  | {
    rulebook: {
      /** The one that the entry names. */
      rulebook: BookRef;
    };
  }
  /** An edition of a calendar. */
  | {
    calendar: {
      /** The one that the entry names. */
      calendar: CalendarRef;
    };
  }
  /** The precedents that a decision was made under. */
  | {
    precedents: {
      /** The digest of the set that the entry names. */
      precedents: Digest;
    };
  }
  /** A kernel that knows an algorithm. */
  | {
    algorithm: {
      /** The one that the first entry names. */
      algorithm: string;
    };
  }
  /** A kernel that reads a later wire version. */
  | {
    wire: {
      /** The one of the entry. */
      wire: number;
    };
  }
  /** A kernel that knows a member of the entry. */
  | {
    member: {
      /** The place of the first that this kernel does not know. */
      pointer: string;
    };
  };

/**
 * A test as it was judged. Of an `all` that fails only the parts that fail are kept, of an `any` that holds only those
 * that hold: what is left out could not change the verdict.
 */
export type Node =
  /** Every one of them. */
  | {
    test: "all";
    /** The parts that carry it. */
    of: Node[];
    /** The verdict. */
    truth: Truth;
  }
  /** At least one of them. */
  | {
    test: "any";
    /** The parts that carry it. */
    of: Node[];
    /** The verdict. */
    truth: Truth;
  }
  /** Not this. */
  | {
    test: "not";
    /** What is denied. */
    of: Node;
    /** The verdict. */
    truth: Truth;
  }
  /** At least `n` of them. */
  | {
    test: "at_least";
    /** How many. */
    n: number;
    /** The parts that carry it. */
    of: Node[];
    /** The verdict. */
    truth: Truth;
  }
  /** The answer of a fact is one of these. */
  | {
    test: "fact";
    /** The fact. */
    fact: Id;
    /** The answers that are listed. */
    in: Id[];
    /** The verdict. */
    truth: Truth;
    /** The settled answer. */
    answer?: Id;
  }
  /** A named condition, explained under `conditions`. */
  | {
    test: "condition";
    /** The condition. */
    condition: Id;
    /** The verdict. */
    truth: Truth;
  };

/** What the one against whom it may go was told before being heard. */
export interface Notice {
  /** The outcomes and measures contemplated. */
  contemplated: EffectContemplated[];
  /** The document that told it. */
  document: Id;
  /** The role that it went to. */
  to: Id;
  /** The adverse answers that stood on that day. */
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
  /** The answers it may still have. */
  answers: Id[];
  /** The clauses behind it. */
  clauses: Cited[];
  /** The fact. */
  fact: Id;
  /** Roles that find it. */
  found_by?: Id[];
  /** The first open row that depends on it. */
  needed_by?: Id;
  /** The table whose decision it is read from. */
  read_from?: Id;
  /** Roles that may supply evidence for it. */
  supplied_by?: Id[];
  /**
   * The smallest sets of facts, this one among them, that can change the outcome only together; none where it can by
   * itself.
   */
  together?: Array<Id[]>;
}

/** How a case begins. */
export interface Opening {
  case: Id;
  parties: { [key: string]: string };
  conduct_from?: CivilDate;
  conduct_until?: CivilDate;
  linked?: LinkedDecision[];
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
  /** Its id. */
  rulebook: Id;
  /** Cases by how far they have come. */
  stages: Distribution;
  /** Cases by the time that a duty took against its time limit, by the days on which it was entered, duty by duty. */
  times: Distribution[];
  /** Its title. */
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
  clause: Clauses;
  id: Id;
  kind: PeriodKind;
  label: Text;
  /** The first that fits is chosen when the period starts. */
  length: LengthChoice[];
  on_lapse: RulebookConsequence[];
  starts: EventPattern[];
  /** Who must or may do the ending act; of a status period, whom it concerns. */
  who: Id;
  combine?: Combine | null;
  /** Where it differs from the book's. */
  counting?: CountingOverride | null;
  /** Which of several starts counts. */
  counts?: Counts | null;
  ends?: EventPattern[];
  extend?: ExtendRule | null;
  interrupt?: Interrupt | null;
  per?: Per;
  /** How often it starts again when it has ended or lapsed. */
  repeat?: number | null;
  restore?: RestoreRule | null;
  suspend?: Stretch[];
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

/** A case as the person concerned may see it. */
export interface PersonView {
  /** Accusations that the case knows, by their keys, with what has been found about each; never who made them. */
  accusations: Id[];
  /** Answers found, read, or presumed if it were decided now, with the clause and who must prove the contrary. */
  answers: Answered[];
  /** The case. */
  case: Id;
  /** What was decided, and when it took effect and was received. */
  decisions: DecisionView[];
  /** Documents sent to the person. */
  documents: Id[];
  /** What runs for the person. */
  due: DueItem[];
  /** Facts that are still open and could change the decision. */
  open: OpenFact[];
}

/** A proceeding by its place: the matter, and the number of the pass, from 0. */
export interface Place {
  matter: MatterId;
  proceeding: number;
}

/** How many precedents with the same findings were decided in the same way. */
export interface Pointing {
  /** How many. */
  count: number;
  /** The outcome. */
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
  format: LikeFormat;
  /** What was decided. */
  outcome: Id;
  /** The rulebook that was applied. */
  rulebook: Id;
  /** The table that was decided. */
  table: Id;
  /** Its version. */
  version: string;
  /** The answers that were found, by fact. */
  findings?: Answering;
  /** What readers should know. It names nobody. */
  note?: Text | null;
}

/** An answer that is presumed. */
export interface Presumed {
  answer: Id;
  fact: Id;
}

/** What is taken for open facts when a decision is due. */
export interface Presumption {
  /** Who must prove the contrary. */
  burden_on: Id;
  clause: Clauses;
  id: Id;
  label: Text;
  presume: Presumed[];
  /** What rebuts it. */
  unless?: Condition | null;
  when?: Condition | null;
}

/**
 * A text that can be erased later, with the salt that hides it in the chain: 16 bytes of the host's, as 32 hexadecimal
 * digits. Short texts can be guessed from an unsalted hash; so salt and text are kept, and erased, together.
 */
export interface Private {
  salt: string;
  text: string;
}

/** The wire form of a problem: the same fields for every code, texts in every language of the kernel. */
export interface Problem {
  /** The stable code. */
  code: string;
  /** By language. */
  help: { [key: string]: string };
  /** By language. */
  message: { [key: string]: string };
  /** JSON pointer into the document. */
  pointer: string;
  severity: Severity;
  clauses?: Id[];
  example?: Example;
  expected?: string;
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
  clause: Clauses;
  id: Id;
  label: Text;
  rule: ProtectionRule;
  uses: Use[];
  /** While this status period runs. */
  during?: Id | null;
  from?: EventPattern | null;
  until?: EventPattern | null;
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

/** What may not be counted, is barred or deferred in one case: for the person and the deciding organ. */
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
  /** The table. */
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
  /** The answers it may still have. */
  answers: Id[];
  /** The clauses behind it. */
  clauses: Cited[];
  /** The fact. */
  fact: Id;
  /** The question in words. */
  label: Text;
  /** The possible answers, in declared order, and where each leads. */
  leads: Lead[];
  /** Roles that find it. */
  found_by?: Id[];
  /** The first open row that depends on it. */
  needed_by?: Id;
  /** The table whose decision it is read from. */
  read_from?: Id;
  /** Roles that may supply evidence for it. */
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
  /** An outcome of the table, or `undecided`. */
  outcome: Id;
  table: Id;
}

/** Where a fact's answer is read from: a decision made by people. */
export interface Reads {
  table: Id;
  /** Every outcome of the table, and `undecided`, to an answer. */
  map?: Answering;
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
  document: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
  any_matter?: boolean;
  by?: Id | null;
}

/** A ground on which somebody may not act in the case. */
export interface RecusalGround {
  clause: Clauses;
  id: Id;
  label: Text;
}

/** The wire form of a refusal. */
export interface Refusal {
  /** The stable code. */
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
  /** By language. */
  help: { [key: string]: string };
  /** By language. */
  message: { [key: string]: string };
  /** What this actor could do instead. */
  possible: BlockedChoice[];
  clauses?: Id[];
  /** Numbers of the first and last entry that came in between. */
  entries?: [number, number];
  missing?: Id[];
  /** The rulebook or the edition of a calendar that the case runs under, where this kernel lacks it. */
  needs?: Foreign;
  /** How many precedents with the same findings point where. */
  precedents?: Pointing[];
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
  by: Id;
  clause: Clauses;
  /** Counted from the day on which the obstacle was removed. */
  within: Length;
  /** How often one time limit may be given back. Mandatory. */
  times?: number | null;
}

/** What a person may do for a seat. */
export interface Role {
  id: Id;
  kind: RoleKind;
  label: Text;
  /** So many people must act in it. */
  at_least?: number | null;
  /** It leads its organ: it decides who withdraws, and names who approves. */
  head?: boolean;
  /** A party that may be missing when a case opens; whoever it is joins later. */
  joins?: boolean;
  meets?: Meeting | null;
  /** The seat whose organ it acts for. */
  organ?: Id | null;
}

/** What holds a role. */
export type RoleKind = "party" | "official" | "body" | "organ";

/** A rule of a table. */
export interface Row {
  clause: Clauses;
  id: Id;
  label: Text;
  permit: Id[];
  /** It excludes tolerance whatever else is found. */
  bottom_line?: boolean;
  /** Facts that the reasons must address. */
  consider?: Id[];
  /** The default among several. */
  normally?: Id | null;
  reasons?: Reasons;
  /** Without it the row always holds; it must then be the last. */
  when?: Condition | null;
}

/** A row of a table, as it was tried. */
export interface RowNode {
  /** The clauses that it rests on. */
  clauses: Cited[];
  /** The row. */
  row: Id;
  /** Whether its test holds. */
  truth: Truth;
  /** Whether the result would be another without it. */
  weight: Weight;
  /** Its test; absent where it has none. */
  test?: Node;
}

/** Why a row does not apply. */
export interface RowWhyNot {
  /** The reason. */
  because: Because;
  /** The row. */
  row: Id;
}

/** One regulation as data: its sources, facts, conditions, tables and guarantees. */
export interface Rulebook {
  format: RulebookFormat;
  id: Id;
  in_force: InForce;
  /** Every label of the book is written in exactly these languages; one of them the kernel speaks. */
  languages: string[];
  nature: BookNature;
  tables: Table[];
  /** POSIX TZ string of the legal time zone. */
  time_zone: string;
  title: Text;
  transition: Transition;
  /** Unique among the versions of this id. */
  version: string;
  acts?: Grant[];
  answer_sets?: AnswerSet[];
  aspects?: Aspect[];
  /** Id of the working-day calendar. */
  calendar?: Id | null;
  conditions?: NamedCondition[];
  contradictions?: Contradiction[];
  counting?: CountingRule | null;
  documents?: DocumentKind[];
  facts?: Fact[];
  guarantees?: Guarantee[];
  periods?: Period[];
  presumptions?: Presumption[];
  protections?: Protection[];
  recusal?: RecusalGround[];
  relief?: RulebookRelief[];
  roles?: Role[];
  separation?: Separation[];
  service?: Service[];
  sources?: Source[];
  /** Mandatory where a period can stand still. */
  standing_still?: StandingStill | null;
  superseded_by?: string | null;
  /** `id@version` of the version before. */
  supersedes?: string | null;
}

/** Which table, at which level of relief. */
export interface RulebookAboutTable {
  table: Id;
  level?: Id | null;
}

/** That a decision takes effect only when somebody approves it. A refusal returns it to the decider. */
export interface RulebookApproval {
  by: Id;
  /** How often approval may be refused in one matter; what is decided after that is approved. Mandatory. */
  times?: number | null;
  when?: Condition | null;
}

/** What follows when a period runs out. */
export type RulebookConsequence =
  /** A role is reminded. */
  | {
    remind: Id;
  }
  /** A role is told. */
  | {
    report_to: Id;
  }
  /** The duty passes to another role. */
  | {
    shift_to: Id;
  }
  /** Silence counts as an outcome; never where a person's liability is decided. */
  | {
    deem: RulebookDeemed;
  }
  /** The right is lost. */
  | {
    forfeit: boolean;
  }
  /** The decision of a table becomes final. */
  | {
    final: Id;
  }
  /** A level of relief is open. */
  | {
    open: Id;
  }
  /** The case is closed as withdrawn. */
  | {
    close: boolean;
  }
  /** Nothing, and why. */
  | {
    none: Text;
  };

/** An act as rules speak of it: a kind, narrowed by what it is about. */
export type RulebookDeed =
  | "open" | "date" | "file" | "close_filing" | "raise" | "withdraw" | "assign" | "recuse" | "decide_recusal"
  | "join" | "accept_party" | "find" | "adopt" | "return" | "accuse" | "dispute" | "suspend" | "resume" | "extend"
  | "restore" | "rectify" | "erase" | "succeed" | "migrate" | "adopt_calendar" | "report_stage" | {
  submit: AboutDocument;
} | {
  waive: AboutDocument;
} | {
  send: AboutDocument;
} | {
  acknowledge: AboutDocument;
} | {
  decide: RulebookAboutTable;
} | {
  approve: RulebookAboutTable;
} | {
  request: AboutLevel;
};

/** What silence counts as. */
export interface RulebookDeemed {
  outcome: Id;
  document?: Id | null;
  table?: Id | null;
}

/** The format of the document, with its version. */
export type RulebookFormat = "distinguo.rulebook/1";

/** A result that rows may permit. */
export interface RulebookOutcome {
  id: Id;
  label: Text;
  /** Whoever it is about is heard before it is decided, although the kernel would not ask for it. */
  adverse?: boolean;
  class?: Class | null;
  /** Nobody need be heard before it is decided without a measure: it does nobody harm. */
  favourable?: boolean;
  /** What the kernel understands by it in a procedure. */
  means?: Meaning | null;
  /** What may come with it. */
  measures?: Id[];
  /** Of a competence table: the seat that decides. */
  seat?: Id | null;
  /** How often it may be decided in one matter: of outcomes that return, reopen or revoke, which say it. */
  times?: number | null;
  /** Needed in tables of tolerance and accountability. */
  tolerated?: boolean | null;
}

/** A level of relief. */
export interface RulebookRelief {
  before: Before;
  clause: Clauses;
  id: Id;
  label: Text;
  /** Tables, or levels before it, whose decisions it reviews. */
  of: Id[];
  /** Entry without the level before it. */
  direct?: boolean;
  /** Documents that must come with the request. */
  documents?: Id[];
  /** No further level. */
  final?: boolean;
  /** The organ may be the one whose decision it reviews. */
  may_be_same_organ?: boolean;
  /** Nobody who handled the matter before handles it again. */
  other_handlers?: boolean;
  /**
   * How often it may send one matter back to be decided anew; after that it decides itself. Mandatory where relief can
   * annul.
   */
  remits?: number | null;
  /** The decision does not run meanwhile. */
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
  /** The day on which it was made. */
  on: CivilDate;
  outcome: Id;
  table: Id;
  measure?: Id;
  /** The rows that it rests on: several where the findings leave open which of them applies. */
  rows?: Id[];
}

/** One of the periods that go together. */
export interface Run {
  /** The case that it runs in. */
  case: Id;
  /** Its first day. */
  from: CivilDate;
  /** Its last day, taken by itself. */
  until: CivilDate;
}

/** Which document, to whom. */
export interface SentPattern {
  document: Id;
  /** Whether it counts in whatever matter it happens: it links the matters. */
  any_matter?: boolean;
  /** Only to an audience that is no narrower than the answer of this ordered fact. */
  no_narrower_than?: Id | null;
  to?: Id | null;
}

/** Groups of acts that may not meet in one person, at any level. */
export interface Separation {
  clause: Clauses;
  label: Text;
  never_both: Array<RulebookDeed[]>;
}

/** A document on its way. */
export interface Served {
  document: Id;
  to: Id;
  about?: MatterId;
}

/** A way in which documents are served. */
export interface Service {
  clause: Clauses;
  id: Id;
  label: Text;
  /** Received so long after it was sent, unless received before; absent: received when it is sent. */
  deemed_after?: Length | null;
}

/** A length that a rule leaves to the organ. */
export interface SetLength {
  length: Length;
  period: Id;
}

/** Whether a problem keeps a document from being used. */
export type Severity =
  /** The document is refused. */
  | "error"
  /** The document is accepted; its author should look again. */
  | "lint";

/** What is to be known about one use on one day: for the person and the deciding organ. */
export interface Shield {
  /** The case. */
  case: Id;
  /** Its clauses, with their natures. */
  clauses: Cited[];
  /** The protection. */
  protection: Id;
  /** What it says. */
  rule: ProtectionRule;
}

/** What one rulebook permits, and by which rows. */
export interface Side {
  /** Mildest and hardest class of them. */
  classes: Class[];
  /** The clauses of the rows that decide, each once. */
  clauses: Cited[];
  /** The outcomes that it permits now. */
  permits: Id[];
  /** The rulebook, with its version. */
  rulebook: BookRef;
  /** Its table. */
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
  id: Id;
  rank: Rank;
  title: Text;
  clauses?: Clause[];
  /** Of all its clauses that do not say otherwise. */
  nature?: Nature | null;
}

/** The days from one to another, both among them. */
export interface Span {
  /** The first day. */
  from: CivilDate;
  /** The last day. */
  until: CivilDate;
}

/** How far an accountability proceeding has come. */
export type Stage = "none" | "lead" | "investigation" | "proposal" | "decided" | "executed" | "relief";

/** How long a case may stand still at most, whatever stands still in it and however often. */
export interface StandingStill {
  /** In days. */
  cap: Length;
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
  bearer: Id;
  clock: ClockId;
  due: Due;
  from: CivilDate;
  length: Length;
  /** For periods in hours. */
  at?: Instant;
  /** How often it has run before. */
  round?: number;
  /** What counts as received when it runs out: the period is then a method of service. */
  serves?: Served;
  /** Which of its starts this is, by its place in the rulebook. */
  start?: number;
}

/**
 * A line of a ledger: an act or a lapse with its effects, its hash, and the texts that can be erased. Members of an
 * entry that a reader does not know are kept: they are part of the hash.
 */
export interface StoredEntry {
  /** The entry. */
  entry: Entry;
  /** Of its canonical form, by the algorithm that the first entry names. */
  hash: Digest;
  /**
   * The texts that the entry commits to, by their pointers into the act. An act `erase` of a later entry takes one
   * away.
   */
  texts?: { [key: string]: Private };
}

/** From one event to another the period stands still. */
export interface Stretch {
  /** Days stood still in all that may be left out of account. */
  cap: Length;
  clause: Clauses;
  from: EventPattern;
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
  organ: string;
  seat: Id;
}

/** An answer that is supposed, not found. */
export interface Supposed {
  /** The answer it would need. */
  answer: Id;
  /** The fact. */
  fact: Id;
}

/** A kind of decision: outcomes, and rows tried in order. */
export interface Table {
  id: Id;
  label: Text;
  outcomes: RulebookOutcome[];
  purpose: Purpose;
  rows: Row[];
  asks?: Asks;
  hit?: Hit;
  /** The table that relief or revocation acts on. */
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
  /** What the kernel understands by it. */
  purpose: Purpose;
  /** The rows in order, as far as they were tried. */
  rows: RowNode[];
  /** The table. */
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
  clause: Clauses;
  procedure: ProcedureLaw;
  substance: SubstanceLaw;
  /** For facts whose ids or answers changed since the version before. */
  corresponds?: Correspondence[];
  /**
   * Facts of the version before that decide nothing any more. What was found on any other that has no counterpart
   * keeps a case under its version.
   */
  falls_away?: Id[];
  /** Whether versions that were in force between conduct and decision count where they are milder. */
  intermediate?: boolean;
  /** Versions from which running cases may move to this one. */
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
  rulebook: Id;
  /** Contested findings that were adopted. */
  adopted?: Adopted[];
  findings?: FindingsFinding[];
  /** Decisions of people that facts are read from. */
  read?: ReadDecision[];
  /** The decisions asked for; without them those of tolerance, accountability and advice. */
  tables?: Id[];
  /** Where findings are stated under several versions. */
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
  /** The number of the first entry. */
  first: number;
  /** The number of the last. */
  last: number;
  /** What it would take. */
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
  /** The version. */
  rulebook: BookRef;
  /**
   * Mildest and hardest class that it still permits; absent where its outcomes have none, or the findings contradict
   * each other.
   */
  classes?: Class[];
  /** Where there are no classes, whether the best and the worst that it still permits tolerate the mistake. */
  tolerated?: boolean[];
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
  /** The outcome. */
  outcome: Id;
  /** For every row that would permit it, why the row does not apply. None permits it where the list is empty. */
  rows: RowWhyNot[];
}
