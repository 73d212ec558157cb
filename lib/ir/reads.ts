import type { CallModel, HookModel, LeafBody, LeafModel, TemplateModel } from './model';
import { referencesIn, referencesOf } from './walk';
import { own } from '../spec/own';
import { ArtifactLocation } from '../value/artifact-location';
import type { Reference } from '../value/reference';

/** A value that is read somewhere. */
export interface Read {
  readonly reference: Reference;
  /** Whether it need not exist. */
  readonly optional: boolean;
  /** Whether it is read before a loop has items. */
  readonly isOutsideLoop?: boolean;
}

/** What the fields of a call read; what its hooks and the called template read comes beside it. */
export function readsOfCall(call: CallModel): Read[] {
  const { path } = call.place;
  const found: Read[] = [];
  const { artifacts } = call.template;
  for (const name of Object.keys(call.inputs)) {
    const optional = own(artifacts, name)?._options.optional ?? false;
    for (const reference of referencesInInput(call.inputs[name], path)) found.push({ reference, optional });
  }
  if (call.when) for (const reference of referencesOf(call.when)) found.push({ reference, optional: false });
  if (call.loop && call.loop.kind !== 'items') {
    for (const reference of call.loop.kind === 'list' ? [call.loop.list] : referencesIn(call.loop.fields, path)) {
      found.push({ reference, optional: false, isOutsideLoop: true });
    }
  }
  if (call.extra) for (const reference of referencesIn(call.extra(), path)) found.push({ reference, optional: false });
  return found;
}

/** What the fields of a hook read. */
export function readsOfHook({ inputs, when }: HookModel, path: string): readonly Reference[] {
  const found = Object.values(inputs).flatMap((value) => referencesInInput(value, path));
  return when ? [...found, ...referencesOf(when)] : found;
}

/** What the body, the artifacts and the outputs of a leaf read. */
export function readsOfLeaf(model: LeafModel, body: LeafBody): readonly Reference[] {
  const { path } = model.place;
  const locations = [
    ...Object.values(model.artifacts).map(({ _options }) => _options.location),
    ...Object.values(model.outputs).map(({ _artifact }) => _artifact?.location),
  ];
  return [
    ...referencesIn(body.manifest, path),
    ...locations.flatMap((location) => (location ? referencesInInput(location, path) : [])),
  ];
}

/** The input artifacts of a template that name their source, which a call need not pass. */
export function boundArtifacts({ artifacts }: TemplateModel): (Read & { readonly name: string })[] {
  return Object.keys(artifacts).flatMap((name) => {
    const { from, optional = false } = artifacts[name]._options;
    return from && typeof from !== 'string' ? [{ name, reference: from, optional }] : [];
  });
}

/** References in the value of an input, which may also be a location of an artifact. */
export function referencesInInput(value: unknown, path: string): readonly Reference[] {
  return referencesIn(value instanceof ArtifactLocation ? [value._manifest, value._data ?? ''] : value, path);
}
