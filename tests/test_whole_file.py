"""Files written whole or not at all."""

from utils.whole_file import put_away, write_whole


def test_each_version_is_kept_and_no_name_twice(tmp_path):
    path, kept = tmp_path / "new" / "a.txt", tmp_path / "kept"
    for number in range(4):
        write_whole(path, str(number).encode(), kept)
    assert path.read_text() == "3"
    assert [former.read_text() for former in sorted(kept.iterdir())] == ["0", "1", "2"]
    put_away(path, kept)
    assert not path.exists() and [former.read_text() for former in sorted(kept.iterdir())][-1] == "3"


def test_who_may_read_it_stays(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, b"1", tmp_path / "kept")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o664)
    write_whole(path, b"2", tmp_path / "kept")
    assert path.stat().st_mode & 0o777 == 0o664
