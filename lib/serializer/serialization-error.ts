/** Why a value cannot become bytes, or bytes no value. Whoever knows the task and its output or input adds their names. */
export class SerializationError extends Error {
  /**
   * @param serializer the name of the serializer
   * @param operation what it was about to do
   * @param path the place inside the value, as in `rows[3].when`, or inside the bytes, as in `line 7`; empty for all of it
   * @param reason what is wrong there, and what to do
   */
  constructor(
    public readonly serializer: string,
    public readonly operation: 'write' | 'read',
    public readonly path: string,
    public readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(`Serializer '${serializer}' cannot ${operation} ${placed(operation, path)}: ${reason}`, options);
    this.name = 'SerializationError';
  }

  /** The same error further out: `[3]` and `.when` become `[3].when`. */
  public inside(key: string | number): SerializationError {
    return new SerializationError(this.serializer, this.operation, joined(key, this.path), this.reason, {
      cause: this.cause,
    });
  }
}

function placed(operation: 'write' | 'read', path: string): string {
  if (path === '') return operation === 'write' ? 'the value' : 'the bytes';
  return operation === 'write' ? `'${path}'` : path;
}

/** The path to a place in the value of a key. */
export function joined(key: string | number, path: string): string {
  const rest = path === '' || path.startsWith('[') ? path : `.${path}`;
  if (typeof key === 'number') return `[${key}]${rest}`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `${key}${rest}` : `[${JSON.stringify(key)}]${rest}`;
}

/** An error of a serializer as a SerializationError, whatever a custom one threw. */
export function asSerializationError(
  error: unknown,
  serializer: string,
  operation: 'write' | 'read',
): SerializationError {
  if (error instanceof SerializationError) return error;
  const { path, message } = (error ?? {}) as { path?: unknown; message?: unknown };
  return new SerializationError(
    serializer,
    operation,
    typeof path === 'string' ? path : '',
    typeof message === 'string' ? message : String(error),
    { cause: error },
  );
}
