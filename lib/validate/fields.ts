import { errors, PipelineError } from '../errors';
import { isLabelKey, isLabelValue } from '../spec/names';
import { isResolvable } from '../spec/resolvable';
import { hasTag } from '../spec/tags';

/**
 * Checks fields of a manifest and collects what is wrong. Texts with tags and `Lazy` values pass: what they become is known
 * later only.
 */
export class Fields {
  public readonly errors: PipelineError[] = [];

  constructor(public readonly path: string) {}

  public add(error: PipelineError): void {
    this.errors.push(error);
  }

  public check(field: string, value: unknown, fits: (value: any) => boolean, wanted: string): void {
    if (value === undefined || isOpen(value) || fits(value)) return;
    this.add(errors.notAValue(this.path, field, value, wanted));
  }

  public required(field: string, value: unknown, wanted: string): void {
    if (value === undefined || value === null || value === '') this.add(errors.notAValue(this.path, field, value, wanted));
  }

  public oneOf(field: string, value: unknown, choices: readonly string[]): void {
    this.check(field, value, (each) => choices.includes(each), `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`);
  }

  public whole(field: string, value: unknown, least: number): void {
    this.check(field, value, (each) => Number.isInteger(each) && each >= least, `a whole number from ${least}`);
  }

  /** A whole number that may be written as text. */
  public wholeText(field: string, value: unknown, least: number): void {
    this.check(field, value, (each) => /^-?\d+$/.test(String(each)) && Number(each) >= least, `a whole number from ${least}`);
  }

  /** A duration as Go writes it. */
  public duration(field: string, value: unknown): void {
    this.check(field, value, (each) => typeof each === 'string' && /^([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+$/.test(each), "a duration with a unit of at most hours, for example '90s' or '1h30m'");
  }

  public labels(what: 'label' | 'annotation', labels: unknown): void {
    for (const [key, value] of Object.entries(labels ?? {})) {
      const fits = what === 'label' ? isLabelValue(value) : typeof value === 'string';
      if (!isLabelKey(key) || !(fits || isOpen(value))) this.add(errors.badMetadata(this.path, what, key, value));
    }
  }

  /** That no two entries of a list are the same. */
  public unique(what: string, names: readonly (string | undefined)[]): void {
    const seen = new Set<string>();
    for (const name of names) {
      if (name !== undefined && seen.has(name)) this.add(errors.duplicateName(this.path, what, name, `another ${what}`));
      if (name !== undefined) seen.add(name);
    }
  }
}

function isOpen(value: unknown): boolean {
  return (typeof value === 'string' && hasTag(value)) || isResolvable(value);
}
