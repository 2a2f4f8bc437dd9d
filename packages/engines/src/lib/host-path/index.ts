export { type HostPathVolume, hostPathVolumes, normalPath, writableMounts } from './host-path.ts'
