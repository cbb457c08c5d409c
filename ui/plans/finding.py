"""Where on a sheet something is that somebody goes to."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from carecoop.kinds import PlanState
from ui.plans.card import CardBlock
from ui.plans.section_block import SectionBlock
from ui.plans.sheet import Sheet


def part(part_id: UUID, sheet: Sheet) -> QWidget | None:
    """Where a section, an outcome or a risk is written; all the notes, for a note."""
    blocks: tuple[SectionBlock | CardBlock, ...]
    blocks = (*sheet.sections, *sheet.outcomes, *sheet.risks)
    for block in blocks:
        if block.part_id == part_id:
            return block.writing
    is_noted = any(note.id == part_id for note in sheet.read.notes)
    return sheet.notes_part if is_noted and sheet.plan.state is PlanState.AGREED else None


def again(part_id: UUID, pressed: int | None, sheet: Sheet) -> QWidget | None:
    """Where a block is written, or the button of its card that was pressed, to press it again."""
    blocks: tuple[CardBlock, ...] = (*sheet.outcomes, *sheet.risks)
    card = next((one.card for one in blocks if one.part_id == part_id), None)
    return part(part_id, sheet) if pressed is None or card is None else card.buttons[pressed]
