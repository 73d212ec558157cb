import { apiVerdict } from './api-rules';
import { ArgoLint } from './argo-lint';
import { parseDocuments } from './parse';
import { Schema, SCHEMA_PATH } from './schema';
import { isObject } from './structure';
import { v4LintVerdict } from './v4-lint';
import { mayHaveV4Fields, withoutV4Fields } from './v4-only';

let warned = false;

/**
 * All that Argo's validator (the layers `lint` and `create`, left out without a tool) and an API server with the full CRDs
 * of Argo v4.1.2 (`api`, left out without Argo's schema) have against one set of manifests; nothing where both would take it.
 */
export async function refusals(yaml: string, lint: ArgoLint | undefined): Promise<string[]> {
  let documents: unknown[];
  try {
    documents = parseDocuments(yaml);
  } catch (error) {
    return [`manifests: parse: ${(error as Error).message}`];
  }
  const verdicts = await lint?.verdicts(forLint(yaml, documents)) ?? [];
  return [
    ...verdicts.flatMap(({ kind, name, layer, errors }) => errors.map((error) => `${kind}/${name}: ${layer}: ${error}`)),
    ...documents.flatMap((object) => v4LintVerdict(object).map((problem) => `${title(object)}: lint: ${problem}`)),
    ...documents.flatMap(apiRefusals),
  ];
}

/** The text itself wherever possible, so that it is read as Argo reads it. */
function forLint(yaml: string, documents: readonly unknown[]): string {
  const text = mayHaveV4Fields(yaml) ? documents.map((document) => JSON.stringify(withoutV4Fields(document))).join('\n') : yaml;
  // While it validates, Argo gives a pod a made-up name: v4 one with underscores, v3.7.0 one that begins with this word. The
  // late tag tells it from a real one, so that the validator leaves the tag alone.
  return text.replace(/pod\.name contains ('{1,2})_\1/g, 'pod.name contains $1placeholder$1');
}

function apiRefusals(object: unknown): string[] {
  if (!Schema.available) {
    if (!warned) {
      warned = true;
      console.warn(`No verdicts of the API server: no schema at ${SCHEMA_PATH}. Set ARGO_SCHEMA to Argo's api/jsonschema/schema.json.`);
    }
    return [];
  }
  return apiVerdict(object).map((problem) => `${title(object)}: api: ${problem}`);
}

function title(object: unknown): string {
  if (!isObject(object)) {
    return 'manifest';
  }
  const metadata = isObject(object.metadata) ? object.metadata : {};
  return `${object.kind}/${metadata.name ?? metadata.generateName ?? ''}`;
}
