/** The browser named by CHROME_PATH, or else the first one found in its usual place. */
export function findBrowser(): string | null;
