import type { Edge, Graph, Group } from './graph';
import { Outline, outlineOf } from './outline';

const ARROWS: Readonly<Record<Edge['reason'], string>> = { data: '-->', status: '-.->', order: '==>' };

/** A graph as a flowchart of Mermaid. Data goes along plain arrows, how a task ended along dotted ones, mere order along thick ones. */
export function mermaid(graph: Graph): string {
  const outline = outlineOf(graph);
  return ['flowchart TD', frame(outline.root.id, [outline.root.name], outline.root, outline)].join('\n') + '\n';
}

function frame(id: string, title: readonly string[], group: Group, outline: Outline): string {
  const nodes = group.nodes.map((node) => {
    const inner = outline.inside(node);
    const lines = outline.lines(node);
    return inner ? frame(node.id, lines, inner, outline) : `${node.id}["${label(lines)}"]`;
  });
  const hooks = group.nodes.flatMap(({ id: hook, hookOf }) => (hookOf === undefined ? [] : [`${hookOf} -.-o ${hook}`]));
  const edges = group.edges.map(({ from, to, reason, values }) =>
    values.length === 0
      ? `${from} ${ARROWS[reason]} ${to}`
      : `${from} ${ARROWS[reason]}|"${label([values.join(', ')])}"| ${to}`,
  );
  const inner = [...nodes, ...edges, ...hooks].join('\n').replace(/^/gm, '  ');
  return `subgraph ${id}["${label(title)}"]\n${inner}\nend`;
}

/** Lines in quotes. Mermaid knows `#34;` for a character, and takes a backtick for Markdown and `<` for HTML. */
function label(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/[^\p{L}\p{N} .,:'_()[\]{}+*/=!?|-]/gu, (found) => `#${found.codePointAt(0)};`))
    .join('<br>');
}
