import { Testing } from 'cdk8s';
import { one } from './shared';
import { main } from '../../lib/cli/main';
import { pipeline, task } from '../../lib/dsl';
import { programTreeOf } from '../../lib/dsl/plan';
import { runNode } from '../../lib/dsl/run';
import { Runner } from '../../lib/dsl/runner';
import { run } from '../../lib/local';

const runner = Runner.image('a:1', ['node', 'main.js']);
const twice = pipeline('twice', {}, () => [task('same', () => 1)(), task('same', () => 2)()]);

test('what is wrong with a pipeline is found when it becomes constructs and when it runs', async () => {
  expect(() => twice.define(Testing.chart(), 'twice', { runner })).toThrow('AW1530 same');
  await expect(run(twice)).rejects.toThrow('AW1530 same');
});

test('the entry refuses the pipeline as a whole; one function of it runs', async () => {
  let text = '';
  const ends = (...argv: string[]) =>
    main(() => programTreeOf(twice), { argv, run: runNode, out: () => undefined, err: (more) => (text += more) });
  expect(await ends('--node-name', 'same', '--output', 'return_value', '/dev/null')).toBe(0);
  expect(await ends('--output', 'return_value', '/dev/null')).toBe(1);
  expect(text).toContain('AW1530 same');
});

test('a pipeline is recorded twice in all: once to be used, once to see that it records the same', async () => {
  let records = 0;
  const counted = pipeline('counted', {}, () => {
    records++;
    return one({});
  });
  counted.define(Testing.chart(), 'counted', { runner });
  counted.define(Testing.chart(), 'counted', { runner });
  await run(counted);
  expect(records).toBe(2);
});
