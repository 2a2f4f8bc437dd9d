export { type Exposure, exposureOf } from './exposure.ts'
