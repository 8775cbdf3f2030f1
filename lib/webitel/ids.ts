/** REST writes chat ids as 32 hex digits, the socket with dashes (protocol §5.1). */
export function dashed(id: string): string {
  const hex = id.toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return id;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
