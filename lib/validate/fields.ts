import { attempt, errors, PipelineError } from '../errors';
import { isLabelKey, isLabelValue } from '../spec/names';
import { isResolvable } from '../spec/resolvable';
import { hasTag } from '../spec/tags';

/**
 * Checks fields of a manifest and collects what is wrong. Texts with tags and `Lazy` values pass: what they become is known
 * later only.
 */
export class Fields {
  public readonly errors: PipelineError[];

  /** Takes what no validator refuses and only runs break by; of what is rendered as written, Argo alone judges that. */
  public readonly atRun: Fields;

  /**
   * @param path the construct that the errors are about
   * @param asWritten whether the manifest is what its author wrote, so that only Argo's own rules hold
   * @param collected where the errors are collected
   */
  constructor(
    public readonly path: string,
    public readonly asWritten = false,
    collected: PipelineError[] = [],
  ) {
    this.errors = collected;
    this.atRun = asWritten ? new Fields(path) : this;
  }

  public add(error: PipelineError): void {
    this.errors.push(error);
  }

  /** Runs a check that throws, and collects what it throws. */
  public attempt(check: () => void): void {
    attempt(check, (error) => this.add(error));
  }

  public refuse(field: string, value: unknown, wanted: string): void {
    this.add(errors.notAValue(this.path, field, value, wanted));
  }

  public check(field: string, value: unknown, fits: (value: any) => boolean, wanted: string): void {
    if (value === undefined || isOpen(value) || fits(value)) return;
    this.refuse(field, value, wanted);
  }

  public required(field: string, value: unknown, wanted: string): void {
    if (value === undefined || value === null || value === '') this.refuse(field, value, wanted);
  }

  /** The same where no tag can stand. */
  public exact(field: string, value: unknown, fits: (value: any) => boolean, wanted: string): void {
    if (value !== undefined && !isResolvable(value) && !fits(value)) this.refuse(field, value, wanted);
  }

  /** One of a few words; no tag can stand there. */
  public oneOf(field: string, value: unknown, choices: readonly string[]): void {
    this.exact(
      field,
      value,
      (each) => choices.includes(each),
      `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`,
    );
  }

  public whole(field: string, value: unknown, least: number): void {
    this.check(field, value, (each) => Number.isInteger(each) && each >= least, `a whole number from ${least}`);
  }

  /** A whole number that may be written as text. */
  public wholeText(field: string, value: unknown, least: number): void {
    this.check(
      field,
      value,
      (each) => /^-?\d+$/.test(String(each)) && Number(each) >= least,
      `a whole number from ${least}`,
    );
  }

  /** A duration as Go writes it. */
  public duration(field: string, value: unknown): void {
    this.check(
      field,
      value,
      (each) => typeof each === 'string' && /^([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+$/.test(each),
      "a duration with a unit of at most hours, for example '90s' or '1h30m'",
    );
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
      if (name !== undefined && seen.has(name)) {
        this.add(errors.duplicateName(this.path, what, name, `another ${what}`));
      }
      if (name !== undefined) seen.add(name);
    }
  }
}

function isOpen(value: unknown): boolean {
  return (typeof value === 'string' && hasTag(value)) || isResolvable(value);
}
