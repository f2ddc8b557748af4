import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { digestNotAllowedMessage } from '../../../views/digest/digest-answers.ts';
import { digestPanel } from '../../../views/digest/digest-panel.ts';
import { DIGEST_CLOCK, DIGEST_DAY, DIGEST_TIME_VIEW, DIGEST_ZONE, zoneOptions } from '../../../views/digest/digest-time-modal.ts';
import { isZone, type WeeklyTime } from '../../usecases/digest/digest-time.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Asker, Edge } from '../edge.ts';
import { rememberedAsker } from '../remember-asker.ts';
import { tell } from '../tell.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Of all fields the one that is asked for: its block and its element have the same id. */
const fieldOf = (values: unknown, id: string): unknown =>
  z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(values).data?.[id]?.[id];

const option = z.object({ selected_option: z.object({ value: z.string() }) }).transform(({ selected_option }) => selected_option.value);
const clock = z.object({ selected_time: z.string() }).transform(({ selected_time }) => /^([01]\d|2[0-3]):([0-5]\d)$/.exec(selected_time));

type Errors = Readonly<Record<string, string>>;

/** The time in a submitted modal, or what is wrong with which field. */
const readTime = (values: unknown): WeeklyTime | { readonly errors: Errors } => {
  const weekday = option.safeParse(fieldOf(values, DIGEST_DAY)).data;
  const time = clock.safeParse(fieldOf(values, DIGEST_CLOCK)).data;
  const zone = option.safeParse(fieldOf(values, DIGEST_ZONE)).data;
  const errors: Errors = {
    ...(weekday !== undefined && /^[0-6]$/.test(weekday) ? {} : { [DIGEST_DAY]: 'Choose a day' }),
    ...(time ? {} : { [DIGEST_CLOCK]: 'Choose a time' }),
    ...(zone !== undefined && isZone(zone) ? {} : { [DIGEST_ZONE]: 'Choose a zone from the list' }),
  };
  if (Object.keys(errors).length > 0 || !time || zone === undefined) return { errors };
  return { weekday: Number(weekday), hour: Number(time[1]), minute: Number(time[2]), zone };
};

const askerOf = ({ body, view }: SubmitArgs): Asker => rememberedAsker(body.user.id, view.private_metadata);

/** Zones that hold what was typed, wherever in the name; `_` is a space to people. */
const zonesLike = (typed: string): string[] => {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  // The firm's own zones of today: Asia/Kolkata is known to programs as Asia/Calcutta too.
  const all = [...new Set(['UTC', 'Asia/Kolkata', ...Intl.supportedValuesOf('timeZone')])].sort();
  return all.filter((zone) => zone.toLowerCase().includes(wanted));
};

/** The modal's zones, and what becomes of its answer. */
export const registerDigestTime = (app: Pick<App, 'view' | 'options'>, edge: Edge): void => {
  app.options(DIGEST_ZONE, async ({ ack, payload }) => ack({ options: zoneOptions(zonesLike(payload.value)) }));

  app.view<ViewSubmitAction>(
    DIGEST_TIME_VIEW,
    answering(edge, DIGEST_TIME_VIEW, askerOf, async ({ ack, view }: SubmitArgs, asker) => {
      const time = readTime(view.state.values);
      if ('errors' in time) return ack({ response_action: 'errors', errors: { ...time.errors } });
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const outcome = await edge.services.changeDigest({ actor, channel: asker.channel, change: { kind: 'time', time } });
      await tell(edge, asker, outcome.kind === 'not-allowed' ? digestNotAllowedMessage() : digestPanel(outcome.standing, true));
    }),
  );
};
