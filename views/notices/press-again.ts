import { bold, line, type Message, plain, richText, words } from '../blocks/blocks.ts';

/** A button that opens what couldn't be opened. */
export interface Again {
  readonly actionId: string;
  readonly value?: string;
}

/** Answer where a modal came too late for Slack, which opens one only within 3 s of a press. The button's own press is a new one. */
export const pressAgainMessage = ({ actionId, value }: Again): Message => {
  const answer = 'That took too long for Slack';
  return {
    text: `${answer}. Press again.`,
    blocks: [
      richText(line(bold(answer), words('\nNothing was opened.'))),
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: actionId, text: plain('Press again', 75), ...(value !== undefined && { value }) }],
      },
    ],
  };
};
