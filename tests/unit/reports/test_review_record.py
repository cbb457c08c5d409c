"""The review record: words before numbers, notes gathered, and how far somebody has come."""

from dataclasses import replace
from datetime import date

from reports import review_record, travelled
from reports.plan_values import Copy, Distance, ReviewRecord, VisitNote
from tests.golden import made_up_plan
from tests.golden.made_up_week import PRINTED
from tests.helpers.pdf import page_texts, whole_text


def words(review: ReviewRecord, copy: Copy = made_up_plan.ORDINARY) -> str:
    return " ".join(whole_text(review_record.render(review, copy, printed_on=PRINTED)).split())


def test_the_persons_own_words_come_before_what_was_achieved_and_all_numbers() -> None:
    text = words(made_up_plan.review())
    own = text.index("I got there in January")
    assert own < text.index("Was it achieved?") < text.index("In numbers")
    assert text.index("I have seen the boats come in") < own


def test_notes_after_visits_are_gathered_with_day_and_carer() -> None:
    assert "15 December 2026: As far as the bench. — Dai Morgan" in words(made_up_plan.review())


def test_the_score_is_printed_only_where_it_was_handed_over() -> None:
    assert "+18.3" in words(made_up_plan.review())
    without = words(replace(made_up_plan.review(), attainment=None))
    assert "T-score" not in without
    assert "In numbers" not in without


def test_a_copy_for_others_has_no_score_that_a_private_outcome_went_into() -> None:
    text = words(made_up_plan.review(), made_up_plan.FOR_OTHERS)
    assert "Bath on my own terms" not in text
    assert "T-score" not in text


def test_a_review_that_goes_on_says_so_on_each_page() -> None:
    pdf = review_record.render(made_up_plan.empty_review(), printed_on=PRINTED)
    assert all("Draft: review not finished" in text for text in page_texts(pdf))


def test_the_way_is_drawn_in_order_of_time_whatever_order_it_came_in() -> None:
    review = made_up_plan.review()
    first = review.outcomes[0]
    turned = replace(first, distances=first.distances[::-1])
    assert words(replace(review, outcomes=(turned,))) == words(replace(review, outcomes=(first,)))


def test_one_point_is_no_distance() -> None:
    assert not travelled.is_drawn([Distance(date(2026, 11, 12), 3)])
    assert travelled.is_drawn([Distance(date(2026, 11, day), 3) for day in (12, 13)])


def test_the_way_is_drawn_on_the_page_of_its_last_words() -> None:
    days = [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    way = tuple(Distance(day, n, made_up_plan.plain(f"Step {n}.")) for n, day in enumerate(days))
    review = made_up_plan.review()
    for lines in range(26):  # wherever on the page it comes
        notes = tuple(
            VisitNote(date(2020, 1, 2), made_up_plan.plain("A short walk.")) for _ in range(lines)
        )
        outcome = replace(review.outcomes[0], notes=notes, distances=way)
        record = replace(review, outcomes=(outcome,))
        pages = page_texts(review_record.render(record, made_up_plan.LARGE, printed_on=PRINTED))
        drawn = [text for text in pages if "1 January 2020" in text][-1]  # below its axis
        assert "Step 2." in drawn


def test_ten_is_above_nought_and_later_is_to_the_right() -> None:
    points = [Distance(date(2026, 11, day), score) for day, score in ((1, 0), (11, 10), (21, 5))]
    one, two, three = travelled.dots(points, 400, 100)
    assert one.y < three.y < two.y
    assert two.x - one.x == three.x - two.x
    assert 0 < one.x < three.x < 400
