import { Duration } from 'cdk8s';
import { acceptedByArgo, box, inMain, lowers, lowersToGolden, specOf } from './scenario';
import { ApprovalTask, Parameter, SuspendTemplate, Task } from '../../lib';

lowersToGolden('an approval waits for answers, each with a default, and its consumer checks them', (main) => {
  const approve = new ApprovalTask(main, 'approve', {
    answers: {
      decision: Parameter.enum(['yes', 'no'], { default: 'no', description: 'go on?' }),
      note: Parameter.string({ default: '' }),
    },
  });
  box(main, 'deploy', { when: approve.output('decision').eq('yes'), env: { NOTE: approve.output('note') } });
});

lowersToGolden('an answer to an enum may be any text, for Argo does not enforce the choices', (main) => {
  const approve = new ApprovalTask(main, 'approve', {
    answers: { decision: Parameter.enum(['yes', 'no'], { default: 'no' }) },
  });
  box(main, 'use', { args: [approve.output('decision')] });
});

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
