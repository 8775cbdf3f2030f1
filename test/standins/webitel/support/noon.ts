/** A clock that starts at noon, so that «today» of the server's lists does not depend on when the tests run. @returns ms */
export function noonClock(): () => number {
  const noon = new Date().setHours(12, 0, 0, 0) - performance.now();
  return () => Math.round(noon + performance.now());
}
