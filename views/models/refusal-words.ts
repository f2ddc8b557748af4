import { claim } from '../../src/claims/claim.ts';
import { shown } from '../blocks/format.ts';

/** Why the gate refused a version, with its figures claimed as they're stored. @param longest in UTF-16 units; what's longer is cut off */
export const refusalInWords = (version: number, refusal: string, longest: number): string => {
  let figure = 0;
  // A number that's cut off would be another one.
  const said = shown(refusal, longest)
    .replace(/[-\d.]+…$/, '…')
    .replace(/-(?=\d)/g, '−');
  for (const [words] of said.matchAll(/−?\d+(?:\.\d+)?/g)) {
    claim(words, { kind: 'version.refusal', subject: { version, figure: ++figure }, number: Number(words.replace('−', '-')), asOf: 0 });
  }
  return said;
};
