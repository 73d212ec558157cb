import type { Node } from './engine/node';
import { RunError } from './result';

/** Where somebody looks for the reason. */
export interface Traces {
  /** The file with the output of a pod. */
  logFile(node: Node): string | undefined;
  /** The last of what a pod printed. */
  tail(node: Node): string | undefined;
}

/** The error of a run that failed: which node it was, how often it was tried, with what, and where to look. */
export function failureOf(root: Node, entrypoint: string, traces: Traces): RunError {
  const node = culprit(root);
  const attempts = node.parent?.type === 'Retry' ? node.parent.members.length : 1;
  const where = node.path.length === 0 ? `'${entrypoint}'` : `'${[entrypoint, ...node.path].join('.')}'`;
  const times = attempts > 1 ? ` after ${attempts} attempts` : '';
  const lines = [
    `${where} ${node.phase === 'Error' ? 'is in error' : 'failed'}${times}: ${node.message ?? root.message ?? node.phase}`,
  ];
  if (node.template !== '') lines.push(`template: ${node.template}`);
  const inputs = Object.entries(node.inputs ?? {});
  if (inputs.length > 0) {
    lines.push(`inputs: ${inputs.map(([name, value]) => `${name} = ${shortened(JSON.stringify(value))}`).join(', ')}`);
  }
  const file = traces.logFile(node);
  const tail = traces.tail(node)?.trimEnd();
  if (file) lines.push(`log: ${file}`);
  if (tail) {
    lines.push(
      'it printed at last:',
      ...tail
        .split('\n')
        .slice(-10)
        .map((line) => `  ${line}`),
    );
  }
  return new RunError(
    lines.join('\n  '),
    node.path,
    node.phase,
    attempts,
    node.cause === undefined ? undefined : { cause: node.cause },
  );
}

/** The innermost node that failed first. */
function culprit(root: Node): Node {
  let node = root;
  for (;;) {
    const failed = (node.type === 'Retry' ? node.members.slice(-1) : (node.children ?? [])).filter(
      ({ hasFailed, isHook }) => hasFailed && !isHook,
    );
    if (failed.length === 0) return node;
    node = failed.reduce((first, each) => (each.finishedAt < first.finishedAt ? each : first));
  }
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
