export { programOf } from './exposed';
export { nodePlan } from './node';
export { Plan } from './plan';
