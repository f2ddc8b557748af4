import type { RefreshOutcome, RetrainOutcome } from '../../src/usecases/admin/retrain.ts';
import type { TrainStage } from '../../src/usecases/train-advisor.ts';
import { bold, context, line, type Message, person, richText, words } from '../blocks.ts';
import { ago, bar, count, escapeMrkdwn, percent, plural, shown } from '../format.ts';
import { qualityGate } from './quality-gate.ts';

/** Where each stage begins and ends, by how long it usually takes. */
const STAGES: Readonly<Record<TrainStage, readonly [from: number, to: number, words: string]>> = {
  read: [0, 0.15, 'reading the book'],
  profiles: [0.15, 0.2, 'profiles'],
  features: [0.2, 0.25, 'features'],
  clustering: [0.25, 0.45, 'segments'],
  learning: [0.45, 0.55, 'learning from purchases'],
  evaluation: [0.55, 0.95, 'measuring on held-out purchases'],
  store: [0.95, 1, 'storing'],
};

export type HeavyKind = 'training' | 'reading';
const TITLES: Readonly<Record<HeavyKind, string>> = { training: 'Training a new model', reading: 'Reading the book anew' };

/** What stands while heavy work goes on: how far it is, and at what. */
export const progressMessage = (kind: HeavyKind, stage: TrainStage | null, share: number): Message => {
  const [from, to, doing] = stage === null ? ([0, 0, 'starting'] as const) : STAGES[stage];
  const done = Math.min(1, Math.max(0, from + (to - from) * (Number.isFinite(share) ? share : 0)));
  const far = kind === 'training' ? ` ${bar(done)} ${percent(done)}` : '';
  return {
    text: `${TITLES[kind]}: ${doing}`,
    blocks: [richText(line(bold(TITLES[kind]), words(`\n${far.trim()}${far === '' ? '' : '  '}${doing} …`)))],
  };
};

const sentence = (heading: string, rest = ''): Message => ({
  text: escapeMrkdwn(rest === '' ? heading : `${heading}. ${rest}`),
  blocks: [richText(line(bold(heading), ...(rest === '' ? [] : [words(`\n${rest}`)])))],
});

/** What came of heavy work that did not come to its end, or could not begin; null where it did. */
const trouble = (outcome: RetrainOutcome | RefreshOutcome, at: Date): Message | null => {
  switch (outcome.kind) {
    case 'busy': {
      const heading = 'Somebody is at it already';
      const who = outcome.claim.claimedBy;
      const when = `, begun ${ago(outcome.claim.claimedAt, at)}. Two at once would get in each other’s way: try again when it is done.`;
      return {
        text: `${heading}: a training, reading or reset${when}`,
        blocks: [
          richText(
            line(
              bold(heading),
              words('\nA training, reading or reset by '),
              /^[UW][A-Z0-9]+$/.test(who) ? person(who) : words(shown(who, 60)),
              words(when),
            ),
          ),
        ],
      };
    }
    case 'not-allowed':
      return sentence('Only an admin may do this');
    case 'not-enough':
      return sentence('There is not enough to learn from', `${shown(outcome.reason, 400)}. The model in force stays.`);
    case 'empty':
      return sentence('The book holds no usable trade', 'Nothing was changed.');
    case 'source-down':
      return sentence('The book cannot be read', shown(outcome.message, 600));
    default:
      return null;
  }
};

/** For heavy work that a fault of ours ended. */
export const brokenOffMessage = (): Message =>
  sentence('It came to no end', 'What was in force stays. The log says why; tell whoever runs this.');

/** How a training ended: in force or not, and why. What it changed is a message of its own. */
export const trainedMessage = (outcome: RetrainOutcome, at: Date): Message => {
  const problem = trouble(outcome, at);
  if (problem || outcome.kind !== 'trained') return problem ?? sentence('Nothing was trained');
  const { version, gate, seconds } = outcome;
  const heading = gate.passed ? `Model ${version} is in force` : `Model ${version} did not pass its gate`;
  const rest = gate.passed
    ? 'It passed its gate, and every answer comes from it now.'
    : `The model in force stays. ${qualityGate(gate.reasons)}`;
  const { text, blocks } = sentence(heading, rest);
  return { text, blocks: [...blocks, context(`Trained in ${seconds < 10 ? seconds.toFixed(1) : count(seconds)} seconds.`)] };
};

/** How reading the book anew ended. */
export const refreshedMessage = (outcome: RefreshOutcome, at: Date): Message => {
  const problem = trouble(outcome, at);
  if (problem || outcome.kind !== 'refreshed') return problem ?? sentence('Nothing was read');
  const { clients, trades, seconds, version } = outcome;
  const under =
    version === null
      ? 'No model is in force, so only profiles were renewed.'
      : `Profiles, figures and call lists are renewed, under model ${version}.`;
  return sentence(
    'The book is read anew',
    `${plural(clients, 'client')}, ${plural(trades, 'trade')}, in ${seconds < 10 ? seconds.toFixed(1) : count(seconds)} seconds. ${under}`,
  );
};
