import { bold, code, line, list, type Message, richText, words } from './blocks.ts';
import { modelCardButton } from './models/model-card-button.ts';

export interface CommandHelp {
  readonly command: string;
  readonly usage: string;
  readonly does: string;
}

export const helpMessage = (commands: readonly CommandHelp[]): Message => ({
  text: `What the bond advisor does: ${commands.map(({ command }) => command).join(', ')}`,
  blocks: [
    richText(
      line(bold('What the bond advisor does')),
      list(
        'bullet',
        commands.map(({ command, usage, does }) => line(code(usage === '' ? command : `${command} ${usage}`), words(` ${does}`))),
      ),
    ),
    richText(
      line(bold('Teach it')),
      list('bullet', [
        line(words('React with 👍 or 👎 to a recommendation, or press its buttons. Both speak of its first type, and count at once.')),
        line(
          words('Say what the client chose, once you know: the advisor rewards that type. Choosing again replaces your earlier answer.'),
        ),
        line(words('Take the reaction away, and what it taught is gone too. Each advisor counts once for each recommendation.')),
      ]),
    ),
    richText(line(words('Answers about a client come to your direct messages, unless the channel has been allowed for them by an admin.'))),
    { type: 'actions', elements: [modelCardButton(null)] },
  ],
});
