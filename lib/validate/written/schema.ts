import { errors } from '../../errors';
import { isPlainObject } from '../../spec/merge';
import { isQuantity } from '../../spec/quantity';
import { elementType, structFields, valueType } from '../../spec/struct-fields';
import { Fields } from '../fields';

// Argo's CRDs ask for less than its schema in these: images may come from `templateDefaults`.
const OPTIONAL = new Set(['Container.image', 'ScriptTemplate.image', 'ScriptTemplate.source']);
// What the CRDs do not look into.
const OPAQUE = new Set(['inline']);

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'ArtifactGc.strategy': ['', 'OnWorkflowCompletion', 'OnWorkflowDeletion', 'Never'],
  'ResourceTemplate.action': ['get', 'create', 'apply', 'delete', 'replace', 'patch'],
};

/** The most entries of lists that the API server takes. */
const MOST: Readonly<Record<string, number>> = {
  'WorkflowSpec.templates': 200,
  'DagTemplate.tasks': 200,
  'Inputs.parameters': 500,
};

/** What Argo's CRDs ask of a typed part of a manifest: fields that are required, choices, and how long lists may be. */
export function checkSchema(fields: Fields, type: string, value: unknown, at = ''): void {
  const element = elementType(type);
  if (element !== undefined && Array.isArray(value)) {
    value.forEach((item, index) => checkSchema(fields, element, item, `${at}[${index}]`));
    return;
  }
  // Those of containers are looked at where these are.
  if (type === 'Quantity' && at.startsWith('volumeClaimTemplates') && !isQuantity(String(value))) {
    fields.add(errors.badQuantity(fields.path, at, value));
  }
  if (!isPlainObject(value)) return;
  const below = (key: string) => (at === '' ? key : `${at}.${key}`);
  const each = valueType(type);
  if (each !== undefined) {
    for (const key of Object.keys(value)) checkSchema(fields, each, value[key], below(key));
    return;
  }
  for (const { key, type: inner, required } of structFields(type)?.values() ?? []) {
    const field = `${type}.${key}`;
    const given = value[key];
    if (required && (given === undefined || given === null) && !OPTIONAL.has(field)) {
      fields.refuse(below(key), undefined, 'a value: the API server refuses the object without it');
    }
    const choices = CHOICES[field];
    if (choices && given !== undefined && !choices.includes(given as string)) {
      fields.refuse(below(key), given, `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`);
    }
    const most = MOST[field];
    if (most !== undefined && Array.isArray(given) && given.length > most) {
      fields.refuse(below(key), `${given.length} entries`, `at most ${most}: the API server refuses more`);
    }
    if (!OPAQUE.has(key) && given !== undefined) checkSchema(fields, inner, given, below(key));
  }
}
