export { emptyScan, HOSTILE, sampleScan } from './scan.ts'
export { readTarGz } from './tar.ts'
