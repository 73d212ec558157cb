import type { Export, CallModel } from '../../ir/model';
import type { Output } from '../../value/output';

/** Whether an output artifact of a task is the collection of what many items made: of its own loop, or of one in the pipeline that it is. */
export function isCollection({ loop, template }: CallModel, output: string): boolean {
  return loop !== undefined || isCollected(template.outputs[output]);
}

function isCollected(output: Output | Export): boolean {
  return 'value' in output && output.collected === true;
}
