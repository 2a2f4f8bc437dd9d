export { portNameProblem, portNumberProblem } from './port.ts'
