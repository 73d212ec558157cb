import { bytes } from './bytes';
import { csv } from './csv';
import { json } from './json';
import { msgpack } from './msgpack';
import { ndjson } from './ndjson';
import { structuredClone } from './structured-clone';
import { text } from './text';

/** The serializers there are. Without another choice values travel as JSON. */
export const serializers = { json, text, bytes, ndjson, csv, msgpack, structuredClone };
