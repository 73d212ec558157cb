import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, sourcesOf } from './files';
import { describeWith } from '../oracle/suite';

interface Recipe {
  readonly number: number;
  readonly text: string;
}

const RECIPES: Recipe[] = readFileSync(join(ROOT, 'docs/lowering.md'), 'utf8')
  .split(/^### (?=\d)/m)
  .slice(1)
  .map((text) => ({ number: parseInt(text, 10), text: text.split(/^## /m)[0] }));

/** The part of a recipe after one of its words. */
function part({ text }: Recipe, word: string): string {
  return (
    text
      .split(`- **${word}:**`)[1]
      ?.split(/^- \*\*/m)[0]
      ?.trim() ?? ''
  );
}

test('recipes are numbered without a gap', () => {
  expect(RECIPES.length).toBeGreaterThan(30);
  expect(RECIPES.map(({ number }) => number)).toEqual(RECIPES.map((_, index) => index + 1));
});

test('each says what is written, what fails, and which tests hold it', () => {
  const unheld = RECIPES.filter((recipe) => {
    const tests = part(recipe, 'Test').split(', ');
    return !tests.every((file) => file.endsWith('.test.ts') && existsSync(join(ROOT, file)));
  });
  expect(unheld.map(({ text }) => text.split('\n')[0])).toEqual([]);
  for (const word of ['Written', 'Fails']) {
    expect(RECIPES.filter((recipe) => part(recipe, word) === '').map(({ number }) => number)).toEqual([]);
  }
});

test('each recipe whose forms Argo runs names the test', () => {
  const ran = sourcesOf('test/controller')
    .filter(({ file }) => file.includes('recipes-'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^ {2}\[\s*(\d+),/gm)].map(([, number]) => [Number(number), file] as const),
    );
  expect(new Set(ran.map(([number]) => number)).size).toBeGreaterThan(20);
  expect(ran.filter(([number, file]) => !part(RECIPES[number - 1], 'Test').includes(file))).toEqual([]);
});

test('each recipe that the code and the tests cite is there', () => {
  const cited = ['lib', 'test'].flatMap((folder) =>
    sourcesOf(folder).flatMap(({ file, text }) =>
      [...text.matchAll(/\brecipes? (\d+)(?:(?:, | and | to )(\d+))*/gi)].flatMap(([citation]) =>
        [...citation.matchAll(/\d+/g)].map(([number]) => ({ file, number: Number(number) })),
      ),
    ),
  );
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter(({ number }) => number < 1 || number > RECIPES.length)).toEqual([]);
});

/** The folder of Argo's sources, of the version that the tools are built on; undefined where Go has not fetched them. */
function argoSources(): string | undefined {
  const { status, stdout } = spawnSync(
    'go',
    ['list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-workflows/v4'],
    {
      cwd: join(ROOT, 'tools/argo-lint'),
      env: { ...process.env, GOFLAGS: '-mod=readonly', GOPROXY: 'off' },
      encoding: 'utf8',
    },
  );
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

const argo = argoSources();

describeWith({ "Argo's sources": argo !== undefined }, "the places in Argo's source", () => {
  test('are there', () => {
    const page = readFileSync(join(ROOT, 'docs/lowering.md'), 'utf8').replace(/\s+/g, ' ');
    // `a`, `b`, path.go or `a` (path.go) or `a` in path.go
    const places = [...page.matchAll(/((?:`\w+`(?:, | and )?)+)(?:,? ?\(?| in )([a-z][\w/]*\.go)/g)].flatMap(
      ([, names, file]) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => ({ name, file })),
    );
    expect(places.length).toBeGreaterThan(30);
    const missing = places.filter(
      ({ name, file }) =>
        !existsSync(join(argo!, file)) || !new RegExp(`\\b${name}\\b`).test(readFileSync(join(argo!, file), 'utf8')),
    );
    expect(missing).toEqual([]);
  });
});
