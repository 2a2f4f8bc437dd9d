export { zipOf } from './write.ts'
export { readZip, type ZipEntry } from './zip.ts'
