"""Languages by their ISO 639 codes, in words."""

from PySide6.QtCore import QCoreApplication

from carecoop.errors import QT_TRANSLATE_NOOP

NAMES = {
    "en": QT_TRANSLATE_NOOP("languages", "English"),
    "cy": QT_TRANSLATE_NOOP("languages", "Welsh"),
    "bfi": QT_TRANSLATE_NOOP("languages", "British Sign Language"),
    "ar": QT_TRANSLATE_NOOP("languages", "Arabic"),
    "bn": QT_TRANSLATE_NOOP("languages", "Bengali"),
    "zh": QT_TRANSLATE_NOOP("languages", "Chinese"),
    "kw": QT_TRANSLATE_NOOP("languages", "Cornish"),
    "fr": QT_TRANSLATE_NOOP("languages", "French"),
    "gd": QT_TRANSLATE_NOOP("languages", "Gaelic"),
    "de": QT_TRANSLATE_NOOP("languages", "German"),
    "gu": QT_TRANSLATE_NOOP("languages", "Gujarati"),
    "hi": QT_TRANSLATE_NOOP("languages", "Hindi"),
    "it": QT_TRANSLATE_NOOP("languages", "Italian"),
    "fa": QT_TRANSLATE_NOOP("languages", "Persian"),
    "pl": QT_TRANSLATE_NOOP("languages", "Polish"),
    "pt": QT_TRANSLATE_NOOP("languages", "Portuguese"),
    "pa": QT_TRANSLATE_NOOP("languages", "Punjabi"),
    "ro": QT_TRANSLATE_NOOP("languages", "Romanian"),
    "so": QT_TRANSLATE_NOOP("languages", "Somali"),
    "es": QT_TRANSLATE_NOOP("languages", "Spanish"),
    "ta": QT_TRANSLATE_NOOP("languages", "Tamil"),
    "tr": QT_TRANSLATE_NOOP("languages", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("languages", "Ukrainian"),
    "ur": QT_TRANSLATE_NOOP("languages", "Urdu"),
}


def name_of(code: str) -> str:
    return QCoreApplication.translate("languages", NAMES[code]) if code in NAMES else code


def choices() -> list[tuple[str, str]]:
    """English and Welsh first, the others by name."""
    first = [(code, name_of(code)) for code in ("en", "cy", "bfi")]
    others = [(code, name_of(code)) for code in NAMES if code not in {"en", "cy", "bfi"}]
    return first + sorted(others, key=lambda choice: choice[1])
