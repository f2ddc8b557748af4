import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { anchorFile, auditHeadsIn, readAnchorFile } from '../../../src/data/audit/anchor-file.ts';
import { auditAnchorPath } from '../../../src/data/audit/audit-key-place.ts';
import { temporaryFolder } from '../../helpers/product.ts';

const headOf = (chain: string, link: number) => ({ chain: chain.repeat(24), link, mac: link.toString(16).padStart(64, 'a') });

test('each chain has one line with its newest head, whoever else writes, so the file does not grow with the log', async (t) => {
  const path = join(temporaryFolder(t), 'deep', 'heads');
  t.is(await readAnchorFile(path), null);
  const anchors = ['a', 'b', 'c'].map((chain) => ({ chain, anchor: anchorFile(path) }));
  for (let link = 1; link <= 300; link++) {
    for (const { chain, anchor } of anchors) anchor.note(headOf(chain, link));
    if (link % 50 === 0) await Promise.all(anchors.map(({ anchor }) => anchor.settled()));
  }
  await Promise.all(anchors.map(({ anchor }) => anchor.settled()));
  const heads = await readAnchorFile(path);
  t.deepEqual(heads?.map(({ chain, link }) => `${chain[0]}${link}`).sort(), ['a300', 'b300', 'c300']);
  t.is(statSync(path).size, 3 * 192);
  t.is(statSync(path).mode & 0o777, 0o600);
});

test('a removed or half-written file is written again, and set aside it keeps its heads', async (t) => {
  const path = join(temporaryFolder(t), 'heads');
  const anchor = anchorFile(path);
  anchor.note(headOf('a', 1));
  await anchor.settled();
  rmSync(path);
  anchor.note(headOf('a', 2));
  await anchor.settled();
  t.deepEqual(await readAnchorFile(path), [headOf('a', 2)]);
  appendFileSync(path, '{"auditHead":{"chain":"x","li');
  anchor.note(headOf('a', 3));
  anchor.note(headOf('b', 1));
  await anchor.settled();
  const aside = await anchor.setAside(new Date('2026-03-04T05:06:07Z'));
  t.is(aside, `${path}.before-2026-03-04T05-06-07`);
  t.deepEqual(auditHeadsIn(readFileSync(aside ?? '', 'utf8')).at(0), headOf('a', 3));
  t.is(await readAnchorFile(path), null);
  t.is(await anchor.setAside(new Date()), null);
});

test('where it cannot be written, that is said once and nothing waits', async (t) => {
  const errors: unknown[] = [];
  const anchor = anchorFile('/proc/no-such-folder/heads', (error) => errors.push(error));
  for (let link = 1; link <= 3; link++) {
    anchor.note(headOf('a', link));
    await anchor.settled();
  }
  t.is(errors.length, 1);
});

test('the file is next to the key or the database, and each database has its own', (t) => {
  const path = (databaseUrl: string, auditKeyFile: string | null = null) => auditAnchorPath({ databaseUrl, auditKeyFile });
  t.is(path('sqlite:data/book.sqlite'), 'data/book.sqlite.audit-heads');
  t.is(path('sqlite::memory:'), null);
  t.regex(path('mysql://u:secret@db:3306/firm') ?? '', /^data\/audit-heads-[0-9a-f]{8}$/);
  t.is(path('mysql://u:secret@db:3306/firm'), path('mysql://other:words@db:3306/firm'));
  t.regex(path('mysql://u@db/firm', '/keys/k') ?? '', /^\/keys\/k\.heads-[0-9a-f]{8}$/);
  t.not(path('mysql://u@db/firm', '/keys/k'), path('mysql://u@db/test', '/keys/k'));
});
