import { expect, test } from 'vitest';
import { PROGRAM } from '../../../scripts/tour/program.ts';

const scenes = PROGRAM.flat();

test('every scene has a number of its own and plays in Russian', () => {
  const numbers = scenes.map((scene) => scene.number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => /^\d\d$/.test(number))).toBe(true);
  expect(scenes.every((scene) => scene.captions[0]?.ru)).toBe(true);
});

test('all pictures of a scene have captions in the same languages', () => {
  for (const { number, captions } of scenes) {
    const languages = captions.map((words) => Object.keys(words).sort());
    expect(languages, `scene ${number}`).toEqual(captions.map(() => languages[0]));
  }
});
