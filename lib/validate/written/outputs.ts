import { checkArtifactPath, checkMode } from './artifacts';
import { isLeaf, Manifest } from './home';
import { checkInputNames } from './names';
import { errors } from '../../errors';
import { hasTag } from '../../spec/tags';
import { Fields } from '../fields';

const SOURCES = ['path', 'jqFilter', 'jsonPath', 'parameter', 'expression', 'supplied'];

/** The outputs of a template: where each comes from. */
export function checkOutputs(fields: Fields, template: Manifest): void {
  const { parameters = [], artifacts = [] } = template.outputs ?? {};
  checkInputNames(fields, 'output', parameters);
  checkInputNames(
    fields,
    'output artifact',
    (artifacts as Manifest[]).filter(({ name }) => !(typeof name === 'string' && hasTag(name))),
  );
  for (const artifact of artifacts as Manifest[]) {
    const at = `outputs.artifacts.${artifact.name}`;
    checkArtifactPath(fields, at, artifact.path, isLeaf(template));
    checkMode(fields, at, artifact);
  }
  for (const { name, value, valueFrom } of parameters as Manifest[]) {
    const at = `outputs.parameters.${name}`;
    const given = [...(value === undefined ? [] : ['value']), ...(valueFrom === undefined ? [] : ['valueFrom'])];
    if (given.length !== 1) {
      fields.add(
        errors.oneOf(
          fields.path,
          given.map((each) => `${at}.${each}`),
          [`${at}.value`, `${at}.valueFrom`],
        ),
      );
    } else if (valueFrom) {
      checkSource(fields, at, valueFrom, sourcesOf(template));
    }
  }
}

function checkSource(fields: Fields, at: string, valueFrom: Manifest, fitting: readonly string[]): void {
  const given = SOURCES.filter((source) =>
    source === 'supplied' ? valueFrom.supplied !== undefined : Boolean(valueFrom[source]),
  );
  if (given.length > 1 || given.length === 0) {
    fields.add(
      errors.oneOf(
        fields.path,
        given.map((each) => `${at}.valueFrom.${each}`),
        fitting.map((each) => `${at}.valueFrom.${each}`),
      ),
    );
  } else if (!fitting.includes(given[0])) {
    fields.refuse(
      `${at}.valueFrom`,
      valueFrom,
      `${fitting.map((each) => `'${each}'`).join(' or ')} in a template of this kind`,
    );
  }
}

function sourcesOf({ container, containerSet, script, resource, dag, steps }: Manifest): readonly string[] {
  if (container ?? containerSet ?? script) return ['path'];
  if (resource) return ['jqFilter', 'jsonPath'];
  return (dag ?? steps) ? ['parameter', 'expression'] : SOURCES;
}
