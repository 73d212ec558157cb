import { acceptedByArgo, lowersToGolden } from './scenario';
import { add, double, show } from './shared';
import { ended, failed, p, pipeline, statusOf, task, when } from '../../../lib/dsl';

const n = { n: p.number() };

lowersToGolden(
  'branches that merge into a file',
  pipeline('main', n, (inputs) =>
    show({ value: when(inputs.n.gt(3), () => double({ n: inputs.n })).otherwise(() => add({ a: inputs.n, b: 100 })) }),
  ),
  [
    { args: { n: 4 }, gives: '8' },
    { args: { n: 1 }, gives: '101' },
  ],
);

lowersToGolden(
  'branches that merge into a text',
  pipeline(
    'main',
    n,
    (inputs) => show({ value: when(double({ n: inputs.n }).eq(4), () => double({ n: inputs.n })).otherwise(() => 0) }),
    { transport: 'parameter' },
  ),
  [
    { args: { n: 2 }, gives: '4' },
    { args: { n: 1 }, gives: '0' },
  ],
);

lowersToGolden(
  'a branch of several calls, and none',
  pipeline('main', n, (inputs) => when(inputs.n.eq(1), () => add({ a: double({ n: inputs.n }), b: 1 }))),
  [
    { args: { n: 1 }, gives: 3 },
    { args: { n: 2 }, gives: null },
  ],
);

const broken = task('broken', (): number => {
  throw new Error('broken');
});
lowersToGolden(
  'what runs by how others ended',
  pipeline('main', n, (inputs) => {
    const first = double({ n: inputs.n });
    const wrong = when(first.lt(0), () => broken());
    const rescue = double({ n: 1 }, { name: 'rescue', after: [failed(wrong)] });
    const always = double({ n: 2 }, { name: 'always', after: [first, ended(wrong), ended(rescue)] });
    return show({ value: [always, statusOf(wrong)] });
  }),
  [{ args: { n: 2 }, gives: '[4,"Skipped"]' }],
);

acceptedByArgo();
