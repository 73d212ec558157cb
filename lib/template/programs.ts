/** Interpreters that take a program as an argument, and the option before it. */
const INTERPRETERS: [RegExp, RegExp][] = [
  [/(^|\/)(ba|da|z|k|a)?sh$/, /^-[a-z]*c[a-z]*$/],
  [/(^|\/)python[0-9.]*$/, /^-[a-zA-Z]*c$/],
  [/(^|\/)(node|perl|ruby)[0-9.]*$/, /^(-[a-zA-Z]*e|--eval|-p|--print)$/],
];

/** A text that some interpreter reads as program, and where it stands. */
export interface Program {
  readonly where: string;
  readonly text: string;
}

/** The program texts of a container: the source of a script, or the argument of `sh -c` and its like. */
export function programsOf(container: Record<string, any>): Program[] {
  if (container.source !== undefined) return [{ where: 'the source of a script', text: String(container.source) }];
  const words: unknown[] = container.args ? container.command.concat(container.args) : container.command;
  for (const [program, option] of INTERPRETERS) {
    const at = words.findIndex((word) => typeof word === 'string' && program.test(word));
    if (at === -1) continue;
    const flag = words.findIndex((word, index) => index > at && typeof word === 'string' && option.test(word));
    if (flag !== -1 && flag + 1 < words.length) return [{ where: `the program text of '${words[at]} ${words[flag]}'`, text: String(words[flag + 1]) }];
  }
  return [];
}
