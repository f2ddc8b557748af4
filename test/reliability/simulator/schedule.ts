import { type Random, randomBelow, seededRandom } from '../../../src/advisor/random.ts';

/** The two processes of the product. B is the one that is killed and stopped, so that A's memory can be watched. */
export type Name = 'A' | 'B';
export const LINE_FAULTS = ['refused', 'hung', 'half-open', 'slow', 'cut'] as const;
/** `after`: Slack does what was asked for, and then breaks. Otherwise it does nothing. */
export const SLACK_FAULTS = ['429', '503', '503 after', 'reset', 'reset after', 'hung', 'slow'] as const;
const SLACK_METHODS = ['chat.postMessage', 'conversations.open', 'response_url', 'views.open', 'chat.update', '*'] as const;
const COMMANDS = [
  '/bond-recommend',
  '/bond-recommend',
  '/bond-client',
  '/bond-family',
  '/bond-help',
  '/bond-recommend (no client)',
] as const;

export type LineFault = (typeof LINE_FAULTS)[number];
export type SlackFault = (typeof SLACK_FAULTS)[number];

/** What happens, so many milliseconds after the schedule began. */
export type Step = { readonly at: number } & (
  | {
      readonly kind: 'line';
      readonly process: Name;
      readonly to: 'own' | 'book';
      readonly fault: LineFault;
      readonly forMs: number;
      readonly delayMs: number;
    }
  /** `share` of the calls of this method (`*`: of all) meet the fault. */
  | { readonly kind: 'slack'; readonly method: string; readonly fault: SlackFault; readonly share: number; readonly forMs: number }
  | { readonly kind: 'kill' | 'stop' }
  | { readonly kind: 'ask'; readonly process: Name; readonly command: string; readonly client: string }
  /** Somebody reacts to a message: the newest is 0, the oldest almost 1. */
  | { readonly kind: 'vote'; readonly process: Name; readonly which: number }
);

export interface Schedule {
  readonly seed: number;
  readonly number: number;
  readonly steps: readonly Step[];
}

const LASTS_MS = 1500;

const oneOf = <T>(items: readonly T[], random: Random): T => items[randomBelow(items.length, random)] as T;
const times = (least: number, most: number, random: Random, make: () => Step): Step[] =>
  Array.from({ length: least + randomBelow(most - least + 1, random) }, make);

/** The schedule with this number: the same for the same seed. */
export const makeSchedule = (seed: number, number: number): Schedule => {
  const random = seededRandom(seed * 1_000_003 + number);
  const moment = (): number => randomBelow(LASTS_MS, random);
  const name = (): Name => oneOf(['A', 'B'], random);
  const fault = (): Step => {
    const at = randomBelow(LASTS_MS / 2, random);
    const forMs = 300 + randomBelow(LASTS_MS, random);
    if (random() < 0.5) {
      const line = { process: name(), to: oneOf(['own', 'book'] as const, random), fault: oneOf(LINE_FAULTS, random) };
      return { at, kind: 'line', ...line, forMs, delayMs: oneOf([100, 500, 2000], random) };
    }
    return {
      at,
      kind: 'slack',
      method: oneOf(SLACK_METHODS, random),
      fault: oneOf(SLACK_FAULTS, random),
      share: oneOf([0.3, 0.7, 1], random),
      forMs,
    };
  };
  const client = (): string => `C_${String(1 + randomBelow(110, random)).padStart(4, '0')}`;
  const end = random();
  const steps: Step[] = [
    ...times(1, 3, random, fault),
    ...times(2, 4, random, () => ({ at: moment(), kind: 'ask', process: name(), command: oneOf(COMMANDS, random), client: client() })),
    ...times(1, 3, random, () => ({ at: moment(), kind: 'vote', process: name(), which: random() ** 2 })),
    ...(end < 0.08 ? [{ at: moment(), kind: 'kill' } as const] : end < 0.16 ? [{ at: moment(), kind: 'stop' } as const] : []),
  ];
  return { seed, number, steps: steps.toSorted((one, other) => one.at - other.at) };
};

const inWords = (step: Step): string => {
  switch (step.kind) {
    case 'line':
      return `${step.process}'s line to its ${step.to === 'own' ? 'own database' : 'book'} is ${step.fault}${step.fault === 'slow' ? ` (${step.delayMs} ms each way)` : ''} for ${step.forMs} ms`;
    case 'slack':
      return `Slack: ${step.fault} on ${Math.round(step.share * 100)}% of ${step.method === '*' ? 'all calls' : step.method} for ${step.forMs} ms`;
    case 'kill':
      return 'B is killed';
    case 'stop':
      return 'B gets SIGTERM';
    case 'ask':
      return `${step.command} ${step.client} to ${step.process}`;
    case 'vote':
      return `a thumb, to ${step.process}`;
  }
};

/** One line per step. */
export const scheduleInWords = ({ steps }: Schedule): string =>
  steps.map((step) => `  ${String(step.at).padStart(5)} ms  ${inWords(step)}`).join('\n');
