import { Duration } from 'cdk8s';
import { valueNames } from './names';
import { File, Scope, Type } from './scope';
import { description, plainText, text } from './texts';
import { anyType, bodyText, literalOf, parameterOf, parameterType, rawLocation, reference } from './values';
import {
  Archive,
  Artifact,
  ArtifactLocation,
  Condition,
  ContainerTemplateOptions,
  Env,
  EnvSource,
  Input,
  LastRetry,
  Literal,
  Metric,
  Output,
  Parameter,
  Reference,
  Retry,
  RetryPolicy,
  Volume,
  WorkflowVariable,
} from '../../../lib';

/** The options of a container or script, and what they declare. */
export interface Body {
  readonly options: ContainerTemplateOptions;
  readonly args: (string | Reference)[];
  readonly parameters: Readonly<Record<string, { parameter: Parameter; type: Type }>>;
  readonly outputs: Readonly<Record<string, Type | 'file'>>;
}

/** A body that reads what its scope has, and its own inputs. */
export function body(scope: Scope): Body {
  const { draw } = scope.world;
  const parameters = Object.fromEntries(
    draw.chance(40)
      ? valueNames(draw, 3).map((name) => {
          const type = anyType(scope);
          return [name, { type, parameter: parameterOf(scope, type, 50) }];
        })
      : [],
  );
  const artifacts = draw.chance(40) ? artifactsOf(scope, parameters) : {};
  const outputs: Record<string, Output> = {};
  const types: Record<string, Type | 'file'> = {};
  for (const name of draw.chance(70) ? valueNames(draw, 3) : []) {
    types[name] = draw.chance(30) ? 'file' : anyType(scope);
    outputs[name] = output(scope, name, types[name]);
  }
  const own = ownInputs(Object.keys(parameters), Object.keys(artifacts), outputs);
  const word = () => (own.length > 0 && draw.chance(40) ? draw.pick(own) : bodyText(scope));
  const retry = draw.maybe(20, () => retryOf(scope));
  const env = Object.fromEntries(draw.list(0, 2, (index) => [`E${index}`, envValue(scope, own)]));
  return {
    parameters,
    outputs: types,
    args: [
      ...draw.list(0, 3, word),
      ...(retry && draw.chance(50) ? [LastRetry.count(), `${LastRetry.exitCode()}`] : []),
    ],
    options: {
      image: draw.chance(50) ? 'registry.example/a:1' : draw.pick(['busybox', 'b@sha256:abc']),
      command: ['run', ...(draw.chance(20) ? [word()] : [])],
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, { parameter }]) => [name, parameter])),
      artifacts,
      outputs,
      env,
      retry,
      timeout: draw.maybe(20, () => Duration.seconds(draw.int(3, 90))),
      volumes: draw.maybe(10, () => ({
        '/a': draw.pick([
          Volume.emptyDir('scratch'),
          Volume.fromSecret('s', { readOnly: true }),
          Volume.fromConfigMap('c.d'),
        ]),
      })),
      envFrom: draw.maybe(5, () => [draw.pick([EnvSource.secret('s', 'P_'), EnvSource.configMap('c')])]),
      resources: draw.maybe(10, () => ({ requests: { cpu: '500m' }, limits: { memory: '1Gi' } })),
      labels: draw.maybe(5, () => ({ team: draw.pick(['a', 'y', '1']) })),
      annotations: draw.maybe(10, () => ({ 'x.example/note': `${bodyText(scope)}` })),
      templateOverrides: draw.maybe(5, () => ({
        priorityClassName: 'high',
        sidecars: [{ name: 'side', image: 'i', command: ['c'], args: [`${bodyText(scope)}`] }],
      })),
      nodeSelector: draw.maybe(5, () => ({ disk: draw.pick(['ssd', 'true']) })),
      metrics: draw.maybe(10, () => [
        draw.pick([
          Metric.duration('m', { help: plainText(draw) || 'h' }),
          Metric.counter('c', { help: 'h', labels: { l: plainText(draw) } }),
        ]),
      ]),
    },
  };
}

