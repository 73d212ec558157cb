import { argumentEntry, groupsOf, hooksCode, templateCode } from './calls';
import { Creation, Entry, list, object, Statement, use } from './code';
import type { Comment } from './comments';
import { secondsCode } from './duration';
import { bindingEntries } from './event-binding';
import { Ids } from './ids';
import { metadataEntries, metadataPatches, refuseKeys, withoutNothing } from './metadata';
import { metricEntries } from './metrics';
import { Problems } from './problems';
import { entryOf } from './remarks';
import { MapSource, Source } from './source';
import { asMap, asMaps, checkName, child, childText, Context, FieldTable, meant, plainCode, stringOf, structEntries, valueCode } from './struct';
import { ConvertedTemplate, convertTemplate, leftOver, retryEntry } from './template';
import { closesTag, hasTag } from '../spec/tags';

/** What an object of the manifest becomes. */
export interface ConvertedObject {
  readonly made: Creation;
  /** Its name, or its generateName without the hyphen at the end. */
  readonly name: string;
  readonly source: MapSource;
  readonly statements: readonly Statement[];
  readonly templates: ReadonlyMap<string, Creation>;
}

/** What all objects of a program share: the ids that are taken in the chart. */
export interface ProgramContext {
  readonly problems: Problems;
  readonly ids: Ids;
}

/** The comments before and after an object. */
export interface Around {
  readonly before: readonly Comment[];
  readonly after: readonly Comment[];
}

const NOTHING = () => [];
const OBJECT_FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];
const WORKFLOW_KINDS = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'];
export const ARGO_KINDS = [...WORKFLOW_KINDS, 'WorkflowEventBinding'];

/** Converts an object of Argo. */
export function convertArgoObject(source: MapSource, kind: string, { before, after }: Around, program: ProgramContext): ConvertedObject {
  const { problems } = program;
  const context: Context = { problems };
  const spec = child(source, 'spec');
  const status = child(source, 'status');
  if (status) problems.warn(status.at, "'status' is what Argo has done, not what it is to do", 'it was left out');
  for (const { key, at } of source.entries) {
    if (![...OBJECT_FIELDS, 'status'].includes(key)) problems.error(at, `${kind} has no field '${key}'`, meant(key, OBJECT_FIELDS));
  }
  if (!spec) problems.error(source.at, `the ${kind} has no spec`, "write 'spec'");
  const object_ = new ObjectOfTemplates(program, kind === 'CronWorkflow' ? child(spec, 'workflowSpec') : spec, source);
  const entries = kind === 'CronWorkflow' ? cronEntries(spec, object_, context) : kind === 'WorkflowEventBinding' ? bindingEntries(spec, context) : object_.specEntries(spec, context);
  const metadata = metadataEntries(source, context, kind === 'ClusterWorkflowTemplate');
  const name = childText(child(source, 'metadata'), 'name') ?? childText(child(source, 'metadata'), 'generateName') ?? kind;
  const id = objectId(name.replace(/-+$/, ''), kind, program.ids);
  const made: Creation = {
    kind: 'new',
    owner: kind,
    at: source.at,
    id,
    props: [...metadata, ...entries],
    calls: 0,
    used: false,
    called: kind,
    comments: [...before, ...source.entries.flatMap(({ key, value: each }) => (['apiVersion', 'kind', 'spec', 'status'].includes(key) ? each.comments : []))],
    after: [...after],
  };
  return { made, name: name.replace(/-+$/, ''), source, statements: [...object_.statements, made, ...metadataPatches(source, made, false)], templates: object_.constructs };
}

function objectId(name: string, kind: string, ids: Ids): string {
  return ids.take(name || kind.toLowerCase(), `${name || kind.toLowerCase()}-${kind.toLowerCase()}`);
}

/** The templates of an object, made in an order in which each can name those that it calls. */
class ObjectOfTemplates {
  public readonly constructs = new Map<string, Creation>();
  public readonly statements: Statement[] = [];
  private readonly converted = new Map<string, ConvertedTemplate>();
  private readonly calls = new Map<string, readonly string[]>();
  private readonly order: string[] = [];
  private readonly begun = new Set<string>();
  private readonly comments: readonly Comment[];

