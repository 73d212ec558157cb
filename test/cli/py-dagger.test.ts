import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentOf, Folder, inProcess } from './command';

/** A Python that has py-dagger 0.4; without it there is nothing to compare with. */
const python = process.env.PY_DAGGER_PYTHON;

const ENTRY = join(__dirname, 'fixtures/entry.py');
const node = (name: string, inputs: Readonly<Record<string, string>> = {}, into: readonly string[] = []) => [
  '--node-name',
  name,
  ...Object.entries(inputs).flatMap(([key, path]) => ['--input', key, `@${path}`]),
  ...into.flatMap((key) => ['--output', key, `@out/${key}`]),
];

interface Case {
  /** Words of the command line. Paths begin with @, the folder of the case; it has a folder `out`. */
  readonly argv: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** What the error has to name; nothing where all goes well. */
  readonly names?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a task': { argv: node('inner.raise', { n: 'n', exponent: 'e' }, ['return']), files: { n: '3', e: '2' } },
  'a task without outputs': { argv: node('nothing') },
  'empty names in the address': {
    argv: node('.inner..raise', { n: 'n', exponent: 'e' }, ['return']),
    files: { n: '3', e: '2' },
  },
  'the name after =': {
    argv: ['--node-name=echo', '--input', 'value', '@v', '--output', 'return', '@out/return'],
    files: { v: '[]' },
  },
  'two locations for one name': {
    argv: [...node('echo', { value: 'nowhere' }, ['return']), '--input', 'value', '@v'],
    files: { v: '1' },
  },
  'a partitioned output': { argv: node('generate', { count: 'c' }, ['numbers', 'total']), files: { c: '11' } },
  'no partitions': { argv: node('split', { value: 'v' }, ['return']), files: { v: '[]' } },
  'partitions in the order of numbers': {
    argv: node('echo', { value: 'p' }, ['return']),
    files: { 'p/10': '10', 'p/9': '9', 'p/0': '0', 'p/partitions.json': '["x"]', 'p/sub/x': '' },
  },
  'partitions with gaps and zeros': {
    argv: node('sum', { numbers: 'p' }, ['return']),
    files: { 'p/3': '1', 'p/007': '2' },
  },
  'an empty folder': { argv: node('sum', { numbers: 'p' }, ['return']), files: { 'p/partitions.json': '[]' } },
  'hostile texts': {
    argv: node('echo', { value: 'v' }, ['return']),
    files: { v: JSON.stringify(['"', '{{=1+1}}', '$(x)', '🙂\u2028', '\n', '\\', '\0', { __proto__x: null }]) },
  },
  'a file that exists': { argv: node('echo', { value: 'v' }, ['return']), files: { v: '1', 'out/return': 'old' } },

