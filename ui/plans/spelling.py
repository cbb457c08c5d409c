"""Words that are spelt as nobody spells them, underlined while they are written."""

import re
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu

from carecoop.services import spelling
from ui import look

translate = QCoreApplication.translate
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Underliner(QSyntaxHighlighter):
    """Underlines with a wave, so that no colour is needed to see it. Names are left: whatever
    begins with a capital and is not known."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._language = ""
        self._wrong = QTextCharFormat()
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._wrong.setUnderlineColor(look.colours().trouble)

    def spoken_in(self, language: str) -> None:
        """Words of that language, by its ISO 639 code; one that is not known is not checked."""
        if language != self._language:
            self._language = language
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in self._unknown(text):
            self.setFormat(match.start(), match.end() - match.start(), self._wrong)

    def offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Put what the word under the cursor may have been meant for at the top of a menu."""
        speller = spelling.speller(self._language)
        block = cursor.block()
        place = cursor.positionInBlock()
        unknown = self._unknown(block.text())
        match = next((one for one in unknown if one.start() <= place <= one.end()), None)
        if speller is None or match is None:
            return
        word = _plain(match.group())
        first = next(iter(menu.actions()), None)
        actions = []
        for suggested in speller.suggestions(word):
            action = QAction(suggested, menu)
            action.triggered.connect(partial(_replace, cursor, match.span(), suggested))
            actions.append(action)
        leave = QAction(translate("plans", "“{word}” is right").format(word=match.group()), menu)
        leave.triggered.connect(partial(self._leave, word))
        separator = QAction(menu)
        separator.setSeparator(True)
        menu.insertActions(first, [*actions, leave, separator])  # type: ignore[arg-type] # None: at the end

    def _unknown(self, text: str) -> Iterator[re.Match[str]]:
        speller = spelling.speller(self._language)
        if speller is not None:
            for match in WORD.finditer(text):
                if match.group().islower() and not speller.knows(_plain(match.group())):
                    yield match

    def _leave(self, word: str) -> None:
        speller = spelling.speller(self._language)
        if speller is not None:
            speller.leave(word)
            self.rehighlight()


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _replace(cursor: QTextCursor, span: tuple[int, int], word: str) -> None:
    """Write another word in its place; one step to take back."""
    begin = cursor.block().position()
    cursor.setPosition(begin + span[0])
    cursor.setPosition(begin + span[1], QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(word)
