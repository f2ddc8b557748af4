import { periodsOf, segmentClaims } from '../../../views/digest/digest-claims.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { dayAt } from '../../advisor/calendar/wall-clock.ts';
import type { Change, Digest } from '../../advisor/digest/digest.ts';
import type { UptakeLine } from '../../advisor/digest/uptake-by.ts';
import type { Day } from '../../advisor/units.ts';
import { type Claim, claimsOf } from '../../claims/claim.ts';
import { type ClaimedField, claimFields, fieldsOf, SAID } from './claimed-fields.ts';

const inPaise = (value: number): ReturnType<typeof SAID.rupees> => SAID.rupees(value / 100);
const onDay = (value: number) => ({ words: dayInWords(value as Day), number: value });

/** Every number of a digest as JSON, apart from versions, the lengths of written rules and its first day. */
export const digestFields = (digest: Digest, zone: string): readonly ClaimedField[] => {
  const { adviceFrom, adviceUntil, until, bought, advice } = digest;
  const readOn = dayAt(new Date(digest.readAt), zone);
  const { now, before } = periodsOf(digest);
  const of = segmentClaims(digest, zone);
  const made = (path: string, value: number, claim: Claim): ClaimedField => ({ path, words: SAID.plain(value).words, claim });
  const read = fieldsOf(claimsOf({}, readOn));
  const advised = fieldsOf(claimsOf({ from: adviceFrom, until: adviceUntil }, until));
  const purchases = fieldsOf(claimsOf({ from: now.from }, now.asOf));
  const earlier = fieldsOf(claimsOf({ from: before.from }, before.asOf));
  const followed = (path: string, by: 'bondType' | 'segment', { name, ...line }: UptakeLine): readonly ClaimedField[] => {
    const field = fieldsOf(claimsOf({ [by]: name }, until));
    return [
      ...field(`${path}.advised`, line.advised, SAID.plain, 'followed.advised'),
      ...field(`${path}.clients`, line.clients, SAID.plain, 'followed.clients'),
      ...field(`${path}.bought`, line.bought, SAID.plain, 'followed.bought'),
      ...field(`${path}.low`, line.low, SAID.fraction, 'followed.low'),
      ...field(`${path}.high`, line.high, SAID.fraction, 'followed.high'),
    ];
  };
  const changed = (path: string, change: Change): readonly ClaimedField[] => {
    switch (change.kind) {
      case 'type': {
        const of = { bondType: change.bondType };
        return [
          ...purchases(`${path}.amount`, change.amount, inPaise, 'digest.bought', of),
          ...earlier(`${path}.amountBefore`, change.amountBefore, inPaise, 'digest.bought', of),
        ];
      }
      case 'segment':
        return [
          made(`${path}.clients`, change.clients, of.size(change.name, change.clients)),
          made(`${path}.change`, change.change, of.change(change.name, change.change)),
        ];
      case 'move': {
        const { from, to, clients } = change.move;
        return [made(`${path}.move.clients`, clients, of.moved(from, to, clients))];
      }
      case 'model':
        return [];
    }
  };
  return [
    ...read('until', until, onDay, 'digest.until'),
    ...read('dataAsOf', digest.dataAsOf, onDay, 'book.newest'),
    ...read('clients', digest.clients, SAID.plain, 'desk.clients'),
    ...digest.segments.flatMap(({ name, clients, change }, at) => [
      made(`segments.${at}.clients`, clients, of.size(name, clients)),
      ...(change === null || name === null ? [] : [made(`segments.${at}.change`, change, of.change(name, change))]),
    ]),
    ...digest.moves.map(({ from, to, clients }, at) => made(`moves.${at}.clients`, clients, of.moved(from, to, clients))),
    ...(bought.kind === 'bought'
      ? [
          ...purchases('bought.purchases', bought.purchases, SAID.plain, 'digest.purchases'),
          ...purchases('bought.amount', bought.amount, inPaise, 'digest.bought'),
          ...bought.lines.flatMap(({ bondType, ...line }, at) => [
            ...purchases(`bought.lines.${at}.purchases`, line.purchases, SAID.plain, 'digest.purchases', { bondType }),
            ...purchases(`bought.lines.${at}.amount`, line.amount, inPaise, 'digest.bought', { bondType }),
            ...earlier(`bought.lines.${at}.amountBefore`, line.amountBefore, inPaise, 'digest.bought', { bondType }),
          ]),
        ]
      : []),
    ...advised('advice.shown', advice.shown, SAID.plain, 'advised.times'),
    ...advised('advice.clients', advice.clients, SAID.plain, 'advised.clients'),
    ...advice.first.flatMap(({ bondType, times }, at) =>
      advised(`advice.first.${at}.times`, times, SAID.plain, 'advised.times', { bondType }),
    ),
    ...advised('advice.thumbsUp', advice.thumbsUp, SAID.plain, 'votes.up'),
    ...advised('advice.thumbsDown', advice.thumbsDown, SAID.plain, 'votes.down'),
    ...advised('advice.choseFirst', advice.choseFirst, SAID.plain, 'votes.first'),
    ...advised('advice.choseOther', advice.choseOther, SAID.plain, 'votes.other'),
    ...advice.uptake.flatMap(({ days, clients, bought: some }, at) => {
      const field = fieldsOf(claimsOf({ days }, until));
      return [
        ...field(`advice.uptake.${at}.clients`, clients, SAID.plain, 'uptake.clients'),
        ...field(`advice.uptake.${at}.bought`, some, SAID.plain, 'uptake.bought'),
      ];
    }),
    ...(advice.followed?.byType ?? []).flatMap((line, at) => followed(`advice.followed.byType.${at}`, 'bondType', line)),
    ...(advice.followed?.bySegment ?? []).flatMap((line, at) => followed(`advice.followed.bySegment.${at}`, 'segment', line)),
    ...digest.changes.flatMap((change, at) => changed(`changes.${at}`, change)),
  ];
};

/** Hands the claims of the document over to whoever collects claims. */
export const claimDigest = (digest: Digest, zone: string): Digest => {
  claimFields(digestFields(digest, zone));
  return digest;
};
