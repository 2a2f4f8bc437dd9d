export { compare, type JudgedNow } from './compare.ts'
