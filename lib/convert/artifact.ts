import { Code, object, optional, staticCall, value } from './code';
import { locationCode } from './location';
import { MapSource, Source } from './source';
import { child, Context, plainCode, structEntries, textOrReference, valueCode } from './struct';
import { ARTIFACT_STORE_NAMES, isArtifactStore } from '../spec/artifact-stores';

/** The declaration of an artifact, or of an output that is one; in arguments also one that is only known by its place. */
export function artifactCode(
  owner: 'Artifact' | 'Output',
  source: MapSource,
  name: string | undefined,
  context: Context,
): Code {
  const stores = source.entries.filter(({ key, value: each }) => isArtifactStore(key) && child(source, key) === each);
  let path: Code | undefined;
  const nothing = () => [];
  const located = () => {
    const [first] = stores;
    return [{ key: 'location', value: locationCode(stores, context), comments: first.value.comments }];
  };
  const entries = structEntries('Artifact', source, context, {
    name: nothing,
    path: (each) => {
      // Argo reads tags in paths, of which the library makes no references.
      path = valueCode('string', each, { problems: context.problems });
      return [];
    },
    from: (each) => [{ key: 'from', value: textOrReference(each, context) }],
    globalName: (each) => [{ key: 'globalName', value: valueCode('string', each, { problems: context.problems }) }],
    fromExpression: (each) => [{ key: 'fromExpression', value: plainCode(each) }],
    archive: (each) => [{ key: 'archive', value: archiveCode(each, context) }],
    ...Object.fromEntries(ARTIFACT_STORE_NAMES.map((key) => [key, key === stores[0]?.key ? located : nothing])),
  });
  const options = name === undefined ? entries : [{ key: 'name', value: value(name) }, ...entries];
  if (owner === 'Output') {
    return path
      ? staticCall('Output', 'artifact', path, ...optional(options))
      : staticCall('Output', 'artifactOf', object(options));
  }
  if (path) return staticCall('Artifact', 'at', path, ...optional(options));
  if (options.length === 0) return staticCall('Artifact', 'required');
  return staticCall('Artifact', 'of', object(options));
}

function archiveCode(source: Source, context: Context): Code {
  const [first] = structEntries('ArchiveStrategy', source, context);
  switch (first?.key) {
    case 'none':
      return staticCall('Archive', 'none');
    case 'zip':
      return staticCall('Archive', 'zip');
    case undefined:
      return staticCall('Archive', 'standard');
    default: {
      const level =
        first.value.kind === 'object'
          ? first.value.entries.find(({ key }) => key === 'compressionLevel')?.value
          : undefined;
      return staticCall('Archive', 'tar', ...(level ? [level] : []));
    }
  }
}
