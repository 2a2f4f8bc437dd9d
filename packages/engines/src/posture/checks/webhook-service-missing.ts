import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'webhook-service-missing',
  title: 'Webhook calls a service that does not exist',
  description:
    'A webhook should call a service that exists. Where it is gone, admission either refuses everything that it is about or lets it in unseen, and who makes a service of this name decides.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/'],
  techniques: ['T1562.001'],
  controls: [{ framework: 'nsa-cisa', id: 'POD/enforcement' }],
  maturity: 'experimental',
  falsePositives: ['Services that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the service, or remove the configuration of the webhook.',
  translations: {
    'zh-Hans': { title: 'Webhook 调用不存在的服务', remediation: '更正该 Service，或删除该 Webhook 的配置。' },
  },
  kinds: [
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  ],
  judge,
})

function judge({ object }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  return object
    .at('webhooks')
    .items()
    .flatMap((webhook) => {
      const service = webhook.at('clientConfig', 'service')
      const name = service.at('name').string()
      const namespace = service.at('namespace').string() ?? 'default'
      if (name === undefined || estate.find('/Service', namespace, name) !== undefined) return []
      const message = `webhook ${webhook.at('name').string() ?? ''} calls service ${namespace}/${name}, which does not exist`
      return [absent(estate, { path: service.path, message, edit: undefined })]
    })
}
