import { Creation, Statement } from './code';
import type { Comment } from './comments';
import { cronEntries } from './cron';
import { bindingEntries } from './event-binding';
import { Ids } from './ids';
import { givenName, metadataEntries, metadataPatches, refuseKeys, withoutNothing } from './metadata';
import { ObjectOfTemplates, ProgramContext } from './object-templates';
import { entryOf } from './remarks';
import { MapSource } from './source';
import { asMap, checkName, child, childText, Context, meant, plainCode } from './struct';

/** What an object of the manifest becomes. */
export interface ConvertedObject {
  readonly made: Creation;
  /** Its name, or its generateName without the hyphen at the end. */
  readonly name: string;
  readonly source: MapSource;
  readonly statements: readonly Statement[];
  readonly templates: ReadonlyMap<string, Creation>;
}

/** The comments before and after an object. */
export interface Around {
  readonly before: readonly Comment[];
  readonly after: readonly Comment[];
}

const OBJECT_FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];
export const ARGO_KINDS = [
  'Workflow',
  'WorkflowTemplate',
  'ClusterWorkflowTemplate',
  'CronWorkflow',
  'WorkflowEventBinding',
];

/** Converts an object of Argo. */
export function convertArgoObject(
  source: MapSource,
  kind: string,
  { before, after }: Around,
  program: ProgramContext,
): ConvertedObject {
  const { problems } = program;
  const context: Context = { problems };
  const spec = child(source, 'spec');
  const status = child(source, 'status');
  if (status) problems.warn(status.at, "'status' is what Argo has done, not what it is to do", 'it was left out');
  for (const { key, at } of source.entries) {
    if (![...OBJECT_FIELDS, 'status'].includes(key)) {
      problems.error(at, `${kind} has no field '${key}'`, meant(key, OBJECT_FIELDS));
    }
  }
  if (!spec) problems.error(source.at, `the ${kind} has no spec`, "write 'spec'");
  const object_ = new ObjectOfTemplates(program, kind === 'CronWorkflow' ? child(spec, 'workflowSpec') : spec, source);
  const entries =
    kind === 'CronWorkflow'
      ? cronEntries(spec, object_, context)
      : kind === 'WorkflowEventBinding'
        ? bindingEntries(spec, context)
        : object_.specEntries(spec, context);
  const metadata = metadataEntries(source, context, kind === 'ClusterWorkflowTemplate');
  const name = (givenName(source) ?? kind).replace(/-+$/, '');
  const made: Creation = {
    kind: 'new',
    owner: kind,
    at: source.at,
    id: objectId(name, kind, program.ids),
    props: [...metadata, ...entries],
    calls: 0,
    used: false,
    called: kind,
    comments: [
      ...before,
      ...source.entries.flatMap(({ key, value: each }) =>
        ['apiVersion', 'kind', 'spec', 'status'].includes(key) ? each.comments : [],
      ),
    ],
    after: [...after],
  };
  return {
    made,
    name,
    source,
    statements: [...object_.statements, made, ...metadataPatches(source, made, false)],
    templates: object_.constructs,
  };
}

/** Converts an object of another kind: it stays as it is. */
export function convertOtherObject(
  source: MapSource,
  { before, after }: Around,
  program: ProgramContext,
): ConvertedObject {
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
    props: source.entries.map(({ key, value: each }) =>
      entryOf(key, plainCode(key === 'metadata' ? withoutNothing(each) : each), each),
    ),
  };
  return { made, name, source, statements: [made, ...metadataPatches(source, made, true)], templates: new Map() };
}

function objectId(name: string, kind: string, ids: Ids): string {
  return ids.take(name || kind.toLowerCase(), `${name || kind.toLowerCase()}-${kind.toLowerCase()}`);
}
