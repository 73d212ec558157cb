import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ContainerTemplateOptions, Resources } from './template-options';
import * as l1 from '../../imports/argoproj.io';
import type { LeafBody } from '../compile/model';
import { errors } from '../errors';
import { goDuration } from '../spec/duration';
import { compact, isPlainObject, mergeOver } from '../spec/merge';
import { isQuantity } from '../spec/quantity';
import { Env } from '../value/env';
import { Literal } from '../value/literal';
import { namedObject } from '../value/object-name';
import { Reference } from '../value/reference';

const SHELLS = /(^|\/)(ba|da|z|k|a)?sh$/;
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
  if (options.command.length === 0) throw errors.missingCommand(path);
  const uses: IConstruct[] = [];
  const volumes = volumesOf(path, options, uses);
  const container = mergeOver(compact({
    image: options.image,
    imagePullPolicy: options.imagePullPolicy,
    command: [...options.command],
    args: parts.args && [...parts.args],
    workingDir: options.workingDir,
    env: envOf(path, options, uses),
    envFrom: options.envFrom?.map((source) => { use(uses, source._construct); return source._manifest; }),
    resources: resourcesOf(path, options.resources),
    volumeMounts: volumes.mounts,
    securityContext: l1.toJson_SecurityContext(options.securityContext),
  }), parts.overrides, path, `${parts.kind}Overrides`, parts.kind === 'script' ? { source: 'the script is given by source' } : {});
  if (parts.source !== undefined) container.source = parts.source;
  checkUnique(path, container.env, 'name', `${parts.kind}Overrides`);
  return {
    manifest: mergeOver(compact({ ...podFields(path, options, uses), volumes: volumes.volumes, [parts.kind]: container }),
      l1.toJson_Template(options.templateOverrides), path, 'templateOverrides', RESERVED_IN_TEMPLATE),
    programs: options.allowInterpolation ? [] : programsOf(container),
    uses,
  };
}

function podFields(path: string, options: ContainerTemplateOptions, uses: IConstruct[]): Record<string, any> {
  const account = options.serviceAccount === undefined ? undefined : namedObject(options.serviceAccount, path, 'serviceAccount');
  use(uses, account?.construct);
  return {
    retryStrategy: options.retry?._manifest,
    timeout: timeoutOf(path, options.timeout),
    serviceAccountName: account?.name,
    nodeSelector: options.nodeSelector,
    tolerations: options.tolerations?.map((toleration) => l1.toJson_Toleration(toleration)),
    affinity: l1.toJson_Affinity(options.affinity),
    securityContext: l1.toJson_PodSecurityContext(options.podSecurityContext),
    metadata: compact({ labels: options.labels, annotations: options.annotations }),
    metrics: options.metrics?.length ? { prometheus: options.metrics.map((metric) => metric._manifest) } : undefined,
  };
}

function timeoutOf(path: string, timeout: Duration | undefined): string | undefined {
  if (!timeout) return undefined;
  // Argo gives the pod what is left of the timeout when it makes it; below three seconds the pod never starts.
  if (timeout.toMilliseconds() < 3000) throw errors.badDuration(path, 'timeout', timeout.toMilliseconds() / 1000, 'Argo starts no pod for less than 3 seconds');
  return goDuration(timeout);
}

function envOf(path: string, options: ContainerTemplateOptions, uses: IConstruct[]): object[] {
  return Object.entries(options.env ?? {}).map(([name, value]) => {
    if (typeof value === 'string' || value instanceof Reference || value instanceof Literal) return { name, value };
    if (typeof value === 'number' || typeof value === 'boolean') return { name, value: String(value) };
    if (value instanceof Env) use(uses, value._construct);
    if (isPlainObject(value?.valueFrom)) return { name, valueFrom: value.valueFrom };
    if (typeof value?.value === 'string' || value?.value instanceof Reference) return { name, value: value.value };
    throw errors.notAValue(path, `env.${name}`, value, 'a text, number, boolean, reference, Env.secret(...) or Env.configMap(...)');
  });
}

function resourcesOf(path: string, resources: Resources | undefined): Record<string, any> | undefined {
  for (const [kind, amounts] of Object.entries(resources ?? {})) {
    for (const [name, amount] of Object.entries(amounts ?? {})) {
      if (!isQuantity(String(amount))) throw errors.badQuantity(path, `resources.${kind}.${name}`, amount);
    }
  }
  return resources && compact({ requests: resources.requests, limits: resources.limits });
}

function volumesOf(path: string, options: ContainerTemplateOptions, uses: IConstruct[]): { volumes: object[]; mounts: object[] } {
  const volumes = new Map<string, object>();
  const mounts: object[] = [];
  for (const [mountPath, volume] of Object.entries(options.volumes ?? {})) {
    if (!mountPath.startsWith('/')) throw errors.badMountPath(path, mountPath, 'which is not absolute');
    const manifest = volume._manifest;
    const known = volumes.get(manifest.name);
    if (known && JSON.stringify(known) !== JSON.stringify(manifest)) throw errors.duplicateVolume(path, manifest.name);
    volumes.set(manifest.name, manifest);
    mounts.push(compact({ name: manifest.name, mountPath, readOnly: volume._options.readOnly, subPath: volume._options.subPath }));
    use(uses, volume._construct);
  }
  return { volumes: [...volumes.values()], mounts };
}

/** The texts of a container that some interpreter reads as program. */
function programsOf(container: Record<string, any>): { where: string; text: string }[] {
  if (container.source !== undefined) return [{ where: 'the source of a script', text: String(container.source) }];
  const words = [...(container.command ?? []), ...(container.args ?? [])].map(String);
  const shell = words.findIndex((word) => SHELLS.test(word));
  const flag = words.findIndex((word, index) => index > shell && /^-[a-z]*c[a-z]*$/.test(word));
  return shell === -1 || flag === -1 || flag + 1 >= words.length ? [] : [{ where: `the program text of '${words[shell]} ${words[flag]}'`, text: words[flag + 1] }];
}

function checkUnique(path: string, list: any[] | undefined, key: string, level: string): void {
  const seen = new Set<string>();
  for (const entry of list ?? []) {
    if (seen.has(entry[key])) throw errors.collision(path, level, `env.${entry[key]}`, 'the variable is already set; the API server refuses two of one name');
    seen.add(entry[key]);
  }
}

function use(uses: IConstruct[], construct: IConstruct | undefined): void {
  if (construct) uses.push(construct);
}
