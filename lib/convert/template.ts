import { CallContext, callsOf } from './calls';
import { Action, Code, Creation, Entry, list, object, Statement, staticCall, value } from './code';
import { containerEntries, scriptEntries } from './container';
import { inputsOf, outputEntries } from './declarations';
import { durationCode } from './duration';
import { httpEntries, suspendEntries } from './kinds';
import { metricEntries } from './metrics';
import { MapSource, Source } from './source';
import { checkName, child, childText, Context, FieldTable, isNothing, structEntries, valueCode } from './struct';
import { TextScope, wholeReference } from './text';
import { withVolumes } from './volumes';
import { choices } from '../errors';
import { isTemplateKind, TEMPLATE_KINDS, TemplateKindName } from '../spec/template-kinds';

/** What a template becomes: the construct, and the statements that fill it. */
export interface ConvertedTemplate {
  readonly made: Creation;
  /** Makes the statements inside of `Dag` and `Steps`, when the templates that they call exist. */
  readonly fill: (templateOf: CallContext['templateOf'], inline: CallContext['inline']) => Statement[];
}

const NOTHING = () => [];
/** The classes whose containers bring volumes along. */
const MOUNTING = ['ContainerTemplate', 'ScriptTemplate'];
// The props of the class that a template becomes, by the field that says what it is.
const BODIES: Readonly<Record<TemplateKindName, (source: Source, context: Context) => Entry[]>> = {
  container: containerEntries,
  script: scriptEntries,
  http: httpEntries,
  suspend: suspendEntries,
  resource: (source, context) => structEntries('ResourceTemplate', source, context),
  data: (source, context) => structEntries('Data', source, context),
  containerSet: (source, context) => structEntries('ContainerSetTemplate', source, context),
  plugin: (source, context) => [{ key: 'plugin', value: valueCode('{any}', source, context) }],
  dag: (source, context) =>
    structEntries('DagTemplate', source, context, {
      tasks: NOTHING,
      failFast: (each) => [{ key: 'dagFailFast', value: valueCode('boolean', each, context) }],
    }),
  steps: NOTHING,
};

/** Converts a template to a construct; one that is inline has no name unless it is given. */
export function convertTemplate(source: MapSource, id: string, context: Context, isInline = false): ConvertedTemplate {
  const { problems } = context;
  const kinds = source.entries.filter(({ key }) => isTemplateKind(key) && child(source, key));
  if (kinds.length !== 1) {
    const [, second] = kinds;
    problems.error(
      second?.at ?? source.at,
      kinds.length === 0 ? 'the template does nothing' : `the template is a ${kinds[0].key} already`,
      `write one of ${choices(Object.keys(BODIES))}`,
    );
  }
  const kind = TEMPLATE_KINDS[(kinds[0]?.key ?? 'container') as TemplateKindName];
  const { entries: inputs, scope } = inputsOf(child(source, 'inputs'), child(source, 'outputs'), context);
  const inner: Context = { problems, scope };
  const filled = kind.calls === true;
  const outputs = filled ? [] : outputEntries(child(source, 'outputs'), inner);
  const name = childText(source, 'name');
  const entries = structEntries('Template', source, inner, {
    ...templateTable(inner),
    ...Object.fromEntries(
      Object.entries(BODIES).map(([key, convert]) => [
        key,
        (each: Source) => (key === kinds[0]?.key ? convert(each, inner) : []),
      ]),
    ),
    name: (each) =>
      name !== undefined && (isInline || name !== id)
        ? [{ key: 'templateName', value: value(name) }]
        : checkName(each, inner),
    inputs: () => inputs,
    outputs: (each) =>
      outputs.length === 0 ? [] : [{ key: 'outputs', value: object(outputs), comments: each.comments }],
  });
  entries.push(...leftOver(source, ['inputs', 'outputs', 'metadata', 'metrics'], 'templateOverrides', inner));
  const made: Creation = {
    kind: 'new',
    owner: kind.construct,
    id,
    at: source.at,
    props: MOUNTING.includes(kind.construct) ? withVolumes(entries) : entries,
    comments: [...source.comments, ...(child(source, 'name')?.comments ?? [])],
    after: [],
    called: 'template',
    calls: 0,
    used: false,
  };
  return {
    made,
    fill: (templateOf, inline) => {
      if (!filled) return [];
      const { statements, known } = callsOf(kinds[0].value, kind.construct as 'Dag' | 'Steps', made, scope, {
        problems,
        templateOf,
        inline,
      });
      const within: TextScope = {
        ...scope,
        calls: { made, root: kind.construct === 'Dag' ? 'tasks' : 'steps', known },
      };
      return [
        ...statements,
        ...outputActions(outputEntries(child(source, 'outputs'), { problems, scope: within }), made),
      ];
    },
  };
}

