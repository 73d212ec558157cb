/** Whether a value is `Lazy`, or a token of another library, which cdk8s makes plain when it writes the manifest. */
export function isResolvable(value: any): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (typeof value.produce === 'function' || typeof value.resolve === 'function')
  );
}
