import { PrintOptions, printProgram } from '../../lib/convert/print/program';
import { Problems } from '../../lib/convert/problems';
import { convert } from '../../lib/convert/program';

/** The TypeScript of a manifest that converts without errors. */
export function converted(yaml: string, file: string, options?: PrintOptions): string {
  const problems = new Problems(file);
  const program = convert(yaml, problems);
  if (!program) {
    throw new Error(
      problems
        .failures()
        .map(({ message }) => message)
        .join('\n'),
    );
  }
  return printProgram(program, options);
}
