import { SerializationError } from 'cdk8s-argo-workflows/serializer';
import type { Serializer } from 'cdk8s-argo-workflows/serializer';

/** A file of `key = value` lines, as many programs have for their settings. */
export const properties: Serializer<Readonly<Record<string, string>>> = {
  name: 'properties',

  write: (value) =>
    Buffer.from(
      Object.entries(value)
        .map(([key, text]) => {
          if (/[=\n]/.test(key) || /\n/.test(text)) {
            throw new SerializationError('properties', 'write', key, "it has a line break, or '=' in its name");
          }
          return `${key} = ${text}\n`;
        })
        .join(''),
    ),

  read: (bytes) =>
    Object.fromEntries(
      Buffer.from(bytes)
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [key, ...text] = line.split(' = ');
          return [key, text.join(' = ')];
        }),
    ),
};
