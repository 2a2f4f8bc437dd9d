import { probeCheck } from '../probe-check.ts'

export const check = probeCheck({
  id: 'probe-readiness-missing',
  title: 'Container has no readiness probe',
  description:
    'A container that takes requests should have a readiness probe. Without, it is sent requests before it can answer them, and a rollout goes on although the new version answers nothing.',
  severity: 'informational',
  controls: [],
  falsePositives: ['Containers that no Service sends requests to, such as consumers of a queue.'],
  remediation:
    'Add a `readinessProbe` that succeeds once the container can answer. A pod that is not ready is sent no requests; where none is, the Service has no endpoints.',
  translations: {
    'zh-Hans': {
      title: '容器没有就绪探针',
      remediation:
        '添加 `readinessProbe`，在容器能够应答后才成功。未就绪的 Pod 不会收到请求；若全部未就绪，Service 将没有端点。',
    },
  },
  probe: 'readinessProbe',
  lacks: 'is sent requests before it says that it can answer them',
})
