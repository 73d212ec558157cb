import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Document, parse, Scalar, visit } from 'yaml';
import { joined, layOut } from './layout';

/**
 * Expected documents in a file beside the test: `fan-in.test.ts` has `fan-in.golden.yaml`, with a document for each test, under its name.
 * `npm run test:update -- test/compile/fan-in` writes it anew.
 */
export class Golden {
  /** The golden documents of the test file that is being loaded. */
  public static ofTestFile(): Golden {
    return new Golden(expect.getState().testPath!.replace(/\.test\.ts$/, '.golden.yaml'));
  }

  private readonly names: string[] = [];
  private readonly actual = new Map<string, string>();
  private found?: ReadonlyMap<string, string>;

  private constructor(private readonly file: string) {
    // Once for the file, after all of its tests.
    afterAll(() => {
      if (updates() && this.actual.size > 0) this.write();
    });
    test('no golden document is of a test that is gone', () => {
      if (!updates()) expect([...this.expected().keys()].filter((name) => !this.names.includes(name))).toEqual([]);
    });
  }

  /** Declares a test that has a document; in the order of declaration they stand in the file. */
  public declare(name: string): void {
    if (this.names.includes(name)) throw new Error(`Two tests are called '${name}', so their documents are one.`);
    this.names.push(name);
  }

  /** Compares a document with the expected one of a test, to the byte. */
  public compare(name: string, document: unknown): void {
    const text = printed(document);
    expect(read(text)).toStrictEqual(document);
    this.actual.set(name, text);
    if (updates()) return;
    expect(text).toBe(this.expected().get(name) ?? `(${this.file} has no document of this test: see test/README.md)\n`);
  }

  private expected(): ReadonlyMap<string, string> {
    return (this.found ??= new Map(
      existsSync(this.file)
        ? readFileSync(this.file, 'utf8')
            .split(/^--- # /m)
            .slice(1)
            .map((document) => [document.slice(0, document.indexOf('\n')), document.slice(document.indexOf('\n') + 1)])
        : [],
    ));
  }

  /** Writes what the tests that ran have made; documents of others stay. */
  private write(): void {
    const documents = this.names
      .map((name) => [name, this.actual.get(name) ?? this.expected().get(name)] as const)
      .filter(([, text]) => text !== undefined);
    writeFileSync(this.file, documents.map(([name, text]) => `--- # ${name}\n${text}`).join(''));
  }
}

function updates(): boolean {
  if (process.env.UPDATE_GOLDENS !== '1') return false;
  if (process.env.CI) {
    throw new Error('Goldens are not written in CI. Do it on your machine, look at the difference and commit it.');
  }
  return true;
}

const SHORT_ENOUGH = 110;
const TAG = '!wrapped';

/** A document as YAML, with long texts over several lines. */
export function printed(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (key, node, path) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      const lines = layOut(node.value, path.length);
      if (!lines) {
        // Blocks of lines are for texts that a reader sees through.
        if (!/^(?:[!-~][ -~]*(?<! )\n)+$/.test(`${node.value}\n`)) node.type = Scalar.QUOTE_DOUBLE;
        return;
      }
      node.value = lines.join('\n');
      node.tag = TAG;
      node.type = Scalar.BLOCK_LITERAL;
    },
  });
  visit(document, {
    Collection: (_, node, path) => {
      const texts: string[] = [];
      visit(node, { Scalar: (__, { value: each, tag }) => void texts.push(tag === TAG ? '\n' : JSON.stringify(each)) });
      if (!texts.includes('\n') && texts.join(', ').length + 2 * texts.length + path.length < SHORT_ENOUGH) {
        node.flow = true;
      }
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, doubleQuotedMinMultiLineLength: Infinity });
}

/** The value that was printed. */
export function read(text: string): unknown {
  return parse(text, {
    customTags: [{ tag: TAG, resolve: (laidOut: string) => joined(laidOut.replace(/\n$/, '')) }],
  });
}
