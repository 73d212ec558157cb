export { expose, type ExposeOptions } from './expose';
export { PipelineError } from '../errors';
