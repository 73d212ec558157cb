export * from './program';
export * from './text';
export * from '../validate/written/home';
