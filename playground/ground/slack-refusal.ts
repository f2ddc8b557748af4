/** An API call that Slack refuses: `{ok: false, error: code}`. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  /** The details, as in Slack's `response_metadata.messages`. */
  readonly reasons: readonly string[];

  constructor(code: string, reasons: readonly string[]) {
    super(reasons.length === 0 ? code : `${code}: ${reasons.join('; ')}`);
    this.code = code;
    this.reasons = reasons;
  }
}

export const refuse = (code: string, reasons: readonly string[] = []): SlackRefusal => new SlackRefusal(code, reasons);
