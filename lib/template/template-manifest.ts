import { Duration } from 'cdk8s';
import { PodOptions } from './pod-options';
import { TemplateOptions } from './template-options';
import { errors } from '../errors';
import { goDuration } from '../spec/duration';
import { FieldTable } from '../spec/field-table';
import { compact, defined, mergeOver } from '../spec/merge';
import { TEMPLATE_KIND_NAMES } from '../spec/template-kinds';
import { toManifest } from '../spec/to-manifest';
import { namedObject } from '../value/object-name';

const FIELDS = new FieldTable<PodOptions, 'Template'>('Template', {
  renamed: { podSecurityContext: 'securityContext', podVolumes: 'volumes', templateAnnotations: 'annotations' },
  elsewhere: [
    ...TEMPLATE_KIND_NAMES,
    'inputs',
    'metadata',
    'metrics',
    'name',
    'outputs',
    'retryStrategy',
    'serviceAccountName',
    'timeout',
  ],
});

/** How a manifest is made: with the rules of the library, or as it was written, where only Argo's own hold. */
export interface Rendering {
  readonly asWritten: boolean;
  /** The fields without what says nothing: as written, an empty list or object stays. */
  tidy(fields: Record<string, any>): Record<string, any>;
}

/** How a template is rendered for a caller. */
export function renderingFor(asWritten = false): Rendering {
  return { asWritten, tidy: asWritten ? defined : compact };
}

/**
 * The manifest of a template, without its name, inputs and outputs.
 *
 * @param body what the template does; its `volumes` come before those of the options
 * @param reserved the fields that overrides may not set, with the reasons
 */
export function templateManifest(
  path: string,
  options: PodOptions & TemplateOptions,
  body: Record<string, any>,
  reserved: Readonly<Record<string, string>>,
  { asWritten, tidy }: Rendering,
): Record<string, any> {
  const fields = { ...tidy(fieldsOf(path, options, asWritten)), ...defined(body) };
  if (options.podVolumes && body.volumes) {
    fields.volumes = [...body.volumes, ...FIELDS.toManifest({ podVolumes: options.podVolumes })!.volumes];
  }
  return mergeOver(
    fields,
    toManifest('Template', options.templateOverrides),
    path,
    'templateOverrides',
    asWritten ? RESERVED_AS_WRITTEN : reserved,
  );
}

const RESERVED_AS_WRITTEN = { name: "template names come from the construct's id; use templateName" };

// Most templates have none, and there may be many thousands of them.
const NONE: Record<string, any> = {};

function fieldsOf(path: string, options: PodOptions, asWritten: boolean): Record<string, any> {
  const fields = FIELDS.toManifest(options) ?? NONE;
  const { retry, timeout, serviceAccount, labels, annotations, metrics } = options;
  if ((retry ?? timeout ?? serviceAccount ?? labels ?? annotations ?? metrics) === undefined) return fields;
  return {
    ...fields,
    retryStrategy: retry?._manifest,
    timeout: timeoutOf(path, timeout, asWritten),
    serviceAccountName:
      serviceAccount === undefined ? undefined : namedObject(serviceAccount, path, 'serviceAccount').name,
    metadata: labels || annotations ? (asWritten ? defined : compact)({ labels, annotations }) : undefined,
    metrics: metrics?.length ? { prometheus: metrics.map((metric) => metric._manifest) } : undefined,
  };
}

function timeoutOf(path: string, timeout: Duration | string | undefined, asWritten: boolean): string | undefined {
  if (timeout === undefined || typeof timeout === 'string') return timeout;
  // Argo gives the pod what is left of the timeout when it makes it; below three seconds the pod never starts (recipe 31).
  if (!asWritten && timeout.toMilliseconds() < 3000) {
    throw errors.badDuration(
      path,
      'timeout',
      timeout.toMilliseconds() / 1000,
      'Argo starts no pod for less than 3 seconds',
    );
  }
  return goDuration(timeout);
}
