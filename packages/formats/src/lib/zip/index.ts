export { readZip, type ZipEntry } from './zip.ts'
