import type { ContainerInput, ContainerSpec } from './graph';
import { checkOptions } from './options';
import { isDamaged, textParts, tokenOf } from './tokens';
import { asWritten } from './written';
import { errors } from '../errors';

type Inputs = Readonly<Record<string, ContainerInput>>;

/** Checks what a user wrote of a container or script, and puts the paths of files where their inputs stand in texts. */
export function checkContainer(name: string, written: object, kind: 'container' | 'script'): ContainerSpec {
  const spec: any = checkOptions(name, written, {
    image: 'text',
    command: 'texts',
    ...(kind === 'script' ? { source: 'text' } : { args: 'texts' }),
    env: 'any',
    inputs: 'any',
    outputs: 'any',
  });
  const { inputs = {}, outputs = {}, command, args, source, env } = spec;
  if (command === undefined) {
    throw errors.badOption(name, 'command', 'nothing', 'a list of texts: the program and its arguments');
  }
  if (kind === 'script' && source === undefined) {
    throw errors.badOption(name, 'source', 'nothing', 'the text of the program');
  }
  if (source !== undefined && textParts(source).some((part) => typeof part !== 'string')) {
    throw errors.inputInSource(name);
  }
  checkDeclared(
    name,
    'inputs',
    inputs,
    (each) => each?.kind === 'text' || each?.kind === 'file',
    'input.text() and input.file(path)',
  );
  checkDeclared(
    name,
    'outputs',
    outputs,
    (each) => typeof each?.type === 'string',
    'output.json(path), output.text(path), output.file(path), output.printed()',
  );
  return Object.freeze({
    ...spec,
    command: texts(name, 'command', command, inputs),
    ...(args && { args: texts(name, 'args', args, inputs) }),
    ...(env && { env: record(name, 'env', env, inputs) }),
    inputs: Object.freeze({ ...inputs }),
    outputs: Object.freeze({ ...outputs }),
  });
}

/** Checks declarations, which are objects made by functions. */
export function checkDeclared(
  name: string,
  option: string,
  declared: unknown,
  holds: (each: any) => boolean,
  words: string,
): void {
  if (typeof declared !== 'object' || declared === null) {
    throw errors.badOption(name, option, asWritten(declared), `an object of ${words}`);
  }
  for (const [key, each] of Object.entries(declared)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) {
      throw errors.badDslName(
        `field in '${option}' of '${name}'`,
        key,
        "it has letters, digits and '_', and begins with no digit",
      );
    }
    if (!holds(each)) throw errors.badOption(name, `${option}.${key}`, asWritten(each), words);
  }
}

function texts(name: string, option: string, values: readonly string[], inputs: Inputs): readonly string[] {
  return Object.freeze(values.map((value) => withPaths(name, option, value, inputs)));
}

/** A record of texts, with the paths of files in them. */
export function record(
  name: string,
  option: string,
  values: unknown,
  inputs: Inputs,
): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null) {
    throw errors.badOption(name, option, asWritten(values), 'an object of texts');
  }
  return Object.freeze(
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, withPaths(name, `${option}.${key}`, value, inputs)]),
    ),
  );
}

/** A text in which the path stands for a file; the other inputs stay, and have to be declared. */
export function withPaths(name: string, option: string, text: unknown, inputs: Inputs): string {
  if (typeof text !== 'string') throw errors.badOption(name, option, asWritten(text), 'a text');
  if (isDamaged(text)) throw errors.unknownInputOf(name, option, 'a part of one', Object.keys(inputs));
  for (const part of textParts(text)) {
    if (typeof part !== 'string' && !Object.hasOwn(inputs, part.input)) {
      throw errors.unknownInputOf(name, option, `'${part.input}'`, Object.keys(inputs));
    }
  }
  return textParts(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      const declared = inputs[part.input];
      return declared.kind === 'file' ? declared.path : tokenOf(part.input);
    })
    .join('');
}
