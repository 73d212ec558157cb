import { Yaml } from 'cdk8s';
import { byTask, leaves, pathOf, podsAt, wordsOf } from './pods';
import {
  Condition,
  ContainerTask,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  TaskOptions,
  WorkflowTemplate,
} from '../../lib';
import { manifestsOf } from '../compile/scenario';
import { ArgoRun, PodResult, Ran, Worker } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

const NEVER = Condition.expression('1 == 2');

interface End {
  readonly options?: (scope: Pipeline) => TaskOptions;
  /** What the pod of an item does. */
  readonly does: (index: number) => PodResult;
  /** The text that is left, where there is one. */
  readonly leaves?: string;
  /** The items of a loop that leave something. */
  readonly items?: readonly number[];
}

/** The ways in which a task may end. */
const ENDS: Readonly<Record<string, End>> = {
  succeeded: { does: (index) => leaves({ o: `o${index}` }, `"r${index}"`), leaves: 'o0', items: [0, 1, 2] },
  'left an empty text': { does: () => leaves({ o: '' }, '""'), leaves: '' },
  'was skipped': { options: () => ({ when: NEVER }), does: () => leaves({}), items: [] },
  'was omitted': { options: (scope) => ({ depends: box(scope, 'first').failed }), does: () => leaves({}), items: [] },
  failed: { does: () => ({ phase: 'Failed' }), items: [] },
  'was in error': { does: () => ({ phase: 'Error', message: 'no image' }), items: [] },
  'failed in part': {
    does: (index) => (index === 1 ? { phase: 'Failed' } : leaves({ o: `o${index}` }, `"r${index}"`)),
    items: [0, 2],
  },
};

function box(scope: Pipeline, id: string, props = {}): ContainerTask {
  return new ContainerTask(scope, id, { image: 'a:1', command: [id], ...props });
}

/** The task `p`, which ends in some way. */
function producer(scope: Pipeline, end: string, props = {}): ContainerTask {
  return box(scope, 'p', { outputs: { o: Output.parameter('/o') }, ...ENDS[end].options?.(scope), ...props });
}

/** Runs a pipeline, by itself or as part of another one, whose task `p` ends in some way. */
async function run(end: string, nested: boolean, fill: (scope: Pipeline) => unknown): Promise<Ran> {
  const manifests = manifestsOf((chart) => {
    const main = new Pipeline(chart, 'main');
    const scope = nested ? new Pipeline(main, 'inner') : main;
    fill(scope);
    // Something that waits for the inner pipeline: only then does it matter how that ends.
    if (nested) box(main, 'last', { depends: (scope as any).ended });
    new WorkflowTemplate(chart, 'template', { pipeline: main });
  });
  const worker: Worker = byTask({ p: (pod) => ENDS[end].does(Number(/\((\d+)\)$/.exec(pathOf(pod))?.[1] ?? 0)) });
  const ran = await argo!.run(Yaml.stringify(...manifests), worker);
  // What is in error must be so because of the pod.
  const errors = ran.nodes.filter(
    ({ phase, message }) => phase === 'Error' && message && !message.includes('no image'),
  );
  expect({ stuck: ran.stuck, errors }).toEqual({ stuck: false, errors: [] });
  return ran;
}

const PLACES = [
  ['', false],
  [' in a pipeline of a pipeline', true],
] as const;

describeWith({ 'argo-run': argo !== undefined }, "In Argo's controller", () => {
  describe.each(PLACES)('a value that may not be there%s', (_, nested) => {
    test.each(Object.keys(ENDS).filter((end) => end !== 'failed in part'))('of a task that %s', async (end) => {
      const ran = await run(end, nested, (scope) => {
        const p = producer(scope, end, { resultType: Parameter.json() });
        const output = p.output('o').orElse('D');
        box(scope, 'output', {
          depends: p.ended,
          parameters: { v: Parameter.string() },
          arguments: { v: output },
          args: [output],
        });
        box(scope, 'result', { depends: p.ended, args: [p.result.orElse('D')] });
        box(scope, 'when', { depends: p.ended, when: output.eq('D') });
        box(scope, 'code', { depends: p.ended, args: [p.exitCode] });
        scope.addOutput('o', output);
      });
      const args = (task: string) => podsAt(ran, new RegExp(`\\b${task}$`)).map((pod) => wordsOf(pod)[1]);
      const { leaves: left = 'D' } = ENDS[end];
      expect(args('output')).toEqual([left]);
      expect(args('result')).toEqual([{ o0: '"r0"', D: '"D"' }[left] ?? '""']);
      expect(podsAt(ran, /when$/)).toHaveLength(left === 'D' ? 1 : 0);
      expect(args('code')).toEqual([{ failed: '1', succeeded: '0', 'left an empty text': '0' }[end] ?? '-1']);
    });

    test.each(Object.keys(ENDS).filter((end) => ENDS[end].items))('of a loop whose items each: %s', async (end) => {
      const ran = await run(end, nested, (scope) => {
        const p = producer(scope, end, { forEach: Loop.over([5, 6, 7]), resultType: Parameter.json() });
        box(scope, 'outputs', { depends: p.ended, args: [p.output('o')] });
        box(scope, 'results', { depends: p.ended, args: [p.result] });
        scope.addOutput('all', p.output('o'));
      });
      const list = (task: string) => podsAt(ran, new RegExp(`\\b${task}$`)).map((pod) => JSON.parse(wordsOf(pod)[1]));
      expect(list('outputs')).toEqual([ENDS[end].items!.map((index) => `o${index}`)]);
      expect(list('results')).toEqual([ENDS[end].items!.map((index) => `r${index}`)]);
    });

    test('of a loop over nothing', async () => {
      const ran = await run('succeeded', nested, (scope) => {
        const lister = box(scope, 'lister', {
          outputs: { o: Output.parameter('/o', { type: ParameterType.JSON, default: [] }) },
        });
        const p = producer(scope, 'succeeded', {
          forEach: Loop.over(lister.output('o')),
          resultType: Parameter.json(),
        });
        box(scope, 'outputs', { args: [p.output('o')] });
        box(scope, 'results', { args: [p.result] });
        scope.addOutput('all', p.output('o'));
      });
      expect(podsAt(ran, /outputs|results/).map((pod) => wordsOf(pod)[1])).toEqual(['[]', '[]']);
    });

    test('of the first of two that ran', async () => {
      const ran = await run('was skipped', nested, (scope) => {
        const p = producer(scope, 'was skipped');
        const q = box(scope, 'q', { outputs: { o: Output.parameter('/o', { default: 'q' }) } });
        box(scope, 'first', { args: [Reference.firstOf(p.output('o'), q.output('o'))] });
      });
      expect(podsAt(ran, /first$/).map((pod) => wordsOf(pod)[1])).toEqual(['q']);
    });
  });
});
