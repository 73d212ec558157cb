import { readerIn, variableOf } from './variable';
import { conditionNode } from '../backend/argo/condition';
import { textExpr } from '../backend/argo/operand';
import { errors } from '../errors';
import { print } from '../ir/print';
import { walk } from '../ir/walk';
import { expressionTag, deferredText, simpleTag } from '../spec/tags';
import { ITemplate } from '../template/template-interface';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';

/**
 * A manifest with its references turned into Argo's plain tags, what is computed into expressions, and conditions into what their fields
 * take. Everything else is as its author wrote it.
 *
 * @param home the template in which the manifest stands; undefined above all templates
 */
export function withTags(manifest: unknown, path: string, home?: ITemplate): any {
  return walk(manifest, path, {
    text: (parts) =>
      parts
        .map((part) => {
          if (typeof part === 'string') return part;
          return part instanceof Literal ? deferredText(part._text) : tagOf(part, path, home);
        })
        .join(''),
    condition: (condition, trail) => {
      const [hooks, , field] = trail.slice(-3);
      if (hooks === 'hooks' && field === 'expression') {
        return print(conditionNode(condition._node, readerIn(path, home)));
      }
      if (trail.at(-1) === 'when') return expressionTag(conditionNode(condition._node, readerIn(path, home)));
      throw errors.notAValue(
        path,
        trail.join('.'),
        undefined,
        "Argo's own text",
        "conditions stand in 'when' and in the 'expression' of hooks",
      );
    },
  });
}

function tagOf(reference: Reference, path: string, home: ITemplate | undefined): string {
  const variable = variableOf(reference, path, home);
  return variable.simple === undefined ? expressionTag(textExpr(variable)) : simpleTag(variable.simple);
}
