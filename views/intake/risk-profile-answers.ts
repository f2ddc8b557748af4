import type { Button, RichTextSection } from '@slack/types';
import { addDays } from '../../src/advisor/units.ts';
import type { RecordedProfile } from '../../src/usecases/ports/profiles/risk-profiles.ts';
import type { DecideProfileOutcome, RecordedOutcome } from '../../src/usecases/profiles/record-profile.ts';
import { clientActions } from '../asked-client/client-buttons.ts';
import { bold, context, line, list, type Message, person, richText, words } from '../blocks/blocks.ts';
import { date, escapeMrkdwn, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const PROFILE_APPROVE = 'risk_profile_approve';
export const PROFILE_REFUSE = 'risk_profile_refuse';

const MOST_CONFLICTS = 8;

const who = (id: string): RichTextSection['elements'][number] => (/^[UW][A-Z0-9]+$/.test(id) ? person(id) : words(shown(id, 60)));
const client = ({ clientId }: RecordedProfile): string => shown(clientId, 80);

const groundsOf = ({ band, grounds, assessedOn, recordedOn }: RecordedProfile): string => {
  const scored = grounds?.scored ?? null;
  const by = scored === null ? '' : `; the questionnaire gives ${scored.band}, ${scored.sum} of ${scored.most} points`;
  return `Band ${band}, assessed ${date(assessedOn ?? addDays(recordedOn, 0))}${by}`;
};

const conflictLines = (conflicts: readonly string[]) =>
  conflicts.length === 0
    ? []
    : [
        richText(
          line(bold('⚠️ Against this band')),
          list(
            'bullet',
            conflicts.slice(0, MOST_CONFLICTS).map((conflict) => line(words(shown(conflict, 250)))),
          ),
        ),
      ];

const reasonLines = ({ grounds }: RecordedProfile) => (grounds?.reason == null ? [] : [context(`Reason: ${shown(grounds.reason, 500)}`)]);

/** Confirmation of a recorded profile, with what speaks against it and who has to approve it. */
export const profileRecordedMessage = ({ profile, conflicts, askedOf }: RecordedOutcome): Message => {
  const waits = profile.status === 'waits';
  const said = waits ? `Profile of ${client(profile)} waits for approval` : `Profile of ${client(profile)} recorded`;
  const more = !waits
    ? 'It counts from now on.'
    : askedOf.length === 0
      ? 'It raises the band, so a supervisor or admin has to approve it, and there’s none but you. Ask an admin to give somebody the role.'
      : 'It raises the band, so a supervisor or admin has to approve it. Until then nothing changes.';
  return {
    text: escapeMrkdwn(`${said}. ${more}`),
    blocks: [
      richText(line(bold(said), words(`\n${groundsOf(profile)}. ${more}`))),
      ...conflictLines(conflicts),
      ...clientActions(profile.clientId, ['recommend', 'profile']),
    ],
  };
};

const button = (actionId: string, text: string, style: 'primary' | 'danger', profileId: string): Button => ({
  type: 'button',
  action_id: actionId,
  style,
  text: { type: 'plain_text', text },
  value: profileId.slice(0, SLACK_LIMITS.buttonValue) || '—',
});

/** Request to a supervisor or admin to approve a raised band. */
export const approvalRequestMessage = ({ profile, conflicts }: RecordedOutcome): Message => ({
  text: escapeMrkdwn(`A raised risk band needs your approval: ${client(profile)}`),
  blocks: [
    richText(
      line(bold(`${client(profile)}: a raised risk band needs your approval`)),
      line(words('Recorded by '), who(profile.recordedBy), words(`. ${groundsOf(profile)}.`)),
    ),
    ...reasonLines(profile),
    ...conflictLines(conflicts),
    {
      type: 'actions',
      elements: [button(PROFILE_APPROVE, 'Approve', 'primary', profile.id), button(PROFILE_REFUSE, 'Refuse', 'danger', profile.id)],
    },
  ],
});

const plainMessage = (text: string): Message => ({ text: escapeMrkdwn(text), blocks: [richText(line(words(text)))] });

/** Result of a decision about a raised band. */
export const profileDecidedMessage = (outcome: DecideProfileOutcome): Message => {
  switch (outcome.kind) {
    case 'not-allowed':
      return plainMessage('Only a supervisor or admin can decide this.');
    case 'unknown':
      return plainMessage('This profile is gone: the client was forgotten.');
    case 'own':
      return plainMessage('You recorded this profile yourself: somebody else has to approve it.');
    case 'decided': {
      const { profile } = outcome;
      const said = profile.status === 'counts' ? 'approved' : 'refused';
      const text = `Band ${profile.band} for ${client(profile)}: ${said}`;
      return {
        text: escapeMrkdwn(text),
        blocks: [
          richText(
            line(bold(text), words(' by '), who(profile.decidedBy ?? ''), words('. Recorded by '), who(profile.recordedBy), words('.')),
          ),
        ],
      };
    }
  }
};
