import { escapedJson, escapedText, unescapedText } from '../../compile/guards';

/** How a function gets an input: text of the manifest, text that needs no guard, a file, or one that may be missing. */
type Way = 'text' | 'scalar' | 'file' | 'optional';
/** How it leaves an output: a file, a file for each item of a loop, text, or partitions with their names as text. */
type Left = 'file' | 'item' | 'text' | 'parts' | 'file-text';

interface Pod {
  /** The node of the program; the name of the template by default. */
  readonly node?: string;
  readonly inputs?: Readonly<Record<string, Way>>;
  readonly outputs?: Readonly<Record<string, Left>>;
  /** Fields of the container. */
  readonly container?: object;
  readonly [field: string]: unknown;
}

/** The template of a function of the program. */
export function pod(
  name: string,
  { node = name, inputs = {}, outputs = { return_value: 'file' }, container = {}, ...more }: Pod = {},
): object {
  const ins = Object.entries(inputs);
  const outs = Object.entries(outputs);
  const parameters = [
    ...ins.filter(([, way]) => way === 'text' || way === 'scalar').map(([each]) => each),
    ...outs.filter(([, left]) => left === 'item').map(([each]) => `${each}-key`),
  ];
  return {
    name,
    ...((ins.length > 0 || parameters.length > 0) && {
      inputs: {
        ...(ins.length > 0 && { artifacts: ins.map(([each, way]) => artifact(each, way)) }),
        ...(parameters.length > 0 && { parameters: parameters.map((each) => ({ name: each })) }),
      },
    }),
    container: {
      args: [
        '--node-name',
        node,
        ...ins.flatMap(([each]) => ['--input', each, `/tmp/inputs/${each}`]),
        ...outs.flatMap(([each]) => ['--output', each, `/tmp/outputs/${each}`]),
      ],
      command: ['program'],
      image: 'program:1',
      volumeMounts: [{ name: 'outputs', mountPath: '/tmp/outputs' }],
      ...container,
    },
    outputs: sections(outs.map(([each, left]) => leftAs(each, left))),
    volumes: [{ name: 'outputs', emptyDir: {} }],
    ...more,
  };
}

function artifact(name: string, way: Way): object {
  if (way === 'text') {
    return { name: `${name}-file`, path: `/tmp/inputs/${name}`, raw: { data: `{{=inputs.parameters['${name}']}}` } };
  }
  if (way === 'scalar') {
    return { name: `${name}-file`, path: `/tmp/inputs/${name}`, raw: { data: `{{inputs.parameters.${name}}}` } };
  }
  return { name, path: `/tmp/inputs/${name}`, ...(way === 'optional' && { optional: true }) };
}

interface Outputs {
  readonly artifacts?: object[];
  readonly parameters?: object[];
}

function leftAs(name: string, left: Left): Outputs {
  const path = `/tmp/outputs/${name}`;
  const file = { name, archive: { none: {} }, path };
  switch (left) {
    case 'text':
      return { parameters: [{ name, valueFrom: { path } }] };
    case 'file':
      return { artifacts: [file] };
    case 'item':
      return { artifacts: [{ ...file, s3: { key: `{{=inputs.parameters['${name}-key']}}` } }] };
    case 'parts':
      return {
        artifacts: [file],
        parameters: [{ name: `${name}-partitions`, valueFrom: { path: `${path}/partitions.json` } }],
      };
    case 'file-text':
      return { artifacts: [file], parameters: [{ name: `${name}-text`, valueFrom: { path } }] };
  }
}

function sections(all: readonly Outputs[]): Outputs {
  const artifacts = all.flatMap((each) => each.artifacts ?? []);
  const parameters = all.flatMap((each) => each.parameters ?? []);
  return { ...(artifacts.length > 0 && { artifacts }), ...(parameters.length > 0 && { parameters }) };
}

/** The template at which a workflow begins: its parameters are made safe. Those of type text are named. */
export function entry(texts: readonly string[], plain: readonly string[] = [], json: readonly string[] = []): object {
  const parameter = (name: string) => `workflow.parameters['${name}']`;
  const value = (name: string) =>
    texts.includes(name)
      ? `{{=${escapedText(parameter(name))}}}`
      : json.includes(name)
        ? `{{=${escapedJson(parameter(name))}}}`
        : `{{workflow.parameters.${name}}}`;
  return {
    name: 'entry',
    dag: {
      tasks: [
        {
          name: 'main',
          template: 'main',
          arguments: { parameters: [...texts, ...plain, ...json].map((name) => ({ name, value: value(name) })) },
        },
      ],
    },
  };
}

/** A text of an escaped parameter, as escaped JSON. */
export const textAsJson = (name: string) =>
  `{{=${escapedJson(`toJson(${unescapedText(`inputs.parameters['${name}']`)})`)}}}`;

/** The place of an item of a loop among the artifacts. */
export const itemKey = (task: string, output = 'return_value') =>
  `{{workflow.uid}}/{{node.name}}/${task}/${output}/{{item}}`;
export const listKey = (task: string, output = 'return_value') => `{{workflow.uid}}/{{node.name}}/${task}/${output}`;
