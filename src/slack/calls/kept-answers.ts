/** Which answers stay true for a while, and how long we believe them; milliseconds. */
const KEPT_MS: Readonly<Record<string, number>> = {
  // Who is a guest. Asked for every member of a channel that an admin allows.
  'users.info': 30 * 60_000,
  // A person's direct messages, which always have the same id.
  'conversations.open': 12 * 3_600_000,
};
const MOST_KEPT = 5000;

/** Answers of Slack that needn't be asked for again soon. Only successful ones are kept. */
export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, { readonly answer: Answer; readonly until: number }>();

  async ask(method: string, options: Record<string, unknown>, call: () => Promise<Answer>): Promise<Answer> {
    const lasts = KEPT_MS[method];
    if (lasts === undefined) return call();
    const key = `${method} ${JSON.stringify(options)}`;
    const kept = this.#kept.get(key);
    if (kept && performance.now() < kept.until) return kept.answer;
    const answer = await call();
    this.#kept.delete(key);
    this.#kept.set(key, { answer, until: performance.now() + lasts });
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    return answer;
  }
}
