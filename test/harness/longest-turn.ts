/**
 * Measures the longest turn of this process's loop, in milliseconds of its own computing, so that a machine that is busy
 * with others says nothing about it. For tests.
 */
export function longestTurn(): { end: () => number } {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  };
  const timer = setInterval(look, 5);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
