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
  const strangers = importsOf(room).flatMap(({ file, imports }) =>
    imports
      .filter((path) => ![room, ...known].some((each) => path === each || path.startsWith(`${each}/`)))
      .map((path) => `${file} imports ${path}`),
  );
  expect(strangers).toEqual([]);
});

test('files that import each other, types included, are these; the linter sees to it that values never do', () => {
  expect(ringsOf(importsOf('lib'))).toEqual([
    // Typed functions: what a call gives has methods that make calls.
    'lib/dsl: call-types call condition map options order ref value wait-condition',
    // A function that is called in a thread may be a pipeline, which runs there; loaded when that happens.
    'lib/dsl: plan/node run/functions run/index worker/executor worker/messages worker/origin worker/pool worker/serve',
    // A pipeline has tasks, a task has a pipeline, and is made with others that come before it.
    'lib/pipeline: check-options membership pipeline task-base task-call task-options',
    // A workflow takes the template of which it is made, which takes the same options.
    'lib/resource: check-options cluster-workflow-template workflow-options workflow-resource workflow-template',
    // Templates stand in templates.
    'lib/validate/written: dag steps walk',
    // A reference makes conditions of references; both know the tasks that they are of.
    'lib: ir/model value/artifact value/condition value/expr-kind value/output value/reference value/source value/status',
  ]);
});

interface File {
  readonly file: string;
  readonly imports: readonly string[];
}

function importsOf(room: string): File[] {
  return sourcesOf(room).map(({ file, text }) => ({
    file,
    imports: [...text.matchAll(/(?:from |require\(|import\()'(\.[^']+)'/g)]
      .map(([, path]) => normalize(join(dirname(file), path)))
      .map((path) => (existsSync(join(ROOT, `${path}.ts`)) || !isFolder(path) ? `${path}.ts` : `${path}/index.ts`)),
  }));
}

/** Groups of files each of which is reached from each other one, with the folder that holds them all. */
function ringsOf(files: readonly File[]): string[] {
  const below = new Map(files.map(({ file, imports }) => [file, imports]));
  const reachedFrom = (start: string) => {
    const found = new Set(below.get(start));
    for (const file of found) for (const next of below.get(file) ?? []) found.add(next);
    return found;
  };
  const reached = new Map(files.map(({ file }) => [file, reachedFrom(file)]));
  const rings = new Set<string>();
  for (const { file } of files) {
    const ring = [...reached.get(file)!].filter((other) => reached.get(other)?.has(file)).sort();
    if (!ring.includes(file)) continue;
    let folder = dirname(ring[0]);
    while (!ring.every((each) => each.startsWith(`${folder}/`))) folder = dirname(folder);
    rings.add(`${folder}: ${ring.map((each) => each.slice(folder.length + 1).replace(/\.ts$/, '')).join(' ')}`);
  }
  return [...rings].sort();
}

function isFolder(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
