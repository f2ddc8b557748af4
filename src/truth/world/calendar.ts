/** 1 January 1970, day 0, was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

/** A calendar of the exchange: it's closed on Saturdays, on Sundays and on the holidays. */
export const isOpen = (day: number, holidays: ReadonlySet<number>): boolean => !isWeekend(day) && !holidays.has(day);

/** When what's agreed on a day settles: one open day after the day, or after the next open day if it's a closed one. */
export const settlesOn = (agreed: number, holidays: ReadonlySet<number>): number => {
  let day = agreed;
  while (!isOpen(day, holidays)) day++;
  day++;
  while (!isOpen(day, holidays)) day++;
  return day;
};

/** The day that it is at an instant (milliseconds since 1970) in a time zone. */
export const dayAt = (instant: number, zone: string): number =>
  Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)) /
  86_400_000;

/** Year, month (1 to 12) and day of the month. */
export const dateOf = (day: number): { readonly year: number; readonly month: number; readonly date: number } => {
  const instant = new Date(day * 86_400_000);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, date: instant.getUTCDate() };
};

/** Birthdays from one day to another. Whoever was born on 29 February has theirs on 1 March in other years. */
export const birthdaysBetween = (born: number, day: number): number => {
  const [from, to] = [dateOf(born), dateOf(day)];
  const hadIt = to.month > from.month || (to.month === from.month && to.date >= from.date);
  return to.year - from.year - (hadIt ? 0 : 1);
};

/** The same day of the month some months later, or the month's last day if it has no such day. */
export const monthsLater = (day: number, months: number): number => {
  const { year, month, date } = dateOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const found = Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(date, lastOfMonth.getUTCDate()));
  return found / 86_400_000;
};
