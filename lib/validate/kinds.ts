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
  fields.check('plugin', template.plugin, (plugin) => Object.keys(plugin).length === 1, "an object with one key, the plugin's name");
}

function checkResource(fields: Fields, { resource, inputs }: any): void {
  const { action, manifest, manifestFrom, mergeStrategy, flags } = resource;
  fields.oneOf('resource.mergeStrategy', mergeStrategy, ['strategic', 'merge', 'json']);
  const given = Object.entries({ manifest, manifestFrom }).filter(([, value]) => value !== undefined).map(([name]) => name);
  // What is read or deleted may be named by arguments of kubectl.
  const named = ['get', 'delete'].includes(action) && flags?.length > 0;
  if (given.length > 1 || (given.length === 0 && !named)) fields.add(errors.oneOf(fields.path, given, ['manifest', 'manifestFrom']));
  const artifacts: string[] = (inputs?.artifacts ?? []).map(({ name }: any) => name);
  fields.check('resource.manifestFrom', manifestFrom?.artifact?.name, (name) => artifacts.includes(name), 'the name of an input artifact of the template');
}

function checkContainerSet(fields: Fields, { containerSet, inputs, outputs }: any): void {
  const containers: any[] = containerSet.containers ?? [];
  const names: string[] = containers.map(({ name }) => name);
  for (const [index, { name, dependencies }] of containers.entries()) {
    fields.required(`containerSet.containers[${index}].name`, name, 'a name');
    if (typeof name === 'string' && !hasTag(name) && !isLabelName(name)) fields.add(errors.badName(fields.path, 'container', name, LABEL_NAMES));
    for (const each of dependencies ?? []) fields.check(`containerSet.containers[${index}].dependencies`, each, (other) => names.includes(other), 'names of containers of the set');
  }
  fields.unique('container', names);
  const cycle = cycleIn(containers);
  if (cycle) fields.add(errors.cycle(fields.path, cycle));
  const carries = [inputs?.artifacts, outputs?.parameters, outputs?.artifacts].some((list) => list?.length > 0);
  if (carries) fields.check('containerSet.containers', names, () => names.includes('main'), "a container named 'main', which has the input artifacts and the outputs");
  if (containerSet.retryStrategy) fields.required('containerSet.retryStrategy.retries', containerSet.retryStrategy.retries, 'how often a container is started again');
  fields.duration('containerSet.retryStrategy.duration', containerSet.retryStrategy?.duration);
}

/** Containers that wait for each other. */
function cycleIn(containers: readonly any[]): string[] | undefined {
  const waits = new Map<string, string[]>(containers.map(({ name, dependencies }) => [name, dependencies ?? []]));
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (name: string): string[] | undefined => {
    if (open.includes(name)) return [...open.slice(open.indexOf(name)), name];
    if (done.has(name)) return undefined;
    open.push(name);
    for (const each of waits.get(name) ?? []) {
      const found = visit(each);
      if (found) return found;
    }
    open.pop();
    done.add(name);
    return undefined;
  };
  for (const name of waits.keys()) {
    const found = visit(name);
    if (found) return found;
  }
  return undefined;
}
