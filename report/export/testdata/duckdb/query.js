// Prints the rows of a query as JSON: node query.js SQL
const { DuckDBInstance } = require("@duckdb/node-api");

(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await connection.runAndReadAll(process.argv[2]);
  console.log(JSON.stringify(result.getRowsJson()));
})();
