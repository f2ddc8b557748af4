import test from 'ava';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { debtorOf } from '../../../src/advisor/bonds/issuer-key.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { BOND_RULES, type BondRule, refusalOf } from '../../../src/advisor/suitability/judge-bond.ts';
import { judgeType } from '../../../src/advisor/suitability/judge-type.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { ruleInWords } from '../../../src/advisor/suitability/rule-words.ts';
import { rulesOf } from '../../../src/advisor/suitability/rules-of.ts';
import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { dayOf, sampleBond, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';

/** Clients on 12 March 2026. Each has bought for ₹12.5 lakh, of which ₹9 lakh is outstanding, unless it says otherwise. */
const rated = (riskBand: Profile['riskBand'], more: Partial<Profile> = {}): Profile =>
  sampleProfile({ riskBand, riskBandSource: 'recorded', bandAssessedOn: dayOf('2026-01-02'), ...more });
const held = (rupees: number) => [{ issuer: debtorOf({ issuer: 'Acme Ltd', bondId: '' }), outstanding: paiseFromRupees(rupees) }];
const CLIENTS: Readonly<Record<string, Profile>> = {
  A: rated('A'),
  B: rated('B'),
  C: rated('C'),
  'C, expired': rated('C', { bandAssessedOn: dayOf('2025-01-02') }),
  'C, assessed tomorrow': rated('C', { bandAssessedOn: dayOf('2026-03-13') }),
  'C by purchases': rated('C', { riskBandSource: 'derived' }),
  'nothing known': rated(null, { riskBandSource: 'unknown', totalInvested: paiseFromRupees(0), outstanding: null }),
  'C, 15, no holder': rated('C', { age: 15 }),
  'C, 15, a holder': rated('C', { age: 15, parentId: clientId('C_0001') }),
  'C, a family': rated('C', { age: 15, gender: 'HUF' }),
  'C, needs it in a year': rated('C', { horizonDays: 365 }),
  'C, small money': rated('C', { totalInvested: paiseFromRupees(90_000), outstanding: paiseFromRupees(90_000) }),
  'C, small, expects more': rated('C', {
    totalInvested: paiseFromRupees(90_000),
    outstanding: paiseFromRupees(90_000),
    expectedAmount: paiseFromRupees(5_000_000),
  }),
  'C, much of Acme': rated('C', { issuers: held(600_000) }),
  'C, some of Acme': rated('C', { issuers: held(300_000) }),
};

const bond = (more: Partial<BondOnOffer>): BondOnOffer => sampleBond({ issuer: 'Other Ltd', maturityDay: dayOf('2029-03-01'), ...more });
const BONDS: Readonly<Record<string, BondOnOffer>> = {
  government: bond({ issuer: 'Government of India', rating: { grade: 'Sovereign', suffix: null, agency: null } }),
  AA: bond({}),
  'AA, yields much': bond({ band: 'B', bandLimits: [{ kind: 'structure', trait: 'Tier 1' }] }),
  BBB: bond({ band: 'B' }),
  BB: bond({ band: 'C' }),
  unrated: bond({ rating: null, band: null }),
  default: bond({ band: 'default' }),
  'matured today': bond({ maturityDay: dayOf('2026-03-12') }),
  'maturity unknown': bond({ maturityDay: null }),
  perpetual: bond({ maturityDay: null, traits: ['perpetual'], band: 'B' }),
  soon: bond({ maturityDay: dayOf('2026-11-01') }),
  'from ₹20 lakh': bond({ minimumInvestment: paiseFromRupees(2_000_000) }),
  'AA of Acme': bond({ issuer: 'ACME Limited' }),
  'Acme, no minimum': bond({ issuer: 'ACME Limited', minimumInvestment: null }),
};

/** A column per bond, in their order: the first letters of the rule, or a dot where none keeps it from the client. */
const TABLE: Readonly<Record<string, string>> = {
  // gov AA  much BBB BB  unr def mat unk per soon dear Acme Acme0
  A: '                      .   .   ban ban ban unr def mat mat ban .   min .   .',
  B: '                      .   .   .   .   ban unr def mat mat .   .   min .   .',
  C: '                      .   .   .   .   .   unr def mat mat .   .   min .   .',
  'C, expired': '           .   .   ban ban ban unr def mat mat ban .   min .   .',
  'C, assessed tomorrow': ' .   .   ban ban ban unr def mat mat ban .   min .   .',
  'C by purchases': '       .   .   ban ban ban unr def mat mat ban .   min .   .',
  'nothing known': '        .   .   ban ban ban unr def mat mat ban .   .   .   .',
  'C, 15, no holder': '     gua gua gua gua gua gua gua gua gua gua gua gua gua gua',
  'C, 15, a holder': '      .   .   .   .   .   unr def mat mat .   .   min .   .',
  'C, a family': '          .   .   .   .   .   unr def mat mat .   .   min .   .',
  'C, needs it in a year': 'hor hor hor hor hor hor hor mat mat hor .   hor hor hor',
  'C, small money': '       min min min min min unr def mat mat min min min min .',
  'C, small, expects more': '. . . . . unr def mat mat . . iss . .',
  'C, much of Acme': '      .   .   .   .   .   unr def mat mat .   .   min iss iss',
  'C, some of Acme': '      .   .   .   .   .   unr def mat mat .   .   min .   .',
};

const ruleOf = (client: string, name: string, policy: SuitabilityPolicy = USUAL_POLICY): BondRule | null =>
  refusalOf(BONDS[name] as BondOnOffer, rulesOf(CLIENTS[client] as Profile, policy));

for (const client of Object.keys(CLIENTS)) {
  test(`each bond is kept from a client by its rule, or by none: ${client}`, (t) => {
    const found = Object.keys(BONDS).map((name) => ruleOf(client, name)?.slice(0, 3) ?? '.');
    t.deepEqual(found, TABLE[client]?.trim().split(/\s+/));
  });
}

test('every rule keeps something from somebody, and says so in words with its numbers', (t) => {
  const seen = new Map<BondRule, string>();
  for (const [client, profile] of Object.entries(CLIENTS)) {
    const rules = rulesOf(profile);
    for (const [name, each] of Object.entries(BONDS)) {
      const rule = ruleOf(client, name);
      if (rule === null) continue;
      const { reason, claims } = ruleInWords(rule, [each], rules);
      t.not(reason, '', `${client}, ${name}`);
      if (['guardian', 'horizon', 'minimum', 'issuer'].includes(rule)) t.true(claims.length > 0, `${client}, ${name}: ${reason}`);
      if (!seen.has(rule)) seen.set(rule, reason);
    }
  }
  t.deepEqual(
    [...BOND_RULES].filter((rule) => !seen.has(rule)),
    [],
  );
  t.is(seen.get('guardian'), 'the client is 15, and no account holder is recorded who may buy for a minor');
  t.is(seen.get('minimum'), 'the smallest purchase is ₹20 lakh, more than all that the client has bought (₹12.5 lakh)');
  t.is(seen.get('horizon'), 'matures after the client’s horizon, 12 Mar 2027');
});

test('too much of one issuer is said with what the client would hold, and the limit', (t) => {
  const rules = rulesOf(CLIENTS['C, much of Acme'] as Profile);
  t.is(
    ruleInWords('issuer', [BONDS['AA of Acme'] as BondOnOffer], rules).reason,
    'ACME Limited would have 70% of what the client holds (₹7 lakh of ₹10 lakh); the limit is 25%, or ₹5 lakh',
  );
});

test('the limits are the desk’s: another policy moves them', (t) => {
  const policy = (more: Partial<SuitabilityPolicy>): SuitabilityPolicy => ({ ...USUAL_POLICY, ...more });
  t.is(ruleOf('C', 'from ₹20 lakh', policy({ ticketTimes: 2 })), 'issuer');
  t.is(ruleOf('C', 'from ₹20 lakh', policy({ ticketTimes: 2, issuerFree: paiseFromRupees(2_000_000) })), null);
  t.is(ruleOf('C, much of Acme', 'AA of Acme', policy({ issuerShare: 0.7 as never })), null);
  t.is(ruleOf('C, some of Acme', 'AA of Acme', policy({ issuerFree: paiseFromRupees(0) })), 'issuer');
  t.is(ruleOf('C by purchases', 'BB', policy({ derivedBands: 'allow' })), null);
  t.is(ruleOf('C, expired', 'BB', policy({ profileMonths: 24 })), null);
});

test('a ticket counts with its own amount: below the minimum it’s refused, and so is too much of one issuer', (t) => {
  const rules = rulesOf(CLIENTS.C as Profile);
  const [aa, government] = [BONDS.AA as BondOnOffer, BONDS.government as BondOnOffer];
  t.is(refusalOf(aa, rules, paiseFromRupees(50_000)), 'minimum');
  t.is(ruleInWords('minimum', [aa], rules, paiseFromRupees(50_000)).reason, 'the smallest purchase is ₹1 lakh, and this is ₹50,000');
  t.is(refusalOf(aa, rules, paiseFromRupees(400_000)), null);
  t.is(refusalOf(aa, rules, paiseFromRupees(600_000)), 'issuer');
  t.is(refusalOf(government, rules, paiseFromRupees(600_000)), null);
});

test('a type is left out by the last rule that one of its bonds got to, and counts what each rule leaves out of one that stays', (t) => {
  const rules = rulesOf(CLIENTS['C, much of Acme'] as Profile);
  const bonds = (...names: string[]) => names.map((name) => BONDS[name] as BondOnOffer);
  const verdict = judgeType(bonds('default', 'from ₹20 lakh', 'AA of Acme'), 'A', rules);
  t.like(verdict, { suitable: false, why: 'issuer', lowestBand: null });
  const stays = judgeType(bonds('AA', 'default', 'from ₹20 lakh', 'AA of Acme', 'unrated'), 'A', rules);
  if (!stays.suitable) return t.fail();
  t.deepEqual(
    stays.refused.map(({ rule, bonds: kept }) => [rule, kept.length]),
    [
      ['unrated', 1],
      ['default', 1],
      ['minimum', 1],
      ['issuer', 1],
    ],
  );
});
