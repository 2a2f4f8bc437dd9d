export { JsonStream, type StreamItem } from './json-stream.ts'
