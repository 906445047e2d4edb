const quote = (text) => `"${String(text).replaceAll('"', '""')}"`;
const euros = (cents) => (cents / 100).toFixed(2);

/** The items of an order as a spreadsheet takes them: with a byte order mark and CRLF. */
module.exports = function toCsv(items) {
  const rows = items.map(({ sku, quantity, cents }) => [sku, quantity, euros(cents * quantity)]);
  const lines = [["item", "quantity", "euros"], ...rows].map((row) => row.map(quote).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
};
