import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { ApprovalTask, Parameter, Pipeline } from '../../lib';

lowersToGolden(
  'an answer that nobody gave is guarded, and one that somebody gave is not: both are read raw',
  (main) => {
    const ask = new ApprovalTask(main, 'ask', { answers: { note: Parameter.string({ default: '{{x}}' }) } });
    const inner = new Pipeline(main, 'inner', {
      parameters: { note: Parameter.string() },
      arguments: { note: ask.output('note') },
    });
    box(inner, 'a');
  },
);

acceptedByArgo();
