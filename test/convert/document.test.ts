import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { converted } from './converted';
import { MANIFESTS } from './golden';
import { ran, typeErrors } from './typescript';
import { parseDocuments } from '../oracle/parse';

const ROOT = join(__dirname, '../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/convert.md'), 'utf8');

function blocks(language: string): string[] {
  return [...DOCUMENT.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code]) => code);
}

describe('docs/convert.md', () => {
  const [yaml] = blocks('yaml');
  const [program, loading] = blocks('ts');

  test('shows what the command writes', () => expect(converted(yaml, 'greet.yaml')).toBe(program));

  test(
    'has programs that compile',
    () =>
      expect(
        typeErrors(
          new Map([
            ['program', program],
            ['loading', loading],
          ]),
        ),
      ).toEqual([]),
    120_000,
  );

  test('loads and changes the manifest', () => {
    const folder = mkdtempSync(join(tmpdir(), 'document-'));
    const before = process.cwd();
    try {
      process.chdir(folder);
      writeFileSync('greet.yaml', yaml);
      const [{ spec }] = parseDocuments(ran(loading)['greetings.k8s.yaml']) as any[];
      expect(spec.activeDeadlineSeconds).toBe(600);
      expect(spec.templates.map(({ name, nodeSelector }: any) => ({ name, nodeSelector }))).toEqual([
        { name: 'main', nodeSelector: undefined },
        { name: 'list', nodeSelector: undefined },
        { name: 'greet', nodeSelector: { disk: 'ssd' } },
        { name: 'wave', nodeSelector: undefined },
      ]);
      expect(spec.templates[0].dag.tasks[2]).toEqual({ name: 'wave', template: 'wave', dependencies: ['greet'] });
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  });
});

test('the README of examples tells of all manifests', () => {
  const readme = readFileSync(join(ROOT, 'examples/README.md'), 'utf8');
  expect([...MANIFESTS.keys()].filter((name) => !readme.includes(`](converted/${name}.yaml)`))).toEqual([]);
  expect(readdirSync(join(ROOT, 'examples/converted')).sort()).toEqual(
    [...MANIFESTS.keys()].flatMap((name) => [`${name}.ts`, `${name}.yaml`]).sort(),
  );
});
