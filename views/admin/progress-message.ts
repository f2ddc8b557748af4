import { shareOfTraining, TRAINING_STAGES, type TrainingStage } from '../../src/advisor/train/training-stages.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { RefreshOutcome, RetrainOutcome } from '../../src/usecases/admin/retrain.ts';
import { bold, context, line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { ago, bar, count, escapeMrkdwn, percent, plural, shown } from '../blocks/format.ts';
import { bringsNews } from '../models/version-change-sections.ts';

const MOST_REASONS = 5;

export type HeavyKind = 'training' | 'reading';
const TITLES: Readonly<Record<HeavyKind, string>> = { training: 'Training a new model', reading: 'Reading the book' };

/** Progress of heavy work. `share` is how much of the stage is done, a fraction. */
export const progressMessage = (kind: HeavyKind, stage: TrainingStage | null, share: number): Message => {
  const doing = stage === null ? 'starting' : TRAINING_STAGES[stage].words;
  const reached = stage === null ? 0 : shareOfTraining(stage, Number.isFinite(share) ? share : 0);
  const done = Math.min(1, Math.max(0, reached));
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

/** Why heavy work couldn't start or finish. Null if it finished. */
const trouble = (outcome: RetrainOutcome | RefreshOutcome, at: Date): Message | null => {
  switch (outcome.kind) {
    case 'busy': {
      const heading = 'Somebody is at it already';
      const who = outcome.claim.claimedBy;
      const when = `, begun ${ago(outcome.claim.claimedAt, at)}. Two at once would get in each other’s way: try again when it’s done.`;
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
      return sentence(PHRASES.adminsOnly);
    case 'not-enough':
      return sentence("There isn't enough to learn from", `${shown(outcome.reason, 400)}. The active model stays.`);
    case 'empty':
      return sentence('The book has no usable trades', PHRASES.nothingChanged);
    case 'source-down':
      return sentence('The book can’t be read', shown(outcome.message, 600));
    default:
      return null;
  }
};

/** Answer to "Train now". */
export const trainingBegunMessage = (): Message => sentence('Training has started', 'Watch it in your direct messages with Bond Advisor.');

/** Shown when a background job crashed. */
export const brokenOffMessage = (): Message =>
  sentence("It didn't finish", 'The active model stays. The log says why: tell whoever runs the bot.');

const inWords = (reasons: readonly string[]): string =>
  `${reasons
    .slice(0, MOST_REASONS)
    .map((reason) => shown(reason, 200))
    .join('; ')}.`;

/** Result of a training: activated or not, and why. What it changed is a separate message. */
export const trainedMessage = (outcome: RetrainOutcome, at: Date): Message => {
  const problem = trouble(outcome, at);
  if (problem || outcome.kind !== 'trained') return problem ?? sentence('Nothing was trained');
  const { version, gate, seconds, changes } = outcome;
  if (gate.passed && gate.reasons.length === 0 && changes?.kind === 'compared' && !bringsNews(changes.changes))
    return sentence(`Model ${version} is active. It learned the same as model ${changes.changes.before.version}`);
  const heading = gate.passed ? `Model ${version} is active` : `Model ${version} didn't pass its gate`;
  const rest = gate.passed
    ? `Every answer comes from it now.${gate.reasons.length === 0 ? ' It passed every check.' : ` Note: ${inWords(gate.reasons)}`}`
    : `The active model stays. Why: ${inWords(gate.reasons)}`;
  const { text, blocks } = sentence(heading, rest);
  return { text, blocks: [...blocks, context(`Trained in ${seconds < 10 ? seconds.toFixed(1) : count(seconds)} seconds.`)] };
};

/** Result of reading the book again. */
export const refreshedMessage = (outcome: RefreshOutcome, at: Date): Message => {
  const problem = trouble(outcome, at);
  if (problem || outcome.kind !== 'refreshed') return problem ?? sentence('Nothing was read');
  const { clients, trades, seconds, version } = outcome;
  const under =
    version === null
      ? 'No model is active, so only the profiles are new.'
      : `Profiles, figures and call lists are renewed, under model ${version}.`;
  return sentence(
    'The book has been read again',
    `${plural(clients, 'client')}, ${plural(trades, 'trade')}, in ${seconds < 10 ? seconds.toFixed(1) : count(seconds)} seconds. ${under}`,
  );
};
