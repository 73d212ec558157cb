import { Testing } from 'cdk8s';
import { ContainerTask, Pipeline, Workflow } from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

const KIB = 1024;

/** The reports and warnings for a Workflow with so many arguments of 100 KiB. */
function synthesized(count: number, char = 'a'): { errors: string[]; warnings: string[] } {
  const warnings: string[] = [];
  const emit = jest.spyOn(process, 'emitWarning').mockImplementation((warning) => {
    warnings.push(String(warning));
  });
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', {
    ...BOX,
    args: Array(count).fill(char.repeat((100 * KIB) / Buffer.byteLength(char))),
  });
  new Workflow(chart, 'w', { pipeline });
  const errors = reported(chart);
  emit.mockRestore();
  return { errors, warnings };
}

test('A Workflow of an ordinary size is no matter', () => {
  expect(synthesized(1)).toStrictEqual({ errors: [], warnings: [] });
});

test('A Workflow of more than half of what Argo keeps is warned of', () => {
  const { errors, warnings } = synthesized(6);
  expect(errors).toStrictEqual([]);
  expect(new Set(warnings).size).toBe(1);
  expect(warnings[0]).toMatch(
    /^test\/w is 61\d{4} bytes of JSON, but Argo keeps at most 1048576 for spec and status together\. /,
  );
});

test('A Workflow of more than Argo keeps is refused', () => {
  const { errors } = synthesized(11);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /^AW1304 test\/w: is 11\d{5} bytes of JSON, but Argo keeps at most 1048576 for spec and status together\. Share templates, pass data as artifacts, or split it into several resources\.$/,
  );
});

test('Bytes are counted, not characters', () => {
  expect(synthesized(11, 'ñ').errors).toStrictEqual(synthesized(11).errors);
});
