import type { View } from '../../view/index.ts'
import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, SELinux.
 * The SELinux type must be one of those made for containers (since 1.31 `container_engine_t` too); user and role stay unset.
 */
export const seLinuxOptions: PodSecurityCheck = {
  id: 'seLinuxOptions',
  level: 'baseline',
  control: 'SELinux',
  versions: [
    { since: 0, overrides: [], judge: (pod) => judge(pod, TYPES) },
    { since: 31, overrides: [], judge: (pod) => judge(pod, TYPES_1_31) },
  ],
}

function judge(pod: Pod, types: ReadonlySet<string>): readonly Violation[] {
  const contexts = [pod.spec.at('securityContext'), ...pod.containers.map((c) => c.securityContext)]
  return contexts
    .map((context) => context.at('seLinuxOptions'))
    .flatMap((options) => [
      ...forbidden(options.at('type'), (type) => types.has(type)),
      ...['user', 'role'].flatMap((field) => forbidden(options.at(field), () => false)),
    ])
}

function forbidden(option: View, isAllowed: (value: string) => boolean): readonly Violation[] {
  const value = option.string() ?? ''
  if (value === '' || isAllowed(value)) return []
  const message = `SELinux ${String(option.path.at(-1))} ${JSON.stringify(value)} is not allowed`
  return [{ path: option.path, message, edit: { kind: 'remove', path: option.path } }]
}

const TYPES: ReadonlySet<string> = new Set(['container_t', 'container_init_t', 'container_kvm_t'])
const TYPES_1_31: ReadonlySet<string> = new Set([...TYPES, 'container_engine_t'])
