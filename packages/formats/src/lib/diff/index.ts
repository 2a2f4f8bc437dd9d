export { type DiffLine, type Hunk, hunksOf } from './hunks.ts'
export { hunkHead, MARKS, patchHead, patchHunk } from './patch.ts'
