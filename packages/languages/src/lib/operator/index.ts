export { compileOperator } from './compile.ts'
export type { Operator, ReadData } from './operator.ts'
