import { box, inMain, specOf } from './scenario';
import { Artifact, ContainerTemplate, Hook, Input, Item, Loop, Parameter, Pipeline } from '../../lib';

test('a hook of a task that loops reads its item, but neither files nor what the task makes', () => {
  const looped = (hooks: (main: Pipeline, template: ContainerTemplate) => Record<string, Hook>) => () => specOf(inMain((main, chart) => {
    const template = new ContainerTemplate(chart, 'bye', {
      image: 'a:1', command: ['x'], parameters: { v: Parameter.string({ default: '' }) }, artifacts: { f: Artifact.at('/f', { optional: true }) }, args: [Input.parameter('v')],
    });
    box(main, 'each', { forEach: Loop.over(['a', 'b']), hooks: hooks(main, template) });
  }, { parameters: { p: Parameter.string() }, artifacts: { f: Artifact.optional() } }));
  expect(looped((main, template) => ({ exit: { template, inputs: { v: `${Item.value()} ${main.parameter('p')}` } } }))).not.toThrow();
  expect(looped((main, template) => ({ exit: { template, inputs: { f: main.artifact('f') } } }))).toThrow('AW1007');
});
