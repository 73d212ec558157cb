export { refusals as judge } from '../oracle/refusals';
