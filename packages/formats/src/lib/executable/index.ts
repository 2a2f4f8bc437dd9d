export { type Executable, looksExecutable, readExecutable, type Section } from './executable.ts'
