import { Document, isMap, isSeq, Node } from 'yaml';
import { FieldManifest, fieldManifests } from './manifests';
import { FIELDS } from '../../imports/fields';
import { Code, Item, Statement } from '../../lib/convert/code';
import { convert } from '../../lib/convert/convert';
import { Problems } from '../../lib/convert/problems';
import { own } from '../../lib/spec/own';
import { TEMPLATE_KINDS } from '../../lib/spec/template-kinds';

const MARK = 'here';
/** The structs whose names are ids of constructs, and those whose names are keys. */
const IDS = ['Template', 'DagTask', 'WorkflowStep'];
const KEYS = ['Parameter', 'Artifact', 'EnvVar', 'HttpHeader'];
/** What a template is. */
const KINDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEMPLATE_KINDS).map(([field, { construct }]) => [field, `the class \`${construct}\``]),
);
/** What is no prop but constructs of their own, or the props of one. */
const OBJECTS: Readonly<Record<string, string>> = {
  'ConfigMapEnvSource.name': '`ContainerTemplate.envFrom[] = EnvSource.configMap(...)`',
  'Counter.value': '`ContainerTemplate.metrics[] = Metric.prometheus(.counter.value)`',
  'CronWorkflowSpec.workflowSpec': 'the props of `CronWorkflow`',
  'DagTemplate.tasks': 'the class `DagTask`',
  'Gauge.realtime': '`ContainerTemplate.metrics[] = Metric.gauge(.realtime)`',
  'Gauge.value': '`ContainerTemplate.metrics[] = Metric.gauge(.value)`',
  'MetricLabel.key': 'the key in `ContainerTemplate.metrics[] = Metric.gauge(.labels)`',
  'MetricLabel.value': '`ContainerTemplate.metrics[] = Metric.gauge(.labels{})`',
  'Outputs.artifacts': '`ContainerTemplate.outputs{} = Output.artifact(...)`; of `Dag` and `Steps` with `addOutput`',
  'Outputs.exitCode': '`ContainerTemplate.templateOverrides.outputs.exitCode`; it is for Argo to fill',
  'Outputs.parameters': '`ContainerTemplate.outputs{} = Output.parameter(...)`; of `Dag` and `Steps` with `addOutput`',
  'Outputs.result': '`ContainerTemplate.templateOverrides.outputs.result`; it is for Argo to fill',
  'SecretEnvSource.name': '`ContainerTemplate.envFrom[] = EnvSource.secret(...)`',
  'WorkflowEventBindingSpec.event': 'the props of `WorkflowEventBinding`',
  'WorkflowEventBindingSpec.submit': 'the props of `WorkflowEventBinding`',
  'WorkflowSpec.templates': 'the classes of templates; `Workflow.templates` where the order matters',
};

const HEADER = `# Fields of Argo and what sets them

For each field of Argo's schema what sets it in code where a template is written in Argo's own form, as \`cdk8s-argo-workflows import\` writes it
and as a manifest that is loaded has it. Where a field can stand in several places one of them is shown; in the others it is the same. What stands
in \`( )\` are the arguments of a method, in \`[ ]\` the elements of a list, in \`{ }\` the values of an object by names.

This page is written by \`npm run fields\`.
`;

/** The page that shows for each field of the schema what sets it. */
export function fieldsPage(): string {
  const chosen = new Map<string, FieldManifest>();
  for (const each of fieldManifests()) {
    const key = `${each.struct}.${each.field}`;
    const other = chosen.get(key);
    if (!other || rank(each) < rank(other)) chosen.set(key, each);
  }
  const sections = Object.keys(FIELDS)
    .sort()
    .flatMap((struct) => {
      const rows = [...chosen.values()].filter((each) => each.struct === struct);
      if (rows.length === 0) return [];
      return [
        '',
        `## ${struct}`,
        '',
        '| field | set by |',
        '|---|---|',
        ...rows.map((each) => `| \`${each.field}\` | ${homeOf(each)} |`),
      ];
    });
  return `${HEADER}${sections.join('\n')}\n`;
}

/** Templates are more telling than their defaults, and what is inline. */
function rank({ path }: FieldManifest): number {
  return (
    (path.includes('.templateDefaults') ? 1000 : 0) +
    (/\.inline|\.arguments/.test(path) ? 100 : 0) +
    path.split('.').length
  );
}

