import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'ingress-nginx-retired',
  title: 'Ingress controller ingress-nginx is no longer maintained',
  description:
    'The controller ingress-nginx was retired in March 2026: flaws found since then are not mended, and it stands at the edge of the cluster with the right to read secrets.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/'],
  techniques: ['T1190'],
  controls: [
    { framework: 'nsa-cisa', id: 'UPG/versions' },
    { framework: 'pci-dss-4.0', id: '6.3.3' },
  ],
  maturity: 'experimental',
  falsePositives: ['Builds of a vendor who goes on mending them.'],
  remediation:
    'Move to a maintained controller or to the Gateway API. Annotations of ingress-nginx mean nothing to others: look at each before.',
  translations: {
    'zh-Hans': {
      title: 'Ingress 控制器 ingress-nginx 已停止维护',
      remediation: '迁移到仍在维护的控制器或 Gateway API。ingress-nginx 的注解对其他控制器没有意义：请先逐一检查。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return imagesOf(pod)
    .filter(({ image }) => RETIRED.test(image.repository))
    .map(({ container, at }) => ({
      path: at.path,
      message: `container "${container.name}" is ingress-nginx, which nobody mends any more`,
      edit: undefined,
    }))
}

const RETIRED = /(?:^|\/)(?:ingress-nginx\/(?:controller|controller-chroot)|nginx-ingress-controller)$/
