export { programTreeOf } from './program-tree';
