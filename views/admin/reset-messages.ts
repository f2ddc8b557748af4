import type { Button, RichTextSection } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { DecideResetOutcome } from '../../src/usecases/admin/reset-learning.ts';
import { bold, code, line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { ago, dateTimeOf, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const RESET_APPROVE = 'admin_reset_approve';
export const RESET_REFUSE = 'admin_reset_refuse';

const who = (id: string): RichTextSection['elements'][number] => (/^[UW][A-Z0-9]+$/.test(id) ? person(id) : words(shown(id, 60)));
const said = (text: string, ...elements: RichTextSection['elements']): Message => ({ text, blocks: [richText(line(...elements))] });

const button = (actionId: string, text: string, style: 'primary' | 'danger', approvalId: string, question: string): Button => ({
  type: 'button',
  action_id: actionId,
  style,
  text: { type: 'plain_text', text },
  value: approvalId.slice(0, SLACK_LIMITS.buttonValue) || '—',
  confirm: {
    title: { type: 'plain_text', text: 'Sure?' },
    text: { type: 'plain_text', text: question },
    confirm: { type: 'plain_text', text },
    deny: { type: 'plain_text', text: 'Cancel' },
    style,
  },
});

/** Request to the other admins to approve a reset, with its deadline. */
export const resetRequestMessage = (
  approval: { readonly id: string; readonly askedBy: string; readonly expiresAt: Date },
  zone: string,
): Message => ({
  text: 'An admin asks you to approve a reset of everything Bond Advisor has learned',
  blocks: [
    richText(
      line(bold('A reset needs your approval')),
      line(
        who(approval.askedBy),
        words(
          ` wants to forget all that was learned: models, recommendations, feedback, profiles, figures. People, settings and the audit log stay, and a backup is written first. It can be decided until ${dateTimeOf(approval.expiresAt, zone)}.`,
        ),
      ),
    ),
    {
      type: 'actions',
      elements: [
        button(RESET_APPROVE, 'Approve and reset', 'danger', approval.id, 'This erases all models and feedback. A backup is kept.'),
        button(RESET_REFUSE, 'Refuse', 'primary', approval.id, 'Nothing will be reset.'),
      ],
    },
  ],
});

/** Shown to the approver while the reset runs, which takes a while. */
export const resetUnderWayMessage = (): Message =>
  said('One moment: a backup is made first', words('One moment: a backup is made first. The question above changes when all is done.'));

/** Confirmation to the admin who asked for the reset. */
export const resetAskedMessage = (askedOf: readonly string[]): Message =>
  said(
    'The other admins were asked to approve the reset',
    words('Asked for approval of the reset: '),
    ...askedOf.slice(0, 10).flatMap((id, at) => [...(at === 0 ? [] : [words(', ')]), who(id)]),
    words(askedOf.length > 10 ? ' and others. One of them decides.' : '. The first of them to decide does.'),
  );

export const needsSecondAdminMessage = (): Message =>
  said(
    'A reset needs a second admin',
    bold('A reset needs a second admin'),
    words(`\nYou are the only one. Give somebody the role in “${PHRASES.people} …”; that person can then approve it.`),
  );

/** Result of a decision, for the admin who decided and the one who asked. */
export const resetDecidedMessage = (outcome: DecideResetOutcome, decidedBy: string, at: Date, zone: string): Message => {
  switch (outcome.kind) {
    case 'reset':
      return said(
        'All that was learned is reset',
        bold('All that was learned is reset'),
        words('\nAsked for by '),
        who(outcome.askedBy),
        words(', approved by '),
        who(decidedBy),
        words(`. The backup, made on ${dateTimeOf(at, zone)}: `),
        code(shown(outcome.backup, 500)),
        words(' It comes back with '),
        code(shown(`bond-advisor restore ${outcome.backup} --replace`, 600)),
        words('\nBond Advisor is untrained now: “Retrain …” in /bond-admin makes the next model.'),
      );
    case 'refused':
      return said(
        'The reset was refused',
        words('The reset that '),
        who(outcome.askedBy),
        words(' asked for was refused by '),
        who(decidedBy),
        words(`. ${PHRASES.nothingChanged}`),
      );
    case 'own':
      return said('Another admin has to approve it', words('You asked for this reset yourself: another admin has to approve it.'));
    case 'expired':
      return said('It’s too late', words('It’s too late to decide on this reset. It can be asked for again.'));
    case 'asker-gone':
      return said('Who asked is no longer an admin', words('Who asked for this reset is no longer an admin. Nothing changed.'));
    case 'decided': {
      const { decision, decidedBy: by } = outcome.approval;
      return said('It was decided before', words(`This reset was ${decision ?? 'decided'} already by `), who(by ?? ''), words('.'));
    }
    case 'busy':
      return said(
        'Somebody is at it',
        words('A training or reading has been running since '),
        words(ago(outcome.claim.claimedAt, at)),
        words(' by '),
        who(outcome.claim.claimedBy),
        words('. Approve again when it’s done.'),
      );
    case 'unknown':
      return said('That request is gone', words('That request is gone: it was answered, or it ran out.'));
    case 'not-allowed':
      return said('Only an admin decides on a reset', words('Only an admin decides on a reset.'));
  }
};
