import * as ts from 'typescript';

/** A declaration file without the members of classes and interfaces whose names begin with an underscore. */
export function publicOnly(text: string): string {
  const file = ts.createSourceFile('file.d.ts', text, ts.ScriptTarget.Latest, true);
  const cut: { readonly from: number; readonly to: number }[] = [];
  const visit = (node: ts.Node): void => {
    const isMember = ts.isClassElement(node) || ts.isTypeElement(node);
    if (isMember && node.name && node.name.getText(file).startsWith('_')) {
      // With its comment and the blanks before it.
      cut.push({ from: node.getFullStart(), to: node.end });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return cut.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
}
