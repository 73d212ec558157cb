import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { EXAMPLES } from '../../examples/all';
import { FUNCTION_EXAMPLES } from '../../examples/functions/all';
import { parseDocuments } from '../oracle/parse';

export const ROOT = join(__dirname, '../..');

/** The charts of all examples, by their folders. */
export const CHARTS: Readonly<Record<string, new (scope: Construct, id: string) => Chart>> = {
  ...EXAMPLES,
  ...Object.fromEntries(Object.entries(FUNCTION_EXAMPLES).map(([name, { chart }]) => [`functions/${name}`, chart])),
};

/** The name of an example in the app of all. */
export function idOf(name: string): string {
  return name.replace('/', '-');
}

/** The manifests that an example has to give, as a file of the repository. */
export function expectedPath(name: string): string {
  return join(ROOT, 'examples', name, 'expected.yaml');
}

/** An app that holds one example alone. */
export function appOf(name: string): App {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'example-')) });
  new CHARTS[name](app, idOf(name));
  return app;
}

/** The bytes that synthesizing an app writes for an example. */
export function synthesized(app: App, name: string): string {
  try {
    app.synth();
    return readFileSync(join(app.outdir, `${idOf(name)}.k8s.yaml`), 'utf8');
  } finally {
    rmSync(app.outdir, { recursive: true });
  }
}

/** Manifests without the text of a program in them, which changes with every change of the library. */
export function withoutPrograms(yaml: string): string {
  return yaml
    .split(/^---\n/m)
    .map((document) =>
      document.startsWith('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: program-')
        ? withoutProgram(document)
        : document,
    )
    .join('---\n')
    .replace(/\bprogram-[0-9a-f]{12}\b/g, 'program-(hash)');
}

function withoutProgram(document: string): string {
  const { data, ...rest } = parseDocuments(document)[0] as any;
  return Yaml.stringify({ ...rest, data: Object.fromEntries(Object.keys(data).map((key) => [key, '(program)'])) });
}

/** The files of the ConfigMaps among manifests, by the names of both. */
export function configMapsOf(yaml: string): Record<string, Record<string, string | Buffer>> {
  const maps = parseDocuments(yaml).filter((document: any) => document.kind === 'ConfigMap');
  return Object.fromEntries(
    maps.map(({ metadata, data = {}, binaryData = {} }: any) => [
      metadata.name,
      {
        ...data,
        ...Object.fromEntries(
          Object.entries(binaryData).map(([key, text]) => [key, Buffer.from(text as string, 'base64')]),
        ),
      },
    ]),
  );
}
