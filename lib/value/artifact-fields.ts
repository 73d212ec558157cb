import { ArtifactFields } from './artifact';
import { defined } from '../spec/merge';
import { toManifest } from '../spec/to-manifest';

/** The fields that artifacts have in every form of rendering. */
export function artifactFields(fields: ArtifactFields): Record<string, unknown> {
  const { archive, archiveLogs, artifactGc, deleted, globalName, mode, recurseMode, subPath, fromExpression } = fields;
  return defined({
    archive: archive?._manifest,
    archiveLogs,
    artifactGC: toManifest('ArtifactGc', artifactGc),
    deleted,
    globalName,
    mode,
    recurseMode,
    subPath,
    fromExpression,
  });
}
