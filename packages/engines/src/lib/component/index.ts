export { KUBEADM_KINDS, startupsOfKubeadm } from './kubeadm.ts'
export { startupOf, startupsOfPod } from './pod.ts'
export { mayStart } from './program.ts'
export type { Absence, Component, Flag, Startup } from './startup.ts'
