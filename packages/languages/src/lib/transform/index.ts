export { TOUCH_LENGTH, type Touch, touchOf } from './touches.ts'
export { TRANSFORMATIONS, type Transformation, transformationNamed } from './transformations.ts'
export { parseUnicodeMap, type UnicodeMap } from './unicode-map.ts'
