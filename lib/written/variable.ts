import { doubtfulOperand, ExprReader, exprOperand } from '../backend/argo/expression';
import { Operand, valueExpr } from '../backend/argo/operand';
import { errors } from '../errors';
import { binary, dotted, field, indexed, literal, name as variable, source as sourceText } from '../ir/build';
import type { ExpressionNode } from '../ir/expression-node';
import { got } from '../spec/expression';
import { ITemplate } from '../template/template-interface';
import { checkReadable, TAG_ROOTS } from '../validate/expressions';
import { Reference } from '../value/reference';

/**
 * What to write for a reference in a template that is rendered as it is written.
 *
 * @param home the template in which it is written; undefined above all templates
 */
export function variableOf(reference: Reference, path: string, home: ITemplate | undefined): Operand {
  const { _source: source } = reference;
  const away = (reachable: string) => errors.outOfReach(path, reference._describe(), reachable);
  const plain = (simple: string): Operand => ({
    simple,
    expr: expressionPath(simple),
    encoding: reference._encoding,
    isEscaped: false,
  });
  switch (source.kind) {
    case 'written':
      if (source.home !== home) throw away(`It can be read in '${source.home.node.path}' only.`);
      return plain(source.tag);
    case 'input': {
      if (!home || source.template !== home._template) throw away('A template reads its own inputs only.');
      const kind = source.artifact ? 'artifacts' : 'parameters';
      return plain(`inputs.${kind}.${nameOf(home, kind, source.name)}`);
    }
    case 'own':
      if (!home) throw away('Only a template has inputs and outputs.');
      return plain(ownName(source.what, source.name, home));
    case 'variable':
      return { ...plain(source.name), simple: source.guarded ? undefined : source.name, expr: source.expr };
    case 'item':
      if (source.index) throw away('Argo knows no index of an item.');
      return plain('item');
    case 'field': {
      const { _source: base } = source.base;
      if (base.kind === 'item' && !base.index) return plain(`item.${source.key}`);
      return {
        expr: indexed(valueExpr(variableOf(source.base, path, home)), [source.key]),
        encoding: 'text',
        isEscaped: false,
        value: true,
      };
    }
    case 'decoded':
      return { expr: valueExpr(variableOf(source.base, path, home)), encoding: 'text', isEscaped: false, value: true };
    case 'expr':
      return exprOperand(source.node, readerIn(path, home));
    case 'global':
      return {
        expr: indexed(dotted('workflow.outputs.parameters'), [source.name]),
        encoding: reference._encoding,
        isEscaped: false,
      };
  }
  throw away(
    "Templates that are rendered as written have Argo's plain variables: outputs of their calls, inputs, items, variables of the workflow.",
  );
}

/** How expressions and conditions read references there. */
export function readerIn(path: string, home: ITemplate | undefined): ExprReader {
  const read = (reference: Reference): Operand => {
    if (reference._isArtifact) throw errors.artifactAsText(path, reference._describe());
    return variableOf(reference, path, home);
  };
  return {
    context: { path },
    read,
    readDoubtful: (reference) =>
      reference._source.kind === 'expr'
        ? doubtfulOperand(reference._source.node, readerIn(path, home))
        : absentOf(read(reference)),
    written: (text) => {
      checkReadable(text, path, 'an expression', TAG_ROOTS);
      return sourceText(text);
    },
  };
}

/** What may not be there is, when its value is one. */
function absentOf(operand: Operand): Operand {
  const [root, ...parts] = operand.simple?.split('.') ?? [];
  return root === 'tasks' || root === 'steps'
    ? { ...operand, exists: binary(got(variable(root), parts), '!=', literal(null)) }
    : operand;
}

// Where in the names of variables their authors' names stand; hyphens would be a minus there.
const NAMED: Readonly<Record<string, readonly number[]>> = {
  tasks: [1, 4],
  steps: [1, 4],
  inputs: [2],
  outputs: [2],
  item: [1],
};

/** The path in Argo's expression language of a variable with a plain name. */
function expressionPath(name: string): ExpressionNode {
  const [root, ...parts] = name.split('.');
  return parts.reduce<ExpressionNode>(
    (path, part, index) => (NAMED[root]?.includes(index + 1) ? indexed(path, [part]) : field(path, part)),
    variable(root),
  );
}

function ownName(what: string, name: string, home: ITemplate): string {
  switch (what) {
    case 'parameter':
      return `inputs.parameters.${nameOf(home, 'parameters', name)}`;
    case 'artifactPath':
      return `inputs.artifacts.${nameOf(home, 'artifacts', name)}.path`;
    case 'outputPath':
      return `outputs.parameters.${name}.path`;
    default:
      return `outputs.artifacts.${name}.path`;
  }
}

/** The name of an input in the manifest, which may differ from its key. */
function nameOf(home: ITemplate, kind: 'parameters' | 'artifacts', key: string): string {
  const declared = home._template[kind];
  if (!Object.hasOwn(declared, key)) throw errors.unknownParameter(home.node.path, kind, key, Object.keys(declared));
  const each = declared[key];
  return ('_written' in each ? each._written.name : each._options.name) ?? key;
}
