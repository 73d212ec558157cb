import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Serializer } from '../../lib/serializer/serializer';
import { serializers } from '../../lib/serializer/serializers';

/** An artifact repository on disk: what is stored under a key is a file, or a folder of keys below it. */
export class Repository {
  public readonly folder = mkdtempSync(join(tmpdir(), 'repository-'));

  public put(key: string, path: string): void {
    const target = this.pathOf(key);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(path, target, { recursive: true });
  }

  /** Brings what is stored under a key to a place; false where there is nothing. */
  public get(key: string, path: string): boolean {
    const source = this.pathOf(key);
    if (!existsSync(source)) return false;
    mkdirSync(dirname(path), { recursive: true });
    cpSync(source, path, { recursive: true });
    return true;
  }

  /** The value under a key; a folder is the list of its numbered files. Nothing where a loop had no items. */
  public read(key: string, serializer: Serializer = serializers.json()): unknown {
    const path = this.pathOf(key);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (!stats.isDirectory()) return serializer.read(readFileSync(path));
    const names = readdirSync(path)
      .filter((name) => /^\d+$/.test(name))
      .sort((a, b) => Number(a) - Number(b));
    return names.map((name) => this.read(`${key}/${name}`, serializer));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private pathOf(key: string): string {
    return join(this.folder, key);
  }
}
