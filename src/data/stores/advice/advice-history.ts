import { z } from 'zod';
import { clientId, type Day } from '../../../advisor/units.ts';
import { standingSigns } from '../../../advisor/values/feedback.ts';
import type { AdviceHistory, PastAdvice } from '../../../usecases/ports/advice-history.ts';
import type { Database } from '../../database.ts';
import { textFromColumn } from '../../rows/columns.ts';

const AT_ONCE = 200;

const shownText = z.object({
  shownAt: z.iso.datetime(),
  profile: z.object({ clientId: z.string(), lastTradeDay: z.int().nullable() }),
  id: z.string(),
  recommendation: z.object({
    recommended: z.array(z.object({ bondType: z.string() })),
    firstPlace: z.object({ propensities: z.record(z.string(), z.number()) }).optional(),
  }),
});

const pastAdvice = (document: string): PastAdvice | null => {
  try {
    const { id, shownAt, profile, recommendation } = shownText.parse(JSON.parse(document));
    const bondTypes = recommendation.recommended.map(({ bondType }) => bondType);
    return {
      id,
      clientId: clientId(profile.clientId),
      shownAt: new Date(shownAt),
      bondTypes,
      lastTradeDay: profile.lastTradeDay as Day | null,
      propensity: recommendation.firstPlace?.propensities[bondTypes[0] ?? ''] ?? null,
    };
  } catch {
    return null;
  }
};

/** Past recommendations and the feedback on them, read from their stored rows. */
export const adviceHistory = ({ knex }: Database): AdviceHistory => ({
  shown: async function* (from, until) {
    // The next batch starts after the last row of this one. Times may be equal, so ids break ties.
    let last: { readonly shownAt: unknown; readonly id: string } | null = null;
    for (;;) {
      const query = knex('advisor_recommendations')
        .select('id', 'shown_at', 'document')
        .where('shown_at', '>=', from)
        .where('shown_at', '<', until)
        .orderBy('shown_at')
        .orderBy('id')
        .limit(AT_ONCE);
      const { shownAt, id } = last ?? {};
      if (last)
        query.where((after) =>
          after
            .where('shown_at', '>', shownAt as never)
            .orWhere((same) => same.where('shown_at', shownAt as never).where('id', '>', id as never)),
        );
      const rows: ReadonlyArray<{ id: string | Buffer; shown_at: unknown; document: string }> = await query;
      const newest = rows.at(-1);
      if (!newest) return;
      yield rows.map(({ document }) => pastAdvice(document)).filter((advice) => advice !== null);
      if (rows.length < AT_ONCE) return;
      last = { shownAt: newest.shown_at, id: textFromColumn(newest.id) };
    }
  },

  thumbs: async (from, until) => {
    const rows: ReadonlyArray<Record<string, string | Buffer | null>> = await knex('advisor_feedback_events')
      .select('event_id', 'recommendation_id', 'advisor_id', 'sign_key', 'sign', 'action', 'chosen_type', 'happened_at')
      .where('received_at', '>=', from)
      .where('received_at', '<', until);
    const signs = standingSigns(
      rows.map((row) => ({
        eventId: textFromColumn(row.event_id),
        recommendationId: textFromColumn(row.recommendation_id),
        advisorId: textFromColumn(row.advisor_id),
        key: textFromColumn(row.sign_key),
        sign: Number(row.sign) === 1 ? 1 : -1,
        action: textFromColumn(row.action) === 'removed' ? 'removed' : 'added',
        ...(row.chosen_type !== null && { chosenType: textFromColumn(row.chosen_type) }),
        happenedAt: textFromColumn(row.happened_at),
      })),
    );
    const thumbs = signs.filter((sign) => sign.chose === undefined && sign.bondType === undefined);
    const choices = signs.filter((sign) => sign.chose !== undefined);
    const withSign = (list: typeof signs, wanted: 1 | -1): number => list.filter(({ sign }) => sign === wanted).length;
    return {
      up: withSign(thumbs, 1),
      down: withSign(thumbs, -1),
      choseFirst: withSign(choices, 1),
      choseOther: withSign(choices, -1),
    };
  },
});