  constructor(private readonly program: ProgramContext, spec: Source | undefined, object_: MapSource) {
    const { problems, ids } = program;
    const templates = child(spec, 'templates');
    this.comments = templates?.comments ?? [];
    const prefix = childText(child(object_, 'metadata'), 'name') ?? childText(child(object_, 'metadata'), 'generateName') ?? '';
    for (const source of templates ? asMaps(templates, 'templates', problems) : []) {
      const name = childText(source, 'name');
      if (name === undefined || name === '') {
        problems.error(source.at, 'the template has no name', "write 'name'");
        continue;
      }
      if (this.converted.has(name)) {
        problems.error(source.at, `two templates are called '${name}'`, 'give one of them another name');
        continue;
      }
      const id = ids.take(name, `${prefix}${prefix === '' || prefix.endsWith('-') ? '' : '-'}${name}`, `${name}-template`);
      this.converted.set(name, convertTemplate(source, id, { problems }));
      this.calls.set(name, calledBy(source, problems));
      this.order.push(name);
    }
    for (const name of this.order) this.emit(name, new Set());
  }

  /** Callees before callers; where templates call each other in a circle, the construct before its calls. */
  private emit(name: string, open: Set<string>): void {
    if (this.begun.has(name)) return;
    this.begun.add(name);
    open.add(name);
    for (const callee of this.calls.get(name)!) {
      if (callee === name || !this.converted.has(callee)) continue;
      if (open.has(callee)) this.make(callee);
      else this.emit(callee, open);
    }
    open.delete(name);
    this.make(name);
    this.statements.push(...this.converted.get(name)!.fill((each) => this.constructs.get(each), (source, id) => this.inline(source, id)));
  }

  private make(name: string): void {
    if (this.constructs.has(name)) return;
    const { made } = this.converted.get(name)!;
    this.constructs.set(name, made);
    this.statements.push(made);
  }

  /** An inline template stands before the call that has it, with what is in it. */
  private inline(source: Source, id: string): Statement[] {
    const { problems, ids } = this.program;
    const map: MapSource = source.kind === 'map' ? source : { kind: 'map', at: source.at, comments: [], after: [], size: 0, entries: [] };
    const { made, fill } = convertTemplate(map, ids.take(id, `${id}-template`), { problems }, true);
    return [made, ...fill((name) => this.constructs.get(name), (inner, innerId) => this.inline(inner, innerId))];
  }

  /** The props of the workflow that runs the templates. */
  public specEntries(spec: Source | undefined, context: Context): Entry[] {
    const { problems } = context;
    if (!spec) return [];
    const around = { templateOf: (name: string) => this.constructs.get(name) };
    const roots: string[] = [];
    const rooted = (key: string) => (source: Source) => {
      if (source.kind === 'scalar') roots.push(stringOf(source));
      return [{ key, value: templateCode(source, around, context) }];
    };
    const table: FieldTable = {
      entrypoint: rooted('entrypoint'),
      onExit: rooted('onExit'),
      arguments: (source) => argumentEntry(source, context),
      hooks: (source) => [{ key: 'lifecycleHooks', value: hooksCode(source, around, context) }],
      templates: NOTHING,
      serviceAccountName: (source) => [{ key: 'serviceAccount', value: valueCode('string', source, context) }],
      activeDeadlineSeconds: (source) => [secondsEntry('activeDeadline', source, context)],
      metrics: (source) => metricEntries(source, context),
      retryStrategy: (source) => [retryEntry(source, context)],
      securityContext: (source) => [{ key: 'podSecurityContext', value: valueCode('PodSecurityContext', source, context) }],
    };
    const entries = structEntries('WorkflowSpec', spec, { problems }, table);
    const listed = this.listed(spec, roots) ? [] : [{
      key: 'templates', value: list(this.order.map((name) => ({ value: use(this.constructs.get(name)!) }))), comments: this.comments,
    }];
    return [...entries, ...leftOver(spec, ['metrics'], 'workflowOverrides', { problems }), ...listed];
  }

  /** Whether the templates are those that the object finds itself, in the same order. */
  private listed(spec: Source, roots: readonly string[]): boolean {
    const hooks = child(spec, 'hooks');
    const hooked = hooks?.kind === 'map' ? hooks.entries.flatMap(({ value: hook }) => childText(hook, 'template') ?? []) : [];
    const entrypoint = childText(spec, 'entrypoint');
    const found = new Set<string>();
    const visit = (name: string): void => {
      if (found.has(name) || !this.converted.has(name)) return;
      found.add(name);
      this.calls.get(name)!.forEach(visit);
    };
    [...(entrypoint === undefined ? [] : [entrypoint]), ...roots.filter((name) => name !== entrypoint), ...hooked].forEach(visit);
    return found.size === this.order.length && [...found].every((name, index) => name === this.order[index]);
  }
}

