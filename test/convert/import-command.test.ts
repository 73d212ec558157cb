import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFESTS, programPath } from './golden';
import { REPORT, SHARED } from './manifests';

const COMMAND = join(__dirname, '../../build/lib/command.js');
const WRONG = REPORT.replace('container:', 'contianer:');

describe('the command import', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    writeFileSync(join(folder, 'report.yaml'), REPORT);
    writeFileSync(join(folder, 'shared.yml'), SHARED);
    writeFileSync(join(folder, 'wrong.yaml'), WRONG);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const written = (file: string) => readFileSync(join(folder, file), 'utf8');

  test('writes to standard output', () => {
    const { status, stdout, stderr } = run(['import', 'report.yaml']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^import \{ ApiObject, App, Chart \} from 'cdk8s';\n/);
    expect(stdout).toContain('export class Report extends Chart {');
    expect(stdout).toMatch(/new Report\(app, 'report'\);\napp\.synth\(\);\n$/);
  });

  test('writes a file, the same that the tests have', () => {
    const [[name, yaml]] = MANIFESTS;
    writeFileSync(join(folder, `${name}.yaml`), yaml);
    expect(run(['import', `${name}.yaml`, '-o', 'made/here.ts'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(written('made/here.ts')).toBe(readFileSync(programPath(name), 'utf8'));
    expect(readdirSync(join(folder, 'made'))).toEqual(['here.ts']);
  });

  test('writes several files to a folder', () => {
    expect(run(['import', 'report.yaml', 'shared.yml', '--output=made'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(readdirSync(join(folder, 'made')).sort()).toEqual(['report.ts', 'shared.ts']);
    expect(written('made/shared.ts')).toContain("new WorkflowTemplate(this, 'shared', {");
  });

  test('writes one file to a folder that exists, or is called one', () => {
    mkdirSync(join(folder, 'one'));
    expect(run(['import', 'report.yaml', '-o', 'one']).status).toBe(0);
    expect(run(['import', '-', '-o', 'two/'], SHARED).status).toBe(0);
    expect([readdirSync(join(folder, 'one')), readdirSync(join(folder, 'two'))]).toEqual([
      ['report.ts'],
      ['shared.ts'],
    ]);
  });

  test('writes several to standard output, each below its name', () => {
    const { status, stdout } = run(['import', 'report.yaml', 'shared.yml', '--chart']);
    expect(status).toBe(0);
    expect(stdout.match(/^\/\/ \S+$/gm)).toEqual(['// report.yaml', '// shared.yml']);
    expect(stdout).not.toContain('app.synth()');
  });

  test('reads standard input, of YAML or JSON', () => {
    expect(run(['import', '-'], SHARED).stdout).toContain('class Shared extends Chart');
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ci' } });
    expect(run(['import', '-'], json).stdout).toContain(
      "new ApiObject(this, 'ci', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ci' } });",
    );
  });

  test('writes nothing when one of several files is wrong, and tells of all', () => {
    writeFileSync(join(folder, 'kept.ts'), 'old');
    const several = run(['import', 'report.yaml', 'wrong.yaml', 'nowhere.yaml', '-o', 'made']);
    expect({ ...several, stderr: '' }).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(several.stderr).toContain("AW1901 wrong.yaml:21:7: cannot be converted: Template has no field 'contianer'");
    expect(several.stderr).toContain('nowhere.yaml: cannot be read: ');
    expect(existsSync(join(folder, 'made'))).toBe(false);
    expect(run(['import', 'wrong.yaml', '-o', 'kept.ts']).status).toBe(1);
    expect(written('kept.ts')).toBe('old');
  });

  test('tells where standard input is wrong, and what it warns of', () => {
    expect(run(['import', '-'], 'a: [')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('standard input:1:5'),
    });
    const { status, stderr } = run(
      ['import', '-'],
      SHARED.replace('kind: WorkflowTemplate', 'kind: WorkflowTemplate\nstatus: {}'),
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^standard input:4:9: warning: 'status' /),
    });
  });

  test('cannot write below a file', () => {
    expect(run(['import', 'report.yaml', '-o', 'shared.yml/report.ts'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('cannot be written'),
    });
  });

  test.each([
    ['no FILE is given', ['import']],
    ["there is no option '--nothing'", ['import', 'report.yaml', '--nothing']],
    ['-o has no OUTPUT', ['import', 'report.yaml', '-o']],
    ["'shared.yml' is a file", ['import', 'report.yaml', 'wrong.yaml', '-o', 'shared.yml']],
    ["two FILEs would be written to 'report.ts'", ['import', 'report.yaml', './report.yaml', '-o', 'made']],
    ["there is no command 'export'", ['export']],
  ])('is misused: %s', (message, args) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: cdk8s-argo-workflows');
  });

  test('explains itself', () => {
    expect(run(['import', '--help'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Usage: cdk8s-argo-workflows import FILE/),
    });
    expect(run([])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('import FILE') });
  });
});
