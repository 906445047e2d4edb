const app = require("./src/app");

const server = app.listen(process.env.PORT || 3000, () => {
  console.log(`Orders on port ${server.address().port}`);
});
