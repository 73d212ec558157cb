import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { ContainerTemplate, Loop, Output, Parameter, ParameterType, Pipeline, Reference, Task } from '../../lib';
import { graphOf } from '../../lib/backend/graph/build';
import { dot } from '../../lib/backend/graph/dot';
import type { Graph } from '../../lib/backend/graph/graph';
import { mermaid } from '../../lib/backend/graph/mermaid';
import { box } from '../compile/scenario';

const NUMBER = { o: Output.parameter('/o', { type: ParameterType.NUMBER }) };

function graphIn(build: (main: Pipeline) => unknown): Graph {
  const main = new Pipeline(Testing.chart(), 'main', { parameters: { p: Parameter.string({ default: '' }) } });
  build(main);
  return graphOf(main._template);
}

/** Values that a pipeline inside reads, a recursion, a loop, conditions, a hook. */
function everything(main: Pipeline): void {
  const list = box(main, 'list', { outputs: { names: Output.parameter('/n', { type: ParameterType.JSON }) } });
  const each = new Pipeline(main, 'each', { forEach: Loop.over(list.output('names')) });
  const fetch = box(each, 'fetch', { args: [list.output('names')], outputs: NUMBER });
  new Task(each, 'again', { template: each, when: fetch.output('o').gt(1) });
  const report = box(main, 'report', { after: [each] });
  const notify = new ContainerTemplate(main, 'notify', { image: 'a:1', command: ['x'] });
  report.addHook('exit', { template: notify, when: report.status.eq('Failed') });
  box(main, 'alarm', { depends: each.failed.and(list.succeeded) });
}

test('pipelines, tasks and hooks are nodes; what they wait for is an edge, with its reason', () => {
  expect(graphIn(everything)).toEqual({
    groups: [
      {
        id: 'g0',
        path: 'test/main',
        name: 'main',
        nodes: [
          { id: 'n0', name: 'list', runs: 'container' },
          { id: 'n1', name: 'each', runs: 'dag', group: 'g1', loop: 'list.names' },
          { id: 'n2', name: 'report', runs: 'container' },
          { id: 'n4', name: 'exit', runs: 'container', when: "report.status == 'Failed'", hookOf: 'n2' },
          { id: 'n3', name: 'alarm', runs: 'container', depends: '(each.Failed || each.Errored) && list.Succeeded' },
        ],
        edges: [
          { from: 'n0', to: 'n1', reason: 'data', values: ['names'] },
          { from: 'n1', to: 'n2', reason: 'order', values: [] },
          { from: 'n1', to: 'n3', reason: 'status', values: [] },
          { from: 'n0', to: 'n3', reason: 'status', values: [] },
        ],
      },
      {
        id: 'g1',
        path: 'test/main/each',
        name: 'each',
        nodes: [
          { id: 'n5', name: 'fetch', runs: 'container' },
          { id: 'n6', name: 'again', runs: 'dag', group: 'g1', when: 'fetch.o > 1' },
        ],
        edges: [{ from: 'n5', to: 'n6', reason: 'data', values: ['o'] }],
      },
    ],
  });
});

test('Mermaid: a pipeline stands inside of the task that runs it, and once', () => {
  expect(mermaid(graphIn(everything))).toBe(`flowchart TD
subgraph g0["main"]
  n0["list (container)"]
  subgraph n1["each (dag)<br>for each of list.names"]
    n5["fetch (container)"]
    n6["again (dag each)<br>when fetch.o #62; 1"]
    n5 -->|"o"| n6
  end
  n2["report (container)"]
  n4["exit (container)<br>when report.status == 'Failed'"]
  n3["alarm (container)<br>after (each.Failed || each.Errored) #38;#38; list.Succeeded"]
  n0 -->|"names"| n1
  n1 ==> n2
  n1 -.-> n3
  n0 -.-> n3
  n2 -.-o n4
end
`);
});

test('Graphviz: an arrow to a pipeline goes to a task in it, and ends at the frame', () => {
  expect(dot(graphIn(everything))).toBe(String.raw`digraph "main" {
  compound=true;
  node [shape=box];
  subgraph cluster_g0 {
    label="main";
    n0 [label="list (container)"];
    subgraph cluster_g1 {
      label="each (dag)\nfor each of list.names";
      n5 [label="fetch (container)"];
      n6 [label="again (dag each)\nwhen fetch.o > 1"];
      n5 -> n6 [style="solid", label="o"];
    }
    n2 [label="report (container)"];
    n4 [label="exit (container)\nwhen report.status == 'Failed'"];
    n3 [label="alarm (container)\nafter (each.Failed || each.Errored) &amp;&amp; list.Succeeded"];
    n0 -> n5 [style="solid", label="names", lhead="cluster_g1"];
    n5 -> n2 [style="bold", ltail="cluster_g1"];
    n5 -> n3 [style="dashed", ltail="cluster_g1"];
    n0 -> n3 [style="dashed"];
    n2 -> n4 [style="dotted", arrowhead="odot"];
  }
}
`);
});

test('conditions and loops are written as people say them', () => {
  const { groups } = graphIn((main) => {
    const { result } = box(main, 'make-it', { resultType: Parameter.json() });
    box(main, 'a', { forEach: Loop.over(['x', { y: null }]), when: result.at(0).property('key').eq("it's") });
    box(main, 'b', { forEach: Loop.sequence({ start: 2, end: 9, format: '%03d' }) });
    box(main, 'c', { when: Reference.firstOf(result, main.parameter('p')).orElse('none').contains('x').not() });
  });
  expect(groups[0].nodes.map(({ loop, when }) => [loop, when])).toEqual([
    [undefined, undefined],
    ["['x', { 'y': nil }]", "make-it.result[0]['key'] == 'it\\'s'"],
    ["start: 2, end: 9, format: '%03d'", undefined],
    [undefined, "not ((make-it.result ?? inputs.p ?? 'none') contains 'x')"],
  ]);
});

test('a template that is not a pipeline is one node', () => {
  const template = new ContainerTemplate(Testing.chart(), 'alone', { image: 'a:1', command: ['x'] });
  expect(mermaid(graphOf(template._template))).toBe(`flowchart TD
subgraph g0["alone"]
  n0["alone (container)"]
end
`);
});

test('Graphviz reads the graph whatever names and values are in it, and shows them', async () => {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary-ascii' }), (text) => {
      const graph = graphIn((main) => box(main, 'a', { when: main.parameter('p').eq(text) }));
      const drawn = [...viz.renderString(dot(graph), { format: 'svg' }).matchAll(/<text[^>]*>(.*)<\/text>/g)];
      expect(drawn.map((each) => plain(each[1])).slice(1)).toEqual([
        'a (container)',
        `when ${graph.groups[0].nodes[0].when}`,
      ]);
    }),
  );
});

/** The text in a picture. */
function plain(svg: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return svg
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => named[name])
    .replace(/\u00a0/g, ' ');
}