/** What sets the field of a manifest: the place to which a comment on it goes. */
function homeOf({ struct, field, path, manifest }: FieldManifest): string {
  if (field === 'name' && IDS.includes(struct)) {
    return `the id of the construct, or \`${struct === 'Template' ? 'templateName' : 'callName'}\``;
  }
  if (field === 'name' && KEYS.includes(struct)) return 'the key in the object that has it, or `name`';
  if (field === 'inline') return `\`${struct === 'DagTask' ? 'DagTask' : 'Step'}.inline\``;
  const kind = struct === 'Template' ? own(KINDS, field) : own(OBJECTS, `${struct}.${field}`);
  if (kind !== undefined) return kind;
  const document = new Document(manifest);
  const keys = path.split('.').slice(1);
  keyOf(document.contents as Node, keys)!.commentBefore = ` ${MARK}`;
  const problems = new Problems(path);
  const program = convert(document.toString(), problems);
  if (!program) throw new Error(`${path}: ${problems.errors.map(({ what }) => what).join('; ')}`);
  for (const statement of program.statements) {
    const found = inStatement(statement);
    if (found !== undefined) return `\`${found}\``;
  }
  throw new Error(`${path} is set by nothing.`);
}

/** The key node at the end of a path with the marks of lists and maps. */
function keyOf(node: Node, [first, ...rest]: readonly string[]): Node | undefined {
  const [, name, marks] = /^([^[{]+)(.*)$/.exec(first)!;
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(key) === name);
  if (!pair) return undefined;
  if (rest.length === 0) return pair.key as Node;
  let inner = [pair.value as Node];
  for (const mark of marks.match(/\[\]|\{\}/g) ?? []) {
    inner = inner.flatMap((each) =>
      mark === '[]' && isSeq(each)
        ? (each.items as Node[])
        : isMap(each)
          ? each.items.map(({ value }) => value as Node)
          : [],
    );
  }
  return inner
    .reverse()
    .map((each) => keyOf(each, rest))
    .find((each) => each !== undefined);
}

function inStatement(statement: Statement): string | undefined {
  if (statement.kind === 'call') {
    return isMarked(statement) || inCode(statement.code) !== undefined
      ? `${statement.code.kind === 'member' ? `${ownerOf(statement.code.of)}.${statement.code.name}(${inArgs(statement.code.args ?? [])})` : ''}`
      : undefined;
  }
  const inside = inItems(statement.props.map((entry) => ({ ...entry, label: `.${entry.key}` })));
  if (inside !== undefined) return `${statement.owner}${inside}`;
  return undefined;
}

function ownerOf(code: Code): string {
  return code.kind === 'use' ? code.made.owner : code.kind === 'static' ? `${code.owner}.${code.method}(...)` : '';
}

function inArgs(args: readonly Code[]): string {
  return args.map((arg) => inCode(arg)).find((each) => each !== undefined) ?? '';
}

function inItems(items: readonly (Item & { readonly label: string })[]): string | undefined {
  for (const { label, ...item } of items) {
    if (isMarked(item)) {
      return `${label}${item.value.kind === 'static' ? ` = ${item.value.owner}.${item.value.method}(...)` : ''}`;
    }
    const deeper = inCode(item.value);
    if (deeper !== undefined) return `${label}${deeper}`;
  }
  return undefined;
}

function inCode(code: Code): string | undefined {
  switch (code.kind) {
    case 'object':
      return inItems(code.entries.map((entry) => ({ ...entry, label: isName(entry.key) ? '{}' : `.${entry.key}` })));
    case 'list':
      return inItems(code.items.map((item) => ({ ...item, label: '[]' })));
    case 'static': {
      const inside = code.args.map((arg) => inCode(arg)).find((each) => each !== undefined);
      return inside === undefined ? undefined : ` = ${code.owner}.${code.method}(${inside})`;
    }
    case 'member':
      return inCode(code.of);
    default:
      return undefined;
  }
}

/** Whether a key is a name of the manifest's author. */
function isName(key: string): boolean {
  return /-text$|^(one|f|two\.of\/it)$/.test(key);
}

function isMarked({
  comments = [],
  after = [],
}: {
  readonly comments?: Item['comments'];
  readonly after?: Item['after'];
}): boolean {
  return [...comments, ...after].some(({ lines }) => lines.includes(MARK));
}
