import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { openDatabase } from '../../src/data/database.ts';
import { DatabaseUrlError, parseDatabaseUrl } from '../../src/data/database-url.ts';

const mysql = (url: string) => {
  const address = parseDatabaseUrl(url);
  return address.kind === 'mysql' ? address.connection : null;
};

test('a SQLite URL is a path, relative or absolute, or memory', (t) => {
  t.deepEqual(parseDatabaseUrl('sqlite:data/bond-advisor.sqlite'), { kind: 'sqlite', filename: 'data/bond-advisor.sqlite' });
  t.deepEqual(parseDatabaseUrl('sqlite:/var/lib/x y.sqlite'), { kind: 'sqlite', filename: '/var/lib/x y.sqlite' });
  t.deepEqual(parseDatabaseUrl('sqlite:///var/lib/x.sqlite'), { kind: 'sqlite', filename: '/var/lib/x.sqlite' });
  t.deepEqual(parseDatabaseUrl('sqlite::memory:'), { kind: 'sqlite', filename: ':memory:' });
});

test('a MySQL URL names host, port, user, password and database', (t) => {
  t.deepEqual(mysql('mysql://reader:p%40ss%2Fword@db.firm.example:3307/book'), {
    host: 'db.firm.example',
    port: 3307,
    user: 'reader',
    password: 'p@ss/word',
    database: 'book',
  });
  t.is(mysql('mysql://reader@localhost/book')?.port, 3306);
  t.is(mysql('mysql://reader@[::1]/book')?.host, '::1');
});

test('any user, password and database survive their URL', (t) => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !name.includes('/') && name !== '.' && name !== '..'),
      (user, password, database) => {
        const [u, p, d] = [user, password, database].map(encodeURIComponent);
        const read = mysql(`mysql://${u}:${p}@host/${d}`);
        t.deepEqual([read?.user, read?.password, read?.database], [user, password, database]);
      },
    ),
  );
});

test('TLS is asked for in the URL', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-url-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, 'certificate');
  const ssl = (parameters: string) => mysql(`mysql://u@h/d?${parameters}`)?.ssl;
  t.deepEqual(ssl('ssl=true'), { rejectUnauthorized: true, verifyIdentity: true });
  t.deepEqual(ssl(`ssl-ca=${file}`), { ca: Buffer.from('certificate'), rejectUnauthorized: true, verifyIdentity: false });
  t.deepEqual(ssl(`ssl=true&ssl-ca=${file}&ssl-verify-host=true`), {
    ca: Buffer.from('certificate'),
    rejectUnauthorized: true,
    verifyIdentity: true,
  });
  t.is(ssl('ssl=false'), undefined);
});

const WRONG: ReadonlyArray<readonly [string, RegExp]> = [
  ['', /This is no database URL\. Write sqlite:PATH or mysql:/],
  ['data/x.sqlite', /This is no database URL/],
  ['postgres://u:S3CRET@h/d', /"postgres:" is no database we know/],
  ['sqlite:', /names no file/],
  ['mysql://u:S3CRET@h', /names no database/],
  ['mysql://u:S3CRET@h/a/b', /names no database/],
  ['mysql://h/d', /names no user/],
  ['mysql://u:S3CRET#x@h/d', /names no database|cannot be read/],
  ['mysql://u:S3CRET%@h/d', /cannot be read/],
  ['mysql://u:S3CRET@h:99999/d', /cannot be read/],
  ['mysql://u:S3CRET@h/d?sslmode=on', /parameter "sslmode" that we do not know\. There are ssl, ssl-ca/],
  ['mysql://u:S3CRET@h/d?ssl=yes', /ssl is "yes"\. Write ssl=true or ssl=false/],
  ['mysql://u:S3CRET@h/d?ssl-ca=/no/such/file.pem', /"\/no\/such\/file\.pem" of ssl-ca cannot be read \(ENOENT\)/],
  ['mysql://u:S3CRET@h/d?ssl=false&ssl-ca=x', /both ssl=false and ssl-ca/],
];

for (const [url, message] of WRONG) {
  test(`a wrong URL is refused with what to write instead, and without its password: ${url || '(empty)'}`, (t) => {
    const error = t.throws(() => parseDatabaseUrl(url), { instanceOf: DatabaseUrlError, message });
    t.notRegex(`${error?.message} ${error?.stack}`, /S3CRET/);
  });
}

test('the folder of an embedded database is made; where it cannot be, the error says so', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-url-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const database = openDatabase(`sqlite:${join(folder, 'a/b/c.sqlite')}`);
  await database.knex.raw('SELECT 1');
  await database.close();
  t.throws(() => openDatabase(`sqlite:${join(folder, 'a/b/c.sqlite/d.sqlite')}`), { message: /folder .* cannot be made/ });
  // Node’s own recursion never ended here; on a system without /proc the root can't hold it.
  t.throws(() => openDatabase('sqlite:/proc/none/d.sqlite'), { message: /folder .* cannot be made/ });
  t.throws(() => openDatabase(`sqlite:${join(folder, 'none.sqlite')}`, { create: false }), { message: /There is no database file/ });
});
