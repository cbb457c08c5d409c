"""The tables of the settings and of the import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt

from carecoop.services import clients, importing, trail
from carecoop.services.importing import ImportKind
from carecoop.services.office import Office
from carecoop.services.people_values import ClientForm
from ui.pages.import_model import COL_STATE, ImportModel
from ui.pages.trail_model import COL_STATE as COL_DONE
from ui.pages.trail_model import COL_WHAT, COL_WHO, TrailModel

CheckModel = Callable[[QAbstractItemModel], None]
ANNA = ClientForm(name="Anna", easting=291500, northing=64000)


def test_the_trail_tells_who_did_what_and_what_was_taken_back(
    office: Office, check_model: CheckModel
) -> None:
    clients.add_client(office, ANNA)
    trail.undo_last(office)
    model = TrailModel()
    model.set_lines(trail.recent(office))
    check_model(model)
    assert model.index(1, COL_WHO).data() == "Meg"
    assert model.index(1, COL_WHAT).data() == "Added Anna"
    assert model.index(1, COL_DONE).data() == "taken back"
    assert model.index(0, COL_WHAT).data() == "Took back: Added Anna"
    assert model.index(0, COL_DONE).data() == ""


def test_each_row_of_a_table_says_what_happens_to_it(
    office: Office, check_model: CheckModel, tmp_path: Path
) -> None:
    clients.add_client(office, ANNA)
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Position,Phone\nAnna,SX 915 640,\nBen,SX 915 640,\nCai,nowhere,12\n", encoding="utf-8"
    )
    seen = importing.preview(office, ImportKind.CLIENTS, importing.read_table(path))
    model = ImportModel()
    check_model(model)
    model.set_preview(seen)
    check_model(model)
    states = [model.index(row, COL_STATE).data() for row in range(3)]
    assert states[:2] == ["= as it is", "+ new"]
    assert states[2].count("✕") == 2, "both problems of the row are told"
    assert model.first_wrong() == 2
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Row", "What happens", "Name", "Position", "Phone"]
