import { accessSync, constants, createReadStream, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareNumbers, isLeftover, MANIFEST } from './partitions';
import { reasonOf, type Where } from './where';
import { errors } from '../../errors';
import { asSerializationError } from '../../serializer/serialization-error';
import type { Serializer } from '../../serializer/serializer';

/**
 * The value of an input. A folder is read as the list of its numbered files, in the order of the numbers; a numbered folder inside
 * of it as a list in the list.
 */
export async function readInput(
  where: Where,
  location: string,
  slot: { readonly serializer: Serializer },
): Promise<unknown> {
  const stats = attempt(where, location, () => statSync(location));
  return stats.isDirectory()
    ? readFolder(where, location, slot.serializer)
    : readFile(where, location, stats, slot.serializer);
}

async function readFolder(where: Where, folder: string, serializer: Serializer): Promise<unknown[]> {
  const values: unknown[] = [];
  for (const name of partitionsIn(where, folder)) {
    const location = join(folder, name);
    const stats = attempt(where, location, () => statSync(location));
    values.push(
      await (stats.isDirectory()
        ? readFolder(where, location, serializer)
        : readFile(where, location, stats, serializer)),
    );
  }
  return values;
}

function partitionsIn(where: Where, folder: string): string[] {
  const isFile = (name: string) => attempt(where, join(folder, name), () => statSync(join(folder, name))).isFile();
  return attempt(where, folder, () => readdirSync(folder))
    .filter((name) => {
      if (/^\d+$/.test(name)) return true;
      if (name !== MANIFEST && !isLeftover(name) && isFile(name)) {
        throw errors.badPartition(where.node, where.name, join(folder, name));
      }
      return false;
    })
    .sort(compareNumbers);
}

async function readFile(where: Where, location: string, stats: Stats, serializer: Serializer): Promise<unknown> {
  if (serializer.readStream === undefined) {
    const bytes = attempt(where, location, () => readFileSync(location));
    return reading(where, location, serializer, () => serializer.read(bytes));
  }
  if (stats.isFile()) attempt(where, location, () => accessSync(location, constants.R_OK));
  const value = await reading(where, location, serializer, () => serializer.readStream!(createReadStream(location)));
  return isAsyncIterable(value) ? later(where, location, serializer, value) : value;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** What is read while the function runs fails there, but says the same. */
async function* later(
  where: Where,
  location: string,
  serializer: Serializer,
  values: AsyncIterable<unknown>,
): AsyncGenerator<unknown> {
  try {
    yield* values;
  } catch (error) {
    throw failure(where, location, serializer, error);
  }
}

async function reading(where: Where, location: string, serializer: Serializer, read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    throw failure(where, location, serializer, error);
  }
}

function failure({ node, name }: Where, location: string, serializer: Serializer, error: unknown): Error {
  if ((error as NodeJS.ErrnoException | undefined)?.syscall !== undefined) {
    return errors.unreadableInput(node, name, location, reasonOf(error));
  }
  const { path, reason } = asSerializationError(error, serializer.name, 'read');
  return errors.undecodableInput(node, name, location, serializer.name, path, reason);
}

function attempt<T>({ node, name }: Where, location: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw errors.unreadableInput(node, name, location, reasonOf(error));
  }
}
