import { PodResult, Ran, RunPod, Worker } from '../oracle/argo-run';
import { expanded } from '../property/argo/received';

/** The environment of a pod, as its container sees it. */
export function envOf({ container }: RunPod): Record<string, string> {
  return Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, expanded(value ?? '')]));
}

/** The words that a pod's container is started with, as it sees them. */
export function wordsOf({ container }: RunPod): string[] {
  return [...(container?.command ?? []), ...(container?.args ?? [])].map(expanded);
}

/** Where a pod stands in the workflow: the names of the tasks on the way to it, items of loops with their index. */
export function pathOf({ node }: { readonly node: string }): string {
  return node.replace(/^[^.]*\./, '').replace(/\((\d+):[^)]*\)/g, '($1)');
}

/** The pods of a run that stand at these places, in the order of their paths. */
export function podsAt({ pods }: Ran, pattern: RegExp): RunPod[] {
  const index = (pod: RunPod) => pathOf(pod).replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return pods.filter((pod) => pattern.test(pathOf(pod))).sort((a, b) => (index(a) < index(b) ? -1 : 1));
}

/** A pod that succeeds and leaves these outputs. */
export function leaves(parameters: Readonly<Record<string, string>>, result?: string): PodResult {
  return { phase: 'Succeeded', outputs: { parameters, result } };
}

/** Pods do what is said for the name of their task; others succeed. */
export function byTask(does: Readonly<Record<string, (pod: RunPod) => PodResult>>): Worker {
  return (pod) => {
    const task = pathOf(pod)
      .split('.')
      .pop()!
      .replace(/(\(\d+\))+$/, '');
    return does[task]?.(pod) ?? { phase: 'Succeeded' };
  };
}
