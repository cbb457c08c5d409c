"""The language of the window: Qt's own words and ours, where a translation is there."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).parent / "locale"


def install(app: QCoreApplication, locale: QLocale | None = None) -> list[QTranslator]:
    """Install `carecoop_<language>.qm` and Qt's own words; English needs neither."""
    locale = locale or QLocale.system()
    folders = {
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "carecoop": str(FOLDER),
    }
    installed = []
    for name, folder in folders.items():
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder) and app.installTranslator(translator):
            installed.append(translator)
    return installed
