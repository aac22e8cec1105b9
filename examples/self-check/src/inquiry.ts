/** What was asked and answered so far, and what the kernel makes of it. Knows nothing of the page. */

import {
  type Conflict, type Determination, type Findings, type Id, type Kernel, type Question, type Rulebook,
  type SmallestChange, type TableResult, type Text, unwrap,
} from "distinguo";

/** An answer that was given. */
export interface Given {
  readonly fact: Id;
  readonly answer: Id;
}

/** Where the answers lead. */
export interface Standing {
  /** The result; absent where the answers cannot be true together. */
  readonly table: TableResult | undefined;
  /** What the answers run into. */
  readonly conflicts: readonly Conflict[];
  /** Answers that nobody has given and that hold until the contrary is proved. */
  readonly presumed: readonly Given[];
}

/** An inquiry into one table of a rulebook. */
export class Inquiry {
  private given: Given[] = [];
  private unknown = new Set<Id>();
  /** Every question that there can be, for its words. */
  private readonly all: ReadonlyMap<Id, Question>;

  constructor(private readonly kernel: Kernel, private readonly rulebook: Rulebook, private readonly table: Id) {
    const questions = unwrap(kernel.questions(this.findings, table));
    this.all = new Map(questions.map((question) => [question.fact, question]));
  }

  get answers(): readonly Given[] {
    return this.given;
  }

  /** The questions that can still change something, the most decisive first; those left open come last. */
  get questions(): readonly Question[] {
    const answer = this.kernel.questions(this.findings, this.table);
    const questions = answer.ok ?? [];
    const isOpen = ({ fact }: Question) => this.unknown.has(fact);
    return [...questions.filter((question) => !isOpen(question)), ...questions.filter(isOpen)];
  }

  /** Whether a question was left open on purpose. */
  isLeftOpen(fact: Id): boolean {
    return this.unknown.has(fact);
  }

  answer(fact: Id, answer: Id): void {
    this.forget(fact);
    this.given.push({ fact, answer });
  }

  leaveOpen(fact: Id): void {
    this.unknown.add(fact);
  }

  forget(fact: Id): void {
    this.given = this.given.filter((given) => given.fact !== fact);
    this.unknown.delete(fact);
  }

  clear(): void {
    this.given = [];
    this.unknown.clear();
  }

  /** What the rulebook makes of the answers. */
  get standing(): Standing {
    const { result, answers }: Determination = unwrap(this.kernel.determine(this.findings));
    const presumed = answers.flatMap(({ fact, answer, origin }) =>
      origin === "presumed" && answer && this.all.has(fact) ? [{ fact, answer }] : []);
    if (result.type === "contradictory") return { table: undefined, conflicts: result.conflicts, presumed };
    return { table: result.tables[0], conflicts: [], presumed };
  }

  /** What would have to be found for an outcome. */
  wayTo(outcome: Id): SmallestChange | null {
    return this.kernel.smallestChange(this.findings, this.table, outcome).ok ?? null;
  }

  /** The answers without which more would be possible, and what. */
  get restsOn(): readonly { given: Given; opens: readonly Id[] }[] {
    const possible = (given: readonly Given[]) => this.kernel.possible(this.findingsOf(given), this.table).ok ?? [];
    const now = possible(this.given);
    return this.given
      .map((given) => ({ given, opens: possible(this.given.filter((other) => other !== given)) }))
      .map(({ given, opens }) => ({ given, opens: opens.filter((outcome) => !now.includes(outcome)) }))
      .filter(({ opens }) => opens.length > 0);
  }

  private get findings(): Findings {
    return this.findingsOf(this.given);
  }

  private findingsOf(given: readonly Given[]): Findings {
    const findings = given.map(({ fact, answer }) => ({ fact, answer, by: "self-check" }));
    return {
      format: "distinguo.findings/1",
      under: [{ rulebook: this.rulebook.id, tables: [this.table], findings }],
    };
  }

  // Words

  get title(): Text {
    return this.rulebook.title;
  }

  get outcomes(): readonly { id: Id; label: Text }[] {
    return this.rulebook.tables?.find(({ id }) => id === this.table)?.outcomes ?? [];
  }

  factLabel(fact: Id): Text {
    return this.all.get(fact)?.label ?? this.rulebook.facts?.find(({ id }) => id === fact)?.label ?? { en: fact };
  }

  answerLabel({ fact, answer }: Given): Text {
    return this.all.get(fact)?.leads.find((lead) => lead.answer === answer)?.label ?? { en: answer };
  }

  outcomeLabel(outcome: Id): Text {
    return this.outcomes.find(({ id }) => id === outcome)?.label ?? { en: outcome };
  }

  rowLabel(row: Id): Text {
    const table = this.rulebook.tables?.find(({ id }) => id === this.table);
    return table?.rows?.find(({ id }) => id === row)?.label ?? { en: row };
  }

  /** A clause as people cite it: its source, and the place in it. */
  citation(clause: Id, language: string): string {
    for (const { title, clauses } of this.rulebook.sources ?? []) {
      const found = clauses?.find(({ id }) => id === clause);
      if (found) return `${title[language]}${language === "zh" ? "，" : ", "}${found.cite[language]}`;
    }
    return clause;
  }
}
