import { Construct, IConstruct } from 'constructs';
import { ContainerOptions } from './container-options';
import { Env } from '../value/env';
import { makersOf } from '../value/maker';

const NONE: readonly IConstruct[] = [];

/** The constructs of other objects that a template names: they are deployed before it. */
export function usedBy({
  serviceAccount,
  env,
  envFrom,
  volumes,
  memoize,
  synchronization,
}: ContainerOptions): readonly IConstruct[] {
  if (serviceAccount === undefined && !env && !envFrom && !volumes && !memoize && !synchronization) return NONE;
  const used = [
    Construct.isConstruct(serviceAccount) ? serviceAccount : undefined,
    ...(env ? Object.values(env).map((value) => (value instanceof Env ? value._construct : undefined)) : []),
    ...(envFrom ?? []).map((source) => source._construct),
    ...makersOf({ memoize, synchronization }),
    ...(volumes ? Object.values(volumes).map((volume) => volume._construct) : []),
  ];
  return used.filter((construct) => construct !== undefined);
}