  'a missing input': {
    argv: node('inner.raise', { n: 'n' }, ['return']),
    files: { n: '3' },
    names: ['exponent', "'n'"],
  },
  'a missing output': {
    argv: node('generate', { count: 'c' }, ['total']),
    files: { c: '1' },
    names: ['numbers', "'total'"],
  },
  'an input of nothing': { argv: node('nothing', { value: 'v' }), files: { v: '1' }, names: ['value'] },
  'an output of nothing': { argv: node('nothing', {}, ['return']), names: ['return'] },
  'an unknown node': { argv: node('ecko'), names: ['ecko', "'echo'", "'fail'", "'inner'"] },
  'an unknown node in a pipeline': { argv: node('inner.rise'), names: ['inner.rise', "'inner'", "'raise'"] },
  'a node in a task': { argv: node('inner.raise.more'), names: ['inner.raise', "'more'"] },
  'a file that is not there': { argv: node('echo', { value: 'v' }, ['return']), names: ["'value'", 'o such file'] },
  'a file that is not JSON': { argv: node('echo', { value: 'v' }, ['return']), files: { v: '{"a' }, names: [] },
  'an empty file': { argv: node('echo', { value: 'v' }, ['return']), files: { v: '' }, names: [] },
  'another file beside partitions': {
    argv: node('echo', { value: 'p' }, ['return']),
    files: { 'p/0': '1', 'p/notes.txt': '' },
    names: ['notes.txt'],
  },
  'a partition that is not JSON': {
    argv: node('echo', { value: 'p' }, ['return']),
    files: { 'p/0': '1', 'p/1': 'x' },
    names: [],
  },
  'an output in a folder that is not there': {
    argv: ['--node-name', 'echo', '--input', 'value', '@v', '--output', 'return', '@out/a/b'],
    files: { v: '1' },
    names: ["'return'"],
  },
  'a partitioned output that exists': {
    argv: node('split', { value: 'v' }, ['return']),
    files: { v: '[1]', 'out/return': 'old' },
    names: ["'return'"],
  },
  'a partitioned output that is a folder': {
    argv: node('split', { value: 'v' }, ['return']),
    files: { v: '[1]', 'out/return/x': 'old' },
    names: ["'return'"],
  },
  'a single value for a partitioned output': {
    argv: node('split', { value: 'v' }, ['return']),
    files: { v: '5' },
    names: ["'return'", 'iterable'],
  },
  'a value that is not JSON': { argv: node('fail-late', {}, ['first', 'rows']), names: [] },
  'a field that was not returned': { argv: node('no-field', {}, ['there', 'absent']), names: ["'absent'"] },
  'a function that fails': { argv: node('fail', {}, ['return']), names: ['too far'] },
  'a generator that fails': { argv: node('fail-between', {}, ['return']), names: ['too far'] },
  'half an option': { argv: ['--node-name', 'echo', '--input', 'value'], names: ['--input'] },
  'half an option before another': {
    argv: ['--node-name', 'echo', '--input', 'value', '--output', 'return', '@out/return'],
    names: ['--input'],
  },
  'an unknown option': { argv: ['--nodes', 'echo'], names: ['--nodes'] },
  'a word without an option': { argv: ['echo'], names: ['echo'] },
};

/** A folder with the files of a case. */
function prepared({ files = {} }: Case): Folder {
  const folder = new Folder();
  mkdirSync(join(folder.path, 'out'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), content);
  }
  return folder;
}

/** What a command left in the folder, with JSON as values: the two do not space it alike. */
function outputs(folder: Folder): unknown {
  const read = (content: unknown): unknown => {
    if (typeof content === 'object' && content !== null) {
      return Object.fromEntries(Object.entries(content).map(([key, inner]) => [key, read(inner)]));
    }
    return content === 'old' ? content : JSON.parse(content as string);
  };
  return read(contentOf(join(folder.path, 'out')));
}

const placed = (argv: readonly string[], folder: Folder) => argv.map((word) => word.replace(/^@/, `${folder.path}/`));

(python === undefined ? describe.skip : describe)(
  'the command line means what py-dagger means (skipped without PY_DAGGER_PYTHON)',
  () => {
    test.each(Object.entries(cases))(
      '%s',
      async (_, each) => {
        const [mine, theirs, before] = [prepared(each), prepared(each), prepared(each)];
        const own = await inProcess(placed(each.argv, mine));
        const other = spawnSync(python!, [ENTRY, ...placed(each.argv, theirs)], { encoding: 'utf8' });
        expect([own.code === 0, own.err]).toEqual(each.names === undefined ? [true, ''] : [false, expect.anything()]);
        expect(other.status === 0).toBe(own.code === 0);
        for (const name of each.names ?? []) {
          expect([own.err, other.stderr]).toEqual([expect.stringContaining(name), expect.stringContaining(name)]);
        }
        // Where it fails in the middle, py-dagger may leave parts; here nothing is left but what was there.
        expect(outputs(mine)).toEqual(outputs(own.code === 0 ? theirs : before));
        for (const folder of [mine, theirs, before]) folder.remove();
      },
      30_000,
    );
  },
);
