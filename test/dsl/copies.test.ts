import { printed } from './shared';
import * as one from '../../lib/dsl';

test('two copies of the library in a process work together', () => {
  let two: typeof one = undefined!;
  jest.isolateModules(() => {
    two = jest.requireActual('../../lib/dsl');
  });
  expect(two.task).not.toBe(one.task);
  const load = one.task('load', ({ n }: { n: number }) => [n]);
  const keep = two.task('keep', ({ x }: { x: unknown }) => x);
  const mixed = one.pipeline('mixed', { n: two.p.number() }, ({ n }) => {
    const loaded = load({ n });
    keep({ x: loaded.at(0) });
    const branch = two.when(n.gt(1), () => keep({ x: n })).otherwise(() => 1);
    return keep({ x: loaded.map((x) => keep({ x })) }, { after: [two.ended(branch)] });
  });
  expect(printed(mixed)).toStrictEqual([
    'mixed(n: number)',
    '  load(n: n)',
    '  keep(x: load[0])',
    '  keep-2 = keep(x: n) when n > 1',
    '  keep-3 = keep(x: item of load) for each of load',
    '  keep-4 = keep(x: keep-3) after keep-2 (any)',
    '  -> keep-4',
  ]);
});
