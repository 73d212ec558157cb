import type { Outputs } from './node';
import { durationOf } from './retry';

export interface CacheEntry {
  readonly outputs: Outputs | undefined;
  readonly at: number;
}

/** The outputs of memoized templates, by the name of the cache and the key. */
export class Cache {
  private readonly entries = new Map<string, CacheEntry>();

  /** @param save keeps an entry for the runs to come */
  constructor(private readonly save: (name: string, key: string, entry: CacheEntry) => void = () => undefined) {}

  public load(name: string, key: string, entry: CacheEntry): void {
    this.entries.set(`${name}/${key}`, entry);
  }

  public get(name: string, key: string, maxAge: string | undefined): CacheEntry | undefined {
    const entry = this.entries.get(`${name}/${key}`);
    return entry && (!maxAge || Date.now() - entry.at <= durationOf(maxAge, 'memoize.maxAge')) ? entry : undefined;
  }

  public put(name: string, key: string, outputs: Outputs | undefined): void {
    const entry = { outputs, at: Date.now() };
    this.entries.set(`${name}/${key}`, entry);
    this.save(name, key, entry);
  }
}

/** Where and under what a template is memoized. */
export function memoizeOf({ memoize }: any): { readonly name: string; readonly key: string; readonly maxAge?: string } {
  const { key, maxAge, cache } = memoize;
  if (!/^[-a-zA-Z0-9]*$/.test(String(key)) || key === '') {
    throw new Error(
      `invalid cache key: ${String(key)}; keys have letters, digits and hyphens, so hash what may have others: {{=sprig.sha256sum(...)}}`,
    );
  }
  return { name: cache?.configMap?.name ?? '', key, maxAge };
}
