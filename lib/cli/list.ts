import type { InputSlot, OutputSlot } from './node-plan';
import type { Node, Program } from './program';

/** What `--list` prints: the tree of nodes, each with its inputs and outputs. */
export function list({ tree }: Program): string {
  return tree.map((node) => linesOf(node, '').join('\n')).join('\n\n') + '\n';
}

function linesOf(node: Node, indent: string): string[] {
  const { inputs, outputs } = node.plan();
  const slots = [...slotLines('in', inputs), ...slotLines('out', outputs)];
  return [
    `${indent}${node.name} (${node.note === undefined ? node.kind : `${node.kind}, ${node.note}`})`,
    ...slots.map((line) => `${indent}  ${line}`),
    ...(node.nodes?.() ?? []).flatMap((inner) => linesOf(inner, `${indent}  `)),
  ];
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
    ...(partitioned ? ['batch' in slot && slot.batch !== undefined ? `partitioned, ${slot.batch} in a file` : 'partitioned'] : []),
    ...('optional' in slot && slot.optional ? ['optional'] : []),
  ].join(', ');
  return description === undefined ? words : `${words}: ${description.replace(/\s+/g, ' ')}`;
}
