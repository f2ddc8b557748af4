import type { Button, KnownBlock } from '@slack/types';
import type { DigestStanding } from '../../src/usecases/digest/digest-services.ts';
import { bold, context, line, type Message, person, plain, richText, words } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';
import { localTime, timeInWords } from './digest-words.ts';

/** Action ids of the panel's buttons. A button's value is the channel's id. */
export const DIGEST_ACTIONS = {
  subscribe: 'digest_subscribe',
  preview: 'digest_preview',
  test: 'digest_test',
  time: 'digest_time',
  pause: 'digest_pause',
  resume: 'digest_resume',
  unsubscribe: 'digest_unsubscribe',
} as const;

export type DigestAction = keyof typeof DIGEST_ACTIONS;

const LABELS: Readonly<Record<DigestAction, string>> = {
  subscribe: 'Subscribe this channel',
  preview: 'Preview',
  test: 'Send a test',
  time: 'Day and time',
  pause: 'Pause',
  resume: 'Resume',
  unsubscribe: 'Unsubscribe',
};

const button = (action: DigestAction, channel: string): Button => ({
  type: 'button',
  action_id: DIGEST_ACTIONS[action],
  text: plain(LABELS[action], 75),
  value: channel,
  ...((action === 'subscribe' || action === 'resume') && { style: 'primary' as const }),
  ...(action === 'unsubscribe' && {
    style: 'danger' as const,
    confirm: {
      title: plain('Unsubscribe this channel?', 100),
      text: plain('It gets no more digests. You can subscribe it again at any time.', 300),
      confirm: plain('Unsubscribe', 30),
      deny: plain('Keep it', 30),
      style: 'danger' as const,
    },
  }),
});

/** The buttons a person gets, given the channel's state. Advisers may only preview. */
const actionsFor = ({ subscription }: DigestStanding, mayManage: boolean): readonly DigestAction[] => {
  if (!mayManage) return ['preview'];
  if (!subscription) return ['subscribe', 'preview'];
  return ['preview', 'test', 'time', subscription.pausedBy === null ? 'pause' : 'resume', 'unsubscribe'];
};

const howItStands = (standing: DigestStanding): { readonly answer: string; readonly more: string } => {
  const { subscription, next, time } = standing;
  const when = timeInWords(standing);
  if (!subscription) return { answer: 'This channel doesn’t get the weekly digest', more: `It would come ${when}.` };
  if (subscription.pausedBy === 'slack') {
    const why = `Slack didn’t let the bot post here (${shown(subscription.pauseReason ?? 'no reason given', 60)}).`;
    return { answer: 'The weekly digest is paused here', more: `${why} Invite it with /invite @bond-advisor, then resume.` };
  }
  if (subscription.pausedBy !== null) return { answer: 'The weekly digest is paused here', more: `Resumed, it comes ${when}.` };
  return {
    answer: `The weekly digest comes here ${when}`,
    more: next === null ? 'No next time is known.' : `The next one: ${localTime(next, time.zone)}.`,
  };
};

/** State of a channel's digest and its buttons, shown only to the asker. */
export const digestPanel = (standing: DigestStanding, mayManage: boolean): Message => {
  const { answer, more } = howItStands(standing);
  const { subscription, lastSentAt, channel } = standing;
  const blocks: KnownBlock[] = [
    richText(line(bold(answer), words(`\n${more}`))),
    ...(subscription ? [richText(line(words('Subscribed by '), person(subscription.subscribedBy)))] : []),
    {
      type: 'actions',
      elements: actionsFor(standing, mayManage).map((action) => button(action, channel)),
    },
    context(
      lastSentAt === null ? 'None has been sent here yet.' : `Last sent ${localTime(lastSentAt, standing.time.zone)}.`,
      ...(mayManage ? [] : ['Supervisors and admins decide which channels get it.']),
    ),
  ];
  return { text: `${answer}. ${more}`.replaceAll(/[<>&]/g, ' '), blocks };
};
