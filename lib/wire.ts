import type * as L1 from '../imports/argoproj.io';
import { isAsWritten } from './spec/as-written';
import { manifestOf } from './spec/struct-fields';

/** The functions of the typed resources that turn a value into its manifest, by the names of the types. */
type Converters = { [K in keyof typeof L1 as K extends `toJson_${infer Type}` ? Type : never]: (typeof L1)[K] };

/** The name of a type of the typed resources. */
export type WireType = keyof Converters;

let loaded: Record<string, (value: unknown) => any> | undefined;

/** Turns a typed value into Argo's own form. The typed resources are a large file, so it is loaded when the first value comes. */
export function wire<Type extends WireType>(
  type: Type,
  value: Parameters<Converters[Type]>[0],
): ReturnType<Converters[Type]> | undefined {
  if (value === undefined || value === null) return undefined;
  if (isAsWritten()) return manifestOf(type, value);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('../imports/argoproj.io') as Record<string, (value: unknown) => any>;
  return loaded[`toJson_${type}`](value);
}
