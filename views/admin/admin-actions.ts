import type { ActionsBlock, Button } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

/** Action ids of the administration's buttons. Some open a modal, the others answer in direct messages. */
export const ADMIN_ACTIONS = {
  model: 'admin_model',
  versions: 'admin_versions',
  retrain: 'admin_retrain',
  exportModel: 'admin_export_model',
  quality: 'admin_quality',
  refresh: 'admin_refresh',
  people: 'admin_people',
  channels: 'admin_channels',
  exploration: 'admin_exploration',
  bursts: 'admin_bursts',
  jobs: 'admin_jobs',
  reset: 'admin_reset',
} as const;
export type AdminAction = keyof typeof ADMIN_ACTIONS;

/** Button labels. Three dots mean that it asks first. */
const LABELS: Readonly<Record<AdminAction, string>> = {
  model: 'Model and Q-table',
  versions: 'Versions',
  retrain: 'Retrain …',
  exportModel: 'Export as JSON',
  quality: 'Data quality',
  refresh: 'Read the book again',
  people: `${PHRASES.people} …`,
  channels: 'Client channels …',
  exploration: 'Exploration …',
  bursts: 'Bursts of feedback',
  jobs: 'Jobs and digests',
  reset: 'Reset …',
};

export const adminButton = (action: AdminAction): Button => ({
  type: 'button',
  action_id: ADMIN_ACTIONS[action],
  text: plain(LABELS[action], SLACK_LIMITS.optionText),
  ...(action === 'reset' && { style: 'danger' as const }),
});

export const adminButtons = (...actions: readonly AdminAction[]): ActionsBlock => ({ type: 'actions', elements: actions.map(adminButton) });
