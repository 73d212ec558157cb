import { ApiObject, App, Chart } from 'cdk8s';
import { Builder } from '../../lib/convert/build';
import { convert } from '../../lib/convert/convert';
import type { ConvertedProgram } from '../../lib/convert/converted-program';
import { printProgram } from '../../lib/convert/print/print-program';
import { Problem, Problems } from '../../lib/convert/problems';

/** What became of a manifest. */
export interface Conversion {
  readonly program?: ConvertedProgram;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What is wrong with the objects, which their synthesis tells. */
  readonly refusals: readonly Problem[];
}

export function converted(text: string): Conversion {
  const problems = new Problems('manifest.yaml');
  const program = convert(text, problems);
  return { program, errors: problems.errors, warnings: problems.warnings, refusals: problems.refusals };
}

/** The objects that the constructs of a program synthesize to, in the order of the manifest. */
export function built({ statements, objects }: ConvertedProgram): any[] {
  const builder = new Builder(new Chart(new App(), 'chart'));
  statements.forEach((statement) => builder.run(statement));
  return objects.map(({ made }) => JSON.parse(JSON.stringify(ApiObject.of(builder.made.get(made)!).toJson())));
}

/** The TypeScript of a manifest; what is wrong with it, as an error. */
export function printed(text: string, options: { library?: string; app?: boolean } = {}): string {
  const { program, errors } = converted(text);
  if (!program) {
    throw new Error(errors.map(({ line, column, what, next }) => `${line}:${column}: ${what}: ${next}`).join('\n'));
  }
  return printProgram(program, options);
}
