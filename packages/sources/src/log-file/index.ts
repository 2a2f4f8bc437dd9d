export { type LogFileOptions, logFile } from './log-file.ts'
