"""Residents' matters since June 2022, when the secretary's studio opened. No personal data, all illustrative."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import shapely
from shapely.geometry import Point

from data.sample.buildings import buildings
from data.sample.frame import TODAY, stream
from data.sample.places import boundary
from data.sample.record import Feature

COUNT = 236
#: category -> (Chinese, English, department, share, typical days to resolve)
_KINDS: dict[str, tuple[str, str, str, float, float]] = {
    "sanitation": ("垃圾清运不及时", "Rubbish not collected in time", "平湖街道城管办", 0.17, 3),
    "facilities": ("公共设施损坏", "Broken public fixture", "社区股份合作公司物业", 0.13, 6),
    "parking": ("车辆乱停放", "Cars parked in the way", "龙岗交警平湖中队", 0.15, 5),
    "noise": ("夜间噪声", "Noise at night", "平湖派出所", 0.09, 4),
    "safety": ("消防通道堵塞", "Fire lane blocked", "平湖街道应急办", 0.11, 3),
    "greening": ("树木需修剪", "Trees need pruning", "平湖街道城管办", 0.07, 9),
    "drainage": ("雨后积水", "Standing water after rain", "龙岗区水务局", 0.10, 14),
    "lighting": ("路灯不亮", "Street lamp out", "社区工作站", 0.08, 5),
    "drying": ("希望增设晾晒设施", "More drying space wanted", "社区股份合作公司物业", 0.06, 18),
    "neighbours": ("邻里纠纷调解", "Dispute between neighbours", "社区人民调解委员会", 0.04, 8),
}


def _dates(rng: np.random.Generator, kind: str, today: date) -> tuple[date, date | None, date | None, str]:
    """Reported, responded, resolved and the status they amount to; dates after today have not happened yet."""
    first = date(2022, 6, 24)
    # More people use the group each year: the density of reports grows.
    reported = first + timedelta(days=int((today - first).days * rng.uniform() ** 0.65))
    responded = reported + timedelta(days=int(rng.choice([0, 1, 1, 2, 3, 6], p=[0.3, 0.3, 0.15, 0.12, 0.08, 0.05])))
    days = max(1, round(float(rng.lognormal(np.log(_KINDS[kind][4]), 0.7))))
    resolved = responded + timedelta(days=days)
    # What waits is mostly recent; a very few matters drag on.
    stuck = rng.random() < 0.9 * math.exp(-(today - reported).days / 30) + 0.004
    if responded > today or (stuck and rng.random() < 0.5):
        return reported, None, None, "open"
    if resolved > today or stuck:
        return reported, responded, None, "assigned"
    fed_back = (today - resolved).days > 10 and rng.random() < 0.9
    return reported, responded, resolved, "closed" if fed_back else "resolved"


def features() -> list[Feature]:
    """The ``resident_issues`` layer."""
    rng = stream("issues")
    today = date.fromisoformat(TODAY)
    homes = [b for b in buildings() if b.village is not None]
    walls = shapely.union_all([b.shape for b in buildings()])
    keys = list(_KINDS)
    weights = np.array([_KINDS[key][3] for key in keys])
    rows: list[tuple[date, date | None, date | None, str, str, str, Point]] = []
    while len(rows) < COUNT:
        kind = str(rng.choice(keys, p=weights / weights.sum()))
        channel = str(rng.choice(["wechat_group", "visit", "hotline"], p=[0.62, 0.23, 0.15]))
        centre = homes[int(rng.integers(len(homes)))].shape.centroid
        at = Point(centre.x + rng.normal(0, 11), centre.y + rng.normal(0, 11))
        if walls.contains(at) or not boundary().contains(at):
            continue
        rows.append((*_dates(rng, kind, today), kind, channel, at))
    rows.sort(key=lambda row: (row[0], row[-1].x))
    out: list[Feature] = []
    for i, (reported, responded, resolved, status, kind, channel, at) in enumerate(rows, start=1):
        zh, en, department = _KINDS[kind][:3]
        columns = {
            "category": kind,
            "channel": channel,
            "reported": reported.isoformat(),
            "responded": responded.isoformat() if responded else None,
            "resolved": resolved.isoformat() if resolved else None,
            "status": status,
            "department": department if responded else None,
        }
        out.append(Feature(f"i-{i:03d}", zh, en, at, columns))
    return out
