import { setTimeout as after } from 'node:timers/promises';

/** Slack's own check of messages and views. It's public and needs no token. */
export const BLOCKS_VALIDATE = 'https://slack.com/api/blocks.validate';
const ANSWER_MS = 10_000;
const MOST_TRIES = 5;

interface Verdict {
  readonly ok?: boolean;
  readonly error?: string;
  readonly errors?: ReadonlyArray<{ readonly pointer?: string; readonly code?: string; readonly message?: string }>;
}

/** Asks Slack about a message or a view. Resolves to its complaints; empty if it takes it. Waits where Slack asks for it. */
export const slacksComplaints = async (built: object): Promise<readonly string[]> => {
  const isView = 'type' in built && (built.type === 'modal' || built.type === 'home');
  const body = new URLSearchParams({ [isView ? 'view' : 'message']: JSON.stringify(built) });
  for (let tries = 1; ; tries++) {
    const response = await fetch(BLOCKS_VALIDATE, { method: 'POST', body, signal: AbortSignal.timeout(ANSWER_MS) });
    if (response.status === 429 && tries < MOST_TRIES) {
      await after(1000 * (Number(response.headers.get('retry-after')) || 1));
      continue;
    }
    if (!response.ok) return [`Slack answered with status ${response.status}`];
    const { ok, error, errors = [] } = (await response.json()) as Verdict;
    const said = errors.map(({ pointer = '', code = '', message = '' }) => `${pointer}: ${code} ${message}`.trim());
    return said.length > 0 || ok ? said : [error ?? 'refused without a reason'];
  }
};
