/**
 * True for what is tried first: words that everybody knows, dressed up with a few digits and signs, or with letters that look alike.
 * `folded` is in lower case. Cost: linear in its length.
 */
export function isCommonPassword(folded: string): boolean {
  const characters = [...folded]
  const plain = characters.map((character) => LOOK_ALIKE[character] ?? character)
  return isDressedUp(characters) || isDressedUp(plain)
}

function isDressedUp(characters: readonly string[]): boolean {
  const letters = characters.filter((character) => LETTER.test(character))
  const left = withoutWords(letters.join(''))
  return left.length < letters.length && left.length <= 3 && characters.length - letters.length <= 8
}

/** Takes words away from the front, the longest first. */
function withoutWords(letters: string): string {
  for (let rest = letters; ; ) {
    const word = WORDS.find((word) => rest.startsWith(word))
    if (word === undefined) return rest
    rest = rest.slice(word.length)
  }
}

const LETTER = /^\p{L}$/u
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Of passwords, of this trade, of the keyboard and of the year. */
const WORDS: readonly string[] = [
  ...['password', 'passwort', 'passphrase', 'passwd', 'pass', 'secret', 'login', 'letmein', 'welcome', 'changeme'],
  ...['change', 'default', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'testing', 'temp', 'access'],
  ...['master', 'super', 'manager', 'system', 'server', 'security', 'secure', 'service', 'company', 'office'],
  ...['ringwall', 'kubernetes', 'cluster', 'docker', 'cloud', 'devops', 'console', 'openstack', 'linux', 'ubuntu'],
  ...['qwertyuiop', 'qwerty', 'qwertz', 'azerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'qazwsxedc', 'qazwsx', 'qweasdzxc'],
  ...['iloveyou', 'love', 'monkey', 'dragon', 'football', 'baseball', 'sunshine', 'princess', 'starwars', 'superman'],
  ...['batman', 'pokemon', 'whatever', 'trustno', 'hello', 'abc', 'summer', 'winter', 'spring', 'autumn', 'monday'],
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'correcthorsebatterystaple', 'my', 'the', 'new', 'is', 'and', 'woaini', 'mima', 'guanliyuan'],
].sort((a, b) => b.length - a.length)
