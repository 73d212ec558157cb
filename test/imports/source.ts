import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

export const SOURCE_PATH = join(__dirname, '../../imports/argoproj.io.ts');

export interface Member {
  readonly type: ts.TypeNode;
  readonly optional: boolean;
}

/** What the generated file declares, by name. */
export interface Source {
  readonly text: string;
  readonly structs: Map<string, Map<string, Member>>;
  readonly aliases: Map<string, ts.TypeNode>;
  /** For each struct, the property that its `toJson_` function writes under each of Argo's names. */
  readonly conversions: Map<string, Map<string, string>>;
}

export function readSource(): Source {
  const text = readFileSync(SOURCE_PATH, 'utf8');
  const file = ts.createSourceFile(SOURCE_PATH, text, ts.ScriptTarget.Latest, true);
  const source = { text, structs: new Map(), aliases: new Map(), conversions: new Map() };
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      source.structs.set(statement.name.text, members(statement));
    } else if (ts.isTypeAliasDeclaration(statement)) {
      source.aliases.set(statement.name.text, statement.type);
    } else if (ts.isFunctionDeclaration(statement)) {
      source.conversions.set(statement.name!.text.replace('toJson_', ''), conversion(statement));
    }
  }
  return source;
}

function members(struct: ts.InterfaceDeclaration): Map<string, Member> {
  return new Map(
    struct.members
      .filter(ts.isPropertySignature)
      .map((property) => [
        property.name.getText(),
        { type: property.type!, optional: property.questionToken !== undefined },
      ]),
  );
}

function conversion(toJson: ts.FunctionDeclaration): Map<string, string> {
  const written = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) {
      written.set(node.name.getText(), /\bobj\.(\w+)/.exec(node.initializer.getText())![1]);
    }
    ts.forEachChild(node, visit);
  };
  visit(toJson);
  return written;
}
