import { cycleIn } from './cycle';
import { Fields } from './fields';
import { errors } from '../errors';
import { isLabelName, LABEL_NAMES } from '../spec/names';
import { hasTag } from '../spec/tags';

/** Checks what only some kinds of templates have. */
export function checkKinds(fields: Fields, template: any): void {
  if (template.resource) checkResource(fields, template);
  if (template.containerSet) checkContainerSet(fields, template);
  if (template.data) {
    fields.required('data.source.artifactPaths.name', template.data.source?.artifactPaths?.name, 'a name');
    fields.required('data.transformation', template.data.transformation, 'a list of expressions');
  }
  fields.check(
    'plugin',
    template.plugin,
    (plugin) => Object.keys(plugin).length === 1,
    "an object with one key, the plugin's name",
  );
}

function checkResource(fields: Fields, { resource, inputs }: any): void {
  const { action, manifest, manifestFrom, mergeStrategy, flags } = resource;
  fields.oneOf('resource.mergeStrategy', mergeStrategy, ['strategic', 'merge', 'json']);
  const given = Object.entries({ manifest, manifestFrom })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name]) => name);
  // What is read or deleted may be named by arguments of kubectl; Argo does not look for any.
  const named = ['get', 'delete'].includes(action) && (fields.asWritten || flags?.length > 0);
  if (given.length > 1 || (given.length === 0 && !named)) {
    fields.add(errors.oneOf(fields.path, given, ['manifest', 'manifestFrom']));
  }
  const artifacts: string[] = (inputs?.artifacts ?? []).map(({ name }: any) => name);
  if (!named) {
    fields.check(
      'resource.manifestFrom',
      manifestFrom?.artifact?.name,
      (name) => artifacts.includes(name),
      'the name of an input artifact of the template',
    );
  }
}

function checkContainerSet(fields: Fields, { containerSet, inputs, outputs }: any): void {
  const containers: any[] = containerSet.containers ?? [];
  const names: string[] = containers.map(({ name }) => name);
  for (const [index, { name, dependencies }] of containers.entries()) {
    fields.required(`containerSet.containers[${index}].name`, name, 'a name');
    if (typeof name === 'string' && !hasTag(name) && !isLabelName(name)) {
      fields.atRun.add(errors.badName(fields.path, 'container', name, LABEL_NAMES));
    }
    for (const each of dependencies ?? []) {
      fields.check(
        `containerSet.containers[${index}].dependencies`,
        each,
        (other) => names.includes(other),
        'names of containers of the set',
      );
    }
  }
  fields.unique('container', names);
  const cycle = cycleIn(new Map(containers.map(({ name, dependencies }) => [name, dependencies ?? []])));
  if (cycle) fields.add(errors.cycle(fields.path, cycle));
  const carries = [inputs?.artifacts, outputs?.parameters, outputs?.artifacts].some((list) => list?.length > 0);
  if (carries) {
    fields.check(
      'containerSet.containers',
      names,
      () => names.includes('main'),
      "a container named 'main', which has the input artifacts and the outputs",
    );
  }
  if (containerSet.retryStrategy) {
    fields.required(
      'containerSet.retryStrategy.retries',
      containerSet.retryStrategy.retries,
      'how often a container is started again',
    );
  }
  fields.atRun.duration('containerSet.retryStrategy.duration', containerSet.retryStrategy?.duration);
}
