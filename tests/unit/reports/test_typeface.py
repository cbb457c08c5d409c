from reports import typeface
from reports.typeface import REGULAR


def test_every_face_has_the_welsh_letters() -> None:
    assert all(typeface.has_glyph(letter) for letter in "ŵŷŴŶâêîôûïẁỳẅÿ")
    for face in (REGULAR, typeface.SEMIBOLD, typeface.BOLD):
        assert typeface.width("ŵ", face, 10) == typeface.width("w", face, 10)


def test_figures_are_of_one_width_so_that_times_stand_in_columns() -> None:
    for face in (REGULAR, typeface.SEMIBOLD, typeface.BOLD):
        assert len({typeface.width(figure, face, 10) for figure in "0123456789"}) == 1


def test_a_text_too_long_is_cut_with_an_ellipsis_and_fits() -> None:
    short = typeface.shorten("Featherstonehaugh", REGULAR, 10, 40)
    assert short.endswith("…")
    assert typeface.width(short, REGULAR, 10) <= 40
    assert typeface.shorten("Reg", REGULAR, 10, 40) == "Reg"


def test_a_long_name_breaks_at_spaces_and_only_then_inside_a_word() -> None:
    lines = typeface.wrap("Mrs Featherstonehaugh", REGULAR, 10, 30, 90)
    assert lines == ["Mrs", "Featherstonehaugh"]
    broken = typeface.wrap("Featherstonehaugh", REGULAR, 10, 30, 40)
    assert broken[0] == ""
    assert "".join(broken) == "Featherstonehaugh"
    assert all(typeface.width(line, REGULAR, 10) <= 40 for line in broken)
