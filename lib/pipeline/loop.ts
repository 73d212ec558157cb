import { errors } from '../errors';
import type { LoopModel } from '../ir/model';
import { jsonText } from '../value/json';
import { Reference } from '../value/reference';

/** Options of a sequence. */
export interface SequenceOptions {
  /**
   * The first number: a number, or a reference to one. Sets `start`.
   *
   * @default 0
   */
  readonly start?: any;

  /**
   * The last number, included. Sets `end`.
   *
   * @default - given by `count`
   */
  readonly end?: any;

  /**
   * How many numbers. Sets `count`.
   *
   * @default - given by `end`
   */
  readonly count?: any;

  /**
   * How the number is written, in the form of Go's `fmt`, for example `%03d`. Sets `format`.
   *
   * @default - in decimal
   */
  readonly format?: string;
}

/** What a task or a nested pipeline is repeated for, all items at once. */
export class Loop {
  /**
   * Once for each element of a list: a literal one, or a reference to a JSON list that exists only at run time. An empty list
   * is no error: the task does not run, and whoever collects its outputs gets an empty list.
   *
   * @param list a list of JSON values, or a reference
   */
  public static over(list: any): Loop {
    if (list instanceof Reference && !list._isArtifact && list._encoding !== 'scalar') {
      return new Loop({ kind: 'list', list });
    }
    if (!Array.isArray(list)) {
      throw errors.notAValue('Loop.over', 'list', list, 'a list, or a reference to a parameter that holds one');
    }
    jsonText(list, 'Loop.over', 'list');
    return new Loop({ kind: 'items', items: [...list] });
  }

  /** Once for each number of a sequence. Sets `withSequence`. */
  public static sequence(options: SequenceOptions): Loop {
    if ((options.count === undefined) === (options.end === undefined)) {
      throw errors.oneOf(
        'Loop.sequence',
        ['count', 'end'].filter((key) => (options as any)[key] !== undefined),
        ['count', 'end'],
      );
    }
    for (const key of ['start', 'end', 'count'] as const) {
      const value = options[key];
      const least = key === 'count' ? 0 : -Infinity;
      if (value !== undefined && !(value instanceof Reference) && !(Number.isInteger(value) && value >= least)) {
        throw errors.notAValue(
          'Loop.sequence',
          key,
          value,
          `a whole number${key === 'count' ? ' from 0' : ''} or a reference to one`,
        );
      }
    }
    if (options.format !== undefined && !/^[\w .:/-]*%0?\d*[dxXob][\w .:/-]*$/.test(options.format)) {
      throw errors.notAValue(
        'Loop.sequence',
        'format',
        options.format,
        "a text with one number format, such as '%03d'",
      );
    }
    return new Loop({ kind: 'sequence', fields: { ...options } });
  }

  private constructor(/** @internal */ public readonly _model: LoopModel) {}
}
