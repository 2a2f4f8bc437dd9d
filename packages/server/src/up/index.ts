export { consoleFiles } from './console-files.ts'
export { type Running, type ServeOptions, serve } from './serve.ts'
