/** The moment of a Slack ts, `1700000000.000100`. */
export const momentOf = (ts: string): Date => new Date(Number(ts) * 1000);

export const timeOf = (ts: string): string => momentOf(ts).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

export const dayOf = (ts: string): string => {
  const [day, today] = [momentOf(ts).toDateString(), new Date()];
  if (day === today.toDateString()) return 'Today';
  const yesterday = new Date(today.getTime() - 86_400_000);
  if (day === yesterday.toDateString()) return 'Yesterday';
  return momentOf(ts).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
};
