const FEWEST = 5;
/** One client in this many. */
const ONE_IN = 200;

/** The fewest clients that make a segment in a book of so many: five, and one in 200. A book too small for two segments has one of any size. */
export const fewestClients = (clients: number): number => Math.max(FEWEST, Math.ceil(clients / ONE_IN));
