import { PodResult, Ran, RunNode, RunPod } from '../oracle/argo-run';
import { Ended, Leaf, Phase, Pod } from '../property/argo/engine';

/** What a run was, in the terms in which the model of Argo tells its own. */
export interface Observed {
  readonly pods: readonly Pod[];
  /** The pods of the exit handler. */
  readonly exitPods: readonly Pod[];
  /** What became of every call, by its path. */
  readonly ends: ReadonlyMap<string, Ended>;
  /** What the controller could not do. */
  readonly errors: readonly string[];
}

/** Lets pods do what a leaf of the model does. */
export function workerOf(leaf: Leaf): (pod: RunPod) => PodResult {
  return (pod) => {
    const { phase, outputs } = leaf({ path: pod.path.map(indexed), template: pod.template });
    const artifacts = Object.entries(outputs?.artifacts ?? {}).map(([name, artifact]) => [
      name,
      { s3: (artifact as any).s3 },
    ]);
    return {
      phase: phase as PodResult['phase'],
      outputs: outputs && {
        parameters: outputs.parameters,
        result: outputs.result,
        artifacts: Object.fromEntries(artifacts),
      },
    };
  };
}

export function observed(ran: Ran): Observed {
  const nodes = new Map(ran.nodes.map((node) => [node.id, node]));
  const ends = new Map<string, Ended>();
  for (const node of ran.nodes) {
    const path = pathOf(node, nodes);
    // An attempt has the path of the task, whose own node knows how it ended.
    if (path && !node.flag?.retried) ends.set(path.join('.'), endOf(node));
  }
  const pods = ran.pods.map((pod) => ({
    path: pathOf(nodes.get(pod.nodeId)!, nodes),
    template: withEmptyValues(pod.template),
    onExit: isExit(pod),
  }));
  return {
    ends,
    pods: pods.flatMap(({ path, template }) => (path ? [{ path, template }] : [])),
    exitPods: pods.filter(({ onExit }) => onExit).map(({ template }) => ({ path: ['exit'], template })),
    errors: ran.nodes
      .filter(({ phase, message }) => phase === 'Error' && message)
      .map(({ name, message }) => `${name}: ${message}`),
  };
}

/** Go leaves out empty texts. */
function withEmptyValues(template: any): any {
  const container = template.container ? 'container' : 'script';
  const env = template[container]?.env?.map((each: any) => (each.valueFrom ? each : { value: '', ...each }));
  return env ? { ...template, [container]: { ...template[container], env } } : template;
}

/** Whether a pod is that of the exit handler of the whole workflow. */
function isExit({ node }: RunPod): boolean {
  return /^[^.]*\.onExit(\(\d+\))?$/.test(node);
}

/**
 * The tasks on the way to a node, items of loops with their index; undefined for what hooks and handlers run, and for what a pipeline
 * ran in an attempt that was not its last.
 */
function pathOf(node: RunNode, nodes: ReadonlyMap<string, RunNode>): string[] | undefined {
  if (node.flag?.hooked) return undefined;
  const around = node.boundary === undefined ? undefined : nodes.get(node.boundary);
  if (!around) return [];
  if (around.flag?.retried && isTriedAgain(around, nodes)) return undefined;
  const path = pathOf(around, nodes);
  const name = node.flag?.retried ? node.displayName.replace(/\(\d+\)$/, '') : node.displayName;
  return path && [...path, indexed(name)];
}

function isTriedAgain({ name }: RunNode, nodes: ReadonlyMap<string, RunNode>): boolean {
  const next = name.replace(/\((\d+)\)$/, (_, attempt) => `(${Number(attempt) + 1})`);
  return [...nodes.values()].some((other) => other.name === next && other.flag?.retried);
}

/** The display name of a node, with just the index of an item. */
function indexed(name: string): string {
  return name.replace(/^([^(]*)\((\d+):.*\)$/s, '$1($2)');
}

function endOf({ phase, outputs }: RunNode): Ended {
  const parameters = (outputs?.parameters ?? [])
    .filter(({ value }: any) => value !== undefined)
    .map(({ name, value }: any) => [name, value]);
  const artifacts = (outputs?.artifacts ?? []).map((artifact: any) => [artifact.name, artifact]);
  return {
    phase: (phase === 'Error' ? 'Failed' : phase) as Phase,
    outputs: outputs && {
      parameters: Object.fromEntries(parameters),
      artifacts: Object.fromEntries(artifacts),
      result: outputs.result,
    },
  };
}
