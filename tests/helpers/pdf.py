"""Look inside a PDF: its text, where the text stands, and pictures of its pages."""

from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def language(pdf: bytes) -> str:
    """The language the document says it is in."""
    return str(reader(pdf).root_object["/Lang"])


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order it was drawn."""
    return [page.extract_text() for page in reader(pdf).pages]


def whole_text(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


def placed_text(pdf: bytes) -> list[list[tuple[str, float, float]]]:
    """For each page its pieces of text with x and y in points from the lower left corner."""
    pages = []
    for page in reader(pdf).pages:
        pieces: list[tuple[str, float, float]] = []

        def visit(
            text: str, cm: list[float], tm: list[float], _font: object, _size: float,
            into: list[tuple[str, float, float]] = pieces,
        ) -> None:  # fmt: skip
            if text.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                into.append((text.strip(), round(x, 1), round(y, 1)))

        page.extract_text(visitor_text=visit)
        pages.append(pieces)
    return pages


def save_pictures(pdf: bytes, folder: Path, stem: str, scale: float = 1.3) -> list[Path]:
    """A PNG of every page, for a person to look at."""
    paths = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        path = folder / f"{stem}-{number}.png"
        page.render(scale=scale).to_pil().save(path)
        paths.append(path)
    document.close()
    return paths
