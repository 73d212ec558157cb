import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as ts from 'typescript';
import { built, converted, printed } from './run';
import { FIELDS } from '../../imports/fields';
import { FieldManifest, fieldManifests, ROOTS } from '../../tools/fields/manifests';

const all = [...fieldManifests()];

/** What is wrong with a conversion, if anything is. */
function lost({ path, manifest }: FieldManifest): string[] {
  const { program, errors, warnings } = converted(JSON.stringify(manifest));
  const told = [...errors, ...warnings].map(({ what, next }) => `${what}: ${next}`);
  if (!program || told.length > 0) return [`${path}: ${told.join('; ')}`];
  const objects = built(program);
  return isDeepStrictEqual(objects, [manifest])
    ? []
    : [`${path}: ${JSON.stringify(manifest)} became ${JSON.stringify(objects)}`];
}

test.each(Object.keys(ROOTS))(
  'each field of a %s comes out as it went in',
  (kind) => {
    const own = all.filter(({ path }) => path.startsWith(`${kind}.`));
    expect(own.length).toBeGreaterThan(200);
    expect(own.flatMap(lost)).toEqual([]);
  },
  120_000,
);

test('each field of each struct is among them', () => {
  const seen = new Set(all.map(({ struct, field }) => `${struct}.${field}`));
  const structs = new Set(all.map(({ struct }) => struct));
  // Partial ones are those of overrides.
  const others = Object.keys(FIELDS).filter(
    (struct) =>
      FIELDS[struct] !== '' &&
      !structs.has(struct) &&
      !Object.values(ROOTS).includes(struct) &&
      !struct.endsWith('Partial'),
  );
  expect(others).toEqual([]);
  const missing = [...structs].flatMap((struct) =>
    FIELDS[struct]
      .split(' ')
      .map((each) => `${struct}.${each.split(/[=!:]/)[0]}`)
      .filter((each) => !seen.has(each)),
  );
  expect(missing).toEqual([]);
});

test('the TypeScript of all has the types that the compiler wants', () => {
  const FILE = join(__dirname, 'snippet.ts');
  // Each field once, in one program.
  const once = [...new Map(all.map((each) => [`${each.struct}.${each.field}`, each])).values()];
  const documents = once.map(({ manifest }, index) =>
    JSON.stringify({ ...manifest, metadata: { ...manifest.metadata, name: `o-${index}` } }),
  );
  const source = printed(documents.join('\n---\n'), { library: '../../lib', app: false });
  const { config } = ts.readConfigFile(join(__dirname, '../../tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [FILE] },
    ts.sys,
    join(__dirname, '../..'),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) =>
    file === FILE
      ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)
      : getSourceFile.call(host, file, ...more);
  const program = ts.createProgram([FILE], { ...options, strict: true, noEmit: true }, host);
  const file = program.getSourceFile(FILE)!;
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  expect(
    found
      .slice(0, 20)
      .map(({ messageText, start }) => [
        ts.flattenDiagnosticMessageText(messageText, '\n'),
        source.slice(start, start! + 200),
      ]),
  ).toEqual([]);
}, 120_000);
