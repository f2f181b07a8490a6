export { PROBLEMS, type ProblemCode } from './codes.ts';
export { Problem, type FieldError, type ProblemBody, type ProblemOptions } from './problem.ts';
