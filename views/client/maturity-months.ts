import type { ContainerBlock, KnownBlock } from '@slack/types';
import type { Maturities } from '../../src/advisor/book/maturities.ts';
import { bold, italic, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { date, plural } from '../blocks/format.ts';
import { maturityNotes, monthInWords, monthName } from './maturity-words.ts';

/** The months in which something matures, each with its bonds. Folded if the look allows it. */
export const maturityMonths = (maturities: Maturities, folds: boolean): KnownBlock[] => {
  const { months, later, unknown, past } = maturities;
  const maturing = months.filter(({ bonds }) => bonds.length > 0);
  if (maturing.length + later.bonds + unknown.bonds + past.bonds === 0) return [];
  const bonds = maturing.reduce((sum, month) => sum + month.bonds.length, 0);
  const heading = bonds === 0 ? 'What matures when' : `What matures when: ${plural(bonds, 'bond')} by ${date(maturities.until)}`;
  const lines = [
    ...(maturing.length > 0
      ? [
          list(
            'bullet',
            maturing.map((month) => line(bold(monthName(month)), words(` ${monthInWords(month)}`))),
          ),
        ]
      : []),
    line(italic(maturityNotes(maturities).join('\n'))),
  ];
  if (!folds) return [richText(line(bold(heading)), ...lines)];
  const folded: ContainerBlock = {
    type: 'container',
    title: plain(heading, 150),
    child_blocks: [richText(...lines)],
    width: 'full',
    is_collapsible: true,
    default_collapsed: true,
  };
  return [folded];
};
