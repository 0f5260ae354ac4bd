"""Plans annotated by hand before anything read them: how much of them is read right, and that nothing is invented."""

from tests.rules.plan_reading.scoring import FOLDER, load, report, total

PLANS = sorted(FOLDER.glob("*.plan"))


def test_there_are_enough_plans_to_mean_something() -> None:
    assert len(PLANS) >= 80
    assert all(load(path).facts for path in PLANS)


def test_facts_are_read_right() -> None:
    fields, given, invented = report(PLANS, show=False)
    assert total(fields).f1 >= 0.92
    assert invented / given <= 0.01
