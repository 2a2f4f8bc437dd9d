import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsKnownKey, holdsPrivateKey, holdsUrlPassword, isLiteral, namesSecret, secretSettings } from './index.ts'

const tables = [
  {
    of: namesSecret,
    yes: ['DB_PASSWORD', 'PGPASSWORD', 'password', 'dbPassword', 'API_KEY', 'apiKey', 'GITHUB_TOKEN', 'JWT_SECRET'],
    no: ['PWD', 'DB_PASSWORD_FILE', 'TOKEN_TTL', 'PASSWORD_MIN_LENGTH', 'TLS_SECRET', 'AWS_ACCESS_KEY_ID', 'BROKEN'],
  },
  {
    of: namesSecret,
    yes: ['SECRET_KEY_BASE', 'SECRET_SALT', 'secretPhrase'],
    no: ['SECRET_NAME', 'SECRETS_DIR', 'SECRET_ROTATION_ENABLED', 'SECRET_MOUNT_PATH', 'SECRET_'],
  },
  { of: namesSecret, yes: ['AWS_SECRET_ACCESS_KEY'], no: ['MYSQL_ALLOW_EMPTY_PASSWORD', 'MAX_TOKENS', 'TOKEN_URL'] },
  {
    of: isLiteral,
    yes: ['hunter2', 'changeme', 'a b', '123456'],
    no: ['', ' ', '$(DB)', '$' + '{DB}', '{{ .x }}', '/run/secrets/db', 'true', '<your password>', 'xxxx', 'vault:a#b'],
  },
  { of: isLiteral, yes: ['letmein'], no: ['https://id.example.com', 'arn:aws:secretsmanager:a', '****'] },
  {
    of: holdsKnownKey,
    yes: ['AKIAIOSFODNN7EXAMPLE', 'id=ASIAIOSFODNN7EXAMPLE', 'Bearer abcdef123456', 'bearer abc.def-123'],
    no: ['AKIA', 'akiaiosfodnn7example', 'Bearer $(TOKEN)', 'bearer', 'Bearer of bad news'],
  },
  {
    of: namesSecret,
    yes: ['pwd', 'db.pwd', 'azure_batch_key', 'AZURE_STORAGE_KEY'],
    no: ['PWD', 'OLDPWD', 'SSH_PUBLIC_KEY'],
  },
  {
    of: holdsUrlPassword,
    yes: ['postgres://shop:hunter2@db/shop', 'redis://:hunter2@cache:6379'],
    no: ['postgres://db:5432/shop', 'postgres://shop@db', 'postgres://shop:$(PW)@db', 'a:b@c', 'https://h:80/a@b'],
  },
  {
    of: holdsPrivateKey,
    yes: [
      `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}`,
      `-----BEGIN RSA PRIVATE KEY-----\\n${'A'.repeat(64)}`,
      `-----BEGIN EC PRIVATE KEY-----\n${'A'.repeat(64)}`,
    ],
    no: [
      '-----BEGIN PRIVATE KEY-----\n...',
      `-----BEGIN CERTIFICATE-----\n${'A'.repeat(64)}`,
      `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${'A'.repeat(64)}`,
    ],
  },
]
for (const { of, yes, no } of tables) {
  for (const text of yes) test(`${of.name} "${text.slice(0, 40)}"`, () => assert.equal(of(text), true))
  for (const text of no) test(`not ${of.name} "${text.slice(0, 40)}"`, () => assert.equal(of(text), false))
}

const settings: readonly { text: string; want: readonly string[] }[] = [
  { text: 'a=1\nspring.datasource.password=hunter2\n', want: ['spring.datasource.password'] },
  { text: 'smtp:\n  password: "hunter2"\n  - token: abc', want: ['password', 'token'] },
  { text: '{\n  "apiKey": "abc",\n  "level": "info"\n}', want: ['apiKey'] },
  { text: 'export PASSWORD=$(cat /run/db)\nTOKEN=$TOKEN\nPASSWORD=', want: [] },
  { text: 'password: str\ntoken = request(user)\npassword: is needed', want: [] },
  { text: `PASSWORD=${'a'.repeat(2000)}`, want: [] },
]
for (const { text, want } of settings)
  test(`settings of ${JSON.stringify(text.slice(0, 40))}`, () => assert.deepEqual(secretSettings(text), want))
