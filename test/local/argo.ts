import { stringify } from 'yaml';
import { ArtifactHandle, Result } from '../../lib/local';
import { run } from '../../lib/local/run';
import { ArgoRun, Ran } from '../oracle/argo-run';

const NAME = 'wf';

/** What a pod is told: its last argument, the source of its script, or the address of its request. */
function wordOf({ container, script, http }: any): string {
  return String(http?.url ?? script?.source ?? container?.args?.at(-1) ?? '');
}

/** What a pod does: as it is told, and as often as it was tried. `fail`, `error`, `flaky 2`; anything else is printed. */
function outcome(node: string, template: any) {
  const word = wordOf(template);
  const tries = Number(/\((\d+)\)$/.exec(node)?.[1] ?? 0);
  const parameters = Object.fromEntries((template.outputs?.parameters ?? []).map(({ name }: any) => [name, word]));
  if (/^error/.test(word)) return { phase: 'Error' as const, message: 'no such image' };
  if (/^fail/.test(word) || tries < Number(/^flaky (\d+)/.exec(word)?.[1] ?? 0)) {
    return {
      phase: 'Failed' as const,
      exitCode: 3,
      message: `did ${word}`,
      outputs: /with outputs/.test(word) ? { parameters } : {},
    };
  }
  return { phase: 'Succeeded' as const, exitCode: 0, outputs: { parameters, result: word } };
}

/** The manifests of a run: what is run first. */
export type Manifests = readonly [any, ...any[]];

async function inArgo(argo: ArgoRun, [workflow, ...others]: Manifests): Promise<Ran> {
  const manifests = [workflow, ...others].map((manifest) => stringify(manifest, { version: '1.1' })).join('---\n');
  return argo.run(manifests, ({ node, template }) => outcome(node, template), {
    run: { kind: workflow.kind, name: workflow.metadata.name },
    workflow: { name: NAME, namespace: 'ns', uid: 'the-uid' },
    maxPods: 400,
  });
}

async function here([workflow, ...others]: Manifests): Promise<{ result: Result; words: ReadonlyMap<string, string> }> {
  const words = new Map<string, string>();
  const result = await run(
    workflow,
    {},
    {
      name: NAME,
      namespace: 'ns',
      templates: others.filter(({ kind }) => /WorkflowTemplate$/.test(kind)),
      configMaps: Object.fromEntries(
        others.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
      ),
      onSuspend: () => ({}),
      executors: [
        {
          name: 'script',
          accepts: () => true,
          run: ({ name, template }) => {
            words.set(name, wordOf(template));
            const made = outcome(name, template);
            const artifacts = Object.fromEntries(
              (template.outputs?.artifacts ?? []).map((artifact: any) => [
                artifact.name,
                ArtifactHandle.of(artifact.name),
              ]),
            );
            return { ...made, outputs: { ...made.outputs, artifacts } };
          },
        },
      ],
    },
  );
  return { result, words };
}

/** A loop among steps has a node of its own here, but not in Argo; and what failFast holds back has one too. */
function phasesOf({ node, handlers }: Result): ReadonlyMap<string, string> {
  const phases = new Map<string, string>();
  const visit = [node, ...handlers];
  for (let each = visit.pop(); each; each = visit.pop()) {
    if (
      (each.type !== 'TaskGroup' || each.parent?.type !== 'StepGroup') &&
      !/failFast enabled/.test(each.message ?? '')
    ) {
      phases.set(each.name, each.phase);
    }
    visit.push(...(each.children ?? []));
  }
  return phases;
}

/** Where a run by Argo's controller and one by the local engine differ: in how nodes end, what pods are told, and what comes out. */
export async function differences(argo: ArgoRun, manifests: Manifests): Promise<string[]> {
  const ran = await inArgo(argo, manifests);
  const { result, words } = await here(manifests);
  const found: string[] = [];
  const compare = (what: string, theirs: unknown, ours: unknown) => {
    if (theirs !== ours) found.push(`${what}: ${JSON.stringify(theirs)} in Argo, ${JSON.stringify(ours)} here`);
  };
  compare(`workflow (${ran.message ?? ''})`, ran.stuck ? 'waits for ever' : ran.phase, result.phase);
  const theirs = new Map(ran.nodes.map((node) => [node.name, node]));
  const ours = phasesOf(result);
  for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
    compare(`${name} (${theirs.get(name)?.message ?? ''})`, theirs.get(name)?.phase, ours.get(name));
  }
  for (const { node, template } of ran.pods) compare(`pod ${node}`, wordOf(template), words.get(node));
  for (const { name, value } of theirs.get(NAME)?.outputs?.parameters ?? []) {
    compare(`output ${name}`, value, result.outputs.parameters[name]);
  }
  return found;
}
