import type { View } from '../../view/index.ts'
import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, AppArmor.
 * A pod may not switch off the AppArmor profile that its node applies: the default and profiles loaded on the node are
 * allowed, by annotation (before 1.30) or by field.
 */
export const appArmorProfile: PodSecurityCheck = {
  id: 'appArmorProfile',
  level: 'baseline',
  control: 'AppArmor',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  const fields = [pod.spec.at('securityContext'), ...pod.containers.map((c) => c.securityContext)]
  return [...fields.flatMap((field) => byField(field)), ...byAnnotation(pod)]
}

function byField(securityContext: View): readonly Violation[] {
  const profile = securityContext.at('appArmorProfile')
  const type = profile.at('type')
  const value = type.string() ?? ''
  if (profile.raw === undefined || value === 'RuntimeDefault' || value === 'Localhost') return []
  const message = `AppArmor profile type ${JSON.stringify(type.raw ?? '')} is not allowed`
  return [{ path: type.path, message, edit: { kind: 'set', path: type.path, value: 'RuntimeDefault' } }]
}

function byAnnotation(pod: Pod): readonly Violation[] {
  return pod.annotations
    .entries()
    .filter(([key, value]) => key.startsWith(PREFIX) && !isAllowed(value.string() ?? ''))
    .map(([key, value]) => ({
      path: value.path,
      message: `AppArmor profile ${JSON.stringify(value.raw)} is not allowed for container "${key.slice(PREFIX.length)}"`,
      edit: { kind: 'set', path: value.path, value: 'runtime/default' },
    }))
}

function isAllowed(profile: string): boolean {
  return profile === '' || profile === 'runtime/default' || profile.startsWith('localhost/')
}

const PREFIX = 'container.apparmor.security.beta.kubernetes.io/'
