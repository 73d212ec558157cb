import { Fields, fields, isObject } from './checks';

/** Types of template that make no pod of their own. */
const POD_LESS = ['dag', 'http', 'plugin', 'steps', 'suspend'];
const RESERVED_CONTAINER = /^(wait|supervisor|artifact-plugin-.*)$/;
const POD_RESOURCE = /^(cpu|memory|hugepages-.*)$/;

/**
 * What Argo v4.1.2's validator refuses and that of v4.0.5, the version of argo-lint, takes or, as the fields are new, does not know: such
 * fields where they cannot be or with what they cannot hold, and three names of containers. Inline templates are not looked at.
 */
export function v41LintVerdict(object: unknown): string[] {
  const outer = fields(fields(object).spec);
  const spec = isObject(outer.workflowSpec) ? outer.workflowSpec : outer;
  return [
    ...checkPodResources(spec.podResources, 'spec'),
    ...list(spec.executorPlugins).flatMap(checkExecutorPlugin),
    ...list(spec.templates).flatMap(checkTemplate),
  ];
}

function checkTemplate(template: Fields): string[] {
  const path = `templates.${template.name}`;
  const type = POD_LESS.find((name) => name in template);
  const refused = [
    ...(type ? ['resourceClaims'] : []),
    ...(type === 'http' || type === 'plugin' ? ['podResources'] : []),
    ...(type === 'dag' || type === 'steps' || type === 'suspend' ? ['pendingTimeout'] : []),
  ].filter((name) => name in template);
  const containers = [...list(template.sidecars), ...list(fields(template.containerSet).containers)];
  const reserved = containers.map(({ name }) => String(name)).filter((name) => RESERVED_CONTAINER.test(name));
  return [
    ...refused.map((name) => `${path}.${name} is not supported for ${type} templates`),
    ...reserved.map((name) => `${path}: "${name}" is a reserved Argo container name`),
    ...checkPodResources(template.podResources, path),
  ];
}

function checkPodResources(value: unknown, path: string): string[] {
  const { limits, requests, claims } = fields(value);
  const names = [...Object.keys(fields(limits)), ...Object.keys(fields(requests))];
  return [
    ...names
      .filter((name) => !POD_RESOURCE.test(name))
      .map((name) => `${path}.podResources: "${name}" is not a valid pod-level resource`),
    ...(list(claims).length > 0 ? [`${path}.podResources: claims are not supported`] : []),
  ];
}

function checkExecutorPlugin(plugin: Fields): string[] {
  const container = fields(fields(fields(plugin.spec).sidecar).container);
  const resources = fields(container.resources);
  const missing = [
    ...(fields(plugin.metadata).name ? [] : ['metadata.name']),
    ...(list(container.ports).length > 0 ? [] : ['at least one port']),
    ...(resources.requests ? [] : ['resources requests']),
    ...(resources.limits ? [] : ['resources limits']),
    ...(container.securityContext ? [] : ['security context']),
  ];
  return missing.map((name) => `spec.executorPlugins: ${name} is mandatory`);
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
