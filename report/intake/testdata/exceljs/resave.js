// Opens a workbook with exceljs and saves it: node resave.js FROM TO
const ExcelJS = require("exceljs");

const [from, to] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
book.xlsx.readFile(from).then(() => book.xlsx.writeFile(to));
