import type { RichTextBlock } from '@slack/types';
import type { Concentration, ConcentrationName } from '../../src/advisor/family/concentration.ts';
import type { Exposure } from '../../src/advisor/family/exposure.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { bar, count, date, money, percent, shown } from '../blocks/format.ts';
import { concentrationSaid, type FamilySays, partSaid } from './family-claims.ts';

const MOST_ISSUERS = 5;
const MOST_WARNINGS = 6;

const WHAT: Readonly<Record<ConcentrationName, (of: string) => string>> = {
  'one-issuer': (of) => `with one issuer, ${of}`,
  'below-investment-grade': () => 'rated below investment grade',
  'not-rated': () => 'rated by nobody',
  'one-type': (of) => `in one type, ${of}`,
};

const warning = (concentration: Concentration, says: FamilySays) => {
  const { rule, of } = concentration;
  const { share, limit } = concentrationSaid(concentration, says);
  return line(bold(`⚠️ ${share} ${WHAT[rule.name](shown(of, 80))}`), words(` (limit ${limit}): ${shown(rule.reason, 200)}`));
};

/** Warnings about holdings beyond the house limits, at most so many, or a line that there are none. */
export const concentrationLines = (
  exposure: Exposure,
  concentrations: readonly Concentration[],
  says: FamilySays,
  most = MOST_WARNINGS,
): RichTextBlock => {
  if (exposure.outstanding === 0)
    return richText(line(bold('Nothing outstanding'), words(` as of ${says('answer.day', date(exposure.asOf), exposure.asOf)}.`)));
  if (concentrations.length === 0) return richText(line(bold('Nothing is concentrated beyond the house limits.')));
  const more = concentrations.length - most;
  return richText(
    list(
      'bullet',
      concentrations.slice(0, most).map((each) => warning(each, says)),
    ),
    ...(more > 0 ? [line(words(`and ${count(more)} more`))] : []),
  );
};

/** The largest issuers, and the share of the rest. Empty if nothing is outstanding. */
export const issuerLines = ({ byIssuer, issuerUnknown, outstanding }: Exposure, says: FamilySays): RichTextBlock[] => {
  if (outstanding === 0) return [];
  if (byIssuer.length === 0) return [richText(line(bold('By issuer'), words(': the book doesn’t say who the issuers are.')))];
  const more = byIssuer.length - MOST_ISSUERS;
  const rest = byIssuer.slice(MOST_ISSUERS).reduce((sum, { share }) => sum + share, 0);
  const unknown = issuerUnknown > 0 ? ` · issuer not known of ${says('family.issuerUnknown', money(issuerUnknown), issuerUnknown)}` : '';
  const named = { named: MOST_ISSUERS };
  const others = (): string =>
    `${says('family.moreIssuers', `${count(more)} more`, more, named)} with ${says('family.shareOfMoreIssuers', percent(rest), rest, named)}`;
  return [
    richText(
      line(bold('Largest issuers')),
      list(
        'bullet',
        byIssuer.slice(0, MOST_ISSUERS).map((part, at) => {
          const said = partSaid(part, 'Issuer', says);
          const issuer = says('family.issuerPlace', shown(part.name, 80), at + 1, { issuer: part.name });
          return line(words(`${bar(part.share)} ${said.share} ${issuer} · ${said.amount}`));
        }),
      ),
      ...(more > 0 ? [line(words(`and ${others()}${unknown}`))] : []),
      ...(more <= 0 && unknown !== '' ? [line(words(unknown.slice(3)))] : []),
    ),
  ];
};

/** Notes on the exposure: what is counted, and what isn't. */
export const exposureNotes = ({ matured, maturityUnknown }: Exposure, says: FamilySays): string[] => [
  'Outstanding: what was bought and hasn’t matured, at the price paid. The book has no sales.',
  ...(matured > 0 || maturityUnknown > 0
    ? [
        `Not counted: ${[
          ...(matured > 0 ? [`${says('family.matured', money(matured), matured)} matured`] : []),
          ...(maturityUnknown > 0
            ? [`${says('family.maturityUnknown', money(maturityUnknown), maturityUnknown)} with no maturity recorded`]
            : []),
        ].join(', ')}.`,
      ]
    : []),
];
