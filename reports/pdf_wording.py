"""Sentences of ours and other people's words as lines for ReportLab."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.styles import ParagraphStyle

from reports.pieces import Inline, Label, Led
from reports.plan_values import Words
from reports.style import Styles
from reports.text import NO_BREAK, Markup, bold, markup

BETWEEN = "  ·  "
Line = tuple[Markup, ParagraphStyle]
ONE_LINE = 48  # letters up to which two languages share a line


@dataclass(frozen=True)
class Wording:
    styles: Styles
    languages: tuple[str, ...]

    def lines(self, inline: Inline) -> list[Line]:
        match inline:
            case Words():
                return self._words(inline)
            case Led():
                return self._led(inline)
        if inline and sum(len(each.text) for each in inline) <= ONE_LINE:
            return [(self.joined(inline), self.styles.body)]
        return self.stacked(inline)

    def stacked(self, inline: Inline) -> list[Line]:
        """In a narrow column every language has lines of its own."""
        if isinstance(inline, tuple):
            return [(markup(each.text), self.styles.body) for each in inline]
        return self.lines(inline)

    def joined(self, label: Label) -> Markup:
        """All languages in one line."""
        return Markup(BETWEEN.join(markup(each.text) for each in label))

    def quoted(self, words: Words) -> Markup:
        """What somebody said, as they said it, with the translation there may be."""
        texts = [words.text, words.translation if words.is_translated(self.languages) else ""]
        quotes = "<br/>".join(f"“{markup(text)}”" for text in texts if text.strip())
        return Markup((quotes or "…") + self._speaker(words))

    def bulleted(self, inline: Inline) -> list[Line]:
        """The lines of one item of a list."""
        lines = [(text, _indented(look)) for text, look in self.lines(inline)]
        (text, look), *others = lines
        return [(Markup(f"<bullet>•</bullet>{text}"), look), *others]

    def _words(self, words: Words) -> list[Line]:
        if not words:
            return []
        lines = [(Markup(markup(words.text) + self._speaker(words)), self.styles.body)]
        if words.is_translated(self.languages):
            lines.append((markup(words.translation), self.styles.quiet))
        return lines

    def _speaker(self, words: Words) -> str:
        """Who said it, behind it and quieter."""
        if not words.said_by.strip():
            return ""
        look = self.styles.small
        color = f"#{look.textColor.hexval()[2:]}"
        name = f"—{NO_BREAK}{markup(words.said_by).replace(' ', NO_BREAK)}"
        font = f'name="{look.fontName}" size="{look.fontSize}" color="{color}"'
        return f" <font {font}>{name}</font>"

    def _led(self, led: Led) -> list[Line]:
        lead = bold(self.joined(led.lead))
        if not led.words:
            return [(lead, self.styles.body)]
        (text, look), *others = self._words(led.words)
        return [(Markup(f"{lead}: {text}"), look), *others]


@cache
def _indented(look: ParagraphStyle) -> ParagraphStyle:
    """Room for a bullet, and a little space above the item."""
    return ParagraphStyle(
        f"{look.name}-item",
        look,
        leftIndent=look.fontSize,
        bulletIndent=1,
        bulletFontName=look.fontName,
        bulletFontSize=look.fontSize,
    )
