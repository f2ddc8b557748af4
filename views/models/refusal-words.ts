import { claim } from '../../src/claims/claim.ts';
import { shown } from '../blocks/format.ts';

/** Why the gate refused a version, with its figures claimed as they're stored. @param longest in UTF-16 units; what's longer is cut off */
export const refusalInWords = (version: number, refusal: string, longest: number): string => {
  let figure = 0;
  const said = shown(refusal, longest);
  for (const { 0: words, index } of said.matchAll(/-?\d+(?:\.\d+)?/g)) {
    // The last one may be cut off.
    if (/^\.?…/.test(said.slice(index + words.length))) break;
    claim(words, { kind: 'version.refusal', subject: { version, figure: ++figure }, number: Number(words), asOf: 0 });
  }
  return said;
};
