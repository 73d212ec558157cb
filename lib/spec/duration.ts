import { Duration } from 'cdk8s';
import { errors } from '../errors';

/** A duration in the form that Argo parses: whole seconds where possible, with their unit. */
export function goDuration(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

/** A duration that Argo counts in seconds. */
export function wholeSeconds(duration: Duration, path: string, field: string, least = 1): number {
  const seconds = duration.toMilliseconds() / 1000;
  if (!Number.isInteger(seconds) || seconds < least) {
    throw errors.badDuration(path, field, seconds, `Argo counts it in whole seconds, from ${least}`);
  }
  return seconds;
}
