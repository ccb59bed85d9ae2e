import { describe, expect, it } from 'vitest';
import { createAttending } from './attending';

function stage() {
  const said: string[] = [];
  let time = 0;
  let visible = true;
  const attending = createAttending({ say: (activity) => said.push(`${time / 1000} ${activity}`), isVisible: () => visible, now: () => time });
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      time += 1000;
      attending.tick();
    }
  };
  return { attending, said, pass, hide: () => { visible = false; } };
}

describe('what an agent says of himself at a conversation (RT-11)', () => {
  it('Looking_IsRepeatedBeforeItsLeaseEnds', () => {
    const { said, pass } = stage();
    pass(60);
    expect(said).toEqual(['1 Looking', '26 Looking', '51 Looking']);
  });

  it('Writing_WhileKeysArePressed_IsSaidEveryFourSecondsAtMost', () => {
    const { attending, said, pass } = stage();
    pass(1);
    for (let second = 0; second < 9; second++) {
      attending.typed('Replying');
      pass(1);
    }
    expect(said.filter((line) => line.endsWith('Replying'))).toEqual(['1 Replying', '5 Replying', '9 Replying']);
    pass(20);
    expect(said.filter((line) => line.endsWith('Replying')).length).toBeLessThanOrEqual(4);
  });

  it('Writing_WhenItTurnsIntoANote_IsSaidAtOnce', () => {
    const { attending, said } = stage();
    attending.typed('Replying');
    attending.typed('Noting');
    expect(said).toEqual(['0 Replying', '0 Looking', '0 Noting']);
  });

  it('Window_WhenHidden_SaysNothing', () => {
    const { said, pass, hide } = stage();
    hide();
    pass(60);
    expect(said).toEqual([]);
  });
});
