const RESERVED = new Set([
  'arguments',
  'await',
  'break',
  'case',
  'catch',
  'class',
  'const',
  'continue',
  'debugger',
  'default',
  'delete',
  'do',
  'else',
  'enum',
  'eval',
  'export',
  'extends',
  'false',
  'finally',
  'for',
  'function',
  'if',
  'implements',
  'import',
  'in',
  'instanceof',
  'interface',
  'let',
  'new',
  'null',
  'package',
  'private',
  'protected',
  'public',
  'return',
  'static',
  'super',
  'switch',
  'this',
  'throw',
  'true',
  'try',
  'typeof',
  'undefined',
  'var',
  'void',
  'while',
  'with',
  'yield',
  'scope',
  'id',
  'app',
  'process',
  'require',
  'module',
  'exports',
]);

/** Gives names to variables and classes: those of the manifest in TypeScript's spelling, each once. */
export class Names {
  private readonly taken = new Set<string>();

  constructor(reserved: Iterable<string>) {
    for (const name of reserved) this.taken.add(name);
  }

  /** @param otherwise what is added to a name that is taken */
  public variable(name: string, otherwise = ''): string {
    const camel = words(name)
      .map((word, index) => (index === 0 ? lowered(word) : raised(word)))
      .join('');
    return this.unique(/^[a-zA-Z]/.test(camel) ? camel : `template${raised(camel)}`, raised(otherwise));
  }

  /** @param otherwise what is added to a name that is taken */
  public class(name: string, otherwise = ''): string {
    const pascal = words(name).map(raised).join('');
    return this.unique(/^[a-zA-Z]/.test(pascal) ? pascal : `Template${pascal}`, otherwise);
  }

  private unique(name: string, otherwise: string): string {
    const isTaken = (each: string) => this.taken.has(each) || RESERVED.has(each);
    let found = isTaken(name) ? `${name}${otherwise}` : name;
    for (let count = 2; isTaken(found); count++) found = `${name}${otherwise}${count}`;
    this.taken.add(found);
    return found;
  }
}

function words(name: string): string[] {
  return name.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
}

function lowered(word: string): string {
  return /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word[0].toLowerCase() + word.slice(1);
}

function raised(word: string): string {
  return word === '' ? '' : word[0].toUpperCase() + word.slice(1);
}
