import type * as Yaml from 'yaml';
import { checkPlace } from './artifacts';
import { Home, isLeaf, Manifest } from './home';
import { checkTags, Scope } from './scope';
import { isCallName } from '../../spec/names';
import { withoutTags } from '../../spec/tags';
import { Fields } from '../fields';

/** What only templates without calls have. */
export function checkLeaf(fields: Fields, template: Manifest, scope: Scope, { spec, clusterScope }: Home): void {
  checkTags(fields, template, scope);
  for (const kind of ['container', 'script']) {
    // Defaults of a cluster-wide object do not count for Argo's validator.
    const otherwise = clusterScope ? undefined : spec.templateDefaults?.[kind]?.image;
    if (template[kind] && !otherwise) {
      fields.required(`${kind}.image`, template[kind].image, "an image, for example 'registry/name:tag'");
    }
  }
  if (template.containerSet) checkContainers(fields, template.containerSet);
  if (template.archiveLocation) checkPlace(fields, 'archiveLocation', template.archiveLocation);
  const { action, manifest } = template.resource ?? {};
  if (
    typeof manifest === 'string' &&
    manifest !== '' &&
    !['get', 'delete'].includes(action) &&
    !isYaml(withoutTags(manifest, (name) => scope.has(name)))
  ) {
    fields.refuse('resource.manifest', manifest, 'YAML; a text that is a tag alone needs quotes around it');
  }
  if (!isLeaf(template) && template.timeout) {
    fields.refuse('timeout', template.timeout, 'no value: a template that waits has no pod to end');
  }
}

function checkContainers(fields: Fields, { containers = [] }: Manifest): void {
  if (containers.length === 0) fields.refuse('containerSet.containers', containers, 'at least one container');
  for (const { name } of containers as Manifest[]) {
    fields.check('containerSet.containers[].name', name, isCallName, "a name of letters, digits and '-'");
  }
}

function isYaml(text: string): boolean {
  // Loaded at its first use: most apps have no such manifest.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { isCollection, parseAllDocuments, visit } = require('yaml') as typeof Yaml;
  const documents = parseAllDocuments(text, { version: '1.1', logLevel: 'silent', uniqueKeys: false });
  if ('empty' in documents) return true;
  let fits = documents[0].errors.length === 0;
  // A tag without quotes is a map that is the key of a map, which no JSON can hold.
  visit(documents[0], {
    Pair: (_, { key }) => {
      fits &&= !isCollection(key);
    },
  });
  return fits;
}
