import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import { ArgoManifest } from 'cdk8s-argo-workflows';
import { median, report, samples, time } from './measure';

const UPSTREAM = process.env.ARGO_EXAMPLES ?? join(__dirname, '../../shared/argo/examples');
const OWN = join(__dirname, '../test/convert/fixtures');
const COUNT = 153;

function filesOf(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
}

/** Manifests as many as Argo's own examples: those themselves where they are, else ours again and again. */
function manifests(): string[] {
  if (existsSync(UPSTREAM)) return filesOf(UPSTREAM);
  const own = filesOf(OWN);
  return Array.from({ length: COUNT }, (_, index) => own[index % own.length]);
}

const folder = mkdtempSync(join(tmpdir(), 'convert-'));
// Files of different folders may have one name, for which the command would write one file.
const copies = manifests().map((file, index) => {
  const copy = join(folder, `${index}.yaml`);
  copyFileSync(file, copy);
  return copy;
});

/** The command line on all of them, in one process. */
function imported(): number {
  return time(() => {
    execFileSync('node', [join(__dirname, '../build/lib/command.js'), 'import', ...copies, '-o', `${folder}/`], {
      stdio: 'ignore',
    });
  });
}

/** Objects with templates, comments and references, as many as wanted; one of them has about 1,750 characters. */
function manifestOf(objects: number): string {
  const templates = Array.from(
    { length: 5 },
    (_, index) => `    # number ${index}
    - name: work-${index}
      inputs: {parameters: [{name: text, default: none}]}
      container:
        image: alpine:3.7   # a small one
        command: [sh, -c]
        args: ["echo {{inputs.parameters.text}}"]
        env: [{name: INDEX, value: "${index}"}]`,
  ).join('\n');
  const tasks = Array.from(
    { length: 5 },
    (_, index) => `          - name: task-${index}
            ${index > 0 ? `depends: task-${index - 1}\n            ` : ''}template: work-${index}
            arguments: {parameters: [{name: text, value: "${index > 0 ? `{{tasks.task-${index - 1}.outputs.result}}` : 'x'}"}]}`,
  ).join('\n');
  return Array.from(
    { length: objects },
    (
      _,
      index,
    ) => `apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: object-${index}}\nspec:\n  templates:\n${templates}
    - name: main\n      dag:\n        tasks:\n${tasks}\n`,
  ).join('---\n');
}

function load(text: string): number {
  return time(() => {
    ArgoManifest.fromYaml(Testing.chart(), 'manifest', text);
  });
}

report(`${copies.length} files by the command line, in seconds`, median(samples(3, imported)) / 1000, '5');
rmSync(folder, { recursive: true });
const [small, large] = [manifestOf(60), manifestOf(600)];
samples(2, () => load(small));
const taken = samples(5, () => ({ small: median(samples(3, () => load(small))), large: load(large) }));
report(
  'time(manifest) / time(a tenth of it)',
  median(taken.map((sample) => sample.large / sample.small)),
  '12',
  `${(small.length / 1e6).toFixed(2)} MB and ${(large.length / 1e6).toFixed(2)} MB`,
);
report(
  'loading 1 MB of manifest, in seconds',
  median(taken.map((sample) => sample.large)) / 1000 / (large.length / 1e6),
  '2',
);
