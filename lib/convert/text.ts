import { Code, Creation, member, property, staticCall, use, value } from './code';
import { segmentsOf } from '../spec/tags';

/** The template in which a text stands, as far as its variables are concerned. */
export interface TextScope {
  /** The keys of its inputs by their names. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly artifacts: ReadonlyMap<string, string>;
  /** Its outputs that are read from files. */
  readonly outputs: ReadonlySet<string>;
  /** Of `Dag` and `Steps`, in what their calls pass: the construct, how its calls are read, and those that exist already. */
  readonly calls?: {
    readonly made: Creation;
    readonly root: 'tasks' | 'steps';
    readonly known: ReadonlyMap<string, Creation>;
  };
}

const WORKFLOW_VARIABLES = [
  'name',
  'namespace',
  'uid',
  'serviceAccountName',
  'creationTimestamp',
  'scheduledTime',
  'duration',
  'status',
];

/** A text of the manifest: its plain tags become references where the library has one for them, all else stays text, and so does program text, which has no scope. */
export function textCode(text: string, scope: TextScope | undefined): Code {
  if (!scope) return value(text);
  const pieces: (string | Code)[] = [];
  for (const { text: part, tag } of segmentsOf(text)) {
    const reference = tag === undefined ? undefined : referenceTo(tag, scope);
    const last = pieces.at(-1);
    if (reference) pieces.push(reference);
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces.some((piece) => typeof piece !== 'string') ? { kind: 'text', pieces } : value(text);
}

/** The reference that a text is, if it is nothing else. */
export function wholeReference(code: Code): Code {
  return code.kind === 'text' && code.pieces.length === 1 && typeof code.pieces[0] !== 'string' ? code.pieces[0] : code;
}

function referenceTo(tag: string, scope: TextScope): Code | undefined {
  if (!/^[a-zA-Z][\w-]*(\.[\w-]+)*$/.test(tag)) return undefined;
  const names = tag.split('.');
  switch (names[0]) {
    case 'item':
      if (!scope.calls || names.length > 2) return undefined;
      return names.length === 1 ? staticCall('Item', 'value') : staticCall('Item', 'property', value(names[1]));
    case 'workflow':
      return names.length === 2 && WORKFLOW_VARIABLES.includes(names[1])
        ? staticCall('WorkflowVariable', names[1])
        : undefined;
    case 'inputs':
      return inputOf(names, scope);
    case 'outputs': {
      const [, kind, name, path] = names;
      if (!scope.outputs.has(name) || path !== 'path' || names.length !== 4) return undefined;
      return kind === 'parameters'
        ? staticCall('Input', 'outputPath', value(name))
        : staticCall('Input', 'outputArtifactPath', value(name));
    }
    case 'tasks':
    case 'steps':
      return scope.calls?.root === names[0] ? callOf(names.slice(1), scope.calls.known) : undefined;
    default:
      return undefined;
  }
}

function inputOf([, kind, name, path]: string[], { parameters, artifacts, calls }: TextScope): Code | undefined {
  const of = kind === 'parameters' ? parameters : kind === 'artifacts' ? artifacts : undefined;
  const key = of?.get(name);
  if (key === undefined) return undefined;
  if (kind === 'artifacts') {
    if (calls) return path === undefined ? member(use(calls.made), 'artifact', value(key)) : undefined;
    return path === 'path' ? staticCall('Input', 'artifactPath', value(key)) : undefined;
  }
  if (path !== undefined) return undefined;
  return calls ? member(use(calls.made), 'parameter', value(key)) : staticCall('Input', 'parameter', value(key));
}

function callOf([name, ...rest]: string[], known: ReadonlyMap<string, Creation>): Code | undefined {
  const call = known.get(name);
  if (!call || rest.length === 0) return undefined;
  if (rest[0] !== 'outputs') return rest.length === 1 ? member(use(call), 'variable', value(rest[0])) : undefined;
  const [, kind, output] = rest;
  if (rest.length === 2 && kind === 'result') return property(use(call), 'result');
  if (rest.length !== 3) return undefined;
  if (kind === 'parameters') return member(use(call), 'outputParameter', value(output));
  return kind === 'artifacts' ? member(use(call), 'outputArtifact', value(output)) : undefined;
}
