import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../views/blocks.ts';
import type { ChartLook, Look } from '../../views/look.ts';
import type { Clock } from '../usecases/ports.ts';

/** Blocks that not every workspace takes yet. */
const NEWER = ['data_table', 'data_visualization', 'container', 'context_actions'] as const;
type NewerBlock = (typeof NEWER)[number];

/** After this a workspace is asked again: Slack brings new blocks to one after the other. */
const REMEMBERED_FOR_MS = 6 * 3_600_000;

/** Slack's ways of saying that a message's blocks are not to its liking. */
const REFUSALS = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments', 'msg_blocks_too_long']);

/** Which of the newer blocks this workspace has refused lately. */
export class WorkspaceBlocks {
  readonly #clock: Clock;
  readonly #refusedAt = new Map<NewerBlock, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  takes(block: NewerBlock): boolean {
    const refusedAt = this.#refusedAt.get(block);
    return refusedAt === undefined || this.#clock.now().getTime() - refusedAt >= REMEMBERED_FOR_MS;
  }

  /** The newest look that this workspace takes. `chartFile`: an uploaded picture, where there is one. */
  look(chartFile: string | null): Look {
    return {
      table: this.takes('data_table'),
      folds: this.takes('container'),
      thumbs: this.takes('context_actions'),
      chart: this.takes('data_visualization') ? { kind: 'native' } : chartLook(chartFile),
    };
  }

  /**
   * Sends what `draw` makes of the newest look that the workspace takes, and where it refuses of plainer ones; what it refused is remembered once
   * a plainer message was taken. @throws the error where the plainest message is refused too, and every other error
   */
  async send<T>(
    draw: (look: Look) => Message,
    chartFile: string | null,
    send: (message: Message) => Promise<T>,
  ): Promise<{ readonly sent: T; readonly look: Look }> {
    const refused = new Set<NewerBlock>();
    let look = this.look(chartFile);
    for (;;) {
      const message = draw(look);
      try {
        const sent = await send(message);
        for (const block of refused) this.#refusedAt.set(block, this.#clock.now().getTime());
        return { sent, look };
      } catch (error) {
        const plainer = plainerLook(look, refusedIn(error, message), chartFile);
        if (!plainer) throw error;
        for (const block of plainer.dropped) refused.add(block);
        look = plainer.look;
      }
    }
  }
}

const chartLook = (chartFile: string | null): ChartLook => (chartFile === null ? { kind: 'text' } : { kind: 'file', file: chartFile });

/** The types of the blocks that Slack complains of, by their place in the message; empty where it names none, null where it is another error. */
const refusedIn = (error: unknown, { blocks }: Message): ReadonlySet<string> | null => {
  if (!(error instanceof WebAPIPlatformError) || !REFUSALS.has(error.data.error)) return null;
  const said = JSON.stringify([error.data.response_metadata?.messages, (error.data as { errors?: unknown }).errors]);
  const places = [...said.matchAll(/\/blocks\/(\d+)/g)].map(([, place]) => blocks[Number(place)]?.type);
  const named = NEWER.filter((block) => said.includes(block));
  return new Set([...places, ...named].filter((type) => type !== undefined));
};

/** The look without what was refused; where Slack named nothing of ours, without anything new. Null where it cannot be plainer. */
const plainerLook = (
  look: Look,
  refused: ReadonlySet<string> | null,
  chartFile: string | null,
): { readonly look: Look; readonly dropped: readonly NewerBlock[] } | null => {
  if (!refused) return null;
  const used: Record<NewerBlock, boolean> = {
    data_table: look.table,
    data_visualization: look.chart.kind === 'native',
    container: look.folds,
    context_actions: look.thumbs,
  };
  const inUse = NEWER.filter((block) => used[block]);
  const pictureRefused = look.chart.kind === 'file' && refused.has('image');
  const blamed = inUse.filter((block) => refused.has(block));
  const dropped = blamed.length > 0 || pictureRefused ? blamed : inUse;
  if (dropped.length === 0 && look.chart.kind !== 'file') return null;
  const isDropped = (block: NewerBlock): boolean => dropped.includes(block);
  const chart = isDropped('data_visualization') ? chartLook(chartFile) : look.chart;
  return {
    dropped,
    look: {
      table: look.table && !isDropped('data_table'),
      folds: look.folds && !isDropped('container'),
      thumbs: look.thumbs && !isDropped('context_actions'),
      // A picture that Slack cannot show (yet) is no word about the workspace: its figures stand in.
      chart: pictureRefused || (dropped.length === 0 && look.chart.kind === 'file') ? { kind: 'text' } : chart,
    },
  };
};
