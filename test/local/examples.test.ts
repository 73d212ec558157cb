import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from '../../lib/local/run';
import { describeWith } from '../oracle/suite';

// Argo's own examples are not part of this repository.
const FOLDER = join(__dirname, '../../../shared/argo/examples');

/** Those whose programs most machines have, with how they end. */
const EXAMPLES = [
  'archive-location',
  'arguments-parameters',
  'arguments-parameters-from-configmap',
  'artifact-passing-subpath',
  'coinflip',
  'conditional-artifacts',
  'conditionals-complex',
  'dag-conditional-parameters',
  'dag-diamond-steps',
  'dag-diamond',
  'dag-enhanced-depends',
  'dag-multiroot',
  'dag-targets',
  'exit-code-output-variable',
  'exit-handler-dag-level',
  'exit-handler-step-level',
  'exit-handler-with-artifacts',
  'expression-destructure-json-complex',
  'expression-reusing-verbose-snippets',
  'global-parameters-from-configmap-referenced-as-local-variable',
  'global-parameters',
  'handle-large-output-results',
  'init-container',
  'input-artifact-raw',
  'loops-dag',
  'loops-param-argument',
  'loops',
  'output-parameter',
  'parameter-aggregation-dag',
  'parameter-aggregation',
  'pod-spec-from-previous-step',
  'recursive-for-loop',
  'retry-container-to-completion',
  'scripts-javascript',
  'scripts-python',
  'steps',
  'suspend-template',
  'fibonacci-seq-conditional-param',
];
/** These fail on purpose. */
const FAILING: Readonly<Record<string, string>> = {
  'exit-handlers': "'intentional-fail' failed: main: Error (exit code 1)",
};

function documents(folder: string): any[] {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => /\.ya?ml$/.test(file)).sort();
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8'))
      .filter(({ errors }) => errors.length === 0)
      .map((document) => document.toJS()),
  );
}

const missing = ['sh', 'python', 'node', 'echo'].filter((command) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`]);
    return false;
  } catch {
    return true;
  }
});
const needed = {
  "Argo's examples": existsSync(FOLDER),
  ...Object.fromEntries(missing.map((command) => [command, false])),
};

describeWith(needed, "Argo's examples", () => {
  const all = documents(FOLDER).filter(Boolean);
  const templates = all.filter(({ kind }) => /^(Cluster)?WorkflowTemplate$/.test(kind));
  const configMaps = Object.fromEntries(
    all.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
  );
  const ran = (name: string) => {
    const manifest = parseAllDocuments(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'))
      .map((document) => document.toJS())
      .find(({ kind }) => kind === 'Workflow');
    return run(manifest, {}, { templates, configMaps, onSuspend: () => ({}), signal: AbortSignal.timeout(60_000) });
  };

  test.each(EXAMPLES)(
    '%s',
    async (name) => {
      const { error, phase } = await ran(name);
      expect(error?.message).toBeUndefined();
      expect(phase).toBe('Succeeded');
    },
    70_000,
  );

  test.each(Object.entries(FAILING))(
    '%s',
    async (name, message) => {
      expect((await ran(name)).error!.message.split('\n')[0]).toBe(message);
    },
    70_000,
  );
});
