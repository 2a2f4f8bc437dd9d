export { language } from './language.ts'
