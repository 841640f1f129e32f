import { describe, expect, it } from 'vitest';
import { getGreetingName } from './greetingName.js';

describe('getGreetingName', () => {
  it.each(['Ada', 'J. R. R. Tolkien', '<img src=x onerror=alert(1)>', 'عائشہ', "O'Neill, Jr."])(
    'greets %s',
    (name) => {
      expect(getGreetingName(name)).toBe(name);
    },
  );

  it.each(['', 'Win at evil.example', 'https://evil', 'www.evil', 'a@evil', 'Klick auf böse.рф'])(
    'omits the advertisement %j',
    (name) => {
      expect(getGreetingName(name)).toBeNull();
    },
  );
});
