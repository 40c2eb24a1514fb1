from utils.analysis import kept


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    calls = []

    def work() -> int:
        calls.append(1)
        return len(calls)

    assert [kept.keep(("test_kept", 1), work), kept.keep(("test_kept", 1), work)] == [1, 1]
    assert kept.keep(("test_kept", 2), work) == 2


def test_the_oldest_is_forgotten() -> None:
    for number in range(kept.MOST + 5):
        kept.keep(("test_kept_many", number), lambda number=number: number)
    assert len(kept._kept) <= kept.MOST
    assert kept.keep(("test_kept_many", 0), lambda: "again") == "again"
