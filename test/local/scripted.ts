import { parse } from 'yaml';
import { Executor, Pod, PodResult, Result, RunOptions } from '../../lib/local';
import { run } from '../../lib/local/run';

/** What a pod of a test does: a result, or an output parameter `v` with this text. */
export type Script = (pod: Pod) => PodResult | string | Promise<PodResult | string>;

/** A template that has one text, and leaves what the script says. */
export const SAY = `
- name: say
  inputs: {parameters: [{name: v, default: none}]}
  container: {image: x, command: [say], args: ["{{inputs.parameters.v}}"]}
  outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}
`;

export function scripted(script: Script, pods: Pod[] = []): Executor {
  const resultOf = (given: PodResult | string): PodResult =>
    typeof given === 'string' ? { outputs: { parameters: { v: given }, result: given } } : given;
  return {
    name: 'script of the test',
    accepts: ({ container, script: program }) => Boolean(container ?? program),
    run: (pod) => {
      pods.push(pod);
      const given = script(pod);
      return given instanceof Promise ? given.then(resultOf) : resultOf(given);
    },
  };
}

export interface Ran extends Result {
  readonly pods: readonly Pod[];
}

/** Runs a spec, or a manifest, that is written in YAML. */
export async function ran(
  yaml: string,
  script: Script = () => 'done',
  parameters: Record<string, unknown> = {},
  options: RunOptions = {},
): Promise<Ran> {
  const pods: Pod[] = [];
  const result = await run(parse(yaml), parameters, {
    name: 'wf',
    ...options,
    executors: [scripted(script, pods), ...(options.executors ?? [])],
  });
  return { ...result, pods };
}

/** Each node of a run by its name, with how it ended. */
export function phases({ node, handlers }: Result): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = [node, ...handlers];
  for (let each = visit.pop(); each; each = visit.pop()) {
    found[each.name] = each.phase;
    visit.push(...(each.children ?? []));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The text of a pod's one argument. */
export function argumentOf({ template }: Pod): string {
  return (template.container ?? template.script).args?.[0];
}
