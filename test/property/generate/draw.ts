import * as fc from 'fast-check';

/** Decisions of a generator: drawn from fast-check, and kept, so that the same program can be made again. */
export class Draw {
  /** Takes every decision from fast-check. */
  public static from(gen: fc.GeneratorValue): Draw {
    return new Draw((make) => gen(make), []);
  }

  private constructor(
    private readonly source: (<T>(make: () => fc.Arbitrary<T>) => T) | undefined,
    private readonly tape: unknown[],
    private at = 0,
  ) {}

  /** The same decisions once more. */
  public again(): Draw {
    return new Draw(undefined, this.tape);
  }

  public of<T>(make: () => fc.Arbitrary<T>): T {
    if (!this.source) return this.tape[this.at++] as T;
    const value = this.source(make);
    this.tape.push(value);
    return value;
  }

  public int(min: number, max: number): number {
    return this.of(intFrom(min, max));
  }

  /** True in so many of a hundred cases; shrinks to false. */
  public chance(percent: number): boolean {
    return this.int(0, 99) >= 100 - percent;
  }

  /** One of several; shrinks to the first. */
  public pick<T>(choices: readonly T[]): T {
    return choices[this.int(0, choices.length - 1)];
  }

  /** What a function makes, in so many of a hundred cases. */
  public maybe<T>(percent: number, make: () => T): T | undefined {
    return this.chance(percent) ? make() : undefined;
  }

  /** A list of what a function makes. */
  public list<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(min, max) }, (_, index) => make(index));
  }

  /** Several of a list, in their order. */
  public some<T>(choices: readonly T[], max: number): T[] {
    const chosen = new Set(this.list(0, Math.min(max, choices.length), () => this.int(0, choices.length - 1)));
    return choices.filter((_, index) => chosen.has(index));
  }
}

// One function per range: fast-check compares them when it replays a shrunk case. Without bias, so that chances are what they say.
const ranges = new Map<string, () => fc.Arbitrary<number>>();

function intFrom(min: number, max: number): () => fc.Arbitrary<number> {
  const key = `${min} ${max}`;
  let make = ranges.get(key);
  if (!make) ranges.set(key, (make = () => fc.noBias(fc.integer({ min, max }))));
  return make;
}
