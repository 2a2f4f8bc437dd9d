import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HASH_COST, passwordHasher } from './password-hash.ts'
import { passwordFlaws } from './password-policy.ts'

const good = [
  'vault otter 42 plum',
  'Tr8!kWz0q#Lm',
  '这是一个很长的密码但没有人会猜到',
  'пароль для кофейни',
  '8374 9183 7263 55',
  '🦊🐢🦉🐙🦀🐝🐳🦒🐫🦔🦩🦭',
  'x9x9x9kq7v2m',
  `${'a'.repeat(60)}bcde9 ${'z'.repeat(60)}`,
]
for (const password of good)
  test(`taken: ${password.slice(0, 30)}`, () => assert.deepEqual(passwordFlaws(password, ['ada', 'ringwall']), []))

const bad = [
  { password: '', says: /^the password has 0 characters: at least 12 are needed$/ },
  { password: 'short one 1', says: /has 11 characters/ },
  { password: '🦊'.repeat(11), says: /has 11 characters/ },
  { password: 'x'.repeat(129), says: /has 129 characters: at most 128 are taken/ },
  { password: 'aaaaaaaaaaaaaaaa', says: /repeats a few/ },
  { password: 'abababababababab', says: /repeats a few/ },
  { password: 'abcdefghijklmnop', says: /run of characters/ },
  { password: '123456789012', says: /run of characters/ },
  { password: 'ponmlkjihgfedcba', says: /run of characters/ },
  { password: 'Password123456', says: /tried first/ },
  { password: 'P4$$w0rdP4$$w0rd', says: /tried first/ },
  { password: 'ＰＡＳＳＷＯＲＤ２０２６', says: /tried first/ },
  { password: 'qwertyuiopasdfghjkl', says: /tried first/ },
  { password: 'welcome2026!', says: /tried first/ },
  { password: 'changeme-now', says: /tried first/ },
  { password: 'Kubernetes2026!!', says: /tried first/ },
  { password: 'adalovelace1', says: /little more than "AdaLovelace"/ },
  { password: 'half of a \ud800 character', says: /half of a character/ },
]
for (const { password, says } of bad)
  test(`refused: ${password.slice(0, 30).toWellFormed()}`, () => {
    const flaws = passwordFlaws(password, ['AdaLovelace'])
    assert.ok(
      flaws.some((flaw) => says.test(flaw)),
      JSON.stringify(flaws),
    )
  })
test('every case was tried', () => assert.deepEqual([good.length, bad.length], [8, 18]))

const quick = { memoryKiB: 64, passes: 1, lanes: 1 }

test('a hash is right for its password alone, and is another each time', async () => {
  const hasher = passwordHasher({ cost: quick })
  const [one, two] = [await hasher.hash('Zo\u00eb otter plum'), await hasher.hash('Zo\u00eb otter plum')]
  assert.match(one, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, two)
  assert.equal(await hasher.verify('Zoe\u0308 otter plum', one), 'right', 'typed on another keyboard')
  assert.equal(await hasher.verify('zo\u00eb otter plum', one), 'wrong')
  assert.equal(await hasher.verify('Zo\u00eb otter plum', undefined), 'wrong')
})

test('a hash of the reference implementation is verified', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  const hasher = passwordHasher()
  assert.equal(await hasher.verify('password', hash), 'right')
  assert.equal(await hasher.verify('Password', hash), 'wrong')
  assert.ok(hasher.isDated(hash))
  assert.equal(hasher.isDated(await hasher.hash('password')), false)
  assert.deepEqual(HASH_COST, { memoryKiB: 19_456, passes: 2, lanes: 1 })
})

for (const hash of [
  '',
  'secret',
  '$2b$12$abcdefghijklmnopqrstuv',
  '$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  '$argon2id$v=19$m=8,t=1,p=99$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  '$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
])
  test(`a hash that is none proves nothing: ${hash.slice(0, 40)}`, async () => {
    const hasher = passwordHasher({ cost: quick })
    assert.equal(await hasher.verify('password', hash), 'wrong')
    assert.ok(hasher.isDated(hash))
  })

test('so many at once, so many waiting, and the next is told', async () => {
  const hasher = passwordHasher({ cost: quick, atOnce: 1, waiting: 2 })
  const hash = await hasher.hash('one two three')
  const answers = await Promise.all(Array.from({ length: 5 }, () => hasher.verify('one two three', hash)))
  assert.deepEqual(answers, ['right', 'right', 'right', 'busy', 'busy'])
  assert.equal(await hasher.verify('one two three', hash), 'right', 'and then goes on')
})
