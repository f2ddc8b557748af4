import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../../views/blocks/blocks.ts';
import type { ChartLook, Look } from '../../../views/blocks/look.ts';
import type { Clock } from '../../usecases/ports/clock.ts';

/** Where a refusal is logged. */
interface Logger {
  warn(details: object, message: string): void;
}

/** Blocks that not every workspace has yet. */
const NEWER = ['data_table', 'data_visualization', 'container', 'context_actions'] as const;
type NewerBlock = (typeof NEWER)[number];

/** After this a block is tried again: Slack brings new blocks to one workspace after the other. */
const REMEMBERED_FOR_MS = 6 * 3_600_000;

/** Slack's codes for refusing a message's blocks. */
const REFUSALS = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments', 'msg_blocks_too_long']);

/** Remembers which of the newer blocks this workspace has refused lately. */
export class WorkspaceBlocks {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #zone: string;
  readonly #nativeCharts: boolean;
  readonly #refusedAt = new Map<NewerBlock, number>();
  readonly #warnedOf = new Set<string>();

  /**
   * @param zone the desk's time zone
   * @param nativeCharts whether Slack draws the charts it can; otherwise all of them are pictures
   */
  constructor(clock: Clock, logger: Logger, zone: string, nativeCharts = false) {
    this.#clock = clock;
    this.#logger = logger;
    this.#zone = zone;
    this.#nativeCharts = nativeCharts;
  }

  /** Whether messages use a block: nobody decided against it, and the workspace hasn't refused it lately. */
  takes(block: NewerBlock): boolean {
    if (block === 'data_visualization' && !this.#nativeCharts) return false;
    const refusedAt = this.#refusedAt.get(block);
    return refusedAt === undefined || this.#clock.now().getTime() - refusedAt >= REMEMBERED_FOR_MS;
  }

  /** The newest look that this workspace takes. `chartFile`: the uploaded picture, if there is one. */
  look(chartFile: string | null): Look {
    return {
      table: this.takes('data_table'),
      folds: this.takes('container'),
      thumbs: this.takes('context_actions'),
      chart: this.takes('data_visualization') ? { kind: 'native' } : chartLook(chartFile),
      zone: this.#zone,
    };
  }

  /**
   * Sends what `draw` makes of the newest look, and of plainer ones if the workspace refuses it. What was refused is remembered once a plainer
   * message is accepted.
   * @throws the refusal of the plainest message, and every other error
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
        this.#warn(plainer.dropped.length > 0 ? plainer.dropped : ['image'], error);
        for (const block of plainer.dropped) refused.add(block);
        look = plainer.look;
      }
    }
  }

  /** Once for each kind of block: a workspace without it refuses every message that has it. */
  #warn(kinds: readonly string[], error: unknown): void {
    const fresh = kinds.filter((kind) => !this.#warnedOf.has(kind));
    if (fresh.length === 0) return;
    for (const kind of fresh) this.#warnedOf.add(kind);
    const code = error instanceof WebAPIPlatformError ? error.data.error : String(error);
    this.#logger.warn({ blocks: fresh, error: code }, 'Slack refuses these blocks; messages do without them');
  }
}

const chartLook = (chartFile: string | null): ChartLook => (chartFile === null ? { kind: 'text' } : { kind: 'file', file: chartFile });

/** The types of the blocks that Slack refuses; empty if it names none, null for any other error. */
const refusedIn = (error: unknown, { blocks }: Message): ReadonlySet<string> | null => {
  if (!(error instanceof WebAPIPlatformError) || !REFUSALS.has(error.data.error)) return null;
  const said = JSON.stringify([error.data.response_metadata?.messages, (error.data as { errors?: unknown }).errors]);
  const places = [...said.matchAll(/\/blocks\/(\d+)/g)].map(([, place]) => blocks[Number(place)]?.type);
  const named = NEWER.filter((block) => said.includes(block));
  return new Set([...places, ...named].filter((type) => type !== undefined));
};

/** The look without what was refused, or without anything new if Slack named nothing of ours. Null if it can't be plainer. */
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
      ...look,
      table: look.table && !isDropped('data_table'),
      folds: look.folds && !isDropped('container'),
      thumbs: look.thumbs && !isDropped('context_actions'),
      // A picture that Slack can't show (yet) says nothing about the workspace: its figures become text.
      chart: pictureRefused || (dropped.length === 0 && look.chart.kind === 'file') ? { kind: 'text' } : chart,
    },
  };
};
