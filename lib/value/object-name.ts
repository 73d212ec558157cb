import type { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { hasToken } from './token-text';
import { errors } from '../errors';
import { isObjectName, OBJECT_NAMES } from '../spec/names';
import { hasTag } from '../spec/tags';

/** An object of the cluster that a manifest names: its name, and the construct that makes it when it is of the same app. */
export interface NamedObject {
  readonly name: string;
  readonly construct?: IConstruct;
}

/** Reads the name of a ServiceAccount, Secret, ...: a text, an ApiObject, or a construct that has a name or wraps an ApiObject. */
export function namedObject(value: string | IConstruct, path: string, field: string): NamedObject {
  if (typeof value === 'string') {
    if (value !== '' && !isObjectName(value) && !hasTag(value) && !hasToken(value)) {
      throw errors.badName(path, field, value, OBJECT_NAMES);
    }
    if (value !== '') return { name: value };
  } else if (Construct.isConstruct(value)) {
    const own = (value as unknown as { name?: unknown }).name;
    if (typeof own === 'string') return { name: own, construct: value };
    const child = value.node.defaultChild;
    if (isApiObject(child)) return { name: child.name, construct: value };
  }
  throw errors.noObjectName(path, field, value);
}

// By its mark and not by its class: pods that run functions have names of objects, and no cdk8s.
function isApiObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && API_OBJECT in value;
}

const API_OBJECT = Symbol.for('cdk8s.ApiObject');
