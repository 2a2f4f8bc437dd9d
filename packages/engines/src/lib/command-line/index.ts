export { type CommandLine, type Component, commandLineOf, type Flag } from './command-line.ts'
