import { bold, line, type Message, person, richText, words } from '../blocks/blocks.ts';

const MOST_ADMINS = 5;

/** Answer to a person without a role: whom to ask for one. At most five admins are named. */
export const noRoleMessage = (admins: readonly string[]): Message => {
  const known = admins.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).slice(0, MOST_ADMINS);
  const answer = 'You have no role in Bond Advisor yet';
  if (known.length === 0) {
    const remedy = 'Ask the person who runs it in your firm.';
    return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
  }
  const names = known.flatMap((id, place) =>
    place === 0 ? [person(id)] : [words(place === known.length - 1 ? ' or ' : ', '), person(id)],
  );
  return {
    text: `${answer}. An admin can give you one.`,
    blocks: [richText(line(bold(answer), words('\nAsk '), ...names, words(' for one.')))],
  };
};
