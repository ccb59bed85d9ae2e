import { describe, expect, it } from 'vitest';
import { countText, shortCount } from './number';
import { initials, isEmojiOnly, linkParts } from './text';
import { countdown, dayMonth, dayName, duration, since, span } from './time';

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/gu, ' ') ?? null;
const NOW = new Date(2026, 2, 12, 15, 0, 0).getTime();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe('time in words', () => {
  it.each([
    ['en', 0.5, null], ['en', 4, '4m'], ['en', 180, '3h'], ['en', 60 * 50, '2d'],
    ['fr', 4, '4 min'], ['fr', 180, '3 h'], ['fr', 60 * 50, '2 j'],
  ])('Span_In %s of %d minutes', (language, minutes, expected) => {
    expect(plain(span(language, minutes * 60_000))).toBe(expected);
  });

  it.each([
    ['en', 0, '0s'], ['en', 59, '59s'], ['en', 60, '1m'], ['en', 185, '3m 5s'], ['en', 3599, '59m 59s'], ['en', 3600, '1h'], ['en', 7859, '2h 10m'],
    ['en', 86_399, '23h 59m'], ['en', 86_400, '1d'], ['en', 100_800, '1d 4h'], ['fr', 185, '3 min 5 s'], ['fr', 100_800, '1 j 4 h'],
  ])('Duration_In %s of %d seconds', (language, seconds, expected) => {
    expect(plain(duration(language, seconds))).toBe(expected);
  });

  it('DayMonth_WhateverTheZone_IsThatDay', () => {
    expect(dayMonth('en', '2026-03-01')).toBe('Mar 1');
    expect(dayMonth('fr', '2026-12-31')).toBe('31 déc.');
  });

  it('Since_WhenOlderThanAWeek_IsADate', () => {
    expect(since('en', ago(60 * 24 * 20), NOW)).toBe('Feb 20');
    expect(since('fr', ago(60 * 24 * 500), NOW)).toBe('28/10/24');
  });

  it.each([['en', 0, 'Today'], ['fr', 60 * 24, 'Hier'], ['fr', 60 * 48, 'mardi 10 mars']])('DayName_In %s %d minutes ago', (language, minutes, expected) => {
    expect(dayName(language, ago(minutes), NOW)).toBe(expected);
  });

  it.each([[24 * 60, '24:00'], [59, '00:59'], [1, '00:01'], [0, '00:00']])('Countdown_Of %d minutes', (left, expected) => {
    expect(countdown(left)).toBe(expected);
  });
});

describe('counts', () => {
  it('Count_WhenCountingStopped_SaysSo', () => {
    expect(plain(countText('fr', { value: 10_000, atLeast: true }))).toBe('10 000+');
    expect(countText('en', { value: 1204, atLeast: false })).toBe('1,204');
    expect(shortCount('en', { value: 10_000, atLeast: true })).toBe('10K+');
  });
});

describe('text', () => {
  it.each([['Camille Laurent', 'CL'], ['Jordan', 'J'], ['  ', '?'], ['+33 6 12', '#'], ['شركة النور', 'شا'], ['🎉', '?']])('Initials_Of %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('Links_AreHttpOnly_AndLeavePunctuationOutside', () => {
    expect(linkParts('Voir (https://a.example/b_(c)?d=1). javascript:alert(1) http://x.example!')).toEqual([
      { kind: 'text', text: 'Voir (' },
      { kind: 'link', text: 'https://a.example/b_(c)?d=1', href: 'https://a.example/b_(c)?d=1' },
      { kind: 'text', text: '). javascript:alert(1) ' },
      { kind: 'link', text: 'http://x.example', href: 'http://x.example' },
      { kind: 'text', text: '!' },
    ]);
  });

  it('Links_LoseNothingOfTheText', () => {
    const text = 'a https://b.example/ç?d=é, c\nhttps://';
    expect(linkParts(text).map((part) => part.text).join('')).toBe(text);
  });

  it.each([['👍', true], ['👩🏽‍💻 🎉', true], ['ok 👍', false], ['12', false], ['', false]])('IsEmojiOnly_Of %s', (text, expected) => {
    expect(isEmojiOnly(text)).toBe(expected);
  });
});
