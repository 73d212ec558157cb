/* eslint-disable no-bitwise -- TypeScript tells kinds of symbols by flags */
import * as ts from 'typescript';

/** What an entry that is for TypeScript only exports, a line an export, each with its type. */
export function entryLines(file: string): string[] {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    strict: true,
  });
  const checker = program.getTypeChecker();
  const entry = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  return checker
    .getExportsOfModule(entry)
    .map((symbol) => lineOf(symbol, checker))
    .sort();
}

const FLAGS =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.InTypeAlias;

function lineOf(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [declaration] = symbol.declarations ?? [];
  if (symbol.flags & ts.SymbolFlags.Value) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
    const instance = symbol.flags & ts.SymbolFlags.Class ? ` { ${membersOf(symbol, checker, declaration)} }` : '';
    return `${exported.name}: ${checker.typeToString(type, declaration, FLAGS)}${instance}`;
  }
  return `type ${exported.name} = ${membersOf(symbol, checker, declaration)}`;
}

/** The members of an interface or of the objects of a class; of other types their text. */
function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker, at: ts.Declaration): string {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (!type.isClassOrInterface()) return checker.typeToString(type, at, FLAGS);
  return checker
    .getPropertiesOfType(type)
    .filter(({ name }) => !name.startsWith('__@') && !name.startsWith('_'))
    .map((member) => {
      const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `${member.name}${optional}: ${checker.typeToString(checker.getTypeOfSymbolAtLocation(member, at), at, FLAGS)}`;
    })
    .sort()
    .join('; ');
}
