import { metadataCheck } from '../metadata-check.ts'

export const check = metadataCheck({
  id: 'annotation-email-missing',
  title: 'Workload names no address to write to',
  description: 'Every workload says by its annotation `email` where those who answer for it are reached.',
  controls: [],
  falsePositives: ['Houses that keep addresses in a catalogue.'],
  remediation: 'Add the annotation to the workload. Nothing that runs depends on it.',
  translations: {
    'zh-Hans': { title: '工作负载未注明联系邮箱地址', remediation: '为工作负载添加该注解，运行中的一切都不依赖它。' },
  },
  field: 'annotations',
  key: 'email',
  isRight: (email) => EMAIL.test(email),
})

const EMAIL = /^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/
