const PAUSE = 50;

/**
 * Asks again and again until the answer is true, and answers it. What the test waits for is a condition; the deadline only ends a test that fails.
 * @template T
 * @param {string} what what is awaited, for the message when it never comes
 * @param {() => T | Promise<T>} ask
 * @param {number} [deadline] milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function eventually(what, ask, deadline = 15_000) {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Not within ${deadline} ms: ${what}.`);
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
}
