/**
 * State that all copies of the library in one process share: an app may load several, for example one of its own and one of a
 * package that it uses.
 *
 * @param name what the copies know it by
 * @param initial the state when the first copy asks
 */
export function shared<T extends object>(name: string, initial: T): T {
  const key = Symbol.for(`cdk8s-argo-workflows.${name}`);
  return ((globalThis as any)[key] ??= initial);
}
