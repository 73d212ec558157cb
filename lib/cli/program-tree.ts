import type { NodePlan, PipelinePlan } from './node-plan';

/** What an entry file exposes: nodes that are found by their address. */
export interface ProgramTree {
  readonly name: string;
  /** All nodes, for `--list`. */
  readonly tree: readonly TreeNode[];
  /** The node of an address; the whole program for the empty one. */
  find(address: string): NodePlan | PipelinePlan | Missing;
}

/** A node of a program. Its plan and its nodes are asked for when somebody needs them. */
export interface TreeNode {
  readonly name: string;
  readonly kind: 'task' | 'pipeline';
  /** Said by `--list`, for example that it calls itself. */
  readonly note?: string;
  /** Throws an error that says why, where it does not run by itself. */
  plan(): NodePlan | PipelinePlan;
  /** The nodes of a pipeline. */
  nodes?(): readonly TreeNode[];
}

/** Why an address names nothing. */
export interface Missing {
  /** The name that is not there, with all that follows where the node has no nodes. */
  readonly missing: string;
  /** The address of the node that was looked into; none for the program. */
  readonly inside?: string;
  /** The names there are in it. */
  readonly names: readonly string[];
  /** Whether it is a task, which has no nodes. */
  readonly task?: boolean;
}

/** A program whose whole is one node. Addresses begin below it. */
export function programTree(root: TreeNode): ProgramTree {
  return { name: root.name, tree: [root], find: (address) => find(root, address) };
}

/** Several programs as one; the first name of an address is that of the program. */
export function combined(programs: readonly ProgramTree[]): ProgramTree {
  const names = programs.map(({ name }) => name);
  return {
    name: names.join(', '),
    tree: programs.flatMap(({ tree }) => tree),
    find: (address) => {
      const [first = '', ...rest] = partsOf(address);
      const found = programs.find(({ name }) => name === first);
      if (found === undefined) return { missing: first, names };
      const node = found.find(rest.join('.'));
      return 'missing' in node
        ? { ...node, inside: node.inside === undefined ? first : `${first}.${node.inside}` }
        : node;
    },
  };
}

/** The names of an address. Empty ones mean nothing, as in `a..b`. */
export function partsOf(address: string): string[] {
  return address.split('.').filter((part) => part !== '');
}

function find(root: TreeNode, address: string): NodePlan | PipelinePlan | Missing {
  const parts = partsOf(address);
  let node = root;
  for (const [index, part] of parts.entries()) {
    const inside = index === 0 ? {} : { inside: parts.slice(0, index).join('.') };
    if (node.nodes === undefined) return { ...inside, missing: parts.slice(index).join('.'), names: [], task: true };
    const nodes = node.nodes();
    const next = nodes.find(({ name }) => name === part);
    if (next === undefined) return { ...inside, missing: part, names: nodes.map(({ name }) => name).sort() };
    node = next;
  }
  return node.plan();
}
