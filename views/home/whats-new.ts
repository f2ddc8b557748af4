/** What people should hear of, the newest first. Home shows the first few. */
export const WHATS_NEW: ReadonlyArray<{ readonly since: string; readonly text: string }> = [
  { since: 'Nov 2026', text: 'Home: your clients to call, the segments, and how good the advice is, the moment you open it.' },
  {
    since: 'Nov 2026',
    text: 'Explore (supervisors and admins): any measure by segment, risk band, age, bond type or month, as chart and table.',
  },
  { since: 'Nov 2026', text: 'Write to the bot as to a colleague: name a client in a message and it offers what it can do.' },
  { since: 'Oct 2026', text: 'Say what the client chose, under any recommendation: the advisor learns from it at once.' },
];
