"""The words for the choices in people's forms, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from carecoop.kinds import (
    FunderKind,
    LanguageLevel,
    Nation,
    Priority,
    TimeOffKind,
    TravelMode,
    Weeks,
)

translate = QCoreApplication.translate


def funder_kinds() -> list[tuple[FunderKind, str]]:
    return [
        (FunderKind.COUNCIL, translate("choices", "Council")),
        (FunderKind.HEALTH, translate("choices", "Health service")),
        (FunderKind.DIRECT_PAYMENT, translate("choices", "Direct payment")),
        (
            FunderKind.INDIVIDUAL_SERVICE_FUND,
            translate("choices", "Individual service fund"),
        ),
        (FunderKind.PRIVATE, translate("choices", "Pays privately")),
    ]


def travel_modes() -> list[tuple[TravelMode, str]]:
    return [
        (TravelMode.CAR, translate("choices", "by car")),
        (TravelMode.BIKE, translate("choices", "by bicycle")),
        (TravelMode.WALK, translate("choices", "on foot")),
    ]


def language_levels() -> list[tuple[LanguageLevel, str]]:
    return [
        (LanguageLevel.GREETINGS, translate("choices", "a few words")),
        (LanguageLevel.CONVERSATION, translate("choices", "can chat")),
        (LanguageLevel.FULL, translate("choices", "fluent")),
    ]


def time_off_kinds() -> list[tuple[TimeOffKind, str]]:
    return [
        (TimeOffKind.LEAVE, translate("choices", "Leave")),
        (TimeOffKind.SICK, translate("choices", "Sick")),
        (TimeOffKind.TRAINING, translate("choices", "Training")),
        (TimeOffKind.OTHER, translate("choices", "Other")),
    ]


def weeks() -> list[tuple[Weeks, str]]:
    return [
        (Weeks.EVERY, translate("choices", "every week")),
        (Weeks.A, translate("choices", "A weeks")),
        (Weeks.B, translate("choices", "B weeks")),
    ]


def priorities() -> list[tuple[Priority, str]]:
    return [
        (Priority.RED, translate("choices", "Red: must not be missed")),
        (Priority.AMBER, translate("choices", "Amber: can move a little")),
        (Priority.GREEN, translate("choices", "Green: can wait a day")),
    ]


def priority_word(priority: Priority) -> str:
    return {
        Priority.RED: translate("choices", "red"),
        Priority.AMBER: translate("choices", "amber"),
        Priority.GREEN: translate("choices", "green"),
    }[priority]


def nations() -> list[tuple[Nation, str]]:
    return [
        (Nation.ENGLAND, translate("choices", "England")),
        (Nation.WALES, translate("choices", "Wales")),
    ]
