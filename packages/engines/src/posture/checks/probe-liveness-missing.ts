import { probeCheck } from '../probe-check.ts'

export const check = probeCheck({
  id: 'probe-liveness-missing',
  title: 'Container has no liveness probe',
  description:
    'A container that keeps running should have a liveness probe where it may hang. Without, a program that no longer answers but does not end is never started again.',
  severity: 'informational',
  controls: [],
  falsePositives: ['Programs that end when they cannot go on need none: they are started again anyway.'],
  remediation:
    'Add a `livenessProbe` that asks the program alone and not what it depends on, with time enough to start. One that is too strict starts healthy containers again and again.',
  translations: {
    'zh-Hans': {
      title: '容器没有存活探针',
      remediation:
        '添加 `livenessProbe`，只检查程序自身而不检查其依赖，并为启动留出足够时间。过严的探针会让健康的容器反复重启。',
    },
  },
  probe: 'livenessProbe',
  lacks: 'is not started again when it hangs',
})
