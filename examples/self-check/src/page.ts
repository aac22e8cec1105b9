/** The page: drawn anew from the inquiry after every answer. */

import type { Cited, Id, Question, TableResult, Text } from "distinguo";
import { element } from "./dom.js";
import type { Given, Inquiry, Standing } from "./inquiry.js";
import { type Language, WORDS } from "./words.js";

/** What a draw takes the focus to, for keyboards and screen readers. */
type Focus = "question" | "language" | undefined;

export class Page {
  private readonly status = element("p", { class: "unseen", role: "status" });

  constructor(
    private readonly place: HTMLElement,
    private readonly inquiry: Inquiry,
    private language: Language,
  ) {
    document.body.append(this.status);
  }

  draw(focus?: Focus): void {
    document.documentElement.lang = this.language === "zh" ? "zh-CN" : "en";
    document.title = this.words.title;
    const standing = this.inquiry.standing;
    this.place.replaceChildren(
      this.header(),
      element("main", {},
        element("div", { class: "asking" }, this.asking(standing), this.answered()),
        element("div", { class: "standing" }, ...this.standing(standing)),
      ),
      element("footer", {}, element("p", {}, this.words.privacy)),
    );
    if (focus) this.place.querySelector<HTMLElement>(`[data-focus=${focus}]`)?.focus();
  }

  private get words() {
    return WORDS[this.language];
  }

  private text(text: Text): string {
    return text[this.language] ?? text["en"] ?? "";
  }

  private list(outcomes: readonly Id[]): string {
    const words = outcomes.map((outcome) => this.text(this.inquiry.outcomeLabel(outcome)));
    return words.join(this.language === "zh" ? "、" : ", ");
  }

  private given(given: Given): string {
    const [fact, answer] = [this.inquiry.factLabel(given.fact), this.inquiry.answerLabel(given)];
    return `${this.text(fact)}${this.language === "zh" ? "：" : ": "}${this.text(answer)}`;
  }

  /** Does something to the inquiry, and shows what has become of it. */
  private change(what: () => void): void {
    what();
    this.draw("question");
    const { table } = this.inquiry.standing;
    this.status.textContent = table ? this.words.announce(this.list(table.possible)) : this.words.conflict;
  }

  private header(): HTMLElement {
    const choice = (language: Language, name: string) =>
      element("button", {
        type: "button",
        lang: language === "zh" ? "zh-CN" : "en",
        "aria-pressed": String(this.language === language),
        "data-focus": this.language === language && "language",
        click: () => {
          this.language = language;
          this.draw("language");
        },
      }, name);
    return element("header", {},
      element("div", { class: "bar" },
        element("p", { class: "book" }, this.text(this.inquiry.title)),
        element("div", { class: "languages", role: "group", "aria-label": this.words.language },
          choice("zh", "中文"), choice("en", "English")),
      ),
      element("h1", {}, this.words.title),
      element("p", { class: "lead" }, this.words.lead),
      element("p", { class: "caveat" }, this.words.noDecision),
    );
  }

  // Asking

  private asking({ conflicts }: Standing): HTMLElement {
    if (conflicts.length > 0) return this.panel("question", this.words.conflict);
    const questions = this.inquiry.questions;
    const [next] = questions;
    if (!next) return this.panel("question", this.words.settled);
    if (this.inquiry.isLeftOpen(next.fact)) return this.allLeftOpen(questions);
    return this.question(next, questions.filter(({ fact }) => !this.inquiry.isLeftOpen(fact)).length);
  }

  private panel(kind: "question", words: string, ...children: Node[]): HTMLElement {
    return element("section", { class: kind },
      element("h2", { class: "ask", tabindex: "-1", "data-focus": "question" }, words), ...children);
  }

  private question(question: Question, remaining: number): HTMLElement {
    const number = this.inquiry.answers.length + 1;
    const answers = question.leads.map(({ answer, label }) =>
      element("button", {
        type: "button",
        class: "answer",
        click: () => this.change(() => this.inquiry.answer(question.fact, answer)),
      }, this.text(label)));
    return element("section", { class: "question", "aria-labelledby": "ask" },
      element("p", { class: "count" }, `${this.words.question(number)} · ${this.words.remaining(remaining)}`),
      element("h2", { class: "ask", id: "ask", tabindex: "-1", "data-focus": "question" }, this.text(question.label)),
      element("div", { class: "answers", role: "group", "aria-labelledby": "ask" }, ...answers),
      element("button", {
        type: "button",
        class: "quiet",
        click: () => this.change(() => this.inquiry.leaveOpen(question.fact)),
      }, this.words.unknown),
      this.clauses(this.words.whoFinds, question.clauses),
    );
  }

  private allLeftOpen(questions: readonly Question[]): HTMLElement {
    const items = questions.map(({ fact, label }) =>
      element("li", {}, element("span", {}, this.text(label)),
        element("button", { type: "button", class: "quiet", click: () => this.change(() => this.inquiry.forget(fact)) },
          this.words.reopen, element("span", { class: "unseen" }, ` ${this.text(label)}`))));
    return this.panel("question", this.words.leftOpen, element("ul", { class: "given" }, ...items));
  }

