import { Chart, Testing } from 'cdk8s';
import { chartOf, Fill } from './charts';
import { PipelineError } from '../../lib/errors';

/** The message of the error that a step throws at once. */
export function thrown(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    if (error instanceof PipelineError) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const REPORT = 'Validation failed with the following errors:\n';

/** The messages that synthesizing a chart reports, without the construct that reports them. */
export function reported(chart: Chart): string[] {
  try {
    Testing.synth(chart);
  } catch (error) {
    const { message } = error as Error;
    if (!message.startsWith(REPORT)) throw error;
    return message
      .slice(REPORT.length)
      .split('\n')
      .map((line) => line.replace(/^ {2}\[[^\]]*\] /, ''));
  }
  return [];
}

/** What a pipeline `test/p`, run by the Workflow `test/w`, is reported for. */
export function inPipeline(fill: Fill): string[] {
  return reported(chartOf(fill));
}
