export { worstFirst } from './worst-first.ts'
