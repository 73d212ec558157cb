import { inertText, rawText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { ApprovalTask, Parameter, Pipeline } from '../../lib';

lowers(
  'an answer that nobody gave is guarded, and one that somebody gave is not: both are read raw',
  (main) => {
    const ask = new ApprovalTask(main, 'ask', { answers: { note: Parameter.string({ default: '{{x}}' }) } });
    const inner = new Pipeline(main, 'inner', {
      parameters: { note: Parameter.string() },
      inputs: { note: ask.output('note') },
    });
    box(inner, 'a');
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'ask', template: 'ask' },
          {
            name: 'inner',
            template: 'inner',
            depends: 'ask',
            arguments: {
              parameters: [
                { name: 'note', value: `{{=${inertText(rawText("tasks['ask'].outputs.parameters['note']"))}}}` },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'ask',
      inputs: { parameters: [{ name: 'note', default: expect.stringMatching(/^\{\{='pod' in .*\}\}x\}\}$/) }] },
      outputs: { parameters: [{ name: 'note', valueFrom: { supplied: {} } }] },
      suspend: {},
    },
    { name: 'inner', inputs: { parameters: [{ name: 'note' }] }, dag: { tasks: [{ name: 'a', template: 'a' }] } },
    { name: 'a', container: { command: ['x'], image: 'a:1' } },
  ],
);

acceptedByArgo();
