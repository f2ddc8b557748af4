import { dateTimeOf } from '../../../views/blocks/format.ts';
import type { AdviceEvidence, EvidentMessage, Verdict } from '../../usecases/ports/audit-log.ts';
import { counted } from './counted.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  'as-stored': 'as it was, its digest is in the audit log',
  changed: 'CHANGED since, the audit log has another digest',
  unknown: 'not proven, the audit log has no digest of it (from before it had any, or under another key)',
};

/** What a person could read in the blocks, from top to bottom. */
const readable = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(readable);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inside]) => (name === 'text' && typeof inside === 'string' ? [inside] : readable(inside)));
};

const blocksIn = (json: string): unknown => {
  try {
    return JSON.parse(json).blocks;
  } catch {
    return [];
  }
};

const messageText = ({ channel, ts, postedAt, verdict, json }: EvidentMessage, zone: string): string =>
  [
    `Message ${ts} in ${channel}, posted ${dateTimeOf(postedAt, zone)}: ${WORDS[verdict]}.`,
    ...(json === null ? ['It can’t be read.'] : [...readable(blocksIn(json)).map((line) => `  ${line}`), 'Byte for byte:', json]),
  ].join('\n');

const nothingLeft = ({ stored, messages }: AdviceEvidence): readonly string[] => {
  if (stored?.isForgotten) {
    return ['The client was forgotten, so what was shown is erased. The audit log still says when something was shown, and to whom.'];
  }
  if (!stored)
    return ['It’s no longer stored: learning was reset, or an older backup was restored. "audit verify" says whether that explains it.'];
  return messages.length === 0 ? ['No message is kept: nothing was posted, or it was posted before messages were kept.'] : [];
};

/**
 * A recommendation with everything that is known of it, for people.
 * @param zone the desk's time zone
 */
export const evidenceText = (evidence: AdviceEvidence, zone: string): string => {
  const { id, stored, messages, rows } = evidence;
  return [
    `Recommendation ${id}`,
    ...(stored
      ? [
          `For ${stored.clientId}, shown to ${stored.shownTo} on ${dateTimeOf(stored.shownAt, zone)}, from model version ${stored.model}${stored.fingerprint === null ? '' : ` (${stored.fingerprint})`}.`,
          `The stored recommendation is ${WORDS[stored.verdict]}.`,
        ]
      : []),
    ...nothingLeft(evidence),
    ...messages.flatMap((message) => ['', messageText(message, zone)]),
    ...(messages.length > 0 ? ['', 'Later votes only change the last line of a message, which counts them.'] : []),
    '',
    `${counted(rows.length, 'row')} of the audit log:`,
    ...rows.map(({ sequence, at, actorId, action }) => `  ${sequence}  ${dateTimeOf(at, zone)}  ${actorId}  ${action}`),
  ].join('\n');
};

/** Whether something isn't what was stored. */
export const isChanged = ({ stored, messages }: AdviceEvidence): boolean =>
  stored?.verdict === 'changed' || messages.some(({ verdict }) => verdict === 'changed');
