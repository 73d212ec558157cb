import { containerManifest } from './container-manifest';
import { programsOf } from './programs';
import { renderingFor, templateManifest } from './template-manifest';
import { ContainerTemplateOptions } from './template-options';
import type { LeafBody } from '../compile/model';
import { errors } from '../errors';
import { mergeOver } from '../spec/merge';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';

const RESERVED_IN_TEMPLATE = {
  name: "template names come from the construct's id; use templateName",
  inputs: 'the library threads inputs; use parameters and artifacts',
  outputs: 'tasks that read them are wired by the library; use outputs',
  dag: 'this template is a container; use a Pipeline',
  steps: 'this template is a container; use a Pipeline',
};

/** What a body is made of besides its options. */
export interface BodyParts {
  readonly kind: 'container' | 'script';
  readonly args?: (string | Reference)[];
  readonly source?: string;
  readonly overrides?: Record<string, any>;
  /** Whether only Argo's own rules hold. */
  readonly asWritten?: boolean;
}

/** The manifest of a template of one container. */
export function containerBody(path: string, options: ContainerTemplateOptions, parts: BodyParts): LeafBody {
  const { kind, args, source, overrides } = parts;
  const rendering = renderingFor(parts.asWritten);
  const { asWritten } = rendering;
  if (!asWritten && !options.image) throw errors.missingImage(path);
  if (!asWritten && (!options.command || options.command.length === 0)) throw errors.missingCommand(path);
  checkWords(path, 'command', options.command);
  checkWords(path, 'args', args);
  if (
    kind === 'script' &&
    !(asWritten && source === undefined) &&
    typeof source !== 'string' &&
    !((source as unknown) instanceof Reference)
  ) {
    throw errors.notAValue(path, 'source', source, 'the text of the script');
  }
  const { container: own, volumes } = containerManifest(path, options, args, rendering);
  if (!asWritten) checkUnique(path, own.env, 'envVars');
  const container = mergeOver(
    own,
    overrides,
    path,
    `${kind}Overrides`,
    kind === 'script' ? { source: 'the script is given by source' } : {},
  );
  if (source !== undefined) container.source = source;
  if (!asWritten) checkUnique(path, container.env, `${kind}Overrides`);
  const manifest = templateManifest(path, options, { volumes, [kind]: container }, RESERVED_IN_TEMPLATE, rendering);
  return {
    manifest,
    programs:
      asWritten || options.allowInterpolation
        ? []
        : [container, ...(manifest.sidecars ?? []), ...(manifest.initContainers ?? [])].flatMap(programsOf),
  };
}

function checkWords(path: string, field: string, words: readonly unknown[] | undefined): void {
  if (words === undefined) return;
  if (!Array.isArray(words)) throw errors.notAValue(path, field, words, 'a list of texts and references');
  const wrong = words.findIndex(
    (word) => typeof word !== 'string' && !(word instanceof Reference) && !(word instanceof Literal),
  );
  if (wrong !== -1) throw errors.notAValue(path, `${field}[${wrong}]`, words[wrong], 'a text or a reference');
}

function checkUnique(path: string, env: { name: string }[] | undefined, level: string): void {
  if (!env) return;
  const seen = new Set<string>();
  for (const { name } of env) {
    if (seen.has(name)) {
      throw errors.collision(
        path,
        level,
        `env.${name}`,
        'the variable is already set; the API server refuses two of one name',
      );
    }
    seen.add(name);
  }
}