/** The names of the templates that a template calls, in the order in which the library finds them. */
function calledBy(source: Source, problems: Problems): readonly string[] {
  const [dag, steps] = [child(source, 'dag'), child(source, 'steps')];
  const silent = new Problems(problems.file);
  const groups = dag ? groupsOf(dag, 'Dag', silent) : steps ? groupsOf(steps, 'Steps', silent) : [];
  return groups.flatMap(({ calls }) => calls).flatMap((call) => {
    const template = childText(call, 'template');
    const inline = child(call, 'inline');
    const hooks = child(call, 'hooks');
    const onExit = childText(call, 'onExit');
    return [
      ...(template === undefined ? [] : [template]),
      ...(inline ? calledBy(inline, problems) : []),
      ...(hooks?.kind === 'map' ? hooks.entries.flatMap(({ value: hook }) => childText(hook, 'template') ?? []) : []),
      ...(onExit === undefined ? [] : [onExit]),
    ];
  });
}

function secondsEntry(key: string, source: Source, context: Context): Entry {
  return { key, value: secondsCode(source, context) };
}

function cronEntries(spec: Source | undefined, templates: ObjectOfTemplates, context: Context): Entry[] {
  if (!spec) return [];
  const plain = (key: string, type: string) => (source: Source) => [{ key, value: valueCode(type, source, { problems: context.problems }) }];
  return structEntries('CronWorkflowSpec', spec, context, {
    workflowSpec: (source) => templates.specEntries(source, context).map((entry) => renamed(entry)),
    startingDeadlineSeconds: (source) => [secondsEntry('startingDeadline', source, context)],
    concurrencyPolicy: (source) => [policyEntry(source, context)],
    stopStrategy: (source) => (isBareExpression(child(source, 'expression'))
      ? structEntries('StopStrategy', source, { problems: context.problems }, { expression: plain('stopWhen', 'string') })
      : plain('stopStrategy', 'StopStrategy')(source)),
    // The library puts braces around an expression that has none.
    when: (source) => (source.kind === 'scalar' && hasTag(stringOf(source)) ? plain('when', 'string')(source)
      : [{ key: 'cronOverrides', value: object(plain('when', 'string')(source)) }]),
  });
}

/** Whether a text is an expression that the library takes without braces. */
function isBareExpression(source: Source | undefined): boolean {
  const text = source?.kind === 'scalar' ? stringOf(source) : '';
  return text.trim() !== '' && !hasTag(text) && !closesTag(text);
}

/** The fields of the workflow that a CronWorkflow has itself too. */
function renamed(entry: Entry): Entry {
  if (entry.key === 'suspend') return { ...entry, key: 'suspendWorkflows' };
  return entry.key === 'workflowMetadata' ? { ...entry, key: 'workflowSpecMetadata' } : entry;
}

const POLICIES: Readonly<Record<string, string>> = { Allow: 'ALLOW', Forbid: 'FORBID', Replace: 'REPLACE' };

function policyEntry(source: Source, { problems }: Context): Entry {
  const policy = source.kind === 'scalar' && Object.hasOwn(POLICIES, stringOf(source)) ? POLICIES[stringOf(source)] : undefined;
  if (policy === undefined) problems.error(source.at, 'there is no such concurrency policy', "it is 'Allow', 'Forbid' or 'Replace'");
  return { key: 'concurrencyPolicy', value: { kind: 'constant', owner: 'ConcurrencyPolicy', name: policy ?? 'ALLOW' } };
}

/** Converts an object of another kind: it stays as it is. */
export function convertOtherObject(source: MapSource, { before, after }: Around, program: ProgramContext): ConvertedObject {
  const kind = childText(source, 'kind')!;
  const metadata = child(source, 'metadata');
  if (metadata) asMap(metadata, 'metadata', program.problems);
  refuseKeys(source, program.problems);
  for (const key of ['name', 'generateName', 'namespace']) {
    const given = child(metadata, key);
    if (given) checkName(given, { problems: program.problems });
  }
  const name = childText(metadata, 'name') ?? childText(metadata, 'generateName')?.replace(/-+$/, '') ?? kind;
  const made: Creation = {
    kind: 'new',
    owner: 'ApiObject',
    at: source.at,
    id: objectId(name, kind, program.ids),
    comments: [...before],
    after: [...after],
    calls: 0,
    used: false,
    called: kind,
    props: source.entries.map(({ key, value: each }) => entryOf(key, plainCode(key === 'metadata' ? withoutNothing(each) : each), each)),
  };
  return { made, name, source, statements: [made, ...metadataPatches(source, made, true)], templates: new Map() };
}
