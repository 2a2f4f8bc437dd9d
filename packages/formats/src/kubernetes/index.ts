export { type EditedManifest, editManifest, type ObjectEdit } from './edit.ts'
export { parser, parseSource } from './parser.ts'
export { isClusterScoped } from './scope.ts'
export { isWorkload, podPath } from './workload.ts'
