import { box, inMain, specOf } from './scenario';
import { Artifact, Loop, Output, Parameter, Pipeline, Reference } from '../../lib';

function inputsOf(spec: any, name: string): any {
  return spec.templates.find((template: any) => template.name === name).inputs;
}

test('the key of a collected artifact has a name of its own, whatever else is passed to the template', () => {
  const spec = specOf(
    inMain(
      (main) => {
        const each = box(main, 'each', {
          forEach: Loop.over(['a']),
          outputs: { f: Output.artifact('/f') },
          args: [main.parameter('f-key')],
          parameters: { 'f-key-2': Parameter.string() },
          arguments: { 'f-key-2': 'x' },
        });
        box(main, 'all', { artifacts: { files: Artifact.at('/files', { from: each.output('f') }) } });
      },
      { parameters: { 'f-key': Parameter.string() } },
    ),
  );
  expect(inputsOf(spec, 'each').parameters).toStrictEqual([
    { name: 'f-key-2' },
    { name: 'f-key' },
    { name: 'f-key-3' },
  ]);
  expect(spec.templates.find(({ name }: any) => name === 'each').outputs.artifacts[0].s3).toStrictEqual({
    key: "{{=inputs.parameters['f-key-3']}}",
  });
});

test('the artifact that stands for none has a name of its own, beside an artifact none', () => {
  const spec = specOf(
    inMain(
      (main) => {
        const cond = new Pipeline(main, 'cond', {
          artifacts: { none: Artifact.required() },
          arguments: { none: box(main, 'make', { outputs: { f: Output.artifact('/f') } }).output('f') },
        });
        const branch = (id: string) =>
          box(cond, id, { when: main.parameter('go').isTrue(), outputs: { f: Output.artifact('/f') } });
        cond.addOutput('out', Reference.firstOf(branch('yes').output('f'), branch('also').output('f')));
      },
      { parameters: { go: Parameter.boolean() } },
    ),
  );
  expect(inputsOf(spec, 'cond').artifacts).toStrictEqual([{ name: 'none' }, { name: 'none-2', raw: { data: 'null' } }]);
  expect(JSON.stringify(spec)).toContain("inputs.artifacts['none-2']");
});
