import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT, sourcesOf } from './files';

test.each(readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md')))(
  'the files that %s names are there',
  (document) => {
    const text = readFileSync(join(ROOT, 'docs', document), 'utf8');
    const named = [...text.matchAll(/`((?:lib|test|tools|imports|examples|api|benchmarks)\/[\w./-]*)`/g)];
    // A file that somebody is told to write is not there yet.
    const missing = named
      .map(([, path]) => path)
      .filter((path) => !/parquet/.test(path) && !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  },
);

test('each room of lib is in the table of rooms', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const rooms = readdirSync(join(ROOT, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      name === 'backend' ? readdirSync(join(ROOT, 'lib/backend')).map((each) => `backend/${each}`) : [name],
    );
  expect(rooms.filter((room) => !page.includes(`| \`lib/${room}\` |`))).toEqual([]);
});

/** Rooms, with all that they may import besides themselves, types included. */
const ARROWS: readonly (readonly [room: string, known: readonly string[]])[] = [
  ...readdirSync(join(ROOT, 'lib/backend')).map(
    (each) => [`lib/backend/${each}`, ['lib/ir', 'lib/value', 'lib/spec', 'lib/validate', 'lib/errors.ts']] as const,
  ),
  ['lib/ir', ['lib/value', 'lib/spec', 'lib/errors.ts']],
  ['lib/local/engine', ['lib/local', 'lib/spec', 'lib/errors.ts']],
  ['lib/cli', ['lib/dsl', 'lib/serializer', 'lib/errors.ts']],
  ['lib/serializer', []],
  ['lib/eslint', []],
];

test.each(ARROWS)('%s knows only whom it may know', (room, known) => {
  const strangers = sourcesOf(room).flatMap(({ file, text }) =>
    [...text.matchAll(/(?:from |require\(|import\()'(\.[^']+)'/g)]
      .map(([, path]) => normalize(join(dirname(file), path)))
      .map((path) => (existsSync(join(ROOT, `${path}.ts`)) || !isFolder(path) ? `${path}.ts` : `${path}/index.ts`))
      .filter((path) => ![room, ...known].some((each) => path === each || path.startsWith(`${each}/`)))
      .map((path) => `${file} imports ${path}`),
  );
  expect(strangers).toEqual([]);
});

function isFolder(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
