"""From a PDF in memory to the printer, page by page at the printer's own resolution."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

MOST_DPI = 300  # beyond this a page of text only grows


def print_document(document: QPdfDocument, title: str, parent: QWidget) -> bool:
    """Ask which printer, then print. False where the person changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageOrientation(_orientation(document))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw(document, printer)
    return True


def draw(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw the pages that the printer was asked for, each scaled to its page."""
    first = (printer.fromPage() or 1) - 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter(printer)
    try:
        for number in range(first, last):
            if number > first:
                printer.newPage()
            _draw_page(document, number, printer, painter)
    finally:
        painter.end()


def _draw_page(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    points = document.pagePointSize(number)
    dpi = min(printer.resolution(), MOST_DPI)
    size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    image = document.render(number, size)
    area = QRectF(painter.viewport())
    fitted = image.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(area.topLeft(), fitted), image)


def _orientation(document: QPdfDocument) -> QPageLayout.Orientation:
    size = document.pagePointSize(0)
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
