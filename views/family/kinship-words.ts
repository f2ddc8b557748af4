import type { KnownBlock, RichTextSection } from '@slack/types';
import type { Kinship } from '../../src/advisor/family/kinship.ts';
import type { Day } from '../../src/advisor/units.ts';
import { claim, claimsOf, type Says } from '../../src/claims/claim.ts';
import type { FamilyMember } from '../../src/usecases/family/family-outcome.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { folded } from '../blocks/folded.ts';
import { count, shown } from '../blocks/format.ts';

const HEADING = 'Where parents and members agree and differ';
const MOST_LINES = 8;
/** Most pairs in the message itself. */
const MOST_PAIRS = 3;
/** Fewer lines than this stay unfolded. */
const WORTH_FOLDING = 4;
const MOST_TYPES = 3;
const LONGEST_TYPE = 30;
const LONGEST_ID = 40;

/** A difference of reinvestment ratios in percentage points: "35 points less". */
export const pointsApart = (difference: number): string => {
  const points = Math.round(Math.abs(difference) * 100);
  return points === 0 ? 'the same' : `${count(points)} ${points === 1 ? 'point' : 'points'} ${difference > 0 ? 'more' : 'less'}`;
};

const types = (names: readonly string[], by: 'both' | 'parent' | 'client', says: Says): string => {
  const more = names.length - MOST_TYPES;
  const others = (): string => says('kinship.moreTypes', `${more} more`, more, { by, named: MOST_TYPES });
  return `${names
    .slice(0, MOST_TYPES)
    .map((name) => shown(name, LONGEST_TYPE))
    .join(', ')}${more > 0 ? ` and ${others()}` : ''}`;
};

const risk = ({ riskMatches }: Kinship): string => {
  if (riskMatches === null) return 'the risk band of one of them isn’t known';
  return riskMatches ? 'same risk band' : 'another risk band';
};

/** How much more or less a member reinvests than the parent. */
export const moreThanParent = (child: string, parent: string, difference: number, asOf: Day): string =>
  claim(pointsApart(difference), { kind: 'kinship.reinvests', subject: { client: child, parent }, number: difference, asOf });

const reinvestment = (child: string, parent: string, { reinvestmentDifference, reinvestmentSimilar }: Kinship, asOf: Day): string => {
  if (reinvestmentDifference === null) return 'how one of them reinvests isn’t known';
  return `reinvests ${moreThanParent(child, parent, reinvestmentDifference, asOf)}: ${reinvestmentSimilar ? 'similar' : 'not similar'}`;
};

/** What members are called, by id. */
const calledIn = (members: readonly FamilyMember[]) => {
  const names = new Map(members.map(({ profile: { clientId, name } }) => [clientId as string, name ?? null]));
  return (clientId: string, longest = LONGEST_ID): string => clientName({ clientId, name: names.get(clientId) ?? null }, longest);
};

const kinshipLine = (member: FamilyMember, called: ReturnType<typeof calledIn>, asOf: Day): RichTextSection[] => {
  if (!member.kinship) return [];
  const { parent, found } = member.kinship;
  const says = claimsOf({ client: member.profile.clientId, parent }, asOf);
  const parts = [
    risk(found),
    reinvestment(member.profile.clientId, parent, found, asOf),
    ...(found.shared.length > 0 ? [`both bought ${types(found.shared, 'both', says)}`] : ['no type bought by both']),
    ...(found.parentOnly.length > 0 ? [`only ${called(parent, 30)} bought ${types(found.parentOnly, 'parent', says)}`] : []),
    ...(found.childOnly.length > 0 ? [`only ${called(member.profile.clientId, 30)} bought ${types(found.childOnly, 'client', says)}`] : []),
  ];
  return [line(bold(`${called(member.profile.clientId)} vs ${called(parent)}`), words(` ${parts.join(' · ')}`))];
};

/** The pairs of a member and the parent, each in a short line, for the message itself. Empty if nobody has a parent here. */
export const pairBlocks = (members: readonly FamilyMember[], asOf: Day): KnownBlock[] => {
  const pairs = members.flatMap(({ profile, kinship }) => (kinship ? [{ child: profile.clientId, ...kinship }] : []));
  if (pairs.length === 0) return [];
  const called = calledIn(members);
  const more = pairs.length - MOST_PAIRS;
  const lines = pairs.slice(0, MOST_PAIRS).map(({ child, parent, found }) => {
    const { reinvestmentDifference: difference } = found;
    const parts = [risk(found), ...(difference === null ? [] : [`reinvests ${moreThanParent(child, parent, difference, asOf)}`])];
    return line(bold(`${called(child)} vs ${called(parent)}`), words(` ${parts.join(' · ')}`));
  });
  return [richText(list('bullet', lines), ...(more > 0 ? [line(words(`and ${count(more)} more`))] : []))];
};

/** Each member compared with the parent. Folded if there are several and the look allows it. */
export const kinshipBlocks = (members: readonly FamilyMember[], folds: boolean, asOf: Day): KnownBlock[] => {
  const children = members.filter(({ kinship }) => kinship !== null);
  if (children.length === 0) return [];
  const more = children.length - MOST_LINES;
  const lines = children.slice(0, MOST_LINES).flatMap((member) => kinshipLine(member, calledIn(members), asOf));
  const said = [list('bullet', lines), ...(more > 0 ? [line(words(`and ${count(more)} more`))] : [])];
  return [folded(HEADING, said, folds && lines.length >= WORTH_FOLDING)];
};
