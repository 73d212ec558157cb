import { Chart, Testing, Yaml } from 'cdk8s';
import { PipelineError } from '../../lib/errors';

/** What became of a program: its manifests, or the codes of the errors with which the library refused it, each once. */
export type Outcome =
  | { readonly documents: any[]; readonly yaml: string }
  | { readonly codes: readonly string[]; readonly message: string };

/** Builds and synthesizes a program. Anything thrown but the library's own errors goes on. */
export function outcome(build: () => Chart): Outcome {
  try {
    const documents = Testing.synth(build());
    return { documents, yaml: Yaml.stringify(...documents) };
  } catch (error) {
    const codes = codesOf(error);
    if (codes.length === 0) throw error;
    return { codes, message: (error as Error).message };
  }
}

const REPORT = 'Validation failed with the following errors:\n';

function codesOf(error: unknown): string[] {
  if (error instanceof PipelineError) return [error.code];
  const { message } = error as Error;
  if (!message.startsWith(REPORT)) return [];
  // Each error begins with the path of the construct that reports it; a line break inside of one is of a text that it quotes.
  const codes = [...message.matchAll(/^ {2}\[[^\]]*\] (AW\d{4}) /gm)].map((match) => match[1]);
  const others = message
    .slice(REPORT.length)
    .split(/\n(?= {2}\[)/)
    .filter((line) => !/^ {2}\[[^\]]*\] AW\d{4} /.test(line));
  return others.length > 0 ? [] : [...new Set(codes)];
}
