import { expect, it } from 'vitest';
import { isolated } from './isolated';

it.each(['', 'Carla', 'Élodie 🌸', '+33 6 12', '李小龍'])('Value_ThatRunsAsTheSentenceDoes (%s)_StaysAsItIs', (value) => expect(isolated(value)).toBe(value));

it.each(['سارة', 'דנה', 'Sara (سارة)', 'a\u202egnp.exe', '\u2067x', '𞤀𞤣'])('Value_ThatRunsTheOtherWay (%j)_EndsWhereItEnds', (value) => expect(isolated(value)).toBe(`\u2068${value}\u2069`));
