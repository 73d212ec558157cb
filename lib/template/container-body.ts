import { Duration } from 'cdk8s';
import { volumesOf } from './container-volumes';
import { programsOf } from './programs';
import { ContainerTemplateOptions, PodOptions, Resources } from './template-options';
import type { LeafBody } from '../compile/model';
import { errors } from '../errors';
import { goDuration } from '../spec/duration';
import { compact, isPlainObject, mergeOver } from '../spec/merge';
import { isQuantity } from '../spec/quantity';
import { Literal } from '../value/literal';
import { namedObject } from '../value/object-name';
import { Reference } from '../value/reference';
import { wire } from '../wire';

const RESERVED_IN_TEMPLATE = {
  name: "template names come from the construct's id; use templateName",
  inputs: 'the library threads inputs; use parameters and artifacts',
  outputs: 'tasks that read them are wired by the library; use outputs',
  dag: 'this template is a container; use a Pipeline',
  steps: 'this template is a container; use a Pipeline',
};

/** What a body is made of besides its options. */
export interface BodyParts {
  readonly kind: 'container' | 'script';
  readonly args?: (string | Reference)[];
  readonly source?: string;
  readonly overrides?: Record<string, any>;
}

/** The manifest of a template of one container. */
export function containerBody(path: string, options: ContainerTemplateOptions, parts: BodyParts): LeafBody {
  if (!options.image) throw errors.missingImage(path);
  if (!options.command || options.command.length === 0) throw errors.missingCommand(path);
  checkWords(path, 'command', options.command);
  if (parts.args) checkWords(path, 'args', parts.args);
  if (parts.kind === 'script' && typeof parts.source !== 'string' && !((parts.source as unknown) instanceof Reference)) throw errors.notAValue(path, 'source', parts.source, 'the text of the script');
  const volumes = volumesOf(path, options);
  const container = mergeOver(compact({
    image: options.image,
    imagePullPolicy: options.imagePullPolicy,
    command: options.command,
    args: parts.args,
    workingDir: options.workingDir,
    env: envOf(path, options),
    envFrom: options.envFrom?.map((source) => source._manifest),
    resources: resourcesOf(path, options.resources),
    volumeMounts: volumes.mounts,
    securityContext: wire('SecurityContext', options.securityContext),
  }), parts.overrides, path, `${parts.kind}Overrides`, parts.kind === 'script' ? { source: 'the script is given by source' } : {});
  if (parts.source !== undefined) container.source = parts.source;
  checkUnique(path, container.env, `${parts.kind}Overrides`);
  const manifest = mergeOver(compact(podFields(path, options, { volumes: volumes.volumes, [parts.kind]: container })),
    wire('Template', options.templateOverrides), path, 'templateOverrides', RESERVED_IN_TEMPLATE);
  return {
    manifest,
    programs: options.allowInterpolation ? [] : [container, ...manifest.sidecars ?? [], ...manifest.initContainers ?? []].flatMap(programsOf),
  };
}

// Most templates have none, and there may be many thousands of them.
function hasPodOptions({ retry, timeout, serviceAccount, nodeSelector, tolerations, affinity, podSecurityContext, labels, annotations, metrics }: PodOptions): boolean {
  return (retry ?? timeout ?? serviceAccount ?? nodeSelector ?? tolerations ?? affinity ?? podSecurityContext ?? labels ?? annotations ?? metrics) !== undefined;
}

function podFields(path: string, options: ContainerTemplateOptions, rest: Record<string, any>): Record<string, any> {
  if (!hasPodOptions(options)) return rest;
  const account = options.serviceAccount === undefined ? undefined : namedObject(options.serviceAccount, path, 'serviceAccount');
  return {
    retryStrategy: options.retry?._manifest,
    timeout: timeoutOf(path, options.timeout),
    serviceAccountName: account?.name,
    nodeSelector: options.nodeSelector,
    tolerations: options.tolerations?.map((toleration) => wire('Toleration', toleration)),
    affinity: wire('Affinity', options.affinity),
    securityContext: wire('PodSecurityContext', options.podSecurityContext),
    metadata: options.labels || options.annotations ? compact({ labels: options.labels, annotations: options.annotations }) : undefined,
    metrics: options.metrics?.length ? { prometheus: options.metrics.map((metric) => metric._manifest) } : undefined,
    ...rest,
  };
}

function timeoutOf(path: string, timeout: Duration | undefined): string | undefined {
  if (!timeout) return undefined;
  // Argo gives the pod what is left of the timeout when it makes it; below three seconds the pod never starts.
  if (timeout.toMilliseconds() < 3000) throw errors.badDuration(path, 'timeout', timeout.toMilliseconds() / 1000, 'Argo starts no pod for less than 3 seconds');
  return goDuration(timeout);
}

function envOf(path: string, options: ContainerTemplateOptions): object[] | undefined {
  return options.env && Object.entries(options.env).map(([name, value]) => {
    if (typeof value === 'string' || value instanceof Reference || value instanceof Literal) return { name, value };
    if (Number.isFinite(value) || typeof value === 'boolean') return { name, value: String(value) };
    if (isPlainObject(value?.valueFrom)) return { name, valueFrom: value.valueFrom };
    if (typeof value?.value === 'string' || value?.value instanceof Reference) return { name, value: value.value };
    throw errors.notAValue(path, `env.${name}`, value, 'a text, number, boolean, reference, Env.secret(...) or Env.configMap(...)');
  });
}

function resourcesOf(path: string, resources: Resources | undefined): Record<string, any> | undefined {
  if (!resources) return undefined;
  for (const [kind, amounts] of Object.entries(resources)) {
    for (const [name, amount] of Object.entries(amounts ?? {})) {
      if (!isQuantity(String(amount))) throw errors.badQuantity(path, `resources.${kind}.${name}`, amount);
    }
  }
  return compact({ requests: resources.requests, limits: resources.limits });
}

function checkWords(path: string, field: string, words: readonly unknown[]): void {
  if (!Array.isArray(words)) throw errors.notAValue(path, field, words, 'a list of texts and references');
  const wrong = words.findIndex((word) => typeof word !== 'string' && !(word instanceof Reference) && !(word instanceof Literal));
  if (wrong !== -1) throw errors.notAValue(path, `${field}[${wrong}]`, words[wrong], 'a text or a reference');
}

function checkUnique(path: string, env: { name: string }[] | undefined, level: string): void {
  if (!env) return;
  const seen = new Set<string>();
  for (const { name } of env) {
    if (seen.has(name)) throw errors.collision(path, level, `env.${name}`, 'the variable is already set; the API server refuses two of one name');
    seen.add(name);
  }
}
