import type { ModalView, PlainTextOption } from '@slack/types';
import type { DigestStanding } from '../../src/usecases/digest/digest-services.ts';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { clockTime, WEEKDAYS } from './digest-words.ts';

export const DIGEST_TIME_VIEW = 'digest_time';
export const DIGEST_DAY = 'digest_day';
export const DIGEST_CLOCK = 'digest_clock';
export const DIGEST_ZONE = 'digest_zone';

/** Monday at 09:00, used if the installation's schedule isn't a single weekly time. */
const USUAL = { weekday: 1, hour: 9, minute: 0 };

const dayOption = (weekday: number): PlainTextOption => ({
  text: plain(WEEKDAYS[weekday] ?? '', SLACK_LIMITS.optionText),
  value: String(weekday),
});

export const zoneOption = (zone: string): PlainTextOption => ({
  text: plain(zone, SLACK_LIMITS.optionText),
  value: zone.slice(0, SLACK_LIMITS.optionValue),
});

/** Options of the time zone search. */
export const zoneOptions = (zones: readonly string[]): PlainTextOption[] => zones.slice(0, SLACK_LIMITS.options).map(zoneOption);

/** Modal that asks when a channel gets its digest. `metadata` comes back with the submission. */
export const digestTimeModal = (standing: Pick<DigestStanding, 'time' | 'weekly'>, metadata: string): ModalView => {
  const { weekday, ...clock } = standing.weekly ?? USUAL;
  return {
    type: 'modal',
    callback_id: DIGEST_TIME_VIEW,
    private_metadata: metadata,
    title: plain('Day and time', SLACK_LIMITS.modalTitle),
    submit: plain('Save', SLACK_LIMITS.modalTitle),
    close: plain('Cancel', SLACK_LIMITS.modalTitle),
    blocks: [
      {
        type: 'input',
        block_id: DIGEST_DAY,
        label: plain('Day', 100),
        element: {
          type: 'static_select',
          action_id: DIGEST_DAY,
          options: [1, 2, 3, 4, 5, 6, 0].map(dayOption),
          initial_option: dayOption(weekday),
        },
      },
      {
        type: 'input',
        block_id: DIGEST_CLOCK,
        label: plain('Time', 100),
        element: { type: 'timepicker', action_id: DIGEST_CLOCK, initial_time: clockTime(clock) },
      },
      {
        type: 'input',
        block_id: DIGEST_ZONE,
        label: plain('Zone', 100),
        hint: plain('Type a city, such as Kolkata. Where clocks are turned, the digest keeps its hour.', 300),
        element: {
          type: 'external_select',
          action_id: DIGEST_ZONE,
          placeholder: plain('Search zones', 150),
          min_query_length: 0,
          initial_option: zoneOption(standing.time.zone),
        },
      },
    ],
  };
};
