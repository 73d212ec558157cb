import { ArgoLint } from './argo-lint';
import { fields } from './checks';
import { parseDocuments } from './parse';
import { checkV41Fields, V41_FIELD_NAMES, withoutV41 } from './v41-fields';
import { v41LintVerdict } from './v41-lint';

/** Manifests without any of these words are the same for v4.0.5 and v4.1.2. */
const V41 = new RegExp(`\\b(schedules|wait|supervisor|artifact-plugin|${V41_FIELD_NAMES.join('|')})\\b`);

/**
 * All that Argo's validator (the layers `lint` and `create`) and an API server with Argo's full CRDs (`api`) have against one set of
 * manifests; nothing where both would take it. It is argo-lint that says so, of Argo v4.0.5, but for what v4.1.2 has beyond that, which is
 * said here and needs no tool.
 */
export async function refusals(yaml: string, lint: ArgoLint | undefined): Promise<string[]> {
  if (!V41.test(yaml)) {
    // The text itself, so that it is read as Kubernetes reads it.
    return refusalsOf(yaml, lint);
  }
  let documents: unknown[];
  try {
    documents = parseDocuments(yaml);
  } catch (error) {
    return [`manifests: parse: ${(error as Error).message}`];
  }
  return [
    ...(await refusalsOf(documents.map((document) => JSON.stringify(withoutV41(document))).join('\n'), lint)),
    ...documents.flatMap(v41Refusals),
  ];
}

async function refusalsOf(manifests: string, lint: ArgoLint | undefined): Promise<string[]> {
  const verdicts = (await lint?.verdicts(manifests)) ?? [];
  return verdicts.flatMap(({ kind, name, layer, errors }) =>
    errors.map((error) => `${title(kind, name)}: ${layer}: ${error}`),
  );
}

function v41Refusals(object: unknown): string[] {
  const { kind, metadata } = fields(object);
  const { name, generateName } = fields(metadata);
  const refused = (layer: string, problems: readonly string[]) =>
    problems.map((problem) => `${title(kind, name ?? generateName)}: ${layer}: ${problem}`);
  const problems = v41LintVerdict(object);
  return [
    ...refused('lint', problems),
    ...refused('create', problems),
    ...refused('api', checkV41Fields(object, `${kind}`)),
  ];
}

function title(kind: unknown, name: unknown): string {
  return kind ? `${kind}/${name ?? ''}` : 'manifests';
}
