"""Every word the software says to people stands in the glossary."""

import re

import pytest

from doithoai.models import Competence, Opinion, OpinionState, Outcome, Paper, Urgency
from doithoai.rules.procedure import PROCEDURE, ROLE_LABELS, STAGE_LABELS, STEPS
from doithoai.rules.triage import FIELD_LABELS
from tests.house import ROOT

ROWS = re.findall(r"^\| (.+?) \| .+? \| (.+?) \|$", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
SAID = {said for vietnamese, _ in ROWS for said in [vietnamese, *vietnamese.split(" / ")]}
IN_CODE = {(vietnamese, code.strip("`")) for vietnamese, code in ROWS}


@pytest.mark.parametrize(
    "labels",
    [
        {verb: step.label for verb, step in PROCEDURE.items()},
        {role.value: label for role, label in ROLE_LABELS.items()},
        {stage.value: label for stage, label in STAGE_LABELS.items()},
        dict(STEPS),
        FIELD_LABELS,
    ],
    ids=["verbs", "roles", "stages", "steps", "fields"],
)
def test_a_label_and_its_name_in_code_stand_side_by_side(labels):
    assert {(label, code) for code, label in labels.items()} - IN_CODE == set()


@pytest.mark.parametrize(
    "choices",
    [Urgency, Competence, OpinionState, Outcome.Kind, Paper.Kind, Opinion.Kind],
    ids=lambda c: c.__qualname__,
)
def test_every_choice_is_explained(choices):
    assert set(choices.labels) - SAID == set()
