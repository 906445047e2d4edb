const HttpError = require("./http-error");

const STATUSES = ["open", "paid", "shipped"];
const isText = (value, most) =>
  typeof value === "string" && value.length > 0 && value.length <= most;
const isWhole = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;

function check(holds, message) {
  if (!holds) throw new HttpError(422, message);
}

function readCustomer({ name, email }) {
  check(isText(name, 100), "name is 1 to 100 characters");
  check(isText(email, 100) && email.includes("@"), "email is an address");
  return { name, email };
}

function readOrder({ id, customer, items, note = "" }) {
  check(id === undefined || /^[\w-]{1,64}$/.test(id), "id is 1 to 64 letters, digits, _ or -");
  check(isText(customer, 64), "customer is 1 to 64 characters");
  check(Array.isArray(items) && items.length > 0 && items.length <= 50, "items are 1 to 50");
  for (const { sku, quantity, cents } of items) {
    check(isText(sku, 40), "sku is 1 to 40 characters");
    check(isWhole(quantity, 1000), "quantity is 1 to 1000");
    check(isWhole(cents, 1_000_000), "cents are 1 to 1000000");
  }
  check(typeof note === "string" && note.length <= 500, "note is 500 characters at most");
  return { id, customer, items, note };
}

function readChanges({ status, note }) {
  check(status === undefined || STATUSES.includes(status), `status is one of ${STATUSES}`);
  check(note === undefined || (typeof note === "string" && note.length <= 500), "note is too long");
  check(status !== undefined || note !== undefined, "status or note is missing");
  return { ...(status !== undefined && { status }), ...(note !== undefined && { note }) };
}

module.exports = { readChanges, readCustomer, readOrder };
