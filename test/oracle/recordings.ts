import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Layer {
  readonly ok: boolean;
}

/** One case put to Argo v4.1.2 and to an API server with its full CRDs, and whether they took it. */
export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Further manifests that the case refers to. */
  readonly support: readonly string[];
  readonly oracle: { readonly lint: Layer | null; readonly create: Layer | null; readonly crd: Layer };
}

export const RULES_PATH = process.env.ARGO_RULES ?? join(__dirname, '../../../shared/argo/rules');
export const EXAMPLES_PATH = process.env.ARGO_EXAMPLES ?? join(dirname(RULES_PATH), 'examples');

/** The recorded cases. */
export function readRecordings(): Recording[] {
  const index = JSON.parse(readFileSync(join(RULES_PATH, 'index.json'), 'utf8')) as Array<Recording | { oracle: null }>;
  return index.filter((entry): entry is Recording => Boolean(entry.oracle));
}

export function readRule(file: string): string {
  return readFileSync(join(RULES_PATH, file), 'utf8');
}

/** Argo's own examples, by path. */
export function readExamples(): Map<string, string> {
  const files = readdirSync(EXAMPLES_PATH, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(EXAMPLES_PATH, file), 'utf8')]));
}

export const HAS_RULES = {
  [`recorded verdicts at ${RULES_PATH} (ARGO_RULES)`]: existsSync(join(RULES_PATH, 'index.json')),
};
export const HAS_EXAMPLES = { [`examples of Argo at ${EXAMPLES_PATH} (ARGO_EXAMPLES)`]: existsSync(EXAMPLES_PATH) };
