export { type FilesystemOptions, filesystem } from './filesystem.ts'
export { type FileResolverOptions, fileResolver } from './resolve.ts'
