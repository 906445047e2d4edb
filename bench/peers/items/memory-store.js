/** Items in this process: what is measured then is the server alone. */
exports.memoryStore = () => {
  const items = new Map();
  return {
    get: async (id) => items.get(id),
    async add(item) {
      if (items.has(item.id)) return false;
      items.set(item.id, item);
      return true;
    },
    newest: async () => [...items.values()].slice(-20).reverse(),
  };
};
