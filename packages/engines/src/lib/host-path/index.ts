export { type HostPathVolume, hostPathVolumes, isMountedWritable, normalPath } from './host-path.ts'
