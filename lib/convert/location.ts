import { Code, object, staticCall } from './code';
import { SourceEntry } from './source';
import { childText, Context, structEntries, valueCode } from './struct';
import { ARTIFACT_STORES, ArtifactStoreName } from '../spec/artifact-stores';
import { structFields } from '../spec/struct-fields';

/** Where an artifact is stored. */
export function locationCode(stores: readonly SourceEntry[], context: Context): Code {
  const types = structFields('ArtifactLocation')!;
  const [{ key, value: source }] = stores;
  const required = ARTIFACT_STORES[key as ArtifactStoreName].key;
  if (stores.length > 1 || (required !== undefined && !childText(source, required))) {
    return staticCall(
      'ArtifactLocation',
      'of',
      object(
        stores.map((store) => ({ key: store.key, value: valueCode(types.get(store.key)!.type, store.value, context) })),
      ),
    );
  }
  const entries = structEntries(types.get(key)!.type, source, context);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (key === 'raw' && only) return staticCall('ArtifactLocation', 'raw', only.value);
  if (key === 's3' && only) return staticCall('ArtifactLocation', 'key', only.value);
  return staticCall('ArtifactLocation', key, object(entries));
}