  private answered(): HTMLElement {
    const { answers } = this.inquiry;
    const items = answers.map((given) =>
      element("li", {},
        element("span", { class: "what" }, this.text(this.inquiry.factLabel(given.fact))),
        element("span", { class: "found" }, this.text(this.inquiry.answerLabel(given))),
        element("button", {
          type: "button",
          class: "quiet",
          "aria-label": this.words.changeOf(this.text(this.inquiry.factLabel(given.fact))),
          click: () => this.change(() => this.inquiry.forget(given.fact)),
        }, this.words.change)));
    return element("section", { class: "so-far" },
      element("h2", {}, this.words.answers),
      items.length > 0 ? element("ol", { class: "given" }, ...items) : element("p", { class: "muted" }, this.words.none),
      items.length > 0 && element("button", { type: "button", class: "quiet", click: () => this.change(() => this.inquiry.clear()) }, this.words.clear),
    );
  }

  // Standing

  private standing(standing: Standing): Node[] {
    if (!standing.table) return [this.conflicts(standing)];
    return [
      this.outcomes(standing.table), this.now(standing.table), this.presumed(standing),
      this.ways(standing.table), this.rows(standing.table),
    ].filter((part): part is HTMLElement => part !== undefined);
  }

  private conflicts({ conflicts }: Standing): HTMLElement {
    const items = conflicts.flatMap(({ clauses }) => clauses ?? []).map((cited) =>
      element("li", {}, this.inquiry.citation(cited.clause, this.language)));
    return element("section", { class: "conflict" },
      element("h2", {}, this.words.conflict), element("ul", {}, ...items));
  }

  private outcomes({ possible }: TableResult): HTMLElement {
    const items = this.inquiry.outcomes.map(({ id, label }) => {
      const open = possible.includes(id);
      return element("li", { class: open ? "open" : "closed" },
        element("span", { class: "name" }, this.text(label)),
        element("span", { class: "state" }, open ? this.words.yes : this.words.no));
    });
    return element("section", {}, element("h2", {}, this.words.possible), element("ul", { class: "outcomes" }, ...items));
  }

  private now({ if_decided_now: now, open, rows }: TableResult): HTMLElement {
    if (now.state === "blocked") {
      return element("section", {}, element("h2", {}, this.words.now), element("p", {}, this.words.blocked(open.length)));
    }
    const clauses = now.rows.flatMap((name) => rows.find(({ row }) => row === name)?.clauses ?? []);
    const names = now.rows.map((name) => this.text(this.inquiry.rowLabel(name)));
    const zh = this.language === "zh";
    return element("section", {},
      element("h2", {}, this.words.now),
      element("p", { class: "verdict" }, this.words.decided(this.list(now.permits))),
      names.length > 0 && element("p", {},
        `${this.words.because}${zh ? "：" : ": "}${names.join(zh ? "；" : "; ")} `,
        now.state === "decided" && now.bottom_line && element("span", { class: "tag" }, this.words.bottomLine)),
      this.clauses("", clauses),
    );
  }

  private presumed({ presumed }: Standing): HTMLElement | undefined {
    if (presumed.length === 0) return undefined;
    const items = presumed.map((given) => element("li", {}, this.given(given)));
    return element("section", {}, element("h2", {}, this.words.presumed), element("ul", {}, ...items));
  }

  /** The answers that it rests on, and for every other outcome the fewest findings that would lead there. */
  private ways({ possible, if_decided_now: now }: TableResult): HTMLElement {
    const reached: readonly Id[] = now.state === "decided" ? now.permits : [];
    const parts = this.inquiry.outcomes.filter(({ id }) => !reached.includes(id)).map(({ id, label }) => {
      const way = possible.includes(id) ? this.inquiry.wayTo(id) : null;
      if (!way) return element("p", { class: "muted" }, this.words.otherwise(this.text(label)));
      const found = way.still_open.map((given) => element("li", {}, this.given(given)));
      const against = way.against_presumption.map((given) => element("li", {}, this.given(given) + this.words.against));
      return element("details", { class: "way" },
        element("summary", {}, this.words.way(this.text(label), found.length + against.length)),
        element("ul", {}, ...found, ...against));
    });
    const rests = this.inquiry.restsOn.map(({ given, opens }) =>
      element("p", {}, this.words.without(this.given(given), this.list(opens))));
    return element("section", {}, element("h2", {}, this.words.wayTo), ...rests, ...parts);
  }

  private rows({ rows }: TableResult): HTMLElement {
    const items = rows.map(({ row, truth, clauses }) =>
      element("li", { class: truth },
        element("p", {}, `${this.text(this.inquiry.rowLabel(row))} `, element("span", { class: "tag" }, this.words.truth[truth])),
        this.clauses("", clauses)));
    return element("section", {},
      element("details", {}, element("summary", {}, this.words.rows), element("ol", { class: "rows" }, ...items)));
  }

  private clauses(label: string, clauses: readonly Cited[]): HTMLElement {
    const items = clauses.map(({ clause, nature }) =>
      element("li", {}, `${this.inquiry.citation(clause, this.language)} `,
        element("span", { class: "nature" }, this.words.verified[nature] ?? nature)));
    return element("div", { class: "clauses" }, label !== "" && element("p", {}, label), element("ul", {}, ...items));
  }
}
