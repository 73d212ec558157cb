import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { pack } from './pack';
import type { Runner, RunnerParts } from './runner';
import { errors } from '../../errors';
import { Volume } from '../../value/volume';

/** Options of a bundle. */
export interface BundleOptions {
  /**
   * A stock image with Node.js 20 or later.
   *
   * @default node:20-alpine
   */
  readonly image?: string;
}

const IMAGE = 'node:20-alpine';
const FOLDER = '/opt/program';
const FILE = 'main.js';
// What Kubernetes takes for all keys of a ConfigMap together.
const MOST_BYTES = 1_048_576;
// More takes thirty times as long and saves a tenth.
const QUALITY = 9;
// The part of a ConfigMap that is not data: names, labels.
const RESERVED = 4_096;

/**
 * The program travels in a ConfigMap of the same app, mounted in a stock image: no image has to be built. The entry file and all
 * that it imports are packed into one file by esbuild, and compressed when it is too large otherwise.
 */
export function bundle(entry: string, options: BundleOptions = {}): Runner {
  const file = resolve(entry);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw errors.noEntry(entry, file);
  const made = new Map<string, Buffer>();
  return {
    bind: (scope, engine, patterns): RunnerParts => {
      const left = leftOut(engine, patterns);
      const packed = made.get(left.join()) ?? Buffer.from(pack(file, left));
      made.set(left.join(), packed);
      const { key, data, command } = carried(entry, packed);
      return {
        image: options.image ?? IMAGE,
        command,
        volumes: {
          [FOLDER]: Volume.fromConfigMap(configMap(scope, packed, { [key]: data }), {
            readOnly: true,
            name: 'program',
          }),
        },
      };
    },
  };
}

// What makes manifests, and with it the engine, which runs manifests: most of the library, and no single function needs it.
const OF_SYNTHESIS = [join(__dirname, '..', 'lower', '*'), join(__dirname, '..', 'run', '*')];

// What runs containers and requests: none of them can be in the one pod of a whole pipeline.
const OF_OTHER_PODS = ['run-process', 'send-request'].map((name) =>
  join(__dirname, '..', '..', 'local', 'executors', `${name}*`),
);

// What cannot be in a file: a program of its own, and the native part of a package that does without it.
const ALONE = ['esbuild', 'msgpackr-extract'];

/** What no pod of a pipeline asks for. */
function leftOut(engine: boolean, patterns: boolean): string[] {
  if (!engine) return [...ALONE, 'cdk8s', 'constructs', ...OF_SYNTHESIS];
  return [...ALONE, ...OF_OTHER_PODS, ...(patterns ? [] : ['re2js'])];
}

interface Carried {
  readonly key: string;
  readonly data: Buffer | string;
  readonly command: readonly string[];
}

/** As it is where that fits, so that a person can read it; else compressed, and unpacked by the command. */
function carried(entry: string, packed: Buffer): Carried {
  if (packed.length <= MOST_BYTES - RESERVED) {
    return { key: FILE, data: packed.toString(), command: ['node', `${FOLDER}/${FILE}`] };
  }
  const compressed = brotliCompressSync(packed, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  if (compressed.length > MOST_BYTES - RESERVED) throw errors.bundleTooLarge(entry, packed.length, compressed.length);
  const unpack =
    `process.argv.splice(1,0,'${FOLDER}/${FILE}');const m=new module.constructor('${FOLDER}/${FILE}',module);m.filename='${FOLDER}/${FILE}';m.paths=[];` +
    `m._compile(require('zlib').brotliDecompressSync(require('fs').readFileSync('${FOLDER}/${FILE}.br')).toString(),m.filename)`;
  return { key: `${FILE}.br`, data: compressed, command: ['node', '-e', unpack, '--'] };
}

/** A ConfigMap beside the pipeline, named by its content: a new program never changes the one of a run that is under way. */
function configMap(scope: Construct, packed: Buffer, data: Readonly<Record<string, Buffer | string>>): ApiObject {
  const hash = createHash('sha256').update(packed).digest('hex').slice(0, 12);
  const id = `program-${hash}`;
  const known = scope.node.tryFindChild(id);
  if (known) return known as ApiObject;
  const text = Object.entries(data).filter(([, value]) => typeof value === 'string');
  const binary = Object.entries(data)
    .filter(([, value]) => typeof value !== 'string')
    .map(([key, value]) => [key, (value as Buffer).toString('base64')]);
  return new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: id },
    immutable: true,
    ...(text.length > 0 && { data: Object.fromEntries(text) }),
    ...(binary.length > 0 && { binaryData: Object.fromEntries(binary) }),
  });
}
