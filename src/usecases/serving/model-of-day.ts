import type { Day } from '../../advisor/units.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import { DamagedModelError, type ModelStore, type StoredModel } from '../ports/model-store.ts';

export interface ModelOfDayPorts {
  readonly models: Pick<ModelStore, 'activeAt' | 'load'>;
  readonly calendar: Pick<DeskCalendar, 'endOf'>;
}

/** The model that was active when a past day ended; null if none was, or it can't be served any more. */
export const modelOfDay = async ({ models, calendar }: ModelOfDayPorts, day: Day): Promise<StoredModel | null> => {
  const version = await models.activeAt(calendar.endOf(day));
  if (version === null) return null;
  try {
    return await models.load(version);
  } catch (error) {
    if (error instanceof DamagedModelError) return null;
    throw error;
  }
};
