import type { KnownBlock } from '@slack/types';
import type { Maturities } from '../../src/advisor/book/maturities.ts';
import type { Says } from '../../src/claims/claim.ts';
import { bold, italic, line, list, words } from '../blocks/blocks.ts';
import { folded } from '../blocks/folded.ts';
import { plural } from '../blocks/format.ts';
import { maturityNotes, monthInWords, monthName, untilInWords } from './maturity-words.ts';

/** The months in which something matures, each with its bonds. Folded if the look allows it. @param says makes claims of the client */
export const maturityMonths = (maturities: Maturities, folds: boolean, says: Says): KnownBlock[] => {
  const { months, later, unknown, past } = maturities;
  const maturing = months.filter(({ bonds }) => bonds.length > 0);
  if (maturing.length + later.bonds + unknown.bonds + past.bonds === 0) return [];
  const bonds = maturing.reduce((sum, month) => sum + month.bonds.length, 0);
  const heading =
    bonds === 0
      ? 'What matures when'
      : `What matures when: ${says('maturing.bondsAhead', plural(bonds, 'bond'), bonds)} by ${untilInWords(maturities, says)}`;
  const lines = [
    ...(maturing.length > 0
      ? [
          list(
            'bullet',
            maturing.map((month) => line(bold(monthName(month)), words(` ${monthInWords(month, says)}`))),
          ),
        ]
      : []),
    line(italic(maturityNotes(maturities, says).join('\n'))),
  ];
  return [folded(heading, lines, folds)];
};
