import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What the first program of a document prints that imports the typed functions. */
function printed(document: string): string {
  const programs = [...readFileSync(join(ROOT, document), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code]) => code,
  );
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  try {
    const file = join(folder, 'main.ts');
    writeFileSync(
      file,
      programs.find((code) => code.includes('cdk8s-argo-workflows/dsl'))!,
    );
    const { stdout, stderr } = spawnSync(process.execPath, ['-r', '@swc-node/register', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(['README.md', 'docs/functions.md'])(
  'the first pipeline of functions in %s gives what it says',
  (document) => {
    expect(printed(document)).toBe('100\n');
  },
  60_000,
);
