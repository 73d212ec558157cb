import { TypeGenerator } from 'json2jsii';
import { argo, fieldReference } from './names';
import { Definitions } from './schema';

/** Levels at which the constructs take "any part of Argo's type" as an option. */
const LEVELS = [
  'io.k8s.api.core.v1.Container',
  ...['CronWorkflowSpec', 'DAGTask', 'DAGTemplate', 'ScriptTemplate', 'Template', 'WorkflowSpec'].map(argo),
];

/** json2jsii emits the fields of one schema name once; the mark makes the partial struct another name until `tidy`. */
export const PARTIAL_MARK = '~partial';

/**
 * jsii has no `Partial<T>`: a level that has required fields gets a second struct in which all are optional.
 * A level without required fields is its own partial.
 */
export function emitPartial(types: TypeGenerator, definitions: Definitions, definition: string, name: string): void {
  const schema = definitions[definition];
  if (!LEVELS.includes(definition) || !schema.required?.length) return;
  const partial = { ...schema, required: [], description: `@see ${fieldReference(definition)}` };
  types.emitType(`${name}Partial`, partial, definition + PARTIAL_MARK);
}
