"""What a form needs before it can be saved: one sentence beside each field that needs a look.

`validate_*` say what is wrong (nothing is saved), `warnings_for_*` what is unusual or needs a
reason in law (it may be saved). Keys are the forms' field names. `checked` raises. Forms are
tidied first, so that pages may ask while someone types.
"""

from datetime import date

from carecoop.clock import DAY_MINUTES, WEEK_MINUTES
from carecoop.errors import QT_TRANSLATE_NOOP, CareCoopError, InvalidInputError
from carecoop.kinds import Nation
from carecoop.services import validation_findings as find
from carecoop.services.people_text import (
    fold,
    tidy_access,
    tidy_carer,
    tidy_client,
    tidy_exception,
    tidy_pattern,
    tidy_suspension,
)
from carecoop.services.people_values import (
    AccessForm,
    CarerForm,
    ClientForm,
    ExceptionForm,
    PatternForm,
    SuspensionForm,
)
from carecoop.services.validation_findings import Fields, Finding

AVERAGE_MOST_MINUTES = 48 * 60  # a week: Working Time Regulations 1998, regs 4-5
SHORT_VISIT_MINUTES = 30
TIGHT_WINDOW_MINUTES = 60


def checked(found: Fields) -> None:
    """Raise what was found, if anything."""
    if found:
        raise InvalidInputError(found)


def validate_client(form: ClientForm) -> Fields:
    form = tidy_client(form)
    return find.first_of(
        ("name", find.missing_name(form.name)),
        *find.lengths("client", form),
        *find.home(form.postcode, form.easting, form.northing),
        ("phone", find.phone(form.phone)),
        ("first_language", find.language(form.first_language)),
        *(("languages", find.language(code)) for code in form.languages),
        ("spacing_minutes", find.within(form.spacing_minutes, 0, 720)),
        ("agreed_minutes", find.within(form.agreed_minutes, 0, WEEK_MINUTES)),
        *(("contacts", finding) for contact in form.contacts for finding in find.contact(contact)),
        ("bonds", find.bonds(form.bonds)),
    )


def validate_access(form: AccessForm) -> Fields:
    form = tidy_access(form)
    return find.first_of(*find.lengths("client_access", form))


def validate_suspension(form: SuspensionForm) -> Fields:
    form = tidy_suspension(form)
    until_date = form.until_date or date.max
    return find.first_of(
        ("reason", find.missing_reason(form.reason)),
        ("from_minute", find.within(form.from_minute, 0, DAY_MINUTES)),
        ("until_minute", find.within(form.until_minute, 0, DAY_MINUTES)),
        ("until_date", find.order(form.from_date, form.from_minute, until_date, form.until_minute)),
        *find.lengths("suspension", form),
    )


def validate_carer(form: CarerForm) -> Fields:
    form = tidy_carer(form)
    return find.first_of(
        ("name", find.missing_name(form.name)),
        *find.lengths("carer", form),
        *find.home(form.postcode, form.easting, form.northing),
        ("phone", find.phone(form.phone)),
        ("email", find.email(form.email)),
        ("contract_minutes", find.within(form.contract_minutes, 0, WEEK_MINUTES)),
        ("contract_minutes", find.contract(form.contract_minutes, form.most_minutes)),
        ("most_minutes", find.within(form.most_minutes, 0, WEEK_MINUTES)),
        ("most_days", find.within(form.most_days, 0, 7)),
        ("caseload", find.within(form.caseload, 0, 200)),
        *(("availability", find.window(window)) for window in form.availability),
        ("availability", find.overlap(form.availability)),
        *(("time_off", finding) for each in form.time_off for finding in find.time_off(each)),
        *(("skills", find.skill(each.skill)) for each in form.skills),
        ("skills", find.twice(fold(each.skill) for each in form.skills)),
        *(("languages", find.language(each.language)) for each in form.languages),
        ("languages", find.twice(each.language for each in form.languages)),
    )


def warnings_for_carer(form: CarerForm) -> Fields:
    """Working Time Regulations 1998, regs 4-5: more than 48 hours on average needs an opt-out."""
    over = CareCoopError(
        QT_TRANSLATE_NOOP(
            "carecoop",
            "More than 48 hours a week on average needs the carer's written agreement "
            "(Working Time Regulations 1998).",
        )
    )
    return {
        name: over
        for name in ("contract_minutes", "most_minutes")
        if getattr(form, name) > AVERAGE_MOST_MINUTES
    }


def validate_pattern(form: PatternForm) -> Fields:
    form = tidy_pattern(form)
    skills = (form.needs, form.wishes, form.avoids)
    return find.first_of(
        ("title", find.missing_title(form.title)),
        *find.lengths("visit_pattern", form),
        ("weekdays", find.weekdays(form.weekdays)),
        ("preferred_minute", find.within(form.preferred_minute, 0, DAY_MINUTES - 1)),
        ("earliest_minute", find.within(form.earliest_minute, 0, DAY_MINUTES - 1)),
        ("earliest_minute", find.earliest(form)),
        ("latest_minute", find.within(form.latest_minute, 0, DAY_MINUTES - 1)),
        ("latest_minute", find.latest(form)),
        ("duration_minutes", find.within(form.duration_minutes, 5, DAY_MINUTES)),
        ("carers_wanted", find.within(form.carers_wanted, 1, 2)),
        *(
            (field, find.skill(name))
            for field, names in zip(("needs", "wishes", "avoids"), skills, strict=True)
            for name in names
        ),
        ("avoids", find.both_ways(form)),
        ("starts_on", find.missing_start(form.starts_on)),
        ("ends_on", find.ends(form.starts_on, form.ends_on)),
    )


def warnings_for_pattern(form: PatternForm, nation: Nation) -> Fields:
    """Short visits (Wales: regulation 41(4) of WSI 2017/1264; England: NICE QS123), a
    time-critical visit with a wide window, a visit that never falls on a day."""
    found: list[tuple[str, Finding]] = []
    if 0 < form.duration_minutes < SHORT_VISIT_MINUTES:
        found.append(("duration_minutes", find.short_visit(nation)))
    if form.time_critical and form.latest_minute - form.earliest_minute > TIGHT_WINDOW_MINUTES:
        found.append(("latest_minute", find.wide_window()))
    if find.never_occurs(form):
        found.append(("weekdays", find.never()))
    return find.first_of(*found)


def validate_exception(form: ExceptionForm) -> Fields:
    form = tidy_exception(form)
    as_long = form.preferred_minute is form.duration_minutes is None
    unchanged = not form.cancelled and form.moved_from is None and as_long
    preferred, duration = form.preferred_minute, form.duration_minutes
    return find.first_of(
        ("cancelled", find.nothing_different() if unchanged else None),
        (
            "preferred_minute",
            None if preferred is None else find.within(preferred, 0, DAY_MINUTES - 1),
        ),
        ("duration_minutes", None if duration is None else find.within(duration, 5, DAY_MINUTES)),
        *find.lengths("visit_exception", form),
    )
