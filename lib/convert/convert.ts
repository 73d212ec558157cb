import { basename } from 'path';
import type { Comment } from './comments';
import type { ConvertedProgram } from './converted-program';
import { Ids } from './ids';
import type { ProgramContext } from './object-templates';
import { ARGO_KINDS, ConvertedObject, convertArgoObject, convertOtherObject } from './objects';
import { Problems } from './problems';
import { prove } from './proof';
import { readSource } from './read-source';
import { keepAll } from './remarks';
import { asToday } from './removed';
import type { SourceDocument } from './source';
import { asMap, child, childText } from './struct';

/** Reads a manifest and converts it; undefined when something in it is wrong, which `problems` tells then. */
export function convert(text: string, problems: Problems): ConvertedProgram | undefined {
  const documents = readSource(text, problems);
  if (!documents) return undefined;
  const context: ProgramContext = { problems, ids: new Ids() };
  const objects: ConvertedObject[] = [];
  const comments: Comment[] = [];
  for (const document of documents) {
    const converted = convertDocument(document, context);
    if (converted) objects.push(converted);
    else comments.push(...document.before, ...document.after);
  }
  if (problems.errors.length > 0) return undefined;
  if (objects.length === 0) {
    problems.error(0, 'there is no object in it', "write at least one, with 'apiVersion' and 'kind'");
    return undefined;
  }
  for (const each of objects) keepAll(each.statements, each.source);
  const statements = objects.flatMap((each) => each.statements);
  const program = { statements, objects, comments, name: nameOf(objects, problems.file) };
  prove(
    { ...program, objects: objects.map((each) => ({ ...each, source: asToday(each.source, problems.replaced) })) },
    problems,
  );
  return problems.errors.length > 0 ? undefined : program;
}

/** A chart is called after its only object, or else after the file. */
function nameOf(objects: readonly ConvertedObject[], file: string): string {
  const name = basename(file).replace(/\.\w+$/, '');
  return objects.length > 1 && /^[\w.-]+$/.test(name)
    ? name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || objects[0].name
    : objects[0].name;
}

function convertDocument({ root, ...comments }: SourceDocument, context: ProgramContext): ConvertedObject | undefined {
  const { problems } = context;
  if (!root) return undefined;
  const map = asMap(root, 'the document', problems);
  if (!map) return undefined;
  const [apiVersion, kind] = [childText(map, 'apiVersion'), childText(map, 'kind')];
  if (!apiVersion || !kind) {
    problems.error(map.at, `the object has no ${apiVersion ? 'kind' : 'apiVersion'}`, "write 'apiVersion' and 'kind'");
    return undefined;
  }
  for (const key of ['apiVersion', 'kind']) {
    const given = child(map, key)!;
    if (given.kind === 'scalar' && typeof given.value === 'string') continue;
    problems.error(given.at, `'${key}' is not text`, 'put it in quotes');
    return undefined;
  }
  if (apiVersion.startsWith('argoproj.io/') && apiVersion !== 'argoproj.io/v1alpha1' && ARGO_KINDS.includes(kind)) {
    problems.error(map.at, `there is no ${kind} of apiVersion '${apiVersion}'`, "write 'argoproj.io/v1alpha1'");
    return undefined;
  }
  const isArgo = apiVersion === 'argoproj.io/v1alpha1' && ARGO_KINDS.includes(kind);
  return isArgo ? convertArgoObject(map, kind, comments, context) : convertOtherObject(map, comments, context);
}

export type { ConvertedObject };
