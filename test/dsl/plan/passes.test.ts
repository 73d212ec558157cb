import { p, pipeline, pipelineOf, task, when } from '../../../lib/dsl';
import { chooseOutputs } from '../../../lib/dsl/plan/choose-outputs';
import { chooseTransports } from '../../../lib/dsl/plan/choose-transports';
import { Formats } from '../../../lib/dsl/plan/formats';
import { indexPipeline } from '../../../lib/dsl/plan/index-pipeline';
import { chooseInputFormats } from '../../../lib/dsl/plan/input-formats';
import { insertConversions } from '../../../lib/dsl/plan/insert-conversions';
import { nodeIo } from '../../../lib/dsl/plan/node-io';
import type { PipelineIndex } from '../../../lib/dsl/plan/pipeline-index';
import { planOf } from '../../../lib/dsl/plan/plan';
import { Shapes } from '../../../lib/dsl/plan/shapes';
import { serializers } from '../../../lib/serializer';

const list = task('list', () => [{ size: 1 }, { size: 2 }], { serializer: serializers.ndjson() });
const weigh = task('weigh', ({ size }: { size: number }) => size * 2);
const sum = task('sum', ({ of }: { of: readonly number[] }) => of.reduce((a, b) => a + b, 0));
const each = pipeline('each', { row: p.json<{ size: number }>() }, ({ row }) => weigh({ size: row.size }));
const total = pipeline('total', { limit: p.number() }, ({ limit }) => {
  const result = sum({ of: list({}).map((row) => each({ row })) });
  return when(result.gt(limit), () => sum({ of: [result, limit] })).otherwise(() => sum({ of: [] }));
});

/** The calls of each section, as `address: id, id, ...`. */
function sectionsOf(index: PipelineIndex): string[] {
  return index.sections.map(({ address, calls }) => `/${address.join('/')}: ${calls.map(({ id }) => id).join(', ')}`);
}

const root = pipelineOf(total);
const index = indexPipeline(root);
const shapes = new Shapes(index);
const transports = chooseTransports(index, shapes);
const formats = new Formats(index, shapes, transports, chooseInputFormats(index, shapes, transports));

test('the index has a section for the pipeline, each pipeline that it calls, and each part', () => {
  expect(sectionsOf(index)).toStrictEqual(['/: list, each, sum, sum-2, sum-3', '/each: weigh']);
});

test('what Argo reads itself is a parameter, what a caller has as a file is an artifact', () => {
  expect(transports.ofInput(root, 'limit')).toBe('parameter');
  expect(transports.ofInput(pipelineOf(each), 'row')).toBe('artifact');
});

test('a list of rows is put into partitions by a call, and its items are JSON', () => {
  const converted = insertConversions(index, transports, formats);
  expect(sectionsOf(converted)).toStrictEqual(['/: list, each, sum, sum-2, sum-3, value', '/each: weigh']);
  const [call] = converted.callsOf(pipelineOf(each));
  expect(converted.isConverted(call.loop!)).toBe(true);
  expect(formats.ofInput(pipelineOf(each), 'row')?.name).toBe('json');
});

test('a pass leaves what it was given as it was', () => {
  const before = sectionsOf(index);
  const [call] = index.callsOf(pipelineOf(each));
  const inputs = index.inputsOf(call);
  const first = insertConversions(index, transports, formats);
  expect(sectionsOf(index)).toStrictEqual(before);
  expect(index.isConverted(call.loop!)).toBe(false);
  expect(index.inputsOf(call)).toBe(inputs);
  expect(sectionsOf(insertConversions(index, transports, formats))).toStrictEqual(sectionsOf(first));
});

test('a function leaves what is read of it, as it is read, and its pod gets the files that it reads', () => {
  const converted = insertConversions(index, transports, formats);
  const own = new Shapes(converted);
  const ways = transports.over(converted, own);
  const outputs = chooseOutputs(converted, own, ways);
  const io = converted.section(root.graph).calls.flatMap((call) => {
    if (converted.calleeOf(call)) return [];
    const { inputs, outputs: left } = nodeIo(call, converted, own, ways, outputs);
    const words = (named: { name: string }, ...more: string[]) => [named.name, ...more].join(' ');
    return [
      [
        call.id,
        ...inputs.map((input) => words(input, '<-', input.transport)),
        ...left.map((output) =>
          words(output, '->', ...(['artifact', 'parameter', 'partitions'] as const).filter((way) => output[way])),
        ),
      ],
    ];
  });
  expect(io).toStrictEqual([
    ['list', 'return_value -> artifact'],
    ['sum', 'of <- artifact', 'return_value -> artifact parameter'],
    ['sum-2', 'of_0 <- artifact', 'of_1 <- parameter', 'return_value -> artifact'],
    ['sum-3', 'return_value -> artifact'],
    ['value', 'value <- artifact', 'return_value -> partitions'],
  ]);
});

test('the plan of a pipeline is made once', () => {
  expect(planOf(root)).toBe(planOf(root));
});
