import type { Button } from '@slack/types';
import type { Watched } from '../../src/advisor/offers/watched.ts';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const WATCH_ACTIONS = { bond: 'watch_bond', issuer: 'watch_issuer', stop: 'watch_stop' } as const;

const LABELS: Readonly<Record<Watched['kind'], string>> = { bond: 'Watch', issuer: 'Watch the issuer' };

/** Buttons that watch a bond, and its issuer. Empty if the bond's id is too long for a button. */
export const watchButtons = (bondId: string, kinds: readonly Watched['kind'][]): readonly Button[] =>
  bondId.length === 0 || bondId.length > SLACK_LIMITS.buttonValue
    ? []
    : kinds.map((kind) => ({ type: 'button', action_id: WATCH_ACTIONS[kind], text: plain(LABELS[kind], 75), value: bondId }));
