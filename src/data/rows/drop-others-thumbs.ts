import type { Knex } from 'knex';

/**
 * Removes reactions that belonged to no recommendation. Earlier versions stored every thumb on any message, and older backups still hold them. A
 * reaction that waits to be looked up stays.
 */
export const dropOthersThumbs = async (knex: Knex): Promise<void> => {
  const others = () => knex('advisor_inbox_outcomes').where({ outcome: 'no-recommendation' }).select('event_id');
  await knex('advisor_inbox').whereIn('event_id', others()).whereNotNull('channel').del();
  // The outcomes say nothing by themselves. They go last: an interrupted step can run again.
  await knex('advisor_inbox_outcomes')
    .where({ outcome: 'no-recommendation' })
    .whereNotExists(knex('advisor_inbox').select(knex.raw('1')).whereRaw('advisor_inbox.event_id = advisor_inbox_outcomes.event_id'))
    .del();
};
