import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'pins, requirements, continued lines, comments, addresses',
    text: `# comment
Flask==2.0.0 # pinned
celery[redis] == 4.4.7 ; python_version > "3" \\
    --hash=sha256:aa
requests>=2.1,<3
pandas
-r other.txt
-e git+https://host/x@1#egg=mine
thing @ https://host/thing.whl
{{ template }}
`,
    says: [
      'pkg:pypi/flask@2.0.0 direct :2',
      'pkg:pypi/celery@4.4.7 direct :3',
      'pkg:pypi/requests direct :5 ">=2.1,<3"',
      'pkg:pypi/pandas direct :6 ""',
      'pkg:pypi/mine direct :8 ""',
      'pkg:pypi/thing direct :9 ""',
      'wrong_type at 10: no requirement: "{{ template }}"',
    ],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