/** The outputs of `Dag` and `Steps`, which are added when their calls exist. */
function outputActions(outputs: readonly Entry[], made: Creation): Action[] {
  made.used ||= outputs.length > 0;
  return outputs.map(({ key, value: code, comments = [] }) => ({
    kind: 'call',
    code: {
      kind: 'member',
      of: { kind: 'use', made },
      name: 'addOutput',
      args: [value(key), referenceOf(code) ?? code],
    },
    comments,
  }));
}

/** The reference that an output passes on, when it does nothing else. */
function referenceOf(code: Code): Code | undefined {
  if (code.kind !== 'static' || code.owner !== 'Output' || code.args.length !== 1) return undefined;
  const [options] = code.args;
  if (options.kind !== 'object' || options.entries.length !== 1) return undefined;
  const [{ key, value: source }] = options.entries;
  if (code.method === 'artifactOf' && key === 'from' && source.kind === 'member') return source;
  const whole = wholeReference(source);
  return code.method === 'from' && key === 'parameter' && whole !== source ? whole : undefined;
}

/** The fields that templates of all kinds have. */
function templateTable(context: Context): FieldTable {
  const plain = (key: string, type: string) => (source: Source) => [{ key, value: valueCode(type, source, context) }];
  return {
    annotations: plain('templateAnnotations', '{string}'),
    metadata: (source) => structEntries('Metadata', source, context),
    metrics: (source) => metricEntries(source, context),
    retryStrategy: (source) => [retryEntry(source, context)],
    securityContext: plain('podSecurityContext', 'PodSecurityContext'),
    serviceAccountName: plain('serviceAccount', 'string'),
    timeout: (source) => [{ key: 'timeout', value: durationCode(source, context) }],
    volumes: plain('podVolumes', 'Volume[]'),
  };
}

/** What the library has no words for: fields that say nothing but are there, and those that Argo fills. */
export function leftOver(source: Source, fields: readonly string[], overrides: string, context: Context): Entry[] {
  const rests = fields.flatMap((key) => {
    const field = child(source, key);
    if (field?.kind !== 'map') return [];
    const given = field.entries.filter((entry) => !isNothing(entry.value));
    const rest = given.filter(
      (entry) => WITHOUT_WORDS.includes(entry.key) || (entry.value.kind === 'list' && entry.value.items.length === 0),
    );
    // Arguments of their own have a word for nothing.
    if (rest.length === 0 && (given.length > 0 || key === 'arguments')) return [];
    return [
      {
        key,
        value: object(
          rest.map((entry) => ({
            key: entry.key,
            value: entry.value.kind === 'list' ? list([]) : valueCode('string', entry.value, context),
          })),
        ),
      },
    ];
  });
  return rests.length > 0 ? [{ key: overrides, value: object(rests) }] : [];
}

const WITHOUT_WORDS = ['exitCode', 'result'];

export function retryEntry(source: Source, context: Context): Entry {
  return { key: 'retry', value: staticCall('Retry', 'strategy', valueCode('RetryStrategy', source, context)) };
}
