import type { RichTextBlock } from '@slack/types';
import type { Concentration, ConcentrationName } from '../../src/advisor/family/concentration.ts';
import type { Exposure } from '../../src/advisor/family/exposure.ts';
import { bold, line, list, richText, words } from '../blocks.ts';
import { bar, count, money, percent, shown } from '../format.ts';

const MOST_ISSUERS = 5;
const MOST_WARNINGS = 6;

const WHAT: Readonly<Record<ConcentrationName, (of: string) => string>> = {
  'one-issuer': (of) => `with one issuer, ${of}`,
  'below-investment-grade': () => 'rated below investment grade',
  'not-rated': () => 'rated by nobody',
  'one-type': (of) => `in one type, ${of}`,
};

/** A share that rounds to the limit which it passes. */
const beyond = (share: number, limit: number): string => `${percent(share) === percent(limit) ? 'just over ' : ''}${percent(share)}`;

const warning = ({ rule, of, share }: Concentration) =>
  line(
    bold(`⚠️ ${beyond(share, rule.above)} ${WHAT[rule.name](shown(of, 80))}`),
    words(` (limit ${percent(rule.above)}): ${shown(rule.reason, 200)}`),
  );

/** What lies beyond the house limits, or that nothing does; nothing to say where nothing is outstanding. */
export const concentrationLines = (exposure: Exposure, concentrations: readonly Concentration[]): RichTextBlock => {
  if (exposure.outstanding === 0) return richText(line(bold('Nothing outstanding'), words(' as of the book’s last day.')));
  if (concentrations.length === 0) return richText(line(bold('Nothing is concentrated beyond the house limits.')));
  const more = concentrations.length - MOST_WARNINGS;
  return richText(
    list('bullet', concentrations.slice(0, MOST_WARNINGS).map(warning)),
    ...(more > 0 ? [line(words(`and ${count(more)} more`))] : []),
  );
};

/** The largest issuers, and how much is with the rest. */
export const issuerLines = ({ byIssuer, issuerUnknown, outstanding }: Exposure): RichTextBlock[] => {
  if (outstanding === 0) return [];
  if (byIssuer.length === 0) return [richText(line(bold('By issuer'), words(': the book does not say who the issuers are.')))];
  const more = byIssuer.length - MOST_ISSUERS;
  const rest = byIssuer.slice(MOST_ISSUERS).reduce((sum, { share }) => sum + share, 0);
  const unknown = issuerUnknown > 0 ? ` · issuer not known of ${money(issuerUnknown)}` : '';
  return [
    richText(
      line(bold('Largest issuers')),
      list(
        'bullet',
        byIssuer
          .slice(0, MOST_ISSUERS)
          .map(({ name, share, amount }) => line(words(`${bar(share)} ${percent(share)} ${shown(name, 80)} · ${money(amount)}`))),
      ),
      ...(more > 0 ? [line(words(`and ${count(more)} more with ${percent(rest)}${unknown}`))] : []),
      ...(more <= 0 && unknown !== '' ? [line(words(unknown.slice(3)))] : []),
    ),
  ];
};

/** How to read the exposure: what is counted, and what is not. */
export const exposureNotes = ({ matured, maturityUnknown }: Exposure): string[] => [
  'Outstanding: what was bought and has not matured, at what was paid. The book holds no sales.',
  ...(matured > 0 || maturityUnknown > 0
    ? [
        `Not counted: ${[
          ...(matured > 0 ? [`${money(matured)} matured`] : []),
          ...(maturityUnknown > 0 ? [`${money(maturityUnknown)} whose maturity nobody recorded`] : []),
        ].join(', ')}.`,
      ]
    : []),
];
