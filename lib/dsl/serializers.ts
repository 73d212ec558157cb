import type { Serializer } from '../serializer/serializer';

/** A serializer that can write a `T`. */
export interface Writes<T> extends Pick<Serializer, 'name' | 'readStream'> {
  write(value: T): ReturnType<Serializer['write']>;
  read(bytes: Uint8Array): any;
}
