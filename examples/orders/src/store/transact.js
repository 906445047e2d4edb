const { setTimeout: wait } = require("node:timers/promises");
const { TransactWriteCommand } = require("@aws-sdk/lib-dynamodb");
const { db } = require("../db");
const HttpError = require("../http-error");

const TRIES = 4;

/**
 * Writes all or nothing, again where another transaction was in the way.
 *
 * @param items as TransactWrite takes them
 * @param failures what to throw when the condition of the item at the same place does not hold
 */
module.exports = async function transact(items, failures) {
  for (let tries = 1; ; tries++) {
    try {
      return await db.send(new TransactWriteCommand({ TransactItems: items }));
    } catch (error) {
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = codes.indexOf("ConditionalCheckFailed");
      if (failed !== -1) throw failures[failed];
      if (!codes.includes("TransactionConflict")) throw error;
      if (tries === TRIES) throw new HttpError(503, "Too busy, try again");
      await wait(Math.random() * 20 * 2 ** tries);
    }
  }
};
