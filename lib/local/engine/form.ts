import { put } from '../../spec/own';
import { hasTag } from '../../spec/tags';

type Build = (texts: readonly string[]) => unknown;

/** A part of a manifest whose texts with tags are taken out, so that passes touch only these. */
export class Form {
  /** The texts with tags, as they were written. */
  public readonly texts: readonly string[];
  private readonly build: Build | undefined;

  constructor(private readonly manifest: any) {
    const texts: string[] = [];
    this.build = buildOf(manifest, texts);
    this.texts = texts;
  }

  /** The manifest with other texts. Parts without tags are those that were given. */
  public with(texts: readonly string[]): any {
    return this.build ? this.build(texts) : this.manifest;
  }
}

// The name of an artifact is looked up, and is never text.
const ARTIFACT = /^\{\{\s*(tasks|steps|inputs|workflow)\.[^{}]*artifacts\.[^.{}]+\}\}$/;

/** How a value is made again; undefined where it has no tags. */
function buildOf(value: unknown, texts: string[]): Build | undefined {
  if (typeof value === 'string') {
    if (!hasTag(value) || ARTIFACT.test(value)) return undefined;
    const at = texts.push(value) - 1;
    return (given) => given[at];
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value) ? listOf(value, texts) : objectOf(value as Record<string, unknown>, texts);
}

function listOf(list: readonly unknown[], texts: string[]): Build | undefined {
  const builds = list.map((item) => buildOf(item, texts));
  if (builds.every((build) => !build)) return undefined;
  return (given) => list.map((item, index) => builds[index]?.(given) ?? item);
}

function objectOf(object: Readonly<Record<string, unknown>>, texts: string[]): Build | undefined {
  const changed = Object.entries(object).flatMap(([key, value]) => {
    const name = buildOf(key, texts);
    const build = buildOf(value, texts);
    return name || build ? [{ key, name, build }] : [];
  });
  if (changed.length === 0) return undefined;
  if (changed.every(({ name }) => !name)) {
    return (given) => {
      const result: Record<string, unknown> = { ...object };
      for (const { key, build } of changed) put(result, key, build!(given));
      return result;
    };
  }
  return (given) =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => {
        const change = changed.find((each) => each.key === key);
        return [change?.name?.(given) ?? key, change?.build?.(given) ?? value];
      }),
    );
}
