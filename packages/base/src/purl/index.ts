export { type PackageName, packageOf, purlOf } from './ecosystem.ts'
export { parsePurl } from './parse.ts'
export { printPurl } from './print.ts'
export type { Purl } from './purl.ts'
