import { errors, PipelineError } from '../errors';

const LIMIT = 1024 * 1024;
const WARNING = LIMIT / 2;

/** Checks the size of an object: Argo keeps its spec and its status in one object of at most 1 MiB. */
export function checkSize(path: string, manifest: unknown): PipelineError[] {
  const bytes = Buffer.byteLength(JSON.stringify(manifest));
  if (bytes > LIMIT) return [errors.tooLarge(path, bytes)];
  if (bytes > WARNING) {
    process.emitWarning(
      `${path} is ${bytes} bytes of JSON, but Argo keeps at most ${LIMIT} for spec and status together. Share templates, pass data as artifacts, or split it.`,
      'PipelineWarning',
    );
  }
  return [];
}
