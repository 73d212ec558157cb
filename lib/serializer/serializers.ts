import type * as Bytes from './bytes';
import type * as Csv from './csv';
import { json } from './json';
import type * as Msgpack from './msgpack';
import type * as Ndjson from './ndjson';
import type * as StructuredClone from './structured-clone';
import { text } from './text';

/* eslint-disable @typescript-eslint/no-require-imports */
/**
 * The serializers there are. Without another choice values travel as JSON. The larger ones are loaded when they are made: most tasks
 * need none of them, and every pod waits for what is loaded.
 */
export const serializers = {
  json,
  text,
  bytes: ((options) => (require('./bytes') as typeof Bytes).bytes(options)) as typeof Bytes.bytes,
  ndjson: ((options) => (require('./ndjson') as typeof Ndjson).ndjson(options)) as typeof Ndjson.ndjson,
  csv: ((options) => (require('./csv') as typeof Csv).csv(options)) as typeof Csv.csv,
  msgpack: (() => (require('./msgpack') as typeof Msgpack).msgpack()) as typeof Msgpack.msgpack,
  structuredClone: (() =>
    (
      require('./structured-clone') as typeof StructuredClone
    ).structuredClone()) as typeof StructuredClone.structuredClone,
};
