import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Role } from '../../src/usecases/ports/people-store.ts';
import { bold, code, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { oldBookLines } from '../blocks/format.ts';
import { homeButton } from '../home/home-actions.ts';
import { modelCardButton } from '../models/model-card-button.ts';

export interface CommandHelp {
  readonly command: string;
  readonly usage: string;
  readonly does: string;
  /** Roles that may use it; everyone with a role if absent. */
  readonly roles?: readonly Role[];
  /** An example, if it says more than the usage. */
  readonly example?: string;
}

const MAY: Readonly<Record<Role, string>> = {
  admin: 'You’re an admin: you see all clients, and you run Bond Advisor.',
  supervisor: 'You’re a supervisor: you see all clients.',
  advisor: 'You’re an adviser: you see the clients of the relationship managers you’re linked to.',
};

/** The commands a role may use, with examples, and what works without a command. */
export const helpMessage = (commands: readonly CommandHelp[], role: Role, oldBook: OldBook | null): Message => {
  const own = commands.filter(({ roles }) => roles === undefined || roles.includes(role));
  const maySeeBreakdown = role !== 'advisor';
  return {
    text: `What Bond Advisor does: ${own.map(({ command }) => command).join(', ')}`,
    blocks: [
      ...(oldBook ? [context(...oldBookLines(oldBook))] : []),
      richText(
        line(bold('What Bond Advisor does'), words(`\n${MAY[role]} Without its client a command asks for one.`)),
        list(
          'bullet',
          own.map(({ command, usage, does, example }) =>
            line(
              code(usage === '' ? command : `${command} ${usage}`),
              words(` ${does}`),
              ...(example === undefined ? [] : [words(', for example '), code(example)]),
            ),
          ),
        ),
      ),
      richText(
        line(bold('Without a command')),
        list('bullet', [
          line(words('Open '), bold('Home'), words(': the book at a glance, how good the advice is, and your clients to call.')),
          line(words('Ask in plain words, here or with my name in a channel: '), code('what should I offer C_0042?')),
          line(words('Go on in the thread of an answer: '), code('why not high yield?')),
          ...(maySeeBreakdown
            ? [
                line(
                  bold(PHRASES.explore),
                  words(' (below, or on Home): clients, money, trades, yield and reinvestment by whatever you choose.'),
                ),
              ]
            : []),
        ]),
      ),
      richText(
        line(bold('Teach it')),
        list('bullet', [
          line(words('React with 👍 or 👎 to a recommendation, or press its buttons. Both rate its first type, and count straight away.')),
          line(words('Record what the client chose, once you know: that type gets the credit. A later choice replaces it.')),
          line(
            words(
              'Remove the reaction and its effect is gone too. Of the buttons, the last press counts, and the bin next to them takes it back. Each adviser counts once per recommendation.',
            ),
          ),
        ]),
      ),
      richText(line(words('Answers about a client come to your direct messages, unless an admin has allowed them in the channel.'))),
      {
        type: 'actions',
        elements: [
          homeButton('recommend', PHRASES.recommend),
          ...(maySeeBreakdown ? [homeButton('breakdown', PHRASES.explore)] : []),
          modelCardButton(null),
        ],
      },
    ],
  };
};
