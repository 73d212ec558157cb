import { Duration } from 'cdk8s';

/** A duration in the form that Argo parses: whole seconds where possible, with their unit. */
export function goDuration(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
