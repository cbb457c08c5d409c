"""Languages that people here speak, by their ISO 639 codes."""

from carecoop.errors import QT_TRANSLATE_NOOP

FIRST = ("en", "cy", "bfi")  # asked for most often
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
ALSO_CALLED = {
    "saesneg": "en",
    "cymraeg": "cy",
    "bsl": "bfi",
    "farsi": "fa",
}
