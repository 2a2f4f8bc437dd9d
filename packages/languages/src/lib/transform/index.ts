export { TRANSFORMATIONS, type Transformation, transformationNamed } from './transformations.ts'
export { parseUnicodeMap, type UnicodeMap } from './unicode-map.ts'
