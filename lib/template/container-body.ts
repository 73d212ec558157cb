import { containerManifest } from './container-manifest';
import type { Rendering } from './template-manifest';
import { ContainerTemplateOptions } from './template-options';
import { errors } from '../errors';
import { mergeOver } from '../spec/merge';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';

/** What a container is made of besides the options that containers and scripts have in common. */
export interface ContainerParts {
  readonly args?: (string | Reference)[];
  readonly source?: string;
  readonly overrides?: Record<string, any>;
}

/** The field with the container, and the volumes that it brings along. */
export function containerFields(
  path: string,
  field: 'container' | 'script',
  options: ContainerTemplateOptions,
  { args, source, overrides }: ContainerParts,
  rendering: Rendering,
): Record<string, any> {
  const { asWritten } = rendering;
  if (!asWritten && !options.image) throw errors.missingImage(path);
  if (!asWritten && (!options.command || options.command.length === 0)) throw errors.missingCommand(path);
  checkWords(path, 'command', options.command);
  checkWords(path, 'args', args);
  if (
    field === 'script' &&
    !(asWritten && source === undefined) &&
    typeof source !== 'string' &&
    !((source as unknown) instanceof Reference)
  ) {
    throw errors.notAValue(path, 'source', source, 'the text of the script');
  }
  const { container: own, volumes } = containerManifest(path, options, rendering);
  if (!asWritten) checkUnique(path, own.env, 'envVars');
  const container = mergeOver(
    own,
    overrides,
    path,
    `${field}Overrides`,
    field === 'script' ? { source: 'the script is given by source' } : {},
  );
  if (source !== undefined) container.source = source;
  if (!asWritten) checkUnique(path, container.env, `${field}Overrides`);
  return { volumes, [field]: container };
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
