export { type Component, componentsOf } from './component.ts'
export { isSpdxLicence } from './licence.ts'
export { serialOf } from './serial.ts'
