import { argumentEntry, groupsOf, hooksCode, templateCode } from './calls';
import { Creation, Entry, list, Statement, use } from './code';
import type { Comment } from './comments';
import { secondsCode } from './duration';
import { Ids } from './ids';
import { givenName } from './metadata';
import { metricEntries } from './metrics';
import { Problems } from './problems';
import { MapSource, Source } from './source';
import { asMaps, child, childText, Context, FieldTable, stringOf, structEntries, valueCode } from './struct';
import { ConvertedTemplate, convertTemplate, leftOver, retryEntry } from './template';

/** What all objects of a program share: the ids that are taken in the chart. */
export interface ProgramContext {
  readonly problems: Problems;
  readonly ids: Ids;
}

const NOTHING = () => [];

/** The templates of an object, made in an order in which each can name those that it calls. */
export class ObjectOfTemplates {
  public readonly constructs = new Map<string, Creation>();
  public readonly statements: Statement[] = [];
  private readonly converted = new Map<string, ConvertedTemplate>();
  private readonly calls = new Map<string, readonly string[]>();
  private readonly order: string[] = [];
  private readonly begun = new Set<string>();
  private readonly comments: readonly Comment[];

  constructor(
    private readonly program: ProgramContext,
    spec: Source | undefined,
    object_: MapSource,
  ) {
    const { problems, ids } = program;
    const templates = child(spec, 'templates');
    this.comments = templates?.comments ?? [];
    const prefix = givenName(object_) ?? '';
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
      const id = ids.take(
        name,
        `${prefix}${prefix === '' || prefix.endsWith('-') ? '' : '-'}${name}`,
        `${name}-template`,
      );
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
    this.statements.push(
      ...this.converted.get(name)!.fill(
        (each) => this.constructs.get(each),
        (source, id) => this.inline(source, id),
      ),
    );
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
    const map: MapSource =
      source.kind === 'map' ? source : { kind: 'map', at: source.at, comments: [], after: [], size: 0, entries: [] };
    const { made, fill } = convertTemplate(map, ids.take(id, `${id}-template`), { problems }, true);
    return [
      made,
      ...fill(
        (name) => this.constructs.get(name),
        (inner, innerId) => this.inline(inner, innerId),
      ),
    ];
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
      activeDeadlineSeconds: (source) => [{ key: 'activeDeadline', value: secondsCode(source, context) }],
      metrics: (source) => metricEntries(source, context),
      retryStrategy: (source) => [retryEntry(source, context)],
      securityContext: (source) => [
        { key: 'podSecurityContext', value: valueCode('PodSecurityContext', source, context) },
      ],
    };
    const entries = structEntries('WorkflowSpec', spec, { problems }, table);
    const listed = this.listed(spec, roots)
      ? []
      : [
          {
            key: 'templates',
            value: list(this.order.map((name) => ({ value: use(this.constructs.get(name)!) }))),
            comments: this.comments,
          },
        ];
    return [...entries, ...leftOver(spec, ['metrics'], 'workflowOverrides', { problems }), ...listed];
  }

  /** Whether the templates are those that the object finds itself, in the same order. */
  private listed(spec: Source, roots: readonly string[]): boolean {
    const entrypoint = childText(spec, 'entrypoint');
    const found = new Set<string>();
    const visit = (name: string): void => {
      if (found.has(name) || !this.converted.has(name)) return;
      found.add(name);
      this.calls.get(name)!.forEach(visit);
    };
    [
      ...(entrypoint === undefined ? [] : [entrypoint]),
      ...roots.filter((name) => name !== entrypoint),
      ...hookTemplates(spec),
    ].forEach(visit);
    return found.size === this.order.length && [...found].every((name, index) => name === this.order[index]);
  }
}

/** The names of the templates that a template calls, in the order in which the library finds them. */
function calledBy(source: Source, problems: Problems): readonly string[] {
  const [dag, steps] = [child(source, 'dag'), child(source, 'steps')];
  const silent = new Problems(problems.file);
  const groups = dag ? groupsOf(dag, 'Dag', silent) : steps ? groupsOf(steps, 'Steps', silent) : [];
  return groups
    .flatMap(({ calls }) => calls)
    .flatMap((call) => {
      const template = childText(call, 'template');
      const inline = child(call, 'inline');
      const onExit = childText(call, 'onExit');
      return [
        ...(template === undefined ? [] : [template]),
        ...(inline ? calledBy(inline, problems) : []),
        ...hookTemplates(call),
        ...(onExit === undefined ? [] : [onExit]),
      ];
    });
}

/** The names of the templates that the hooks of a call or a workflow run. */
function hookTemplates(source: Source): readonly string[] {
  const hooks = child(source, 'hooks');
  return hooks?.kind === 'map' ? hooks.entries.flatMap(({ value: hook }) => childText(hook, 'template') ?? []) : [];
}
