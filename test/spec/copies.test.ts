import { Testing } from 'cdk8s';
import { ContainerTask, Pipeline, Policies, TaskDefaults, Workflow } from '../../lib';
import { reported } from '../support/refused';

/** The library loaded once more, as by a package that brings its own. */
function anotherCopy(): typeof import('../../lib') {
  let copy: typeof import('../../lib');
  jest.isolateModules(() => {
    copy = jest.requireActual('../../lib');
  });
  return copy!;
}

const other = anotherCopy();

/** A chart with one task, and how its template comes out. */
function oneTask() {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', { command: ['x'], image: 'own' });
  new Workflow(chart, 'w', { pipeline });
  const template = () => Testing.synth(chart)[0].spec.templates.find(({ name }: any) => name === 'x');
  return { chart, template };
}

test('Two copies of the library are two sets of classes', () => {
  expect(other.TaskDefaults).not.toBe(TaskDefaults);
  expect(other.Policies).not.toBe(Policies);
});

test('Defaults that another copy sets hold, also after the template was rendered without', () => {
  const { chart, template } = oneTask();
  expect(template()).toStrictEqual({ name: 'x', container: { command: ['x'], image: 'own' } });
  other.TaskDefaults.of(chart).add({ env: { TEAM: 'a' } });
  expect(template()).toStrictEqual({
    name: 'x',
    container: { command: ['x'], image: 'own', env: [{ name: 'TEAM', value: 'a' }] },
  });
});

test('Policies that another copy adds are kept', () => {
  const { chart } = oneTask();
  other.Policies.of(chart).add({
    name: 'signed-images',
    check: ({ manifest }) => (manifest.container?.image === 'own' ? ['The image is not signed.'] : []),
  });
  expect(reported(chart)).toStrictEqual([
    "AW1307 test/p/x: breaks the policy 'signed-images': The image is not signed.",
  ]);
});
