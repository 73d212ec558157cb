import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../examples/converted');

/** The manifests among the examples that the command has converted, by name. */
export const MANIFESTS: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => [file.replace('.yaml', ''), readFileSync(join(FOLDER, file), 'utf8')]),
);

/** What the command has written for a manifest, as a file of the repository. */
export function programPath(name: string): string {
  return join(FOLDER, `${name}.ts`);
}
