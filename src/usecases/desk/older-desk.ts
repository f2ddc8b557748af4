import { CUBE_FORMAT } from '../../advisor/breakdown/breakdown-cube.ts';
import { DESK_FORMAT } from '../../advisor/desk/desk-figures.ts';
import { formatOf } from '../../advisor/format-of.ts';
import type { Aggregate, AggregateStore } from '../ports/aggregate-store.ts';
import type { CallStore } from '../ports/call-store.ts';

const isOlder = (kept: Aggregate | null, format: number): boolean => kept !== null && formatOf(kept.document) < format;

/** Whether an older version of the product wrote the figures, or the call lists, so that this version can't show them. */
export const isHomeOlder = async (desk: Aggregate | null, calls: Pick<CallStore, 'isOlder'>): Promise<boolean> =>
  isOlder(desk, DESK_FORMAT) || calls.isOlder();

/**
 * Whether an older version wrote any of what's kept of the book, so that it has to be read again. Never true of what a newer one wrote: two
 * versions that run side by side would replace each other's forever.
 */
export const isDeskOlder = async (ports: {
  readonly aggregates: AggregateStore;
  readonly calls: Pick<CallStore, 'isOlder'>;
}): Promise<boolean> => {
  const { aggregates, calls } = ports;
  // The cube last: it's large.
  return (await isHomeOlder(await aggregates.latest('desk'), calls)) || isOlder(await aggregates.latest('cube'), CUBE_FORMAT);
};
