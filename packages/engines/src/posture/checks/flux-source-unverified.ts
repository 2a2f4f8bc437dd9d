import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'flux-source-unverified',
  title: 'Source of Flux is not verified by a signature',
  description:
    'What Flux puts into the cluster should be signed by somebody it knows. Without `verify` whoever may write to the repository, or to the registry, writes to the cluster; over plain HTTP whoever stands between them does.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://fluxcd.io/flux/components/source/gitrepositories/#verification',
    'https://fluxcd.io/flux/components/source/ocirepositories/#verification',
  ],
  techniques: ['T1195.002'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/images' },
    { framework: 'pci-dss-4.0', id: '6.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Repositories to which only a pipeline that checks signatures may write.'],
  remediation: 'Sign commits or artifacts, and add `verify` with the keys. What is not signed is no longer applied.',
  translations: {
    'zh-Hans': {
      title: 'Flux 的来源未经签名验证',
      remediation: '对提交或制品签名，并添加带有密钥的 `verify`。未签名者将不再应用。',
    },
  },
  kinds: [
    'source.toolkit.fluxcd.io/GitRepository',
    'source.toolkit.fluxcd.io/HelmRepository',
    'source.toolkit.fluxcd.io/OCIRepository',
  ],
  judge,
})

function judge(source: View): readonly Violation[] {
  const url = source.at('spec', 'url')
  if (url.string()?.startsWith('http://') === true)
    return [{ path: url.path, message: 'source is fetched over plain HTTP', edit: undefined }]
  // The charts of a HelmRepository are verified by those who use it.
  const verify = source.at('spec', 'verify')
  if (source.at('kind').string() === 'HelmRepository' || verify.raw !== undefined) return []
  return [{ path: verify.path, message: 'source is not verified by a signature', edit: undefined }]
}
