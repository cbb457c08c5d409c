"""Outcome plans that people write together. `values` has the forms and what is read.

reading      plans_of, all_plans, get_plan, current_plan_id
drafting     begin_plan (empty, or a copy of the agreed one), discard_draft, set_language; save_,
             remove_ and move_ section, outcome, risk; archive_outcome, restore_outcome
taking_part  add_participant, save_participant, remove_participant, record_word, and whom to ask
agreeing     agree, and the rules of who may speak for whom
deciding     decisions about circles and visits (decisions_of, decisions_about); decision_id_of a
             plan or a review
readiness    what must not be missing, and what is worth asking about (gaps)
attaching    attach, save_attachment, detach, read_attachment
visits       serve, visits_of, outcomes_for, words_for; visits_serving_none, outcomes_without_visits
noting       add_visit_note, remove_visit_note, notes_of
reviewing    begin_review, save_review, save_reviewed, finish_review, discard_review, get_review,
             reviews_of, distance_travelled
due          due_reviews, without_plan; add_event, events_of; get_review_clock, save_review_clock
attainment   t_score
comparing    compare
history      history_of
domains      headings: well-being (Wales), Care Act outcomes (England), the co-op's own
jotting      what is being typed, kept against a crash before it is saved
validation   validate_* : one sentence beside each field
"""
