import * as fc from 'fast-check';
import { Draw } from './generate/draw';
import { program } from './generate/program';
import { outcome } from './outcome';
import { MANY, RUNS, settings, TIMEOUT } from './settings';
import { graphOf } from '../../lib/backend/graph/build';
import type { Group } from '../../lib/backend/graph/graph';

test(
  'the graph of a random program has an arrow for each task that another one waits for in its manifest, and no other',
  () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const { chart, main } = program(Draw.from(gen));
        const found = outcome(() => chart);
        if ('codes' in found) return;
        const manifests = new Set(dagsIn(found.documents).map(waitsOfManifest));
        for (const group of graphOf(main._template).groups) {
          if (group.edges.length > 0) compared++;
          expect([...manifests]).toContain(waitsOfGroup(group));
        }
      }),
      settings(RUNS),
    );
    if (MANY) expect(compared).toBeGreaterThan(RUNS / 4);
  },
  TIMEOUT,
);

/** For each task of a pipeline the tasks that it waits for. */
type Waits = Readonly<Record<string, readonly string[]>>;

function waitsOfGroup({ nodes, edges }: Group): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return ordered(
    Object.fromEntries(
      nodes
        .filter(({ hookOf }) => hookOf === undefined)
        .map(({ id, name }) => [name, edges.filter(({ to }) => to === id).map(({ from }) => names.get(from)!)]),
    ),
  );
}

function waitsOfManifest(tasks: readonly any[]): string {
  return ordered(
    Object.fromEntries(
      tasks.map(({ name, depends, dependencies }) => [
        name,
        dependencies ?? [...(depends ?? '').matchAll(/(?<![.\w-])[A-Za-z0-9][-A-Za-z0-9]*/g)].map(([each]) => each),
      ]),
    ),
  );
}

// A task that is called like a word of the expression language has another name in the manifest.
function ordered(waits: Waits): string {
  const plain = (name: string) => name.replace(/-task$/, '');
  return Object.entries(waits)
    .map(([name, others]) => `${plain(name)}: ${[...new Set(others.map(plain))].sort().join(' ')}`)
    .sort()
    .join('\n');
}

function dagsIn(value: any): any[][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(dagsIn);
  return Array.isArray(value.dag?.tasks) ? [value.dag.tasks, ...below] : below;
}
