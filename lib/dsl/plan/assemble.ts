import type { Assembly } from './node-io';
import { pickFrom } from './shape';

const ABSENT = Symbol('absent');

/** The inputs of a function, put together from the values of the files that arrived. */
export function assembled(
  inputs: Readonly<Record<string, Assembly>>,
  arrived: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, assembly]) => {
      const value = build(assembly, arrived);
      return [name, value === ABSENT ? null : value];
    }),
  );
}

function build(assembly: Assembly, arrived: Readonly<Record<string, unknown>>): unknown {
  switch (assembly.kind) {
    case 'literal':
      return assembly.value;
    case 'file': {
      if (!Object.hasOwn(arrived, assembly.name) || (assembly.orNull && arrived[assembly.name] === null)) return ABSENT;
      return assembly.pick.length === 0
        ? arrived[assembly.name]
        : (pickFrom(arrived[assembly.name], assembly.pick) ?? null);
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(assembly.entries).map(([key, each]) => [key, present(build(each, arrived))]),
      );
    case 'array':
      return assembly.items.map((each) => present(build(each, arrived)));
    case 'first': {
      const found = assembly.of.map((each) => build(each, arrived)).find((value) => value !== ABSENT);
      return found !== undefined ? found : assembly.otherwise ? build(assembly.otherwise, arrived) : ABSENT;
    }
    case 'default': {
      const value = build(assembly.of, arrived);
      return value === ABSENT || value === null || value === undefined ? build(assembly.otherwise, arrived) : value;
    }
  }
}

function present(value: unknown): unknown {
  return value === ABSENT ? null : value;
}
