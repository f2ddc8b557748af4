import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { BOND_TRAITS } from '../../src/advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES } from '../../src/advisor/bonds/math/coupon-frequency.ts';
import { LOWEST_GRADES } from '../../src/advisor/ladder/ladder.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { context, plain } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const OFFERS_VIEW = 'find_offers';
export const OFFERS_BLOCKS = {
  insteadOf: 'offers_instead',
  tenor: 'offers_tenor',
  minimum: 'offers_minimum',
  lowest: 'offers_lowest',
  afterTax: 'offers_after_tax',
  slab: 'offers_slab',
  frequency: 'offers_frequency',
  having: 'offers_having',
  without: 'offers_without',
  notHeld: 'offers_not_held',
} as const;
/** Action id of the element in each block. */
export const OFFERS_VALUE = 'value';

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });
const NOT_HELD = option('Leave out what the client holds', 'not-held');

type Element = InputBlock['element'];

const field = (block: string, label: string, element: Element, hint?: string): InputBlock => ({
  type: 'input',
  block_id: block,
  optional: true,
  label: plain(label, 75),
  ...(hint !== undefined && { hint: plain(hint, 150) }),
  element,
});
const typed = (placeholder: string): Element => ({
  type: 'plain_text_input',
  action_id: OFFERS_VALUE,
  placeholder: plain(placeholder, 75),
  max_length: 40,
});
const select = (options: PlainTextOption[]): Element => ({
  type: 'static_select',
  action_id: OFFERS_VALUE,
  placeholder: plain('Any', 75),
  options,
});
const several = (options: PlainTextOption[]): Element => ({
  type: 'multi_static_select',
  action_id: OFFERS_VALUE,
  placeholder: plain('Any', 75),
  options,
});

const TRAITS = BOND_TRAITS.map((trait) => option(trait, trait));

/**
 * Modal that asks what to look for among the bonds on offer. Every field may stay empty.
 * @param client null: for nobody in particular
 * @param bondIds bonds to find alternatives to
 */
export const offersModal = (client: string | null, bondIds: readonly string[], metadata: string): ModalView => {
  const bonds = bondIds.filter((id) => id.trim() !== '' && id.length <= SLACK_LIMITS.optionValue).map((id) => option(id, id));
  const whose =
    client === null
      ? 'Everything on offer, whoever it may suit.'
      : `For ${shown(client, 80)}: only bonds that suit by every rule are shown.`;
  return {
    type: 'modal',
    callback_id: OFFERS_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'More bonds' },
    submit: { type: 'plain_text', text: 'Find' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      context(whose),
      ...(bonds.length === 0 ? [] : [field(OFFERS_BLOCKS.insteadOf, 'Alternatives to', select(bonds.slice(0, SLACK_LIMITS.options)))]),
      field(OFFERS_BLOCKS.tenor, 'Years to maturity', typed('1-5'), 'From–to: 1-5, 5- for five years or longer, -3 for three at most.'),
      field(OFFERS_BLOCKS.minimum, 'Smallest purchase at most', typed('1 lakh'), 'In rupees: 1,00,000 or 1 lakh.'),
      field(OFFERS_BLOCKS.lowest, 'Lowest rating', select(LOWEST_GRADES.map((grade) => option(`${grade} and better`, grade)))),
      field(OFFERS_BLOCKS.afterTax, 'Yield after tax, at least (percent)', typed('5.5')),
      field(OFFERS_BLOCKS.slab, PHRASES.taxSlab, typed('30'), 'Needed for the yield after tax.'),
      field(OFFERS_BLOCKS.frequency, 'Pays interest', select(COUPON_FREQUENCIES.map((each) => option(each, each)))),
      field(OFFERS_BLOCKS.having, 'Structure: must be', several(TRAITS)),
      field(OFFERS_BLOCKS.without, 'Structure: must not be', several(TRAITS)),
      ...(client === null
        ? []
        : [field(OFFERS_BLOCKS.notHeld, 'Holdings', { type: 'checkboxes', action_id: OFFERS_VALUE, options: [NOT_HELD] })]),
    ],
  };
};
