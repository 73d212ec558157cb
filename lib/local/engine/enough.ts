/** Why a task of a template with `failFast` does not run any more. */
export const ENOUGH = 'template has failed or errored children and failFast enabled';
