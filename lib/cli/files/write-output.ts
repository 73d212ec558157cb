import { closeSync, copyFileSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { types } from 'node:util';
import { batches } from './batches';
import { checkLocation, isSpecial, targetOf } from './location';
import { MANIFEST, unfinished } from './partitions';
import { pauses } from './pause';
import { reasonOf, type Where } from './where';
import { errors } from '../../errors';
import { begin } from '../../serializer/codec';
import { kindOf } from '../../serializer/kind-of';
import { isSequence } from '../../serializer/sequence';
import { SerializationError } from '../../serializer/serialization-error';
import type { Serializer } from '../../serializer/serializer';

/** How an output is written. */
export interface OutputFormat {
  readonly serializer: Serializer;
  readonly partitioned?: boolean;
  readonly batch?: number;
}

/** An output that is written but not yet where it belongs. */
export interface Prepared {
  /** Moves it into its place. */
  place(): void;
  /** Removes it. */
  discard(): void;
}

interface Job extends Where, OutputFormat {
  readonly location: string;
  readonly pause: () => Promise<void> | undefined;
}

/** Writes an output. Whoever reads the location sees all of it or nothing. */
export async function writeOutput(
  where: Where,
  location: string,
  format: OutputFormat,
  value: unknown,
  signal?: AbortSignal,
): Promise<void> {
  (await prepareOutput(where, location, format, value, signal)).place();
}

/** Writes an output beside its place. Partitions are written one by one, each before the next one is asked for. */
export async function prepareOutput(
  where: Where,
  location: string,
  format: OutputFormat,
  value: unknown,
  signal?: AbortSignal,
): Promise<Prepared> {
  const job: Job = { ...where, ...format, location, pause: pauses(signal) };
  const partitioned = format.partitioned === true;
  checkLocation(where, location, partitioned);
  if (isSpecial(location)) {
    await writeFile(job, location, value);
    return { place: () => undefined, discard: () => undefined };
  }
  const target = targetOf(location);
  const beside = join(dirname(target), unfinished(basename(target)));
  const discard = () => rmSync(beside, { recursive: true, force: true });
  try {
    await (partitioned ? writeFolder(job, beside, value) : writeFile(job, beside, value));
  } catch (error) {
    discard();
    throw error;
  }
  return {
    discard,
    place: () => {
      // Somebody may have made it in the meantime.
      checkLocation(where, location, partitioned);
      attempt(job, () => move(beside, target));
    },
  };
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // A single file that is mounted can be written but not replaced.
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
}

async function writeFolder(job: Job, folder: string, value: unknown): Promise<void> {
  if (!isSequence(value)) throw errors.notIterable(job.node, job.name, kindOf(value));
  attempt(job, () => mkdirSync(folder));
  let count = 0;
  for await (const item of job.batch === undefined ? value : batches(value, job.batch)) {
    await writeFile(job, join(folder, String(count)), item, count);
    count++;
    await job.pause();
  }
  const file = attempt(job, () => openSync(join(folder, MANIFEST), 'w'));
  try {
    for (let from = 0; from === 0 || from < count; from += 10_000) {
      const names = Array.from({ length: Math.min(10_000, count - from) }, (_, index) => `"${from + index}"`).join(',');
      attempt(job, () => writeSync(file, `${from === 0 ? '[' : ','}${names}${from + 10_000 >= count ? ']' : ''}`));
    }
  } finally {
    closeSync(file);
  }
}

async function writeFile(job: Job, file: string, value: unknown, partition?: number): Promise<void> {
  try {
    const bytes = begin(job.serializer, value);
    if (types.isUint8Array(bytes)) attempt(job, () => writeFileSync(file, bytes));
    else await writePieces(job, file, bytes);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw errors.unwritableValue(job.node, job.name, job.serializer.name, placeOf(error, job, partition), error.reason);
  }
}

async function writePieces(
  job: Job,
  file: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const descriptor = attempt(job, () => openSync(file, 'w'));
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) at += attempt(job, () => writeSync(descriptor, piece, at));
      await job.pause();
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The place inside of all that was returned. */
function placeOf(error: SerializationError, { batch }: Job, partition: number | undefined): string {
  if (partition === undefined) return error.path;
  const [, first, rest] = /^\[(\d+)\](.*)$/s.exec(error.path) ?? [];
  return batch === undefined || first === undefined
    ? error.inside(partition).path
    : `[${partition * batch + Number(first)}]${rest}`;
}

/** A step of the file system. */
function attempt<T>({ node, name, location }: Job, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw errors.badLocation(node, name, location, reasonOf(error), 'Choose another path, or make room for it there.');
  }
}
