import { Testing } from 'cdk8s';
import { WorkflowTemplate } from '../../../lib';
import { pipeline, task } from '../../../lib/dsl';
import { Runner } from '../../../lib/dsl/runner';

test('Runner.image: each function runs the command of the image, with the words of the container entry', () => {
  const chart = Testing.chart();
  const one = task('one', () => 1);
  const made = pipeline('main', {}, () => one()).define(chart, 'main', {
    runner: Runner.image('registry/app:1', ['node', '/app/main.js']),
  });
  new WorkflowTemplate(chart, 'object', { pipeline: made });
  const manifests = Testing.synth(chart);
  expect(manifests.map(({ kind }) => kind)).toEqual(['WorkflowTemplate']);
  expect(manifests[0].spec.templates[1].container).toMatchObject({
    image: 'registry/app:1',
    command: ['node', '/app/main.js'],
    args: ['--node-name', 'one', '--output', 'return_value', '/tmp/outputs/return_value'],
  });
});
