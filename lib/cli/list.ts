import type { InputSlot, NodePlan, OutputSlot, PipelinePlan } from './node-plan';
import type { ProgramTree, TreeNode } from './program-tree';

/** What `--list` prints: the tree of nodes, each with its inputs and outputs. */
export function list({ tree }: ProgramTree): string {
  return tree.map((node) => linesOf(node, '', []).join('\n')).join('\n\n') + '\n';
}

function linesOf(node: TreeNode, indent: string, around: readonly unknown[]): string[] {
  const plan = planOf(node);
  const { definition } = { definition: undefined, ...plan };
  const slots = plan === undefined ? [] : [...slotLines('in', plan.inputs), ...slotLines('out', plan.outputs)];
  // A pipeline that calls itself would never end.
  const inner = definition !== undefined && around.includes(definition) ? [] : (node.nodes?.() ?? []);
  return [
    `${indent}${node.name} (${node.note === undefined ? node.kind : `${node.kind}, ${node.note}`})`,
    ...slots.map((line) => `${indent}  ${line}`),
    ...inner.flatMap((each) => linesOf(each, `${indent}  `, [...around, definition])),
  ];
}

/** Not every node runs by itself; it is shown with its name. */
function planOf(node: TreeNode): NodePlan | PipelinePlan | undefined {
  try {
    return node.plan();
  } catch {
    return undefined;
  }
}

function slotLines(direction: 'in' | 'out', slots: Readonly<Record<string, InputSlot | OutputSlot>>): string[] {
  const width = Math.max(0, ...Object.keys(slots).map((name) => name.length));
  return Object.entries(slots).map(([name, slot]) => `${direction.padEnd(3)}  ${name.padEnd(width)}  ${wordsOf(slot)}`);
}

function wordsOf(slot: InputSlot | OutputSlot): string {
  const { type, serializer, partitioned, description } = slot;
  const words = [
    ...(type === undefined ? [] : [type]),
    serializer.name,
    ...(partitioned
      ? ['batch' in slot && slot.batch !== undefined ? `partitioned, ${slot.batch} in a file` : 'partitioned']
      : []),
    ...('optional' in slot && slot.optional ? ['optional'] : []),
  ].join(', ');
  return description === undefined ? words : `${words}: ${description.replace(/\s+/g, ' ')}`;
}
