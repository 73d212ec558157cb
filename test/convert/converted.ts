import { convert } from '../../lib/convert/convert';
import { PrintOptions, printProgram } from '../../lib/convert/print/print-program';
import { Problems } from '../../lib/convert/problems';

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
