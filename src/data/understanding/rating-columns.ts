import { agencyNamed, parseRatings } from '../../advisor/bonds/rating-words.ts';
import type { RatingColumn } from '../columns/columns-of-section.ts';
import { isPlaceholder } from '../values/text.ts';

/** What stands next to the agency in a heading: `CRISIL Rating`, `Rating by ICRA`, `CARE (long term)`. */
const NEXT_TO_AGENCY =
  /\b(?:ratings?|by|credit|long|short|term|latest|current|external|grade|symbol|outlook|and|of|the|bond)\b|[()[\]_:/&.-]/gi;
const NUMBERED_RATING = /^(?:credit )?ratings? ?[-_.(#]?(\d)?\)?$/i;
const NUMBERED_AGENCY = /^(?:credit )?(?:rating )?agency(?: name)? ?[-_.(#]?(\d)?\)?$/i;

const agencyIn = (heading: string): string | null =>
  agencyNamed(heading) ?? agencyNamed(heading.replace(NEXT_TO_AGENCY, ' ').replace(/\s+/g, ' '));

/** Where the rating under a heading is, and its agency: the heading names it, or a numbered column next to it. */
export const ratingColumnAt = (headings: readonly string[], place: number): RatingColumn => {
  const heading = headings[place] ?? '';
  const number = NUMBERED_RATING.exec(heading);
  const agency = number ? headings.findIndex((other) => NUMBERED_AGENCY.exec(other)?.[1] === number[1] && NUMBERED_AGENCY.test(other)) : -1;
  return { place, agency: agency >= 0 ? agency : (agencyIn(heading) ?? '') };
};

/** Columns of ratings where each agency has one of its own, or ratings are numbered. Fewer than two that are numbered are like any other column. */
export const ratingColumns = (headings: readonly string[], valuesAt: (place: number) => readonly string[]): readonly RatingColumn[] => {
  const hasRatings = (place: number): boolean => {
    const values = valuesAt(place).filter((text) => !isPlaceholder(text));
    return values.length > 0 && values.filter((text) => parseRatings(text) !== null).length * 2 >= values.length;
  };
  const ofAgencies = headings.flatMap((heading, place) => (agencyIn(heading) !== null && hasRatings(place) ? [place] : []));
  const numbered = headings.flatMap((heading, place) => (NUMBERED_RATING.test(heading) && hasRatings(place) ? [place] : []));
  const all = [...new Set([...ofAgencies, ...(ofAgencies.length > 0 || numbered.length > 1 ? numbered : [])])];
  return all.map((place) => ratingColumnAt(headings, place));
};
