import { DIGEST_ACTIONS, type DigestAction } from '../../../views/digest/digest-panel.ts';
import { DIGEST_CLOCK, DIGEST_DAY, DIGEST_TIME_VIEW, DIGEST_ZONE, zoneOptions } from '../../../views/digest/digest-time-modal.ts';
import { isZone, type WeeklyTime } from '../../usecases/digest/digest-time.ts';
import { chosenOption, fieldOf } from '../listener/form.ts';
import type { On, Read, Submission } from '../listener/on.ts';
import { changeDigest, doDigest, type ManagesDigests } from './do-digest.ts';

/** The time in a submitted form, or what's wrong with which field. A field's block and action have the same id. */
const readTime = (view: Submission['view']): Read<WeeklyTime> => {
  const weekday = chosenOption(view, DIGEST_DAY, DIGEST_DAY);
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(fieldOf(view, DIGEST_CLOCK, DIGEST_CLOCK).selected_time ?? '');
  const zone = chosenOption(view, DIGEST_ZONE, DIGEST_ZONE);
  const errors = {
    ...(weekday !== undefined && /^[0-6]$/.test(weekday) ? {} : { [DIGEST_DAY]: 'Choose a day' }),
    ...(time ? {} : { [DIGEST_CLOCK]: 'Choose a time' }),
    ...(zone !== undefined && isZone(zone) ? {} : { [DIGEST_ZONE]: 'Choose a zone from the list' }),
  };
  if (Object.keys(errors).length > 0 || !time || zone === undefined) return { errors };
  return { form: { weekday: Number(weekday), hour: Number(time[1]), minute: Number(time[2]), zone } };
};

/** Time zones with the typed text anywhere in their name. People type a space for `_`. */
const zonesLike = (typed: string): string[] => {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  // Some runtimes list Asia/Kolkata only as Asia/Calcutta.
  const all = [...new Set(['UTC', 'Asia/Kolkata', ...Intl.supportedValuesOf('timeZone')])].sort();
  return all.filter((zone) => zone.toLowerCase().includes(wanted));
};

/** The buttons under the panel, and the modal for the time. */
export const onDigest = (on: On, edge: ManagesDigests): void => {
  for (const [action, id] of Object.entries(DIGEST_ACTIONS) as ReadonlyArray<[DigestAction, string]>) {
    on.press(id)
      .admitted()
      .answer(({ actor, asker, triggerId }) => doDigest(edge, actor, asker, action, triggerId));
  }
  on.options(DIGEST_ZONE)
    .forAnyone('time zones are no secret')
    .answer(async ({ text }) => zoneOptions(zonesLike(text)));
  on.submission(DIGEST_TIME_VIEW)
    .reading(readTime)
    .admitted()
    .answer(({ actor, asker, form: time }) => changeDigest(edge, actor, asker, { kind: 'time', time }));
};
