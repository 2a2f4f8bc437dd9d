export { type FilesystemOptions, filesystem } from './filesystem.ts'
