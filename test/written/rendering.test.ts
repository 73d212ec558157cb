import { PROGRAMS } from './programs';
import { manifests, refused, specOf } from './shown';
import { ContainerTemplate, Dag, DagTask, Step, Steps, Workflow, WorkflowTemplate } from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { describeWith } from '../oracle/suite';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

const names = Object.keys(PROGRAMS);
const box = { image: 'a:1', command: ['x'] };

describe('templates that are rendered as written', () => {
  test.each(names)('%s', (name) => {
    expect(specOf((chart) => PROGRAMS[name].build(chart))).toEqual(PROGRAMS[name].spec);
  });

  test('pass arguments of all kinds', () => {
    const all = manifests((chart) =>
      PROGRAMS['arguments of all kinds, and templates by name and by reference'].build(chart),
    );
    const { spec } = all.find(({ kind }) => kind === 'Workflow');
    expect(spec.arguments).toEqual({
      parameters: [{ name: 'a', value: 'one' }],
      artifacts: [{ name: 'file', s3: { key: 'k' } }],
    });
    expect(spec.templates[0].dag.tasks).toEqual([
      {
        name: 'a',
        template: 'use-it',
        arguments: {
          parameters: [
            { name: 'a', value: '{{workflow.parameters.a}}' },
            { name: 'b', value: '2' },
            { name: 'c', value: 'false' },
            { name: 'd-e', valueFrom: { configMapKeyRef: { name: 'settings', key: 'd' } } },
          ],
          artifacts: [
            { name: 'file', from: '{{inputs.artifacts.file}}' },
            { name: 'more', raw: { data: 'text' } },
          ],
        },
      },
      {
        name: 'b',
        templateRef: { name: 'shared', template: 't', clusterScope: true },
        arguments: { parameters: [{ name: 'a', value: 'x' }] },
      },
    ]);
  });

  test('stand in every object that uses them, as they are', () => {
    const all = manifests((chart) => {
      const say = new ContainerTemplate(chart, 'say', box);
      const dag = new Dag(chart, 'main');
      new DagTask(dag, 'a', { template: say });
      new WorkflowTemplate(chart, 'one', { entrypoint: dag, metadata: { name: 'one' } });
      new Workflow(chart, 'two', { entrypoint: say, metadata: { name: 'two' } });
    });
    const rendered = { name: 'say', container: { image: 'a:1', command: ['x'] } };
    expect(all.map(({ spec }) => spec)).toEqual([
      { entrypoint: 'main', templates: [{ name: 'main', dag: { tasks: [{ name: 'a', template: 'say' }] } }, rendered] },
      { entrypoint: 'say', templates: [rendered] },
    ]);
  });

  test('may call themselves', () => {
    const { templates } = specOf((chart) => {
      const flip = new ContainerTemplate(chart, 'flip', box);
      const steps = new Steps(chart, 'again');
      const flipped = new Step(steps, 'flip', { template: flip });
      new Step(steps, 'again', { template: steps, when: `${flipped.variable('exitCode')} != 0` });
      new Workflow(chart, 'w', { entrypoint: steps });
    });
    expect(templates.map(({ name }: { name: string }) => name)).toEqual(['again', 'flip']);
    expect(templates[0].steps[1]).toEqual([{ name: 'again', template: 'again', when: '{{steps.flip.exitCode}} != 0' }]);
  });

  test('render twice to the same', () => {
    for (const name of names) {
      const [first, again] = [0, 1].map(() => manifests((chart) => PROGRAMS[name].build(chart)));
      expect(again).toEqual(first);
    }
  });
});

describeWith({ 'argo-lint': lint !== undefined }, 'templates that are rendered as written, for Argo', () => {
  test.each(names)('%s', async (name) => {
    expect(await refused(lint, (chart) => PROGRAMS[name].build(chart))).toEqual([]);
  });
});
