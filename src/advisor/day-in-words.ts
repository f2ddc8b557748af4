import { type Day, isoFromDay } from './units.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as it stands in a sentence: 24 Sep 2026. */
export const dayInWords = (day: Day): string => {
  const [year = '', month = '', dayOfMonth = ''] = isoFromDay(day).split('-');
  return `${dayOfMonth} ${MONTHS[Number(month) - 1]} ${year}`;
};
