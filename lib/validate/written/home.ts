import { errors } from '../../errors';
import { POD_KIND_NAMES } from '../../spec/template-kinds';

/** A manifest, or a part of one. */
export type Manifest = Record<string, any>;

/** An object that holds templates: the one that is checked, or one that it refers to. */
export interface Home {
  /** What tells it from all others. */
  readonly key: string;
  /** What it is called in errors. */
  readonly title: string;
  readonly clusterScope: boolean;
  readonly spec: Manifest;
  readonly templates: ReadonlyMap<string, Manifest>;
}

/** Finds the objects that others of the app refer to; undefined for those of the cluster. */
export type OtherHomes = (name: string, clusterScope: boolean) => Home | undefined;

/** An object by what it holds. */
export function homeOf(title: string, kind: string, name: string, spec: Manifest): Home {
  const templates = (spec.templates ?? []) as Manifest[];
  return {
    key: `${kind} ${name}`,
    title,
    clusterScope: kind === 'ClusterWorkflowTemplate',
    spec,
    templates: new Map(templates.map((template) => [template.name, template])),
  };
}

/** A template of an object, which has to be there. */
export function templateIn(home: Home, name: string, path: string, field: string): Manifest {
  const found = home.templates.get(name);
  if (!found) throw errors.unknownTemplate(path, field, name, home.title, home.templates.keys());
  return found;
}

/** Whether a template has a pod of its own. */
export function hasPod(template: Manifest): boolean {
  return POD_KIND_NAMES.some((kind) => template[kind] !== undefined);
}

/** Whether a template is a leaf for Argo: a suspend template is none. */
export function isLeaf(template: Manifest): boolean {
  return hasPod(template) || template.http !== undefined || template.plugin !== undefined;
}

/** Whether a template has an `outputs.result` and an exit code. */
export function hasResult({ container, containerSet, script, data, http, plugin }: Manifest): boolean {
  const set = (containerSet?.containers ?? []) as Manifest[];
  return (
    [container, script, data, http, plugin].some((kind) => kind !== undefined) ||
    set.some(({ name }) => name === 'main')
  );
}
