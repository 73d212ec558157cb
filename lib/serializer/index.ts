export { type StreamOptions } from './bytes';
export { decode, encode, sameFormat } from './codec';
export { type CsvOptions } from './csv';
export { type ColumnType } from './csv-field';
export { type JsonOptions } from './json';
export { SerializationError } from './serialization-error';
export type { Serializer, SerializerTraits } from './serializer';
export { serializers } from './serializers';
