import type { Edge, Graph, Group } from './graph';
import { Outline, outlineOf } from './outline';

const STYLES: Readonly<Record<Edge['reason'], string>> = { data: 'solid', status: 'dashed', order: 'bold' };

/** A graph in the language of Graphviz. Data goes along plain arrows, how a task ended along dashed ones, mere order along bold ones. */
export function dot(graph: Graph): string {
  const outline = outlineOf(graph);
  const { root } = outline;
  return `digraph ${quoted(root.name)} {\n  compound=true;\n  node [shape=box];\n${indented(frame([root.name], root, outline))}\n}\n`;
}

function frame(title: readonly string[], group: Group, outline: Outline): string {
  const nodes = group.nodes.map((node) => {
    const lines = outline.lines(node);
    const inner = outline.inside(node);
    return inner ? frame(lines, inner, outline) : `${node.id} [label=${quoted(lines.join('\n'))}];`;
  });
  const arrow = (from: string, to: string, attributes: Readonly<Record<string, string>>) => {
    const tail = end(group, from, outline);
    const head = end(group, to, outline);
    const all = { ...attributes, ...(tail.frame && { ltail: tail.frame }), ...(head.frame && { lhead: head.frame }) };
    const text = Object.entries(all).map(([key, value]) => `${key}=${quoted(value)}`);
    return `${tail.node} -> ${head.node} [${text.join(', ')}];`;
  };
  const edges = group.edges.map(({ from, to, reason, values }) =>
    arrow(from, to, { style: STYLES[reason], ...(values.length > 0 && { label: values.join(', ') }) }),
  );
  const hooks = group.nodes.flatMap(({ id, hookOf }) =>
    hookOf === undefined ? [] : [arrow(hookOf, id, { style: 'dotted', arrowhead: 'odot' })],
  );
  const inner = [`label=${quoted(title.join('\n'))};`, ...nodes, ...edges, ...hooks].join('\n');
  return `subgraph cluster_${group.id} {\n${indented(inner)}\n}`;
}

/** Graphviz connects boxes only: an arrow to a frame goes to a box in it, and is cut at the frame. */
function end(group: Group, id: string, outline: Outline): { node: string; frame?: string } {
  const node = group.nodes.find((each) => each.id === id)!;
  const inner = outline.inside(node);
  if (!inner) return { node: id };
  return { node: end(inner, inner.nodes[0].id, outline).node, frame: `cluster_${inner.id}` };
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** Graphviz knows the escapes of HTML in texts, and some of its own. */
function quoted(text: string): string {
  return `"${text.replace(/&/g, '&amp;').replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
