export { readAdvisory } from './osv.ts'
