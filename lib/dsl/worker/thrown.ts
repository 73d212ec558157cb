import { PipelineError } from '../../errors';

/** What was thrown in another thread, as plain data. */
export type Thrown =
  | { readonly value: unknown }
  | {
      readonly name: string;
      readonly message: string;
      readonly stack?: string;
      readonly cause?: Thrown;
      readonly errors?: readonly Thrown[];
      /** Its own fields that are data, as `code` of errors of the system. */
      readonly fields: Readonly<Record<string, unknown>>;
      readonly isOurs: boolean;
    };

const BUILT_IN: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};
const APART = new Set(['name', 'message', 'stack', 'cause', 'errors']);
const MOST = 8;

export function packThrown(thrown: unknown, depth = 0): Thrown {
  if (!(thrown instanceof Error)) return { value: isData(thrown) ? thrown : String(thrown) };
  const { name, message, stack, cause, errors } = thrown as AggregateError;
  return {
    name: String(name),
    message: String(message),
    stack: typeof stack === 'string' ? stack : undefined,
    ...(cause !== undefined && depth < MOST && { cause: packThrown(cause, depth + 1) }),
    ...(Array.isArray(errors) && depth < MOST && { errors: errors.map((each) => packThrown(each, depth + 1)) }),
    fields: Object.fromEntries(Object.entries(thrown).filter(([key, value]) => !APART.has(key) && isData(value))),
    isOurs: thrown instanceof PipelineError,
  };
}

/** An error like the one that was thrown, with the stack of its own thread. */
export function unpackThrown(thrown: Thrown): unknown {
  if ('value' in thrown) return thrown.value;
  const { name, message, stack, cause, errors, fields, isOurs } = thrown;
  const options = cause && { cause: unpackThrown(cause) };
  const error = isOurs
    ? (Object.create(PipelineError.prototype) as Error)
    : errors
      ? new AggregateError(errors.map(unpackThrown), message, options)
      : new (BUILT_IN[name] ?? Error)(message, options);
  Object.assign(error, fields);
  for (const [key, value] of Object.entries({ name, message, stack })) {
    if ((error as any)[key] !== value) Object.defineProperty(error, key, { value, writable: true, configurable: true });
  }
  return error;
}

function isData(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
