import type { ArtifactValue } from './node';
import { substitute } from './text';
import { find } from './variables';
import { ARTIFACT_STORES, storesOf } from '../../spec/artifact-stores';
import { Env, expressionOf } from '../../spec/expr/expression';

/** The tasks whose artifacts a text of `from`, or an expression, speaks of. */
export function keysOfArtifact({ from, fromExpression }: any, kind: string): ReadonlySet<string> | undefined {
  if (from === undefined && fromExpression === undefined) return new Set();
  const text = pathOf(from);
  if (fromExpression !== undefined || text.startsWith('=')) {
    return expressionOf(fromExpression ?? text.slice(1)).keysOf(kind);
  }
  const [root, name] = text.split('.');
  return new Set(root === kind ? [name] : []);
}

function pathOf(from: unknown): string {
  return String(from).trim().replace(/^\{\{/, '').replace(/\}\}$/, '').trim();
}

/**
 * The artifact that `from` or `fromExpression` means; an artifact with neither is what it says itself. Undefined where it is optional
 * and does not exist.
 */
export function resolvedArtifact(declared: any, env: Env): ArtifactValue | undefined {
  const { name, from, fromExpression, subPath, optional } = declared;
  if (!from && !fromExpression) return { name, spec: declared };
  const found = artifactIn(from, fromExpression, env);
  if (found === undefined) {
    if (optional) return undefined;
    throw new Error(`Unable to resolve: ${JSON.stringify(from ? pathOf(from) : fromExpression)}`);
  }
  if (!subPath) return { ...found, name };
  return below({ ...found, name }, substitute(String(subPath), env));
}

function artifactIn(from: string | undefined, fromExpression: string | undefined, env: Env): ArtifactValue | undefined {
  const path = from === undefined ? '' : pathOf(from);
  const value =
    fromExpression === undefined && !path.startsWith('=')
      ? find(env, path.split('.'))
      : expressionOf(fromExpression ?? path.slice(1)).evaluate(env);
  if (value === undefined || (value === null && fromExpression === undefined)) return undefined;
  if (typeof value !== 'object' || value === null || !('spec' in value)) {
    throw new Error(`Variable ${fromExpression ?? path} is not an artifact`);
  }
  return value as ArtifactValue;
}

/** What is inside of a folder. */
function below(artifact: ArtifactValue, subPath: string): ArtifactValue {
  const spec: Record<string, any> = { ...artifact.spec };
  for (const name of storesOf(spec)) {
    const { key, folders } = ARTIFACT_STORES[name];
    if (folders && spec[name]?.[key!] !== undefined) {
      spec[name] = { ...spec[name], [key!]: `${spec[name][key!]}/${subPath}`.replace(/\/+/g, '/') };
    }
  }
  if (!artifact.handle) return { ...artifact, spec };
  const handle = artifact.handle.at(subPath);
  if (!handle) throw new Error(`artifact '${artifact.name}' has nothing under '${subPath}'`);
  return { ...artifact, spec, handle };
}
