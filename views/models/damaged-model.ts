import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';

/** The activated version is damaged; `instead` answers in its place, null: nothing does. */
export interface Damage {
  readonly version: number;
  readonly instead: number | null;
  /** What's wrong with it. */
  readonly reason: string;
}

/** One line for admins. */
export const damageWords = ({ version, instead }: Damage): string =>
  instead === null
    ? `version ${version} is damaged, and no earlier one can answer`
    : `version ${version} is damaged; version ${instead} answers instead`;

/** Direct message to each admin. Sent once. */
export const damagedModelMessage = (damage: Damage): Message => {
  const title = `Model ${damageWords(damage)}.`;
  return {
    text: escapeMrkdwn(title),
    blocks: [
      richText(
        line(
          bold(title),
          words(`\n${shown(damage.reason, 300)}\nRetrain in `),
          code('/bond-admin'),
          words(', or activate a sound version there. '),
          code('bond-advisor doctor'),
          words(' says more.'),
        ),
      ),
    ],
  };
};
