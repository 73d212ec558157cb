import { SHARE_ENV, Worker } from 'node:worker_threads';
import { OWN_THREAD } from './thread';

/** The function by which the program of a thread says that its module is loaded. */
const LOADED = 'cdk8s-argo-workflows.loaded';

/**
 * The program of a thread: it loads the module, and the copy of the library that this loads does the rest. It is text, so that it
 * works in a bundle too, where there is no other file.
 */
const PROGRAM = `
globalThis[Symbol.for('${OWN_THREAD}')] = true;
const { parentPort, workerData: { entry } } = require('node:worker_threads');
const isUrl = entry.startsWith('file:');
const asModule = () => import(isUrl ? entry : require('node:url').pathToFileURL(entry).href);
const { existsSync, readFileSync } = require('node:fs');
const load = async () => {
  if (isUrl) return asModule();
  // A program that was compressed to fit into a ConfigMap is there in this form only.
  if (!existsSync(entry) && existsSync(entry + '.br')) {
    const packed = Object.assign(new (require('node:module'))(entry), { filename: entry, paths: [] });
    return packed._compile(require('node:zlib').brotliDecompressSync(readFileSync(entry + '.br')).toString(), entry);
  }
  try {
    return require(entry);
  } catch (error) {
    if (error && (error.code === 'ERR_REQUIRE_ESM' || error.code === 'ERR_REQUIRE_ASYNC_MODULE')) return asModule();
    throw error;
  }
};
load().then(() => {
  const loaded = globalThis[Symbol.for('${LOADED}')];
  if (loaded) loaded();
  else parentPort.on('message', () => parentPort.postMessage({ kind: 'missing' }));
}, (error) => {
  const { name = '', message = String(error), stack } = error instanceof Error ? error : {};
  parentPort.postMessage({ kind: 'unloadable', thrown: { name, message, stack, fields: {}, isOurs: false } });
});
`;

/** Starts a thread for the functions of a module. The loaders that node was started with are there too. */
export function startThread(entry: string): Worker {
  // The environment is that of the program, as it is for functions beside it.
  return new Worker(PROGRAM, { eval: true, workerData: { entry }, argv: process.argv.slice(2), env: SHARE_ENV });
}

/** Calls back, in a thread, when its module is loaded. */
export function whenLoaded(callback: () => void): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for(LOADED)] = callback;
}