/** The script of a body: data in it is marked, run-time values come by the environment. */
export function source(scope: Scope): string {
  const { draw } = scope.world;
  return `echo ${Literal.text(text(draw))}\n${plainText(draw)}`;
}

function ownInputs(parameters: string[], artifacts: string[], outputs: Readonly<Record<string, Output>>): Reference[] {
  return [
    ...parameters.map((name) => Input.parameter(name)),
    ...artifacts.map((name) => Input.artifactPath(name)),
    ...Object.keys(outputs).map((name) =>
      outputs[name]._artifact ? Input.outputArtifactPath(name) : Input.outputPath(name),
    ),
  ];
}

function artifactsOf(scope: Scope, parameters: object): Record<string, Artifact> {
  const { draw } = scope.world;
  return Object.fromEntries(
    valueNames(draw, 2)
      .map((name) => (draw.chance(50) ? `f-${name}` : name))
      .filter((name) => !Object.hasOwn(parameters, name))
      .map((name, index) => {
        const from = draw.maybe(70, () => file(scope));
        const optional = from?.doubtful ? true : draw.maybe(30, () => draw.chance(50));
        const archive = draw.maybe(30, () => draw.pick([Archive.none(), Archive.tar(), Archive.tar(9), Archive.zip()]));
        // Without a source the artifact comes from the caller, who may leave it out.
        const location = from ? undefined : rawLocation(scope);
        return [
          name,
          Artifact.at(`/in/${index}`, {
            from: from?.reference,
            location,
            optional,
            archive,
            mode: draw.maybe(10, () => 0o755),
          }),
        ];
      }),
  );
}

/** A file of the scope. */
export function file(scope: Scope): File | undefined {
  const { draw } = scope.world;
  return scope.files.length > 0 ? draw.pick(scope.files) : undefined;
}

function output(scope: Scope, name: string, type: Type | 'file'): Output {
  const { draw } = scope.world;
  const path = `/out/${type}/${name}`;
  if (type === 'file') {
    return Output.artifact(path, {
      optional: draw.maybe(20, () => true),
      archive: draw.maybe(20, () => draw.pick([Archive.none(), Archive.zip()])),
      location: draw.maybe(5, () =>
        ArtifactLocation.key(`{{workflow.uid}}/${name}/${reference(scope) ?? WorkflowVariable.name()}`),
      ),
    });
  }
  return Output.parameter(path, {
    type: parameterType(type),
    default: draw.maybe(20, () => literalOf(scope, type)),
    globalName: draw.maybe(4, () => exportedName(scope)),
    description: draw.maybe(10, () => description(draw)),
  });
}

function exportedName({ world }: Scope): string {
  const name = `global-${world.exported.length}`;
  world.exported.push(name);
  return name;
}

function envValue(scope: Scope, own: readonly Reference[]): unknown {
  const { draw } = scope.world;
  switch (draw.int(0, 5)) {
    case 0:
      return draw.pick([Env.secret('s', 'k'), Env.configMap('c', 'k', { optional: true }), Env.field('metadata.name')]);
    case 1:
      return draw.pick([0, -1, true, false]);
    case 2:
      return Literal.text(text(draw));
    case 3:
      return own.length > 0 ? draw.pick(own) : (reference(scope) ?? 'none');
    default:
      return bodyText(scope);
  }
}

function retryOf(scope: Scope): Retry {
  const { draw } = scope.world;
  return Retry.attempts(draw.int(1, 4), {
    policy: draw.maybe(30, () => draw.pick([RetryPolicy.ALWAYS, RetryPolicy.ON_ERROR])),
    while: draw.maybe(40, () =>
      draw.pick<() => Condition>([
        () => LastRetry.exitCode().eq(7).and(LastRetry.status().neq('Error')),
        () => LastRetry.duration().lt(60),
        () => LastRetry.status().eq(text(draw)),
      ])(),
    ),
    ...(draw.chance(50)
      ? {
          backoff: Duration.seconds(1),
          factor: draw.maybe(50, () => 3),
          maxDuration: draw.maybe(50, () => Duration.minutes(1)),
        }
      : {}),
  });
}
