"""Paper: each module turns plain frozen values into the bytes of one kind of PDF document.

`schedule` (a carer's week), `who_is_coming` (a person's week), `rota` (the office wall),
`timesheet`, `continuity` (for a meeting) and `notice` (that a carer had) each offer
`render(values, …, language=, printed_on=) -> bytes`; `our_plan`, `review_record` and `profile`
offer `render(values, copy, printed_on=) -> bytes` and, as one web page, `render_html(…) -> str`.
The values hold plain strings, dates and minutes; nothing here knows a database, a window or the
solver. The look is in `style`, the page in `page`, and every printed word passes through `text`.
"""
