/** The code on the respondent's slip, the same eight signs that the server finds in the UUID. */

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function slipOf(uuid: string): string {
  const bits = BigInt(`0x${uuid.replaceAll("-", "").slice(0, 10)}`);
  const signs = Array.from({ length: 8 }, (_, n) => SIGNS[Number((bits >> BigInt(5 * (7 - n))) & 31n)]);
  return `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`;
}
