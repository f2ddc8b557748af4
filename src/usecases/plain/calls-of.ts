import { MATURED_WITHIN_DAYS, MATURING_WITHIN_DAYS } from '../../advisor/book/freed-money.ts';
import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { PlainCall } from '../../advisor/plain/plain-call.ts';
import { addDays, type Day } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ProfileStore } from '../ports/profile-store.ts';

export interface CallsOfPorts extends AuditPorts {
  readonly calls: Pick<CallStore, 'listFor'>;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  readonly profiles: Pick<ProfileStore, 'find' | 'findMany' | 'search'>;
}

/** So many of each kind are looked through. */
const LOOKED_THROUGH = 500;
const MOST_SHOWN = 30;

/** Clients to call, of those that were asked for. */
export interface ChosenCalls {
  readonly asked: PlainCall;
  readonly asOf: Day;
  /** The first and the last day that the list knows maturities of. */
  readonly from: Day;
  readonly until: Day;
  readonly calls: readonly ClientCall[];
  /** Whether there are more than are shown. */
  readonly more: boolean;
  /** Whether a kind had too many to look through all: there may be more that aren't counted in `more`. */
  readonly isCut: boolean;
}

const isIn = (day: Day, { when }: PlainCall): boolean => day >= (when?.from ?? day) && day <= (when?.to ?? day);

/**
 * The call list by period, risk band and amount, among this person's clients. Each client in it is in the audit log before anybody sees it. Null before
 * the book was first read.
 */
export const callsOf =
  (ports: CallsOfPorts) =>
  async ({ actor, asked }: { readonly actor: Actor; readonly asked: PlainCall }): Promise<Audited<ChosenCalls> | null> => {
    const today = ports.calendar.today();
    const list = await ports.calls.listFor(actor.sees, LOOKED_THROUGH, today);
    if (!list) return null;
    const isAboutMoney = asked.only === 'maturing' || asked.when !== null || asked.amount !== null;
    const money = asked.only === 'quiet' ? [] : [...list.maturedSince.calls, ...list.maturing.calls];
    // "Upcoming maturities" aren't those of last month.
    const matured = asked.only === 'maturing' ? [] : list.matured.calls;
    const all = [...(asked.only === 'quiet' ? [] : matured), ...money, ...(isAboutMoney ? [] : list.idle)]
      .filter((call) => call.kind === 'idle' || (isIn(call.day, asked) && call.amount >= (asked.amount ?? 0)))
      .toSorted((one, other) => (isAboutMoney ? one.day - other.day : 0));
    const profiles = asked.band === null ? null : await ports.profiles.findMany([...new Set(all.map(({ clientId }) => clientId))]);
    const calls = all.filter(({ clientId }) => profiles === null || profiles.get(clientId)?.riskBand === asked.band);
    const read = [...(asked.only === 'quiet' ? [] : [list.maturedSince, list.maturing]), ...(asked.only === null ? [list.matured] : [])];
    const isIdleCut = !isAboutMoney && list.idle.length >= LOOKED_THROUGH;
    const shown: ChosenCalls = {
      asked,
      asOf: today,
      from: addDays(list.readOn, -MATURED_WITHIN_DAYS),
      until: addDays(list.readOn, MATURING_WITHIN_DAYS),
      calls: calls.slice(0, MOST_SHOWN),
      more: calls.length > MOST_SHOWN,
      isCut: isIdleCut || read.some((kind) => kind.days > kind.calls.length),
    };
    const clients = [...new Set(shown.calls.map(({ clientId }) => clientId))];
    return auditTrail(ports).showEach(shown, clients, () => ({ actor, action: 'client.call-list' }));
  };
