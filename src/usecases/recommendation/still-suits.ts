import type { RecommendedType } from '../../advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import { refusalOf, type SuitabilityRules } from '../../advisor/suitability/judge-bond.ts';
import { judgeType } from '../../advisor/suitability/judge-type.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import { ruleInWords, type Said } from '../../advisor/suitability/rule-words.ts';
import { rulesOf } from '../../advisor/suitability/rules-of.ts';
import type { Actor } from '../actor/actor.ts';
import { type AskClient, factsOf } from '../asked-client/asked-client.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { ActiveModel } from '../serving/active-model.ts';

export interface StillSuitsPorts {
  readonly askedClient: AskClient;
  readonly suitabilityPolicy: SuitabilityPolicy;
  readonly calendar: Pick<DeskCalendar, 'settlementDay'>;
  readonly activeModel: Pick<ActiveModel, 'current'>;
}

/** Why what was recommended doesn't suit the client today; null if it still does. A profile may have expired since, or been lowered. */
export const stillSuits =
  ({ askedClient, suitabilityPolicy, calendar, activeModel }: StillSuitsPorts) =>
  async (actor: Actor, { recommendation, profile: then }: ShownRecommendation): Promise<Said | null> => {
    const asked = await askedClient({ actor, asked: then.clientId, for: 'recommendation', exactly: true });
    if (asked.kind !== 'asked')
      return { reason: 'the client can’t be looked up now, so nobody can tell whether it still suits', claims: [] };
    const { profile, market } = factsOf(asked.client);
    const rules = rulesOf(profile, suitabilityPolicy, calendar.settlementDay(profile.asOf));
    const onOffer = new Map([...(market?.offers.values() ?? [])].flat().map((bond) => [bond.bondId, bond]));
    const model = (await activeModel.current())?.model;
    const bandOf = (bondType: string) => model?.bandOfType[model.bondTypes.indexOf(bondType)] ?? null;
    for (const { bondType, bonds } of recommendation.recommended) {
      const now = bonds.map((bond): BondOnOffer => onOffer.get(bond.bondId) ?? bond);
      const said = whyNot({ bonds: now }, bandOf(bondType), rules);
      if (said !== null) return said;
    }
    return null;
  };

const whyNot = (
  { bonds }: Pick<RecommendedType, 'bonds'>,
  bandOfType: Parameters<typeof judgeType>[1],
  rules: SuitabilityRules,
): Said | null => {
  if (bonds.length === 0) {
    const verdict = judgeType([], bandOfType, rules);
    return verdict.suitable ? null : verdict;
  }
  for (const bond of bonds) {
    const rule = refusalOf(bond, rules);
    if (rule === null) continue;
    const { reason, claims } = ruleInWords(rule, [bond], rules);
    return { reason: `${bond.isin ?? bond.bondId}: ${reason}`, claims };
  }
  return null;
};
