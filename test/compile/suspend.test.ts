import { Duration } from 'cdk8s';
import { inertText } from './guards';
import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { ApprovalTask, Parameter, SuspendTemplate, Task } from '../../lib';

lowers(
  'an approval waits for answers, each with a default, and its consumer checks them',
  (main) => {
    const approve = new ApprovalTask(main, 'approve', {
      answers: {
        decision: Parameter.enum(['yes', 'no'], { default: 'no', description: 'go on?' }),
        note: Parameter.string({ default: '' }),
      },
    });
    box(main, 'deploy', { when: approve.output('decision').eq('yes'), env: { NOTE: approve.output('note') } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'approve', template: 'approve' },
          {
            name: 'deploy',
            template: 'deploy',
            depends: 'approve',
            when: "{{=tasks['approve'].outputs.parameters['decision'] == 'yes'}}",
            arguments: {
              parameters: [{ name: 'note', value: `{{=${inertText("tasks['approve'].outputs.parameters['note']")}}}` }],
            },
          },
        ],
      },
    },
    {
      name: 'approve',
      inputs: {
        parameters: [
          { name: 'decision', default: 'no', description: 'go on?', enum: ['yes', 'no'] },
          { name: 'note', default: '' },
        ],
      },
      outputs: {
        parameters: [
          { name: 'decision', valueFrom: { supplied: {} } },
          { name: 'note', valueFrom: { supplied: {} } },
        ],
      },
      suspend: {},
    },
    {
      name: 'deploy',
      inputs: { parameters: [{ name: 'note' }] },
      container: {
        command: ['x'],
        env: [{ name: 'NOTE', value: "{{=replace(replace(inputs.parameters['note'], '$', '$$'), '$$env', '$env')}}" }],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'an answer to an enum may be any text, for Argo does not enforce the choices',
  (main) => {
    const approve = new ApprovalTask(main, 'approve', {
      answers: { decision: Parameter.enum(['yes', 'no'], { default: 'no' }) },
    });
    box(main, 'use', { args: [approve.output('decision')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'approve', template: 'approve' },
          {
            name: 'use',
            template: 'use',
            depends: 'approve',
            arguments: {
              parameters: [
                { name: 'decision', value: `{{=${inertText("tasks['approve'].outputs.parameters['decision']")}}}` },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'approve',
      inputs: { parameters: [{ name: 'decision', default: 'no', enum: ['yes', 'no'] }] },
      outputs: { parameters: [{ name: 'decision', valueFrom: { supplied: {} } }] },
      suspend: {},
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'decision' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['decision'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a pause ends by itself',
  (main) => {
    const wait = new Task(main, 'wait', {
      template: new SuspendTemplate(main, 'ninety', { duration: Duration.seconds(90) }),
    });
    box(main, 'next', { after: [wait] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'wait', template: 'ninety' },
          { name: 'next', template: 'next', depends: 'wait' },
        ],
      },
    },
    { name: 'ninety', suspend: { duration: '90s' } },
    { name: 'next', container: { command: ['x'], image: 'a:1' } },
  ],
);

test('an answer without a default is refused, for nobody could resume without it', () => {
  expect(() =>
    specOf(inMain((main) => new ApprovalTask(main, 'approve', { answers: { note: Parameter.string() } }))),
  ).toThrow('AW1018');
});

acceptedByArgo();
