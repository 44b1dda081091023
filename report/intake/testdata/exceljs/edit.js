// Changes one cell of a workbook, as a program does that computes no formulas.
const ExcelJS = require('exceljs');
const [from, to, sheet, cell, value] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
book.xlsx.readFile(from).then(() => {
  book.getWorksheet(sheet).getCell(cell).value = Number(value);
  return book.xlsx.writeFile(to);
});
