export { expose, type ExposeOptions } from './expose';
