import itertools

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.analysis import coverage

SQUARE = shapely.box(0, 0, 10, 10)


def homes_at(*places: tuple[float, float]) -> np.ndarray:
    return np.array([shapely.box(x, y, x + 10, y + 10) for x, y in places], dtype=object)


def test_distances_are_from_the_edge_of_the_footprint() -> None:
    homes = homes_at((0, 0), (100, 0))
    things = np.array([shapely.Point(15, 5), shapely.LineString([(110, 30), (200, 30)])])
    assert coverage.distances(homes, things).tolist() == [5, 20]


def test_nothing_to_be_near_is_infinitely_far() -> None:
    assert coverage.distances(homes_at((0, 0)), np.array([], dtype=object)).tolist() == [np.inf]
    assert coverage.distances(homes_at((0, 0)), np.array([None, shapely.Point()])).tolist() == [np.inf]
    assert coverage.distances(np.array([], dtype=object), np.array([SQUARE])).tolist() == []


def test_a_share_counts_homes_or_tenants_up_to_the_distance() -> None:
    away = np.array([10.0, 20.0, np.inf])
    assert coverage.share(away, 20) == coverage.Share(2, 3)
    assert coverage.share(away, 19.9, np.array([5, np.nan, 7])) == coverage.Share(5, 12)
    assert np.isnan(coverage.share(np.array([]), 5).pct)


@given(st.lists(st.tuples(st.floats(0, 900), st.integers(0, 9)), min_size=1, max_size=20))
def test_the_reach_grows_and_agrees_with_the_share(rows: list[tuple[float, int]]) -> None:
    away, tenants = np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])
    steps = np.arange(0, 1001, 100)
    curve = coverage.reach(away, tenants, steps)
    if not tenants.sum():
        assert np.isnan(curve).all()
        return
    assert (np.diff(curve) >= 0).all() and curve[-1] == pytest.approx(100)
    assert curve.tolist() == pytest.approx([coverage.share(away, step, tenants).pct for step in steps])


def test_areas_add_up_and_the_worst_comes_first() -> None:
    areas = np.array(["东", "西", "东", ""], dtype=object)
    covered = np.array([True, False, False, True])
    found = coverage.by_area(areas, covered, np.array([3.0, 2.0, 1.0, np.nan]))
    assert found["residential_area"].tolist() == ["西", "东", ""]
    assert found["tenants"].sum() == 6 and found["tenants_covered"].sum() == 3
    assert found["homes"].sum() == 4 and found["homes_covered"].sum() == 2


def test_sites_lie_inside_and_in_nothing() -> None:
    boundary = shapely.Polygon([(0, 0), (400, 0), (400, 300), (0, 100)])
    taken = np.array([shapely.box(50, 0, 150, 90), shapely.LineString([(0, 12.5), (400, 12.5)])])
    sites = coverage.grid_sites(boundary, taken)
    assert len(sites)
    assert all(boundary.contains(site) and not any(shape.intersects(site) for shape in taken) for site in sites)
    assert len(coverage.grid_sites(boundary, np.array([], dtype=object))) > len(sites)


def test_a_large_boundary_has_a_wider_grid() -> None:
    assert len(coverage.grid_sites(shapely.box(0, 0, 50_000, 50_000), np.array([]))) <= 1.05 * coverage.MOST_SITES


def test_the_first_site_covers_most_tenants_and_none_adds_nothing() -> None:
    homes = homes_at((0, 0), (40, 0), (500, 0), (2000, 0))
    tenants = np.array([1.0, 1.0, 5.0, np.nan])
    sites = shapely.points([[20, 30], [500, 30], [510, 30], [2000, 30], [9000, 0]])
    found = coverage.next_sites(sites, homes, tenants, 50)
    assert found["tenants"].tolist() == [5, 2, 0]
    assert found["homes"].tolist() == [1, 2, 1]
    assert found["tenants_sum"].tolist() == [5, 7, 7]
    assert found["site"].tolist()[1:] == [0, 3]
    assert found["rank"].tolist() == [1, 2, 3]


def test_of_equal_sites_the_one_in_the_middle_is_taken() -> None:
    sites = shapely.points([[-30, 5], [5, 15], [40, 5]])
    assert coverage.next_sites(sites, homes_at((0, 0)), np.array([2.0]), 50)["site"].tolist() == [1]


@pytest.mark.parametrize("homes", [homes_at(), homes_at((9000, 9000))])
def test_without_homes_in_reach_there_is_no_site(homes: np.ndarray) -> None:
    assert coverage.next_sites(shapely.points([[0, 0]]), homes, np.ones(len(homes)), 50).empty
    assert coverage.next_sites(np.array([], dtype=object), homes_at((0, 0)), np.ones(1), 50).empty


places = st.tuples(st.integers(0, 200), st.integers(0, 200))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(places, min_size=1, max_size=7),
    st.lists(st.integers(0, 5), min_size=7, max_size=7),
    st.lists(places, min_size=1, max_size=6),
)
def test_greedy_is_at_least_two_thirds_of_the_best(
    at: list[tuple[int, int]], tenants: list[int], candidates: list[tuple[int, int]]
) -> None:
    homes, weights = homes_at(*at), np.array(tenants[: len(at)], dtype=float)
    sites = shapely.points(candidates)
    found = coverage.next_sites(sites, homes, weights, 60, most=2)
    near = [[home.distance(site) <= 60 for home in homes] for site in sites]
    best = max(
        sum(weight for place, weight in enumerate(weights) if any(near[site][place] for site in pair))
        for pair in itertools.combinations_with_replacement(range(len(sites)), 2)
    )
    greedy = found["tenants"].sum()
    # Two greedy steps reach 1 - (1 - 1/2)^2 = 3/4 of the best.
    assert 0.75 * best <= greedy <= best
