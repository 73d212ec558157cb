import { ExpressionError } from './error';
import { pattern, PatternError } from '../regular-expression';

/** A pattern of an expression; what Go refuses is an error of the expression. */
export function patternIn(source: string): ReturnType<typeof pattern> {
  try {
    return pattern(source);
  } catch (error) {
    if (error instanceof PatternError) throw new ExpressionError(error.message, { cause: error });
    throw error;
  }
}
