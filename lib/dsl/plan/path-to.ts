import { leafId, type Shape } from './shape';

/** Where a value stands in a result; a field of what stands there has its own path at the end. */
export function pathTo(shape: Shape, id: string): (string | number)[] | undefined {
  switch (shape.kind) {
    case 'leaf': {
      const own = leafId(shape.leaf);
      if (own === id) return [];
      return id.startsWith(own.slice(0, -1)) && own.endsWith(']')
        ? fieldsOf(id).slice(fieldsOf(own).length)
        : undefined;
    }
    case 'object':
      return within(Object.entries(shape.entries), id);
    case 'array':
      return within([...shape.items.entries()], id);
    case 'first':
      return shape.of.map((each) => pathTo(each, id)).find((path) => path !== undefined);
    default:
      return undefined;
  }
}

function fieldsOf(id: string): (string | number)[] {
  return JSON.parse(id.slice(id.indexOf('['))) as (string | number)[];
}

function within(entries: readonly (readonly [string | number, Shape])[], id: string): (string | number)[] | undefined {
  for (const [key, each] of entries) {
    const path = pathTo(each, id);
    if (path) return [key, ...path];
  }
  return undefined;
}
