import { pluralOf } from './plural';
import { errors } from '../errors';
import type { LeafModel, ResourceUse, TemplateModel } from '../ir/model';
import { reached } from '../ir/reached';
import { isPlainObject } from '../spec/merge';
import { hasTag } from '../spec/tags';
import { PolicyRule } from '../value/policy-rule';
import { hasToken } from '../value/token-text';

/** What every pod of a workflow needs: to report its outputs to the controller. */
export const OF_PODS: PolicyRule = {
  apiGroups: ['argoproj.io'],
  resources: ['workflowtaskresults'],
  verbs: ['create', 'patch'],
};

// What the pod needs that makes requests and calls plugins for a workflow.
const OF_AGENT: readonly PolicyRule[] = [
  { apiGroups: ['argoproj.io'], resources: ['workflowtasksets'], verbs: ['list', 'watch'] },
  { apiGroups: ['argoproj.io'], resources: ['workflowtasksets/status'], verbs: ['patch'] },
];

// What kubectl asks the API server for, seen by its sources.
const VERBS: Readonly<Record<string, readonly string[]>> = {
  get: ['get'],
  create: ['create'],
  apply: ['get', 'create', 'patch'],
  delete: ['delete'],
  replace: ['get', 'update'],
  patch: ['get', 'patch'],
};

/** The rights that the pods of some templates, and of all that they call, need of their service account. */
export function permissionsFor(
  roots: readonly TemplateModel[],
  plurals: Readonly<Record<string, string>>,
): PolicyRule[] {
  const rules: PolicyRule[] = [];
  for (const model of reached(roots, true)) {
    if (model.kind !== 'leaf') continue;
    if (model.withoutPod) rules.push(...OF_AGENT);
    const use = model.resource?.();
    if (use) rules.push(...rulesOf(model.place.path, use, model, plurals));
  }
  return rules;
}

function rulesOf(
  path: string,
  use: ResourceUse,
  model: LeafModel,
  plurals: Readonly<Record<string, string>>,
): readonly PolicyRule[] {
  if (use.permissions) return use.permissions;
  const { apiVersion, kind, metadata } = isPlainObject(use.object) ? use.object : ({} as Record<string, any>);
  const { namespace } = isPlainObject(metadata) ? metadata : ({} as Record<string, any>);
  if (!isKnown(apiVersion) || !isKnown(kind) || !(namespace === undefined || isKnown(namespace))) {
    throw errors.unknownKind(path, use.action);
  }
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  // Argo looks at the object again for conditions and outputs.
  const reads = use.waits || Object.keys(model.outputs).length > 0 ? ['get'] : [];
  const forced =
    use.action === 'replace' && use.flags.some((flag) => /^--force(=true)?$/.test(flag)) ? ['delete', 'create'] : [];
  const verbs = [...new Set([...VERBS[use.action], ...reads, ...forced])];
  return [
    {
      apiGroups: [group],
      resources: [plurals[kind] ?? pluralOf(kind)],
      verbs,
      ...(namespace === undefined ? {} : { namespace }),
    },
  ];
}

function isKnown(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !hasToken(value) && !hasTag(value);
}
