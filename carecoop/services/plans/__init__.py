"""Outcome plans that people write together. `values` has the forms and what is read.

reading     plans_of, all_plans, get_plan, current_plan
drafting    begin_plan, begin_change, discard_draft; save_/remove_/move_ for sections, outcomes,
            risks; archive_outcome, restore_outcome, set_language
agreeing    add_participant, save_participant, remove_participant, record_word, agree;
            add_decision, decisions_of, get_decision
attaching   attach, save_attachment, detach, read_attachment
visits      serve, lists of what serves nothing, words_for, add_visit_note, notes_of
reviewing   begin_review, save_review, save_reviewed, finish_review, discard_review, get_review,
            reviews_of, distance_travelled
due         get_review_clock, save_review_clock, add_event, due_reviews
attainment  t_score
comparing   compare
history     history_of
domains     headings: well-being (Wales), Care Act outcomes (England), the co-op's own
jotting     what is being typed, kept against a crash before it is saved
validation  validate_* : one sentence beside each field
"""
