import { dayFromIso } from '../../../src/advisor/units.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { flatSource } from '../../../src/data/sources/flat/flat-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { FIRM, LATER, writeDirtyFirmBook } from '../sources/dirty-firm-book.ts';

export const bornOnSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('holders and members born on a day are found, each once, and nobody born on another', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = firmSource(database, FIRM);
    const { book } = await source.readBook();
    const bornOn = async (day: number | null) =>
      day === null ? [] : ((await source.readBornOn?.(day as never)) ?? []).map(({ id }) => id as string).sort();
    for (const { birthDay } of book.clients) {
      const expected = book.clients.filter((each) => each.birthDay === birthDay && birthDay !== null).map(({ id }) => id as string);
      t.deepEqual(await bornOn(birthDay), expected.sort());
    }
    t.true(book.clients.some(({ birthDay }) => birthDay !== null));
    t.deepEqual(await bornOn(dayFromIso('1999-09-09')), []);
  });

  onBoth('a flat book keeps no birth days, and does not say otherwise', async (t, database) => {
    t.is(flatSource(database, LATER).readBornOn, undefined);
  });
};
