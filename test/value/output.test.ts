import {
  Archive,
  Artifact,
  ArtifactLocation,
  ContainerTask,
  Literal,
  Output,
  ParameterType,
  Pipeline,
} from '../../lib';
import { escapedJson, deferredText } from '../../lib/spec/tags';
import { BOX, containerOf, tasksOf } from '../support/charts';

const declared = (outputs: Record<string, Output>) => containerOf({ outputs }).outputs;

test('parameters', () => {
  expect(
    declared({
      rows: Output.parameter('/rows'),
      count: Output.parameter('/count', {
        type: ParameterType.NUMBER,
        default: 0,
        description: 'Rows in all',
        globalName: 'total',
      }),
      empty: Output.parameter('/empty', { default: '' }),
      flag: Output.parameter('/flag', { type: ParameterType.BOOLEAN, default: false }),
      json: Output.parameter('/json', { type: ParameterType.JSON, default: { a: '{{x}}', b: null } }),
      word: Output.parameter('/word', { type: ParameterType.JSON, default: 'x' }),
      text: Output.parameter('/text', { default: Literal.text('{{x}}') }),
    }),
  ).toStrictEqual({
    parameters: [
      { name: 'rows', valueFrom: { path: '/rows' } },
      { name: 'count', description: 'Rows in all', globalName: 'total', valueFrom: { path: '/count', default: '0' } },
      { name: 'empty', valueFrom: { path: '/empty', default: '' } },
      { name: 'flag', valueFrom: { path: '/flag', default: 'false' } },
      { name: 'json', valueFrom: { path: '/json', default: escapedJson('{"a":"{{x}}","b":null}') } },
      { name: 'word', valueFrom: { path: '/word', default: '"x"' } },
      { name: 'text', valueFrom: { path: '/text', default: deferredText('{{x}}') } },
    ],
  });
});

test('artifacts', () => {
  expect(
    declared({
      raw: Output.artifact('/raw'),
      zip: Output.artifact('/zip', { archive: Archive.zip(), optional: true, globalName: 'packed' }),
      tar: Output.artifact('/tar', { archive: Archive.tar(9) }),
      fast: Output.artifact('/fast', { archive: Archive.tar() }),
      folder: Output.artifact('/folder', { archive: Archive.none(), location: ArtifactLocation.key('runs/folder') }),
    }),
  ).toStrictEqual({
    artifacts: [
      { name: 'raw', path: '/raw' },
      { name: 'zip', path: '/zip', optional: true, globalName: 'packed', archive: { zip: {} } },
      { name: 'tar', path: '/tar', archive: { tar: { compressionLevel: 9 } } },
      { name: 'fast', path: '/fast', archive: { tar: {} } },
      { name: 'folder', path: '/folder', archive: { none: {} }, s3: { key: 'runs/folder' } },
    ],
  });
});

test('input artifacts, by location and with permission bits', () => {
  const at = (location: ArtifactLocation, mode?: number) => Artifact.at('/a', { location, mode });
  const secret = { name: 's', key: 'k' };
  const inputs = (artifact: Artifact) => containerOf({ artifacts: { a: artifact } }).inputs.artifacts;
  expect(inputs(at(ArtifactLocation.key('k'), 0o755))).toStrictEqual([
    { name: 'a', path: '/a', mode: 493, s3: { key: 'k' } },
  ]);
  expect(inputs(at(ArtifactLocation.key('k'), 0))).toStrictEqual([
    { name: 'a', path: '/a', mode: 0, s3: { key: 'k' } },
  ]);
  expect(inputs(at(ArtifactLocation.s3({ bucket: 'b', key: 'k', accessKeySecret: secret })))).toStrictEqual([
    { name: 'a', path: '/a', s3: { bucket: 'b', key: 'k', accessKeySecret: secret } },
  ]);
  expect(inputs(at(ArtifactLocation.gcs({ bucket: 'b', key: 'k' })))).toStrictEqual([
    { name: 'a', path: '/a', gcs: { bucket: 'b', key: 'k' } },
  ]);
  expect(inputs(at(ArtifactLocation.http({ url: 'https://example.com/f' })))).toStrictEqual([
    { name: 'a', path: '/a', http: { url: 'https://example.com/f' } },
  ]);
  expect(inputs(at(ArtifactLocation.git({ repo: 'https://example.com/r.git', revision: 'main' })))).toStrictEqual([
    { name: 'a', path: '/a', git: { repo: 'https://example.com/r.git', revision: 'main' } },
  ]);
  expect(inputs(at(ArtifactLocation.raw('plain')))).toStrictEqual([{ name: 'a', path: '/a', raw: { data: 'plain' } }]);
  expect(inputs(at(ArtifactLocation.raw('')))).toStrictEqual([{ name: 'a', path: '/a', raw: { data: '' } }]);
  expect(inputs(at(ArtifactLocation.raw('{{x}}')))).toStrictEqual([
    { name: 'a', path: '/a', raw: { data: deferredText('{{x}}') } },
  ]);
});

test('an input artifact that names its source, of a container and of a pipeline', () => {
  const made = tasksOf((p) => {
    const x = new ContainerTask(p, 'x', { ...BOX, outputs: { f: Output.artifact('/f') } });
    new ContainerTask(p, 'y', {
      ...BOX,
      artifacts: { a: Artifact.at('/a', { from: x.output('f'), optional: true, archive: Archive.none() }) },
    });
    const q = new Pipeline(p, 'q', { artifacts: { a: Artifact.at('/unused', { from: x.output('f') }) } });
    new ContainerTask(q, 't', { ...BOX, artifacts: { b: Artifact.at('/b', { from: q.artifact('a') }) } });
  });
  expect(made.y.arguments).toStrictEqual({
    artifacts: [{ name: 'a', from: '{{tasks.x.outputs.artifacts.f}}', optional: true, archive: { none: {} } }],
  });
  expect(made.q.arguments).toStrictEqual({ artifacts: [{ name: 'a', from: '{{tasks.x.outputs.artifacts.f}}' }] });
  expect(made.q.depends).toBe('x');
});
