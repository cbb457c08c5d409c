"""What the navigation shows: a page that reads its values again when they may have changed."""

from ui.widgets.looked_at import LookedAt


class Page(LookedAt):
    """Subclasses give the names and `kinds`, and implement `title` and `refresh`.

    `picture_name` is the page's short name in file names and settings, never shown.
    """

    icon_name = ""
    picture_name = ""

    def title(self) -> str:
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost; a page may ask the person."""
        return True
