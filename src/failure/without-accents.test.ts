import { describe, expect, it } from 'vitest';
import { withoutAccents } from './without-accents.ts';

describe('withoutAccents', () => {
  it('leaves a hole where an accent stood, and other scripts as they are', () => {
    expect(withoutAccents('denegó dicha conexión')).toEqual(['deneg{word} dicha conexi{word}n']);
    expect(withoutAccents(['无法连接', 'połączenie'])).toEqual(['无法连接', 'po{word}czenie']);
  });
});
