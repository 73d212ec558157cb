/** An interpreter that takes a program as an argument. */
interface Interpreter {
  readonly name: RegExp;
  /** The option that says so. */
  readonly option: RegExp;
  /** Options that take the next word for themselves. */
  readonly valued: RegExp;
  /** Whether further options may stand between the option and the program. */
  readonly late?: boolean;
}

const INTERPRETERS: readonly Interpreter[] = [
  {
    name: /(^|\/)(ba|da|z|k|a)?sh$/,
    option: /^-[a-z]*c[a-z]*$/,
    valued: /^[-+][a-z]*[oO]$|^--(rcfile|init-file)$/,
    late: true,
  },
  { name: /(^|\/)python[0-9.]*$/, option: /^-[a-zA-Z]*c$/, valued: /^-[WX]$/ },
  { name: /(^|\/)(node|bun)[0-9.]*$/, option: /^(-[a-z]*[ep]|--eval|--print)$/, valued: /^(-r|--require|--import)$/ },
  { name: /(^|\/)(perl|ruby)[0-9.]*$/, option: /^-[a-zA-Z]*[eE]$/, valued: /^-[IrM]$/ },
  { name: /(^|\/)php[0-9.]*$/, option: /^-r$/, valued: /^-[dc]$/ },
  { name: /(^|\/)(pwsh|powershell)$/, option: /^-(c|command)$/i, valued: /^-(executionpolicy|workingdirectory)$/i },
];

// Most containers run none of them, and there may be many thousands.
const ANY = new RegExp(INTERPRETERS.map(({ name }) => name.source).join('|'));

/** A text that some interpreter reads as program, and where it stands. */
export interface Program {
  readonly where: string;
  readonly text: string;
}

/** The program texts in the manifest of a template: the source of a script, or the argument of `sh -c` and its like. */
export function programsOf(manifest: Record<string, any>): Program[] {
  const { container, script, containerSet, sidecars = [], initContainers = [] } = manifest;
  const own = containerSet?.containers ?? [container ?? script];
  return [...own, ...sidecars, ...initContainers].flatMap(programsOfContainer);
}

function programsOfContainer(container: Record<string, any>): Program[] {
  if (container.source !== undefined) return [{ where: 'the source of a script', text: String(container.source) }];
  const words: unknown[] = [...(container.command ?? []), ...(container.args ?? [])];
  if (!words.some((word) => typeof word === 'string' && ANY.test(word))) return [];
  for (const interpreter of INTERPRETERS) {
    const at = words.findIndex((word) => typeof word === 'string' && interpreter.name.test(word));
    const program = at === -1 ? undefined : programOf(words, at, interpreter);
    if (program) return [program];
  }
  return [];
}

function programOf(
  words: readonly unknown[],
  start: number,
  { option, valued, late }: Interpreter,
): Program | undefined {
  let flag: string | undefined;
  for (let at = start + 1; at < words.length; at++) {
    const word = words[at];
    const isOption = typeof word === 'string' && /^[-+]./.test(word) && word !== '--' && (flag === undefined || late);
    if (!isOption) {
      // Without the option the word is the name of a file with the program.
      if (flag === undefined) return undefined;
      return {
        where: `the program text of '${words[start]} ${flag}'`,
        text: String(word === '--' ? words[at + 1] : word),
      };
    }
    if (option.test(word)) flag = word;
    else if (valued.test(word)) at++;
  }
  return undefined;
}
