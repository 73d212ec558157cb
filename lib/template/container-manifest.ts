import { Resources } from './container-options';
import { volumesOf } from './container-volumes';
import type { Rendering } from './template-manifest';
import { ContainerTemplateOptions } from './template-options';
import { errors } from '../errors';
import { FieldTable } from '../spec/field-table';
import { isPlainObject } from '../spec/merge';
import { isQuantity } from '../spec/quantity';
import { toManifest } from '../spec/to-manifest';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';

const FIELDS = new FieldTable<ContainerTemplateOptions, 'Container'>('Container', {
  renamed: { containerName: 'name', envVars: 'env' },
  elsewhere: ['envFrom', 'resources'],
});

/** The container of a template, and the volumes that it brings along. */
export function containerManifest(
  path: string,
  options: ContainerTemplateOptions,
  { asWritten, tidy }: Rendering,
): { container: Record<string, any>; volumes?: object[] } {
  const fields = FIELDS.toManifest(options) ?? {};
  const { volumes, mounts } = volumesOf(path, options);
  const own = {
    env: joined(envOf(path, options), fields.env),
    envFrom: options.envFrom?.map((source) => source._manifest),
    resources: resourcesOf(path, options.resources, asWritten, tidy),
    volumeMounts: joined(mounts, fields.volumeMounts),
  };
  // Not spread: there may be many thousands, and tidying copies them anyway.
  return { container: tidy(Object.assign(fields, own)), volumes };
}

function joined(first: object[] | undefined, second: object[] | undefined): object[] | undefined {
  return first && second ? [...first, ...second] : (first ?? second);
}

function envOf(path: string, options: ContainerTemplateOptions): object[] | undefined {
  return (
    options.env &&
    Object.entries(options.env).map(([name, value]) => {
      if (typeof value === 'string' || value instanceof Reference || value instanceof Literal) return { name, value };
      if (Number.isFinite(value) || typeof value === 'boolean') return { name, value: String(value) };
      if (isPlainObject(value?.valueFrom)) return { name, valueFrom: value.valueFrom };
      if (typeof value?.value === 'string' || value?.value instanceof Reference) return { name, value: value.value };
      throw errors.notAValue(
        path,
        `env.${name}`,
        value,
        'a text, number, boolean, reference, Env.secret(...) or Env.configMap(...)',
      );
    })
  );
}

function resourcesOf(
  path: string,
  resources: Resources | undefined,
  asWritten: boolean,
  tidy: Rendering['tidy'],
): Record<string, any> | undefined {
  if (!resources) return undefined;
  const { requests, limits, claims } = resources;
  for (const [kind, amounts] of Object.entries({ requests, limits })) {
    for (const [name, amount] of Object.entries(amounts ?? {})) {
      if (!asWritten && !isQuantity(String(amount))) {
        throw errors.badQuantity(path, `resources.${kind}.${name}`, amount);
      }
    }
  }
  return tidy({ requests, limits, claims: claims?.map((claim) => toManifest('ResourceClaim', claim)) });
}
