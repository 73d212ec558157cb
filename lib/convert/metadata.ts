import { Creation, Entry, member, object, staticCall, Statement, use, value } from './code';
import { Problems } from './problems';
import { MapSource, Source } from './source';
import { child, childText, Context, isNothing, plainCode, stringOf, structEntries } from './struct';
import { isLabelKey, isLabelValue } from '../spec/names';

/** The name of an object, or the beginning of the names that it gets. */
export function givenName(source: MapSource): string | undefined {
  const metadata = child(source, 'metadata');
  return childText(metadata, 'name') ?? childText(metadata, 'generateName');
}

/** The metadata of an object of Argo as props. */
export function metadataEntries(source: MapSource, context: Context, clusterWide: boolean): Entry[] {
  const metadata = child(source, 'metadata');
  const unnamed =
    childText(metadata, 'name') || childText(metadata, 'generateName')
      ? []
      : [{ key: 'withoutName', value: value(true) }];
  if (!metadata) return unnamed;
  refuseKeys(metadata, context.problems);
  const namespace = child(metadata, 'namespace');
  if (clusterWide && namespace) {
    context.problems.warn(namespace.at, 'a cluster-wide object has no namespace', 'it was left out');
  }
  const labels = child(metadata, 'labels');
  for (const { key, at, value: label } of labels?.kind === 'map' ? labels.entries : []) {
    if (isNothing(label) || (isLabelKey(key) && label.kind === 'scalar' && isLabelValue(stringOf(label)))) continue;
    context.problems.warn(
      at,
      `Kubernetes refuses the label '${key}' when the object is created`,
      'it was kept as it is',
    );
  }
  const entries = structEntries('ObjectMeta', metadata, context);
  return [
    ...(entries.length > 0 ? [{ key: 'metadata', value: object(entries), comments: metadata.comments }] : []),
    ...unnamed,
  ];
}

/**
 * Patches for what cdk8s does not leave as it is: it takes empty lists and maps out of metadata, and gives a name to what has none.
 *
 * @param named whether the object gets a name from cdk8s
 */
export function metadataPatches(source: MapSource, made: Creation, named: boolean): Statement[] {
  const metadata = child(source, 'metadata');
  const given = metadata?.kind === 'map' ? metadata.entries.filter((entry) => !isNothing(entry.value)) : [];
  const add = (path: string, of: Source) => staticCall('JsonPatch', 'add', value(path), plainCode(withoutNothing(of)));
  const patches = given
    .filter(({ value: each }) => holdsEmpty(each))
    .map(({ key, value: each }) => add(`/metadata/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, each));
  const hasOthers = given.length > patches.length;
  if (named && !metadata) return [patch(made, staticCall('JsonPatch', 'remove', value('/metadata')))];
  if (named && !childText(metadata, 'name')) {
    patches.unshift(staticCall('JsonPatch', 'remove', value('/metadata/name')));
  } else if (!named && metadata?.kind === 'map' && !hasOthers) {
    return [patch(made, add('/metadata', metadata))];
  }
  return patches.map((each) => patch(made, each));
}

function patch(made: Creation, operation: ReturnType<typeof staticCall>): Statement {
  return {
    kind: 'call',
    code: member(
      made.owner === 'ApiObject' ? use(made) : staticCall('ApiObject', 'of', use(made)),
      'addJsonPatch',
      operation,
    ),
    comments: [],
  };
}

/** Whether an empty list or map is somewhere in a value. */
function holdsEmpty(source: Source): boolean {
  if (source.kind === 'scalar') return false;
  const inside = source.kind === 'list' ? source.items : source.entries.map((entry) => entry.value);
  return !inside.some((each) => !isNothing(each)) || inside.some(holdsEmpty);
}

/** A value without what is null in it. */
export function withoutNothing(source: Source): Source {
  if (source.kind === 'list') {
    return { ...source, items: source.items.filter((each) => !isNothing(each)).map(withoutNothing) };
  }
  if (source.kind === 'map') {
    return {
      ...source,
      entries: source.entries
        .filter((each) => !isNothing(each.value))
        .map((each) => ({ ...each, value: withoutNothing(each.value) })),
    };
  }
  return source;
}

/** Keys that cdk8s would take for properties that all objects have. */
export function refuseKeys(source: Source, problems: Problems): void {
  if (source.kind === 'list') source.items.forEach((item) => refuseKeys(item, problems));
  if (source.kind !== 'map') return;
  for (const { key, at, value: inner } of source.entries) {
    if (key === '__proto__' || key === 'constructor') {
      problems.error(at, `cdk8s cannot write the key '${key}'`, 'give it another name');
    }
    refuseKeys(inner, problems);
  }
}
