import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { lostComments } from './comments';
import { Mutant, mutants } from './mutate';
import { built, Conversion, converted } from './run';
import { differences } from './same';
import { ran } from './typescript';
import { printProgram } from '../../lib/convert/print/print-program';
import { Problem } from '../../lib/convert/problems';
import { ArgoLint } from '../oracle/argo-lint';

const COUNT = 5000;
const UPSTREAM = join(__dirname, '../../../shared/argo/examples');
const { PROPERTY_SEED: seed = '20261127' } = process.env;
const SEED = seed === 'random' ? Date.now() % 1e9 : Number(seed);

function manifestsIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

const own = manifestsIn(join(__dirname, 'fixtures'));
const lint = ArgoLint.start();
afterAll(() => lint?.stop());

/** What is wrong with errors: each is at a place in the text, and says what the text has, not that the converter is at a loss. */
function wrongErrors(text: string, errors: readonly Problem[]): string[] {
  const lines = text.split(/\r\n|[\r\n]/);
  return errors.flatMap(({ line, column, what }) => {
    const isInside = line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1;
    return [
      ...(isInside ? [] : [`${line}:${column} is no place in the text: ${what}`]),
      ...(/would not stay|cannot build it: (?!Failed serializing construct .* can't render non-simple object)/.test(
        what,
      )
        ? [what]
        : []),
    ];
  });
}

/** A difference that is none of data: Argo refuses numbers as texts, the library makes texts of them. */
function isOfData(difference: string): boolean {
  // A call that passes an empty list passes nothing.
  if (/\.arguments\.(parameters|artifacts): \[\] became undefined$/.test(difference)) return false;
  const [, before, after] = /: (\S+) became "(.*)"$/.exec(difference) ?? [];
  return !difference.startsWith('"') && !(before !== undefined && Number(before) === Number(after));
}

/** Objects as YAML that every reader reads alike. */
function yamlOf(objects: readonly unknown[]): string {
  return objects
    .map((object) =>
      JSON.stringify(object).replace(
        /[\u0080-\u009f\u2028\u2029\ufeff]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    )
    .join('\n---\n');
}

async function wrongProgram(text: string, { program, warnings }: Conversion, isRun: boolean): Promise<string[]> {
  const objects = built(program!);
  const printed = printProgram(program!);
  const found: string[] = [];
  try {
    parseSync(printed, { syntax: 'typescript', target: 'es2022' });
  } catch (error) {
    return [`no TypeScript: ${(error as Error).message.slice(0, 200)}`];
  }
  found.push(
    ...lostComments(text.replace(/\r(?!\n)/g, '\n'), printed).map((comment) => `lost the comment '${comment}'`),
  );
  if (!lint) return found;
  const yaml = yamlOf(objects);
  const isOtherField = warnings.some(({ what }) => what.includes('any more'));
  if (!isOtherField) {
    const others = (await differences(lint, text, yaml)).filter(isOfData);
    // What Argo's reader does not read has no data to compare with.
    if (others.length > 0 && !(await lint.verdicts(text)).some(({ layer }) => layer === 'parse')) found.push(...others);
  }
  if (isRun) {
    found.push(...(await differences(lint, yaml, Object.values(ran(printed)).join('\n---\n'))).filter(isOfData));
  }
  return found;
}

/** What is wrong with a mutant, each with all that is needed to see it again. */
async function wrong({ text, made }: Mutant, isRun: boolean): Promise<string[]> {
  const start = process.hrtime.bigint();
  let found: string[];
  let milliseconds = 0;
  try {
    const conversion = converted(text);
    milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    const refused = [...conversion.errors, ...conversion.refusals];
    found = refused.length === 0 ? await wrongProgram(text, conversion, isRun) : wrongErrors(text, refused);
  } catch (error) {
    found = [(error as Error).stack!];
  }
  return [...found, ...(milliseconds > 2000 ? [`took ${milliseconds} ms`] : [])].map(
    (each) => `${made}: ${each}\n${text}`,
  );
}

test.each(Object.keys(own))('%s is converted as it is', async (name) => {
  const { program, errors, refusals } = converted(own[name]);
  expect([errors, refusals]).toEqual([[], []]);
  expect(program!.objects.length).toBeGreaterThan(0);
  expect(await wrong({ text: own[name], made: name }, true)).toEqual([]);
});

test(`${COUNT} mutants are refused with a place, or come out with the same data (seed ${SEED})`, async () => {
  const all = [
    ...mutants(own, COUNT * 0.8, SEED),
    ...mutants({ ...own, ...manifestsIn(UPSTREAM) }, COUNT * 0.2, SEED + 1),
  ];
  const found: string[] = [];
  for (const [index, mutant] of all.entries()) {
    found.push(...(await wrong(mutant, index % 40 === 0)));
    if (found.length >= 5) break;
  }
  expect(found.join('\n\n')).toBe('');
}, 300_000);

describe('texts that are made to break readers', () => {
  const HEAD =
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: a}\nspec:\n  entrypoint: a\n  templates: [{name: a, suspend: {}}]\n';
  const bomb = (levels: number) =>
    Array.from(
      { length: levels },
      (_, level) =>
        `  l${level}: &l${level} [${
          level === 0
            ? 'x'
            : Array(10)
                .fill(`*l${level - 1}`)
                .join(', ')
        }]`,
    ).join('\n');
  const timed = (text: string) => {
    const start = process.hrtime.bigint();
    const { errors } = converted(text);
    return { errors, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
  };

  test.each<[string, string, object]>([
    ['10 MB of brackets', '['.repeat(10_000_000), { line: 1, what: 'it is nested too deep' }],
    ['10 MB of braces', '{a: '.repeat(2_500_000), { line: 1, what: 'it is nested too deep' }],
    ['10 MB of dashes', '- '.repeat(5_000_000), { line: 1, what: 'it is nested too deep' }],
    [
      '10 MB of lines, each deeper',
      Array.from({ length: 4400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      { line: 201, what: 'it is nested too deep' },
    ],
    ['10 MB of question marks', '? '.repeat(5_000_000), { line: 1, what: 'it is nested too deep' }],
    ['nesting inside of a manifest', `${HEAD}  x: ${'['.repeat(100_000)}`, { line: 7, what: 'it is nested too deep' }],
    ['aliases of aliases of aliases', `${HEAD}${bomb(9)}`, { what: 'its aliases stand for too much' }],
    [
      'an alias of itself',
      `${HEAD}  podMetadata: &m {labels: *m}`,
      { line: 7, column: 28, what: "the anchor '&m' contains itself" },
    ],
    ['a merge of itself', `${HEAD}  podMetadata: &m {<<: *m}`, { line: 7, what: "the anchor '&m' contains itself" }],
    ['an alias of nothing', `${HEAD}  podMetadata: *m`, { line: 7, column: 16, what: "the alias '*m' has no anchor" }],
    [
      'a quote that never ends',
      `${HEAD}  onExit: "${'x\n'.repeat(100_000)}`,
      { line: 100_007, what: 'this is not YAML' },
    ],
    [
      'many quotes that go on at the margin',
      `${HEAD}${Array.from({ length: 5000 }, (_, index) => `  k${index}: "a\nb"`).join('\n')}`,
      { line: 7, what: "WorkflowSpec has no field 'k0'" },
    ],
  ])(
    '%s',
    (_, text, error) => {
      const { errors, seconds } = timed(text);
      expect(errors[0]).toMatchObject(error);
      expect(seconds).toBeLessThan(10);
    },
    60_000,
  );
});
