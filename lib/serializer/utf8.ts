import { isUtf8 } from 'node:buffer';
import { SerializationError } from './serialization-error';

/** Text of bytes, which have to be UTF-8: anything else would be changed silently. */
export function textOf(serializer: string, bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new SerializationError(serializer, 'read', '', notUtf8);
  try {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  } catch (error) {
    throw new SerializationError(
      serializer,
      'read',
      '',
      `they are ${bytes.byteLength} bytes, more than a text can hold. Use serializers.ndjson(), csv() or bytes({ stream: true }).`,
      { cause: error },
    );
  }
}

export const notUtf8 = 'they are not UTF-8. Write the file as UTF-8, or use serializers.bytes().';

/** The same without the mark that some programs put at the begin. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** What is wrong with a text that has no UTF-8: half of a surrogate pair would become U+FFFD. */
export function textProblem(text: string): string | undefined {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed()
    ? undefined
    : 'it has half of a surrogate pair, which UTF-8 cannot carry. Cut texts between whole characters, or use serializers.json().';
}
