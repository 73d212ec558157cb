import type { Graph, Group, Node } from './graph';

/** A graph as it is drawn: a pipeline stands inside of the first task that runs it, others that run it only name it. */
export interface Outline {
  readonly root: Group;
  /** The pipeline that is drawn in the place of a task. */
  inside(node: Node): Group | undefined;
  /** What is written at a task, or above its pipeline: a line each. */
  lines(node: Node): readonly string[];
}

/** Decides where each pipeline is drawn. */
export function outlineOf({ groups }: Graph): Outline {
  const [root] = groups;
  const byId = new Map(groups.map((group) => [group.id, group]));
  const homes = new Map<string, Node>();
  const place = (group: Group): void => {
    for (const node of group.nodes) {
      const inner = node.group === undefined ? undefined : byId.get(node.group);
      // An empty frame could not be connected.
      if (!inner || inner === root || homes.has(inner.id) || inner.nodes.length === 0) continue;
      homes.set(inner.id, node);
      place(inner);
    }
  };
  place(root);
  const inside = (node: Node) =>
    node.group !== undefined && homes.get(node.group) === node ? byId.get(node.group) : undefined;
  return { root, inside, lines: (node) => linesOf(node, inside(node), byId) };
}

function linesOf(node: Node, inner: Group | undefined, groups: ReadonlyMap<string, Group>): string[] {
  const elsewhere = !inner && node.group !== undefined ? groups.get(node.group) : undefined;
  const lines = [elsewhere ? `${node.name} (${node.runs} ${elsewhere.name})` : `${node.name} (${node.runs})`];
  if (node.loop !== undefined) lines.push(`for each of ${node.loop}`);
  if (node.depends !== undefined) lines.push(`after ${node.depends}`);
  if (node.when !== undefined) lines.push(`when ${node.when}`);
  return lines;
}
