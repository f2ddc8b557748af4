import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadBehind } from '../../src/jobs/load-behind.ts';
import { openProduct, temporaryFolder } from '../helpers/product.ts';

test('a file is looked at and loaded in a thread of its own, as it is here', async (t) => {
  const product = await openProduct(t);
  const behind = loadBehind(product.config, product.bookLoader);
  const path = join(temporaryFolder(t), 'book.csv');
  writeFileSync(path, 'Client,ISIN,Bond Type,Deal Date,Value\nK1,INE002A08476,Corporate Bonds,28-04-2025,250000\n');
  const file = { path, name: 'april.csv' };
  const looked = await behind.look(file, null, new Map());
  t.deepEqual(looked, await product.bookLoader.look(file, null, new Map()));
  if (looked.kind !== 'ready') return t.fail(looked.kind);
  const { mapping, holds } = looked;
  t.like(await behind.load(file, mapping, holds, 'U1'), { kind: 'loaded', holds: 'trades', rows: 1, taken: 1, clients: 1 });
  t.is((await product.source.readBook()).book.trades.day.length, 1);
  t.like(await behind.load(file, mapping, holds, 'U1'), { taken: 0, duplicates: 1 });
});
