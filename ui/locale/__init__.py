"""Translations of the window: `carecoop_<language>.ts` to be edited, `.qm` to be loaded.

`python -m ui.locale cy` writes what is new into `carecoop_cy.ts` and makes `carecoop_cy.qm`.
"""
