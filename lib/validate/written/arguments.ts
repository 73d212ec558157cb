import { hasPlace } from './artifacts';
import { Manifest } from './home';
import { checkInputNames } from './names';
import { errors } from '../../errors';
import { Fields } from '../fields';

/**
 * The arguments of a call or a workflow.
 *
 * @param mayBeOpen whether parameters may have no value yet
 */
export function checkArguments(fields: Fields, given: Manifest | undefined, mayBeOpen: boolean): void {
  const { parameters = [], artifacts = [] } = given ?? {};
  checkInputNames(fields, 'argument', parameters);
  checkInputNames(fields, 'artifact argument', artifacts);
  for (const { name, value, valueFrom, enum: choices } of parameters as Manifest[]) {
    const at = `arguments.${name}`;
    if (value === undefined && valueFrom === undefined && !mayBeOpen) {
      fields.refuse(at, undefined, "a value, or 'valueFrom': a default counts for inputs only");
    }
    if (valueFrom !== undefined) {
      fields.check(
        `${at}.valueFrom`,
        valueFrom,
        isArgumentSource,
        "'configMapKeyRef', 'event' or 'supplied', and a 'default' beside",
      );
    }
    if (choices === undefined) continue;
    if (choices.length === 0) fields.refuse(`${at}.enum`, choices, 'at least one choice');
    // Argo looks no further then.
    if (value === undefined && mayBeOpen) return;
    if (value === undefined) fields.refuse(at, undefined, 'one of its choices');
    else if (!choices.includes(value)) fields.add(errors.notInEnum(fields.path, at, value, choices));
  }
  for (const artifact of artifacts as Manifest[]) {
    const at = `arguments.${artifact.name}`;
    if (!artifact.from && !hasPlace(artifact)) {
      fields.refuse(at, undefined, "'from', or a location ('fromExpression' is for outputs of steps and DAGs only)");
    }
    if (artifact.from && artifact.fromExpression) {
      fields.add(
        errors.oneOf(fields.path, [`${at}.from`, `${at}.fromExpression`], [`${at}.from`, `${at}.fromExpression`]),
      );
    }
  }
}

function isArgumentSource({
  configMapKeyRef,
  event,
  supplied,
  path,
  jsonPath,
  parameter,
  expression,
}: Manifest): boolean {
  return (
    Boolean(configMapKeyRef ?? (event || undefined) ?? supplied) &&
    ![path, jsonPath, parameter, expression].some(Boolean)
  );
}

/** What a caller passes: nothing is known of it where a template is looked at alone. */
export type Supply = Manifest | undefined | 'anything';

/** That a template gets the inputs that it needs. */
export function checkSupply(
  fields: Fields,
  { name: template = '(inline)', inputs = {} }: Manifest,
  supply: Supply,
): void {
  if (supply === 'anything') return;
  const parameters = new Map<string, Manifest>((supply?.parameters ?? []).map((each: Manifest) => [each.name, each]));
  for (const { name, value, default: otherwise, valueFrom } of (inputs.parameters ?? []) as Manifest[]) {
    const given = parameters.get(name);
    if (!hasValue(given ?? { value: value ?? otherwise, valueFrom })) {
      fields.add(errors.missingInput(fields.path, name, template, 'give it a default on the template'));
    }
  }
  const artifacts = new Set<string>((supply?.artifacts ?? []).map(({ name }: Manifest) => name));
  for (const artifact of (inputs.artifacts ?? []) as Manifest[]) {
    if (!artifact.optional && !hasPlace(artifact) && !artifacts.has(artifact.name)) {
      fields.add(errors.missingInput(fields.path, artifact.name, template, 'make it optional on the template'));
    }
  }
}

function hasValue({ value, valueFrom }: Manifest): boolean {
  return value !== undefined || valueFrom?.configMapKeyRef !== undefined;
}

const QUOTED_BY_GO = /[^\P{C}\n\r\t\b\f]/u;

/** Texts with control characters cannot go through a plain tag: Argo quotes them in Go's way, which is not JSON. */
export function checkQuotable(fields: Fields, name: string, value: unknown, isInserted: () => boolean): void {
  if (typeof value !== 'string' || !QUOTED_BY_GO.test(value) || !isInserted()) return;
  fields.refuse(
    `arguments.${name}`,
    value,
    'a text without control characters, as a plain tag inserts it: read it by an expression tag, or take them out',
  );
}
